"""Everything a list asks for becomes read, the part not loaded too: in a thread, as it may be the whole library."""

from collections.abc import Callable

from textual.app import App

from reader.app.many_stories import BUSY, work_on_many
from reader.app.session import Session
from reader.app.state.mark_all import unread_ids
from reader.model.action import Action, SetRead
from reader.model.queries.query import Query
from reader.store.file.library import Library
from reader.store.reading.actions import perform


class MarkingAll:
    """Marks stories read, and puts that into the history."""

    def __init__(
        self, app: App[None], session: Session, say: Callable[[str], None], done: Callable[[tuple[int, ...], str], None]
    ) -> None:
        """`done` shows that stories became read, and says the words."""
        self._app, self._session, self._say, self._done = app, session, say, done

    def start(self, query: Query) -> None:
        """Begin with what `query` asks for."""
        if self._session.busy:
            self._say(BUSY)
        else:
            work_on_many(self._app, self._session, lambda lib: self._work(lib, query), self._finish)

    def _work(self, lib: Library, query: Query) -> tuple[tuple[int, ...], Action] | None:
        ids = unread_ids(lib, query)
        return (ids, perform(lib, SetRead(ids, True), now=self._session.now())) if ids else None

    def _finish(self, found: tuple[tuple[int, ...], Action] | None) -> None:
        if found is None:
            self._say("everything here is already read")
            return
        ids, inverse = found
        words = f"marked {len(ids):,} stories read"
        self._session.history.did(inverse, words)
        self._done(ids, f"{words}: u undoes it")
