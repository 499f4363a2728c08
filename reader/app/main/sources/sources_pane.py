"""The sources pane, left of the headlines: what the list can show, a line that narrows it, and the rows."""

from collections.abc import Callable
from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from reader.app.main.pane import Pane
from reader.app.main.sources.source_filter import SourceFilter
from reader.app.main.sources.source_list import SourceList
from reader.app.messages import GoToPane
from reader.app.session import Session
from reader.app.state.kept_sources import keep_pane, kept_pane
from reader.app.state.list_views import View
from reader.app.state.sources import NOT_COUNTED, SearchCounts, SourceRow, source_rows
from reader.errors import ReaderError
from reader.model.feed import Feed
from reader.model.safe_text import safe_line
from reader.store.search.watches import unread_of_searches, watch_news
from reader.store.sources.feeds import get_feed
from reader.store.sources.read_sources import Sources, read_sources


class SourcesPane(Pane):
    """Reads what there is whenever it is shown or something changed, and narrows it by what is typed."""

    DEFAULT_CSS = "SourcesPane { display: none; }"

    def __init__(self, session: Session, shown: Callable[[], View]) -> None:
        """`shown` is the view the list shows."""
        self._session, self._shown = session, shown
        state = kept_pane(session.paths.state_dir, session.paths.library)
        self.list = SourceList(session, state, self._about, id="sources")
        self._line = SourceFilter(self.list, self._give_up, id="source-filter")
        self._sources = Sources()
        self._counts = NOT_COUNTED
        super().__init__(self.list, id="sources-pane")

    def compose(self) -> ComposeResult:
        """Rule, line and rows."""
        self.rule.title = "Sources"
        yield self.rule
        yield self._line
        yield self.list

    def keep(self, *, is_open: bool) -> None:
        """Have it come back as it is."""
        self.list.state.is_open = is_open
        keep_pane(self._session.paths.state_dir, self._session.paths.library, self.list.state)

    def reload(self) -> None:
        """Read anew what there is, if the pane is shown."""
        if self.display:
            self._sources = self._session.read(read_sources, Sources())
            self._list()
            if self._sources.searches:
                self.run_worker(self._count, thread=True, exclusive=True, group="search counts", exit_on_error=False)

    def _count(self) -> None:
        """What the saved searches find, counted aside: a search may look through the whole library."""
        lib, now = self._session.libraries.here(), self._session.now()
        fresh = {news.search.name: len(news.stories) for news in watch_news(lib, now=now)}
        self.app.call_from_thread(self._counted, SearchCounts(unread_of_searches(lib, now=now), fresh))

    def _counted(self, counts: SearchCounts) -> None:
        if counts != self._counts and self.display:
            self._counts = counts
            self._list()

    def start_typing(self) -> None:
        """Narrow from now on by typing."""
        self._line.display = True
        self._line.value = ""
        self.screen.set_focus(self._line)  # at once: the next key is for this line

    def stop_typing(self) -> None:
        """All rows again."""
        self._line.display = False
        if self._line.value:
            key = self.list.current.key if self.list.current else ""
            self._line.value = ""
            self._list()
            self.list.select(key)

    @on(Input.Changed, "#source-filter")
    def typed(self, event: Input.Changed) -> None:
        """Show what fits."""
        event.stop()
        if self._line.display:
            self._list(first=bool(event.value.strip()))

    @on(SourceList.FilterAsked)
    def filter_asked(self, event: SourceList.FilterAsked) -> None:
        """Narrow by typing."""
        event.stop()
        self.start_typing()

    @on(SourceList.Changed)
    def folded(self, event: SourceList.Changed) -> None:
        """Other rows of the same sources."""
        event.stop()
        self._list()

    def _give_up(self) -> None:
        """All rows again; with nothing typed, the pane is closed."""
        if self._line.value:
            self.stop_typing()
            self.screen.set_focus(self.list)
        else:
            self.post_message(GoToPane("close sources"))

    def _list(self, *, first: bool = False) -> None:
        typed = self._line.value if self._line.display else ""
        self.list.show(source_rows(self._sources, self.list.state, self._shown(), typed, self._counts), first=first)

    def _about(self, row: SourceRow) -> str:
        if row.search is not None:
            return row.search.line
        if row.feed is None:
            return f"{row.count or 0:,} unread" if row.kind in ("folder", "tag") else ""
        try:
            feed = get_feed(self._session.lib, row.feed.id)
        except ReaderError:
            return ""
        return about_feed(feed, row.feed.unread, self._session.now())


def about_feed(feed: Feed, unread: int, now: datetime) -> str:
    """What is to be known of a feed beside its name: unread stories, whole pages, what is wrong or may be missing."""
    from reader.ingest.fetch.schedule import gap_times
    from reader.sample.sample_feeds import is_sample

    parts = [f"{unread:,} unread"] if unread else []
    if is_sample(feed):
        return " · ".join([*parts, "sample"])
    parts += ["muted"] * feed.muted + ["paused"] * feed.paused
    if feed.full_text:
        parts.append("whole pages")
    if feed.gone:
        parts.append("✗ gone for good: the server says so")
    elif feed.fetch.error:
        parts.append(f"✗ {safe_line(feed.fetch.error)}")
    elif gap := gap_times(feed.fetch, now):
        parts.append(f"may lack {gap[0]}–{gap[1]}")
    return " · ".join(parts)
