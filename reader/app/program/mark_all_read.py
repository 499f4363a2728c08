"""Everything a list asks for becomes read, the part not loaded too: in a thread, as it may be the whole library."""

from collections.abc import Callable

from textual.app import App

from reader.app.session import Session
from reader.app.state.mark_all import unread_ids
from reader.model.action import Action, SetRead
from reader.model.queries.query import Query
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
        self._app.run_worker(
            lambda: self._work(query), thread=True, exclusive=True, group="all-read", exit_on_error=False
        )

    def _work(self, query: Query) -> None:
        lib = self._session.libraries.here()
        ids = unread_ids(lib, query)
        if not ids:
            self._app.call_from_thread(self._say, "everything here is read already")
            return
        inverse = perform(lib, SetRead(ids, True), now=self._session.now())
        self._app.call_from_thread(self._finish, ids, inverse)

    def _finish(self, ids: tuple[int, ...], inverse: Action) -> None:
        words = f"marked {len(ids):,} stories read"
        self._session.history.did(inverse, words)
        self._done(ids, f"{words}: u takes it back")
