"""What is done with the whole list: read, refresh, export; and the lenses over all stories."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.screen import Screen

from reader.app.keys.bindings import FEEDS, KEEP, SHOW, TAKE, bind
from reader.app.keys.commands import Commands
from reader.app.messages import Ask, MarkAllRead, OpenStory, Say
from reader.app.session import Session
from reader.app.state import list_views
from reader.app.state.list_views import View
from reader.model.document import Span
from reader.model.feed import Feed
from reader.model.queries.query import Query

if TYPE_CHECKING:
    from reader.app.lenses.lens import Scope

MOST = 500
"""Stories of a list that a lens looks at: the first ones."""


class ListCommands(Commands):
    """Commands on all that a list asks for, the part not loaded too."""

    BINDINGS = [
        bind("A", "all_read", "all read", "Mark all stories of this list read", id="list.read", group=KEEP),
        bind("R", "refresh_all", "refresh all", "Refresh in the background: the feed or folder shown, else all feeds",
             id="feeds.refresh", group=FEEDS),
        bind("e", "export", "export", "Export notes, or a dossier of the stories at hand",
             id="notes.export", group=TAKE, show=True),
        bind("w", "people", "who", "Who said what in the stories at hand; * in there: in all",
             id="lens.people", group=SHOW, show=True),
        bind("f", "figures", "figures", "Figures of the stories at hand side by side; * in there: of all",
             id="lens.figures", group=SHOW, show=True),
    ]  # fmt: skip

    def __init__(
        self, session: Session, screen: Screen[None], shown: Callable[[], View], read: Callable[[], int | None]
    ) -> None:
        """`shown` is the view the list shows, `read` the story one is in; None in the list."""
        self._session, self._screen, self._shown, self._read = session, screen, shown, read

    def action_all_read(self) -> None:
        """Mark everything the list asks for read."""
        self._screen.post_message(MarkAllRead(self._shown().query))

    def action_refresh_all(self) -> None:
        """Refresh the feed or folder shown, else all feeds, without waiting."""
        shown, feeds = self._shown(), self._shown_feeds()
        if feeds is None:
            self._screen.post_message(Ask("refresh", {"feed": None, "force": False}, "refreshing…"))
        elif feeds:
            details: dict[str, object] = {"feeds": feeds, "force": False}
            self._screen.post_message(Ask("refresh", details, f"refreshing {shown.name}…"))
        else:
            self._say(f"no feed is in {shown.name}")

    def _shown_feeds(self) -> list[int] | None:
        """The feeds of the list, where it is that of a feed or a folder."""
        from reader.store.search.conditions import feeds_in_folder
        from reader.store.sources.feeds import list_feeds

        query = self._shown().query
        if query.feed_id is not None:
            return [query.feed_id]
        if len(query.folders) == 1 and not self._shown().text:
            inside = self._session.read(lambda lib: feeds_in_folder(lib, query.folders[0]), set[int]())
            return [feed.id for feed in self._session.read(list_feeds, list[Feed]()) if feed.id in inside]
        return None

    def action_export(self) -> None:
        """Write notes or a dossier into a file."""
        from reader.app.dialogs.export_dialog import Exportable, ExportDialog
        from reader.export.collect import gather
        from reader.export.dossier.dossier import MOST as LARGEST
        from reader.store.texts.stories import headlines

        view, lib = self._shown(), self._session.lib
        what = f"the stories found for {view.text}" if view.text else f"the list {view.title}"
        asked = replace(view.query, sort="newest")
        query = Query() if asked == list_views.UNREAD.query else asked
        if query == Query():
            what = "all stories"
        every = ("all stories", tuple(one.id for one in headlines(lib, Query(), limit=LARGEST + 1)))
        here = self._scope()
        dossiers = ((here.name, here.story_ids), every) if here else (every,)
        if not every[1]:
            self._say("nothing to export: there is no story yet")
            return

        def done(path: str | None) -> None:
            if path:
                self._say(f"written to {path}")

        found = Exportable(query if gather(lib, query) else None, what, dossiers)
        self._screen.app.push_screen(ExportDialog(self._session, found), done)

    def action_people(self) -> None:
        """Who said what."""
        from reader.app.lenses.people_lens import PeopleScreen

        self._screen.app.push_screen(PeopleScreen(self._session, self._scope()), self._open)

    def action_figures(self) -> None:
        """Figures side by side."""
        from reader.app.lenses.figures_lens import FiguresScreen

        self._screen.app.push_screen(FiguresScreen(self._session, self._scope()), self._open)

    def _scope(self) -> "Scope | None":
        """The thread of the story one is in, or it alone; in the list what it shows; None for all stories."""
        from reader.app.lenses.lens import Scope
        from reader.store.relations import threads
        from reader.store.texts.stories import headlines

        lib, story_id, view = self._session.lib, self._read(), self._shown()
        if story_id is not None:
            thread_id = threads.thread_of(lib, story_id)
            ids = tuple(threads.members(lib, thread_id)) if thread_id else ()
            return Scope("this thread", ids) if len(ids) > 1 else Scope("this story", (story_id,))
        if view.query in (list_views.ALL.query, list_views.UNREAD.query):
            return None
        found = tuple(one.id for one in headlines(lib, view.query, limit=MOST))
        return Scope(view.text or view.title, found) if found else None

    def _say(self, words: str) -> None:
        self._screen.post_message(Say(words))

    def _open(self, answer: tuple[int, Span | None] | None) -> None:
        if answer:
            self._screen.query_one("#main").post_message(OpenStory(*answer))
