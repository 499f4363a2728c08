"""The main screen: routes between the status line, the panes, the dialogs and the companion process."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from reader.app.keys.bindings import (
    FEEDS,
    FIND,
    KEEP,
    MOVE,
    SHOW,
    TAKE,
    bind,
)
from reader.app.main.add_feed import Adding
from reader.app.main.filters import Choosing
from reader.app.main.main_view import Desk
from reader.app.messages import Ask, Changed, FindEverywhere, GoToPane, MarkAllRead, Say, ShowArrived
from reader.app.session import Session
from reader.app.state import list_views
from reader.app.state.list_views import View
from reader.app.widgets.hint_line import HintsLine
from reader.app.widgets.search_line import SearchLine
from reader.app.widgets.status_line import StatusLine
from reader.errors import ReaderError
from reader.model.action import ShowText
from reader.model.document import Span
from reader.model.feed import Feed
from reader.model.queries.query import Query
from reader.model.story import Headline
from reader.store.sources.feeds import list_feeds
from reader.store.texts.stories import NO_COUNTS, counts

if TYPE_CHECKING:
    from reader.app.state.progress import Progress
    from reader.model.event import Event

SAMPLES_NOTE = ("Sample stories: + adds your own feed, page or file", "Samples: + adds your own", "+ your own")
EMPTY_NOTE = ("+ adds a feed, page or file", "+ adds a feed")
SETTLE_SECONDS = 0.3
"""Arriving stories are gathered this long before list and counts are read again."""


class ReadingScreen(Adding, Choosing):
    """Headlines, story, side pane."""

    DEFAULT_CSS = """
    ReadingScreen { background: $background; layout: vertical; }
    ReadingScreen > #top { height: 1; }
    """
    BINDINGS = [
        # here, where Textual binds these keys itself: further out they would be neither listed nor remapped
        bind("tab", "app.focus_next", "next pane", "To the next pane", id="pane.next", group=MOVE),
        bind("shift+tab", "app.focus_previous", "pane before", "To the pane before", id="pane.previous", group=MOVE),
        bind("slash", "search", "search", "Search as you type: words, \"phrases\", tag: feed: said: figure: is:unread",
             id="find.search", group=FIND),
        bind("M", "hide_read", "hide read", "Hide the stories read, or show them again", id="list.hide.read",
             group=SHOW),
        bind("A", "all_read", "all read", "Mark all stories of this list read", id="list.read", group=KEEP),
        bind("R", "refresh_all", "refresh all", "Refresh all feeds in the background", id="feeds.refresh", group=FEEDS),
        bind("e", "export", "export", "Take notes, highlights and tags of this list out into a file",
             id="notes.export", group=TAKE, show=True),
        bind("w", "people", "who", "Who said what, in all stories", id="lens.people", group=SHOW, show=True),
        bind("f", "figures", "figures", "Figures of all stories side by side", id="lens.figures", group=SHOW,
             show=True),
    ]  # fmt: skip
    AUTO_FOCUS = ""

    status = query_one("#status", StatusLine)
    search = query_one("#search", SearchLine)
    desk = query_one("#desk", Desk)

    def __init__(self, session: Session, *, query: Query | None = None, open_story: int | None = None) -> None:
        super().__init__()
        self.session = session
        self._first = View("Found", query) if query else None
        self._open_story = open_story
        self.view = list_views.ALL
        self._before_search = list_views.ALL
        self._place_before: Headline | None = None
        """Where the cursor stood before a search."""
        self._progress: Progress | None = None
        self._settling: Timer | None = None
        self._touched: set[int] = set()
        self._arrived: set[int] = set()
        """Stories that came in since the list was read."""

    def compose(self) -> ComposeResult:
        """Line, panes, line."""
        with Horizontal(id="top"):
            yield StatusLine(id="status")
            yield SearchLine(id="search")
        yield Desk(self.session, id="desk")
        yield HintsLine()

    def on_mount(self) -> None:
        """Show stories at once: unread ones when there are any."""
        numbers = self.session.read(counts, NO_COUNTS)
        self.show(self._first or (list_views.UNREAD if numbers.unread else list_views.ALL))
        self.desk.share_width()
        self.desk.go_to_pane("list")
        if self._open_story is not None:
            self.desk.open_story(self._open_story)
        self.call_after_refresh(self._greet)

    def focus_next(self, selector: str | type[Widget] = "*") -> Widget | None:
        """Tab: the next pane, though it may be hidden so far; out of the search line, what is next."""
        return self._step_pane(1) or super().focus_next(selector)

    def focus_previous(self, selector: str | type[Widget] = "*") -> Widget | None:
        """Shift+Tab: the pane before."""
        return self._step_pane(-1) or super().focus_previous(selector)

    def _step_pane(self, step: int) -> Widget | None:
        if self.search.has_focus:
            return None
        self.desk.step_pane(step)
        return self.focused

    def show(self, view: View, *, typing: bool = False, near: Headline | None = None) -> None:
        """Show other stories in the list, the cursor on or next to `near`; `typing` says that the search may go on."""
        self.view = view
        self._arrived.clear()
        sort = "" if view.query.sort == "newest" else f", {list_views.SORTS[view.query.sort]}"
        self.desk.show_query(view.query, view.empty_words, view.title + sort, typing=typing, near=near)
        if self.session.trouble:
            self.desk.headlines.empty_words = self.session.trouble
        self.count()
        self.status.place = "" if any(tally.here for tally in self.status.tallies) else view.title + sort

    def count(self) -> None:
        """Read the counts of the status line again."""
        self.status.tallies = list_views.tallies(self.session.read(counts, NO_COUNTS), self.view)

    def take_event(self, event: "Event") -> None:
        """Something happened in the background."""
        from reader.app.state.progress import Progress, after, remark
        from reader.model.event import (
            FeedFetched,
            RefreshDone,
            StoryAnalyzed,
            StorySaved,
        )

        before = self._progress or Progress()
        self._progress = after(before, event)
        self.status.progress = self._progress.words
        if said := remark(event, before):
            self.status.say(said[0], problem=said[1])
        if isinstance(event, StoryAnalyzed | StorySaved):
            self._touched.add(event.story_id)
        if isinstance(event, StorySaved) and event.new:
            self._arrived.add(event.story_id)
        if isinstance(event, StorySaved) and event.story_id in before.pages:
            self.session.history.did(ShowText(event.story_id, "feed"), "whole page")
        self.added(event)
        if isinstance(event, StoryAnalyzed | StorySaved | FeedFetched | RefreshDone) and self._settling is None:
            self._settling = self.set_timer(SETTLE_SECONDS, self.settle)

    def page_asked(self, story_id: int) -> None:
        """The page of a story is being fetched: say so until it is here or cannot be had."""
        from reader.app.state.progress import Progress, page_asked

        self._progress = page_asked(self._progress or Progress(), story_id)
        self.status.progress = self._progress.words

    def background_ended(self, *, restarted: bool = False) -> None:
        """Nothing goes on in the background any more, or it begins anew with the pages that were asked for."""
        from reader.app.state.progress import Progress

        pages = self._progress.pages if self._progress and restarted else ()
        self._progress = Progress(pages=pages)
        self.status.progress = self._progress.words

    def changed(self, story_ids: tuple[int, ...], words: str = "", *, listed: bool = False) -> None:
        """Stories changed: show it everywhere."""
        self.desk.changed(story_ids, listed=listed)
        self.count()
        if words:
            self.status.say(words)

    def on_say(self, event: Say) -> None:
        """A widget has something to say."""
        event.stop()
        self.status.say(event.words, problem=event.problem)

    def on_changed(self, event: Changed) -> None:
        """A widget did something."""
        event.stop()
        self.changed(event.story_ids, event.words, listed=event.listed)

    def on_go_to_pane(self, event: GoToPane) -> None:
        """Esc in the list: give up search and filter."""
        if event.pane == "whole list":
            unread, here = self.session.read(counts, NO_COUNTS).unread, self.desk.headlines.current
            if self.view.text:
                self.show(self._before_search, near=here or self._place_before)
            elif self.view not in (list_views.UNREAD, list_views.ALL):
                self.show(list_views.UNREAD if unread else list_views.ALL, near=here)
            else:
                self.status.say("nothing to clear; q quits")

    def on_show_arrived(self, event: ShowArrived) -> None:
        """List what has come in."""
        event.stop()
        count = self.desk.arrived
        self._arrived.clear()
        self.desk.show_arrived()
        self.status.say(f"{count:,} new stor{'ies' if count != 1 else 'y'} in the list")

    def on_find_everywhere(self, event: FindEverywhere) -> None:
        """Search for what is at hand."""
        event.stop()
        self.action_search(event.text)
        self.search.finish()

    @on(StatusLine.ViewAsked)
    def view_asked(self, event: StatusLine.ViewAsked) -> None:
        """A count was clicked."""
        self.show(list_views.named_view(event.view))

    @on(Input.Changed, "#search")
    def typed(self, event: Input.Changed) -> None:
        """Search as it is typed."""
        event.stop()
        if self.search.display:
            self._search(event.value, typing=True)

    @on(SearchLine.Done)
    def searched(self, event: SearchLine.Done) -> None:
        """The search stays, or is given up."""
        self.status.display = True
        if event.kept and event.text:
            self._search(event.text, typing=False)
            if self.desk.headlines.current is None:
                # the last word was only begun: what was found while it was typed stays
                self._search(event.text, typing=True)
                self.desk.catch_up()
        else:
            self.show(self._before_search, near=self._place_before)
        self.desk.go_to_pane("list")

    def action_search(self, text: str | None = None) -> None:
        """Open the search line."""
        self._keep_place()
        self.status.display = False
        if self.desk.at != "list":
            self.desk.go_to_pane("list")
        self.search.start(self.view.text if text is None else text)

    def action_hide_read(self) -> None:
        """Hide what is read, or show it."""
        self.show(list_views.hide_read(self.view), near=self.desk.headlines.current)

    def action_all_read(self) -> None:
        """Mark everything the list asks for read, the part not loaded too."""
        self.post_message(MarkAllRead(self.view.query))

    def action_refresh_all(self) -> None:
        """Refresh what is due, without waiting."""
        self.post_message(Ask("refresh", {"feed": None, "force": False}, "refreshing…"))

    def action_export(self) -> None:
        """Take notes out."""
        from reader.app.dialogs.export_dialog import ExportDialog
        from reader.export.collect import gather

        what = f"the stories found for {self.view.text}" if self.view.text else f"the list {self.view.title}"
        query = Query() if self.view.query == list_views.UNREAD.query else self.view.query
        if query == Query():
            what = "all stories"
        if not gather(self.session.lib, query):
            self.status.say(f"nothing to export of {what}: a writes a note, H highlights, t tags")
            return

        def done(path: str | None) -> None:
            if path:
                self.status.say(f"written to {path}")

        self.app.push_screen(ExportDialog(self.session, query, what), done)

    def action_people(self) -> None:
        """Who said what."""
        from reader.app.lenses.people_lens import PeopleScreen

        self.app.push_screen(PeopleScreen(self.session), self._from_lens)

    def action_figures(self) -> None:
        """Figures side by side."""
        from reader.app.lenses.figures_lens import FiguresScreen

        self.app.push_screen(FiguresScreen(self.session), self._from_lens)

    def show_search(self, text: str, title: str = "") -> None:
        """Show what a search line finds, as if it had been typed."""
        self._keep_place()
        self._search(text, typing=False, title=title)
        self.desk.go_to_pane("list")

    def _keep_place(self) -> None:
        """Know where to go back to when a search is given up."""
        if not self.view.text:
            self._before_search, self._place_before = self.view, self.desk.headlines.current

    def _search(self, text: str, *, typing: bool, title: str = "") -> None:
        from reader.model.queries.query_parser import parse_query

        text = text.strip()
        if not text:
            self.show(self._before_search, near=self._place_before)
            return
        try:
            query = parse_query(text, typing=typing)
        except ReaderError as error:
            self.status.say(str(error), problem=True)
            return
        self.show(View(title or text, query, text), typing=typing)

    def _from_lens(self, answer: tuple[int, Span | None] | None) -> None:
        if answer:
            self.desk.open_story(*answer)

    def _greet(self) -> None:
        """As long as there are only sample stories, one line says what they are and how to add one's own."""
        from reader.sample.sample_feeds import is_sample

        feeds: list[Feed] = self.session.read(list_feeds, list[Feed]())
        only_samples = bool(feeds) and all(is_sample(feed) for feed in feeds)
        hints = self.query_one(HintsLine)
        in_use = bool(feeds) or self.session.read(counts, NO_COUNTS).all
        hints.note = SAMPLES_NOTE if only_samples else () if in_use else EMPTY_NOTE
        self._tell_trouble()

    def _tell_trouble(self) -> None:
        """Say what of the library could not be read, once."""
        if self.session.trouble:
            self.status.say(self.session.trouble, problem=True)
            self.session.trouble = ""

    def settle(self) -> None:
        """Show what has arrived: new marks in the story at hand, rows as they are now, how many stories are new."""
        self._settling = None
        touched, self._touched = self._touched, set()
        if touched:
            self.desk.changed(tuple(touched))
        self.desk.note_arrived(self._arrived)
        self.count()
        self._greet()
