"""The main screen: routes between the status line, the panes, the dialogs and the companion process."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from reader.app.keys.bindings import MOVE, SHOW, bind
from reader.app.keys.commands import Commands
from reader.app.keys.places import Places
from reader.app.main.add_commands import AddCommands
from reader.app.main.arrivals import Arrivals
from reader.app.main.current_story import CurrentStory
from reader.app.main.filter_commands import FilterCommands
from reader.app.main.library_watch import LibraryWatch
from reader.app.main.list_commands import ListCommands
from reader.app.main.main_view import MainView
from reader.app.main.panes import PaneCommands
from reader.app.main.rule_commands import RuleCommands
from reader.app.main.search_commands import SearchCommands, trouble_in
from reader.app.main.source_commands import SourceCommands
from reader.app.main.sources.failing_commands import FailingCommands
from reader.app.main.sources.source_list import SourceList
from reader.app.main.sources.sources_pane import SourcesPane
from reader.app.main.watch_bell import WatchBell, telling
from reader.app.messages import Changed, FindEverywhere, GoToPane, KeepSetting, Say, ShowArrived
from reader.app.outside.own_commands import command_bindings
from reader.app.rendering.rows.one_line_rows import columns_of
from reader.app.rendering.text.highlights import LEVELS
from reader.app.session import Effect, Session
from reader.app.state import list_views
from reader.app.state.last_place import LastPlace, last_place, place_of, save_place
from reader.app.state.list_views import View
from reader.app.textual_adapter import bind_own
from reader.app.widgets.headline_list import HeadlineList
from reader.app.widgets.hint_line import HintsLine
from reader.app.widgets.search_line import SearchLine, SearchTrouble
from reader.app.widgets.side_pane import SidePane
from reader.app.widgets.status_line import StatusLine
from reader.app.widgets.story.story_text import scroll_to_offset
from reader.app.widgets.story.story_view import StoryView
from reader.config import Config
from reader.errors import ReaderError
from reader.model.feed import Feed
from reader.model.queries.query import Query
from reader.model.story import Headline
from reader.store.search.known_names import known_names
from reader.store.sources.feeds import list_feeds
from reader.store.texts.stories import NO_COUNTS, counts, headline

if TYPE_CHECKING:
    from reader.model.event import Event

SAMPLES_NOTE = "A sample story, written for this program: + adds your own feeds, pages and files"


class ReadingScreen(Screen[None]):
    """Headlines, story, side pane."""

    DEFAULT_CSS = """
    ReadingScreen { background: $background; layout: vertical; }
    ReadingScreen > #top { height: 1; }
    """
    BINDINGS = [
        # here, where Textual binds these keys itself: further out they would be neither listed nor remapped
        bind("tab", "app.focus_next", "next pane", "To the next pane", id="pane.next", group=MOVE),
        bind("shift+tab", "app.focus_previous", "previous pane", "To the previous pane", id="pane.previous",
             group=MOVE),
        *SearchCommands.BINDINGS,
        bind("M", "hide_read", "hide read", "Hide read stories, or show them again", id="list.hide.read",
             group=SHOW),
        *ListCommands.BINDINGS,
        *FilterCommands.BINDINGS,
        *SourceCommands.BINDINGS,
        *AddCommands.BINDINGS,
        *FailingCommands.BINDINGS,
        *RuleCommands.BINDINGS,
    ]  # fmt: skip
    PLACES: ClassVar[Places] = {
        "the headlines": (HeadlineList, MainView),
        "the sources": (SourceList, MainView),
        "the story": (StoryView, MainView),
        "the side pane": (SidePane, MainView),
    }
    AUTO_FOCUS = ""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Where the focus is. Textual draws the whole screen when it moves; here the widgets draw what changes in them."""

    status = query_one("#status", StatusLine)
    search = query_one("#search", SearchLine)
    main = query_one("#main", MainView)

    def __init__(self, session: Session, *, query: Query | None = None, open_story: int | None = None) -> None:
        super().__init__()
        self.session = session
        self._first = View("Found", query) if query else None
        self._open_story = open_story
        self._reading: tuple[CurrentStory, StoryView, PaneCommands, SourcesPane] | None = None
        """What is read, for when the parts of the screen are gone."""
        self.view = list_views.ALL
        self.arrivals = Arrivals(session, lambda: self.status, self, self.settle)
        self.watching = LibraryWatch(session, lambda: self.main, self.arrivals, self.settle)
        self.bell = WatchBell(session, self, telling(session, self))
        self.searching = SearchCommands(
            lambda: (self.status, self.search, self.main), lambda: self.view, self.show,
            lambda: session.read(list_feeds, list[Feed]()),
        )  # fmt: skip
        self.choosing = SourceCommands(
            session, self, lambda: self.main, lambda: self.view, self.show, self.searching.show_search,
            lambda: self.failing.action_failing(),
        )  # fmt: skip
        self.adding = AddCommands(session, self, lambda: self.main, self.show)
        self.failing = FailingCommands(
            session, self, self.adding.add_address, lambda feed: self.main.sources.list.feeds.open_settings(feed),
            lambda feed: self.main.sources.list.feeds.unsubscribe(feed),
        )  # fmt: skip
        self.commands: tuple[Commands, ...] = (
            self.searching,
            ListCommands(session, self, lambda: self.view, lambda: self.main.scopes()),
            FilterCommands(session, self, lambda: self.view, self.show),
            self.choosing,
            self.adding,
            self.failing,
            RuleCommands(session, self, lambda: self.main.headlines.current, self.show),
        )

    def compose(self) -> ComposeResult:
        """Line, panes, line."""
        with Horizontal(id="top"):
            yield (status := StatusLine(id="status"))
            yield SearchLine(self._known_names, id="search")
            yield SearchTrouble(markup=False)
        yield MainView(self.session, lambda: self.view, status.show_selected, id="main")
        yield HintsLine()

    def _known_names(self, field: str, begun: str) -> list[str]:
        """Names the search line may complete."""
        return self.session.read(lambda lib: known_names(lib, field, begun), [])

    def on_mount(self) -> None:
        """Show stories at once: unread ones when there are any."""
        self._reading = (self.main.current, self.main.text, self.main.panes, self.main.sources)
        place = None
        if self._first is None and self._open_story is None:
            place = last_place(self.session.paths.state_dir, self.session.paths.library)
        if place is None or not self._go_back_to(place):
            numbers = self.session.read(counts, NO_COUNTS)
            self.show(self._first or (list_views.UNREAD if numbers.unread else list_views.ALL))
        self.main.panes.sources_open = self.main.sources.list.state.is_open
        self.main.go_to_pane("story" if place is not None and place.pane == "story" else "list")
        self.main.sources.reload()
        if self._open_story is not None:
            self.main.open_story(self._open_story)
        self.watching.start(self)
        self.call_after_refresh(self._greet)

    def on_unmount(self) -> None:
        """Remember where one was."""
        if self._reading is None or self._first is not None:
            return
        current, text, panes, sources = self._reading
        sources.keep(is_open=panes.sources_open)
        if (story := current.story) is not None:
            offset = (text.lay.first_offset(text.top) or 0) if text.top else 0
            paths = self.session.paths
            pane = "list" if panes.at == "list" else "story"
            save_place(paths.state_dir, place_of(self.view, paths.library, story.id, offset, pane))

    def _go_back_to(self, place: LastPlace) -> bool:
        """Show the list, story and passage one was at; whether they are still there."""
        try:
            lib = self.session.lib
            row = headline(lib, place.story)
            self.show(place.view(list_feeds(lib)), near=row, hold=True)
        except ReaderError:
            return False
        if place.offset:
            self.call_after_refresh(lambda: scroll_to_offset(self.main.text, place.offset))
        return True

    def focus_next(self, selector: str | type[Widget] = "*") -> Widget | None:
        """Tab: the next pane, though it may be hidden so far; out of the search line, what is next."""
        return self._step_pane(1) or super().focus_next(selector)

    def focus_previous(self, selector: str | type[Widget] = "*") -> Widget | None:
        """Shift+Tab: the pane before."""
        return self._step_pane(-1) or super().focus_previous(selector)

    def show(self, view: View, *, typing: bool = False, near: Headline | None = None, hold: bool = False) -> None:
        """Show other stories in the list, the cursor on or next to `near`; `typing` says that the search may go on.

        With `hold` the story of `near` is listed though the view does not ask for it.
        """
        config = self.session.config
        if not view.text and (order := config.sorts.get(view.name)):
            view = list_views.sorted_view(view, order)
        self.view = view
        self.main.headlines.show_form(config.forms.get(view.name, config.list_form))
        self.arrivals.new.clear()
        sort = "" if view.query.sort == "newest" else f", {list_views.SORTS[view.query.sort]}"
        self.main.show_query(view.query, view.empty_words, view.title + sort, typing=typing, near=near, hold=hold)
        if self.session.trouble:
            self.main.headlines.empty_words = self.session.trouble
        self.count()
        self.query_one(HintsLine).follow()
        counted = any(tally.here for tally in self.status.tallies)
        self.status.place = "" if counted and not sort else view.title + sort

    def count(self) -> None:
        """Read the counts of the status line again."""
        self.status.tallies = list_views.tallies(self.session.read(counts, NO_COUNTS), self.view)
        self.main.sources.reload()

    def take(self, config: Config) -> None:
        """Settings that have changed."""
        bind_own(self.main, command_bindings(config))
        self.main.panes.set_measure(config.text_width)
        self.main.text.show_lights(next((one for one in LEVELS if one == config.lights), LEVELS[0]))
        form = config.forms.get(self.view.name, config.list_form)
        self.main.headlines.show_form(form, columns_of(config.list_format))

    def take_event(self, event: "Event") -> None:
        """Something happened in the background."""
        self.arrivals.take(event)
        self.adding.take(event, waits=self.app.screen is self and not self.search.has_focus)

    def show_effect(self, effect: Effect) -> None:
        """Something was undone or done again."""
        if effect.draft is not None:
            self.main.annotate.write_on(effect.draft)
            return
        self.changed(effect.story_ids, effect.words, listed=effect.listed)

    def changed(self, story_ids: tuple[int, ...], words: str = "", *, listed: bool = False) -> None:
        """Stories changed: show it everywhere."""
        self.main.changed(story_ids, listed=listed)
        self.count()
        if words:
            self.status.say(words)

    def all_read(self, story_ids: tuple[int, ...], words: str) -> None:
        """All stories of the list became read."""
        self.main.headlines.window.mark_all_read()
        self.changed(story_ids[:1], words)
        self.main.headlines.refresh()

    def on_say(self, event: Say) -> None:
        """A widget has something to say."""
        event.stop()
        self.status.say(event.words, problem=event.problem)

    def on_changed(self, event: Changed) -> None:
        """A widget did something."""
        event.stop()
        self.changed(event.story_ids, event.words, listed=event.listed)

    def on_keep_setting(self, event: KeepSetting) -> None:
        """The form of a list that has one of its own is kept for it alone."""
        if event.name == "list_form" and self.view.name in self.session.config.forms:
            event.name, event.table = self.view.name, "forms"

    def on_go_to_pane(self, event: GoToPane) -> None:
        """Esc in the list: give up search and filter; the sources closed."""
        if event.pane == "close sources":
            self.choosing.close()
        elif event.pane == "whole list":
            unread, here = self.session.read(counts, NO_COUNTS).unread, self.main.headlines.current
            if self.view.text:
                self.searching.restore()
            elif self.view.name not in (list_views.UNREAD.name, list_views.ALL.name):
                self.show(list_views.UNREAD if unread else list_views.ALL, near=here)
            else:
                self.status.say("nothing to clear; q quits")

    def on_show_arrived(self, event: ShowArrived) -> None:
        """List what has come in."""
        event.stop()
        count = self.main.arrived
        self.arrivals.new.clear()
        self.main.show_arrived()
        self.status.say(f"{count:,} new stor{'ies' if count != 1 else 'y'} in the list")

    def on_find_everywhere(self, event: FindEverywhere) -> None:
        """Search for what is at hand."""
        event.stop()
        self.searching.action_search(event.text)
        self.search.finish()

    @on(SourceList.Chosen)
    def source_chosen(self, event: SourceList.Chosen) -> None:
        """Something was chosen among the sources."""
        self.choosing.choose(event.row)

    @on(StatusLine.ViewAsked)
    def view_asked(self, event: StatusLine.ViewAsked) -> None:
        """A count was clicked."""
        self.show(list_views.named_view(event.view))

    @on(Input.Changed, "#search")
    def typed(self, event: Input.Changed) -> None:
        """Search as it is typed."""
        event.stop()
        if self.search.display:
            self.searching.find(event.value, typing=True)
            self.query_one(SearchTrouble).tell(trouble_in(event.value))

    @on(SearchLine.Done)
    def searched(self, event: SearchLine.Done) -> None:
        """The search line was closed."""
        self.query_one(SearchTrouble).tell("")
        self.searching.finish(event.text, kept=event.kept)

    def action_hide_read(self) -> None:
        """Hide what is read, or show it."""
        self.show(list_views.hide_read(self.view), near=self.main.headlines.current)

    def settle(self) -> None:
        """Show what has arrived: new marks in the story at hand, rows as they are now, how many stories are new."""
        if touched := self.arrivals.take_touched():
            self.main.changed(touched)
        self.main.note_arrived(self.arrivals.new)
        self.bell.stories_came()
        self.count()
        self._greet()

    def _step_pane(self, step: int) -> Widget | None:
        if self.search.has_focus:
            return None
        self.main.panes.step(step)
        return self.focused

    def _greet(self) -> None:
        """As long as there are only sample stories, a line in their heads says so, and how to add one's own."""
        from reader.sample.sample_feeds import is_sample

        feeds: list[Feed] = self.session.read(list_feeds, list[Feed]())
        self.main.note(SAMPLES_NOTE if feeds and all(is_sample(feed) for feed in feeds) else "")
        self.query_one(HintsLine).follow()
        if self.session.trouble:
            self.status.say(self.session.trouble, problem=True)
            self.session.trouble = ""
