"""Opening and closing the sources pane, and showing in the list what is chosen there."""

import contextlib
from collections.abc import Callable

from textual.screen import Screen

from reader.app.keys.bindings import SHOW, bind
from reader.app.keys.commands import Commands
from reader.app.main.main_view import MainView
from reader.app.messages import Say
from reader.app.session import Session
from reader.app.state.list_views import View
from reader.app.state.sources import SourceRow
from reader.errors import ReaderError


class SourceCommands(Commands):
    """The sources pane as a whole."""

    BINDINGS = [
        bind("h,left", "sources", "sources", "All lists, searches, tags and feeds",
             id="sources.open", group=SHOW),
        bind("F", "find_source", "filter", "Find a feed, folder, tag, saved search or list by typing, "
             "and show its stories", id="list.filter", group=SHOW),
    ]  # fmt: skip

    def __init__(
        self,
        session: Session,
        screen: Screen[None],
        main: Callable[[], MainView],
        shown: Callable[[], View],
        show: Callable[[View], None],
        search: Callable[[str, str], None],
        failing: Callable[[], None],
    ) -> None:
        """`shown` is the view the list shows, `show` shows another; `search` shows what a line finds, under a title.

        `failing` lists the feeds that fail.
        """
        self._session, self._screen, self._main = session, screen, main
        self._shown, self._show, self._search, self._failing = shown, show, search, failing

    def action_sources(self) -> None:
        """Go to the sources."""
        self._main().go_to_pane("sources")

    def action_find_source(self) -> None:
        """Go to the sources and narrow them by typing."""
        self._main().go_to_pane("sources")
        self._main().sources.start_typing()

    def close(self) -> None:
        """Back to the headlines; the pane goes."""
        self._main().panes.sources_open = False
        self._main().sources.stop_typing()
        self._main().go_to_pane("list")

    def choose(self, row: SourceRow) -> None:
        """Show in the list what was chosen; the pane stays where there is room for it."""
        if row.kind == "save":
            self.close()
            self._save_search(self._shown().text)
            return
        self._main().sources.stop_typing()
        if row.kind == "failing":
            self._failing()
            return
        self._main().go_to_pane("list")
        if row.search is not None:
            if row.search.watched:
                self._nothing_new(row.search.name)
            self._search(row.search.line, row.search.name)
        elif (view := row.view()) is not None:
            self._show(view)

    def _nothing_new(self, name: str) -> None:
        from reader.store.search.watches import watch_shown

        with contextlib.suppress(ReaderError):  # a library that is only read keeps what is new
            watch_shown(self._session.lib, name)

    def _save_search(self, line: str) -> None:
        from reader.app.dialogs.prompt import Prompt
        from reader.store.search.saved_searches import save_search

        def save(name: str | None) -> None:
            if not name:
                return
            try:
                kept = save_search(self._session.lib, name, line, now=self._session.now())
            except ReaderError as error:
                self._screen.post_message(Say(str(error), problem=True))
            else:
                self._screen.post_message(Say(f"search saved as {kept.name}: F lists it"))

        self._screen.app.push_screen(Prompt("Save this search", f"A name for: {line}", value=line), save)
