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
    from reader.app.lenses.scopes import Scopes


class ListCommands(Commands):
    """Commands on all that a list asks for, the part not loaded too."""

    BINDINGS = [
        bind("A", "all_read", "all read", "Mark all stories of this list read", id="list.read", group=KEEP),
        bind("R", "refresh_all", "refresh all", "Refresh in the background: the feed or folder shown, else all feeds",
             id="feeds.refresh", group=FEEDS),
        bind("e", "export", "export", "Export notes, or a dossier of these or the selected stories",
             id="notes.export", group=TAKE, show=True),
        bind("w", "people", "who", "Who said what in these or the selected stories (* there: in more)",
             id="lens.people", group=SHOW, show=True),
        bind("f", "figures", "figures", "Figures of these or the selected stories side by side (* there: of more)",
             id="lens.figures", group=SHOW, show=True),
    ]  # fmt: skip

    def __init__(
        self, session: Session, screen: Screen[None], shown: Callable[[], View], scopes: "Callable[[], Scopes]"
    ) -> None:
        """`shown` is the view the list shows, `scopes` are those around the story at hand."""
        self._session, self._screen, self._shown, self._scopes = session, screen, shown, scopes

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
            self._say(f"there is no feed in {shown.name}")

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
        from reader.store.search import search

        view, lib = self._shown(), self._session.lib
        what = f"the stories found for {view.text}" if view.text else f"the list {view.title}"
        asked = replace(view.query, sort="newest")
        query = Query() if asked == list_views.UNREAD.query else asked
        if query == Query():
            what = "all stories"
        scopes = self._scopes()
        if scopes.here.kind in ("selection", "story", "thread"):
            query, what = Query(ids=scopes.here.story_ids), scopes.here.name
        every = tuple(search.page(lib, Query(), after=None, before=None, limit=LARGEST + 1))
        dossiers = tuple((scope.name, scope.story_ids or every) for scope in scopes.in_turn)
        if not every:
            self._say("nothing to export: there is no story yet")
            return

        def done(path: str | None) -> None:
            if path:
                self._say(f"exported to {path}")

        found = Exportable(query if gather(lib, query) else None, what, dossiers)
        self._screen.app.push_screen(ExportDialog(self._session, found), done)

    def action_people(self) -> None:
        """Who said what."""
        from reader.app.lenses.people_lens import PeopleScreen

        self._screen.app.push_screen(PeopleScreen(self._session, self._scopes()), self._open)

    def action_figures(self) -> None:
        """Figures side by side."""
        from reader.app.lenses.figures_lens import FiguresScreen

        self._screen.app.push_screen(FiguresScreen(self._session, self._scopes()), self._open)

    def _say(self, words: str) -> None:
        self._screen.post_message(Say(words))

    def _open(self, answer: tuple[int, Span | None] | None) -> None:
        if answer:
            self._screen.query_one("#main").post_message(OpenStory(*answer))
