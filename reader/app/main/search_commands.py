"""Searching: the search line, what it finds, and the way back to the list there was before."""

from collections.abc import Callable, Sequence

from reader.app.keys.bindings import FIND, bind
from reader.app.keys.commands import Commands
from reader.app.main.main_view import MainView
from reader.app.state import list_views
from reader.app.state.list_views import View
from reader.app.state.search_scope import scope_line
from reader.app.widgets.search_line import SearchLine
from reader.app.widgets.status_line import StatusLine
from reader.errors import ReaderError
from reader.model.feed import Feed
from reader.model.story import Headline


class SearchCommands(Commands):
    """Shows what a search finds while it is typed, and restores the list when it is given up."""

    BINDINGS = [
        bind("slash", "search", "search", "Search as you type: words, \"phrases\", tag: feed: said: figure: is:unread",
             id="find.search", group=FIND),
    ]  # fmt: skip

    def __init__(
        self,
        parts: Callable[[], tuple[StatusLine, SearchLine, MainView]],
        shown: Callable[[], View],
        show: Callable[..., None],
        feeds: Callable[[], Sequence[Feed]],
    ) -> None:
        """`parts` are those of the screen; `shown` is the view the list shows, `show` shows another one."""
        self._parts, self._shown, self._show, self._feeds = parts, shown, show, feeds
        self._before = list_views.ALL
        self._place: Headline | None = None
        """Where the cursor stood before a search: on the story shown."""

    def action_search(self, text: str | None = None) -> None:
        """Open the search line."""
        status, line, main = self._parts()
        self._keep_place(main)
        status.display = False
        if main.panes.at != "list":
            main.go_to_pane("list")
        line.start(scope_line(self._shown(), self._feeds()) if text is None else text)

    def show_search(self, text: str, title: str = "") -> None:
        """Show what a search line finds, as if it had been typed."""
        _, _, main = self._parts()
        self._keep_place(main)
        self.find(text, typing=False, title=title)
        main.go_to_pane("list")

    def finish(self, text: str, *, kept: bool) -> None:
        """The search line was closed: the search stays, or is given up."""
        status, _, main = self._parts()
        status.display = True
        if kept and text:
            self.find(text, typing=False)
            if trouble_in(text):
                self.restore()
            elif main.headlines.current is None:
                # the last word was only begun: what was found while it was typed stays
                self.find(text, typing=True)
                main.follower.catch_up()
        else:
            self.restore()
        main.go_to_pane("list")

    def restore(self) -> None:
        """Show what was shown before the search: the list, the cursor where it stood, and the story."""
        # it may have left the list meanwhile, as what is read leaves the unread ones: it is still what one was reading
        self._show(self._before, near=self._place, hold=True)

    def find(self, text: str, *, typing: bool, title: str = "") -> None:
        """Show what a search line finds; `typing` says that it may go on."""
        from reader.model.queries.query_parser import parse_query

        text = text.strip()
        if not text:
            self.restore()
            return
        try:
            query = parse_query(text, typing=typing)
        except ReaderError as error:
            self._parts()[0].say(str(error), problem=True)
            return
        self._show(View(title or text, query, text), typing=typing)

    def _keep_place(self, main: MainView) -> None:
        """Know where to go back to when a search is given up."""
        if not self._shown().text:
            main.follower.catch_up()
            self._before, self._place = self._shown(), main.headlines.current


def trouble_in(text: str) -> str:
    """What makes no sense in a search line as it stands, in words; empty when all of it does."""
    from reader.model.queries.query_parser import parse_query

    try:
        parse_query(text)
    except ReaderError as error:
        return str(error)
    return ""
