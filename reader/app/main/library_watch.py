"""What other programs do to the library while it is on the screen: another window, a command, a refresh by cron.

SQLite counts the commits of other connections (`PRAGMA data_version`); the companion's are among them, and find
everything told already.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.widget import Widget

from reader.app.session import Session
from reader.model.queries.query import Query
from reader.model.story import Headline
from reader.store.file.library import Library, other_commits
from reader.store.reading.notes import notes_of
from reader.store.search.headlines import headlines, listed_since, newest_id

if TYPE_CHECKING:
    from reader.app.main.arrivals import Arrivals
    from reader.app.main.main_view import MainView

LOOK_SECONDS = 1.0


class LibraryWatch:
    """Looks now and then whether others have changed what is shown, and has it shown as it is now."""

    def __init__(
        self, session: Session, main: Callable[[], "MainView"], arrivals: "Arrivals", settle: Callable[[], None]
    ) -> None:
        """`settle` is called when stories have arrived or counts may have changed."""
        self._session, self._main, self._arrivals, self._settle = session, main, arrivals, settle
        self._commits = session.read(other_commits, 0)
        self._newest = session.read(newest_id, 0)

    def start(self, holder: Widget) -> None:
        """Look from now on, as long as the widget is there."""
        holder.set_interval(LOOK_SECONDS, self.look)

    def look(self) -> None:
        """Show what others have changed since the last look. What one is reading stays where it is."""
        commits = self._session.read(other_commits, self._commits)
        if commits == self._commits:
            return
        self._commits = commits
        came = self._session.read(lambda lib: listed_since(lib, self._newest), list[int]())
        self._newest = max([self._newest, *came])
        self._arrivals.new.update(came)
        main = self._main()
        rows = list(main.headlines.window.rows)
        now = {row.id: row for row in self._session.read(lambda lib: _as_they_are(lib, rows), rows)}
        changed = [row.id for row in rows if row.id in now and now[row.id] != row]
        shown = main.current.story
        if shown is not None and self._has_other_notes(shown.id):
            changed.append(shown.id)
        if changed:
            main.changed(changed)
        if len(now) < len(rows):
            main.changed((), listed=True)
        self._settle()

    def _has_other_notes(self, story_id: int) -> bool:
        shown = self._main().current.notes
        return self._session.read(lambda lib: tuple(notes_of(lib, story_id)), shown) != shown


def _as_they_are(lib: Library, rows: list[Headline]) -> list[Headline]:
    return headlines(lib, Query(ids=tuple(row.id for row in rows)), limit=len(rows) or 1)
