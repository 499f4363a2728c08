"""Owns the current story and keeps list, text and side pane in step."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one

from reader.app.keys.commands import Commands
from reader.app.main.current_story import CurrentStory
from reader.app.main.list_follower import ListFollower
from reader.app.main.pane import Pane
from reader.app.main.pane_rules import list_rule, story_rule
from reader.app.main.panes import PaneCommands
from reader.app.main.place_commands import PlaceCommands
from reader.app.main.sources.sources_pane import SourcesPane
from reader.app.main.story_commands.annotate import AnnotateCommands
from reader.app.main.story_commands.base import StoryAtHand
from reader.app.main.story_commands.correct_statement import CorrectCommands
from reader.app.main.story_commands.edit_story import EditStoryCommands
from reader.app.main.story_commands.fetch_commands import FetchCommands
from reader.app.main.story_commands.new_to_me import NewToMeCommands
from reader.app.main.story_commands.outside import OutsideCommands
from reader.app.main.story_commands.pipe_commands import PipeCommands
from reader.app.main.story_commands.show_lenses import LensCommands
from reader.app.main.story_commands.watchable_at_hand import watchable_at_hand
from reader.app.messages import (
    Ask,
    Changed,
    GoToPane,
    GoToPassage,
    NoteAsked,
    OpenStory,
    PassageAt,
    Say,
    StepStory,
    TextMoved,
    WhyAsked,
)
from reader.app.outside.copy_commands import CopyCommands
from reader.app.outside.own_commands import command_bindings
from reader.app.rendering.rows.one_line_rows import columns_of
from reader.app.rendering.rows.side_pane_rows import side_sections
from reader.app.rendering.text.highlights import LEVELS, find_matches
from reader.app.rendering.text.story_header import WELCOME, story_head
from reader.app.session import Session
from reader.app.state.list_views import View
from reader.app.textual_adapter import bind_own
from reader.app.watch_commands import WatchCommands
from reader.app.widgets.headline_list import HeadlineList
from reader.app.widgets.side_pane import SidePane
from reader.app.widgets.story.story_text import scroll_to_offset
from reader.app.widgets.story.story_view import StoryView
from reader.errors import ReaderError
from reader.model.document import Span
from reader.model.queries.query import Query
from reader.model.story import Headline
from reader.store.file.library import Library
from reader.store.search import search
from reader.store.search.headlines import by_ids
from reader.store.texts.stories import NO_COUNTS, counts, headline, headlines

if TYPE_CHECKING:
    from reader.app.lenses.scopes import Scopes

AHEAD = 3
"""How many of the stories that follow in the list are analyzed with the one that is shown."""


class MainView(Horizontal):
    """Headlines, story and side pane."""

    DEFAULT_CSS = """
    MainView { height: 1fr; }
    MainView > Pane { border-left: solid $rule; }
    """
    BLANK = True
    """Nothing of it is seen between the panes."""
    BINDINGS = [
        *EditStoryCommands.BINDINGS,
        *AnnotateCommands.BINDINGS,
        *LensCommands.BINDINGS,
        *OutsideCommands.BINDINGS,
        *PipeCommands.BINDINGS,
        *CopyCommands.BINDINGS,
        *FetchCommands.BINDINGS,
        *CorrectCommands.BINDINGS,
        *NewToMeCommands.BINDINGS,
        *WatchCommands.BINDINGS,
        *PaneCommands.BINDINGS,
        *PlaceCommands.BINDINGS,
    ]

    sources = query_one("#sources-pane", SourcesPane)
    headlines = query_one("#list", HeadlineList)
    text = query_one("#story", StoryView)
    side = query_one("#side", SidePane)

    def __init__(
        self, session: Session, shown: Callable[[], View], selected: Callable[[int], None], *, id: str | None = None
    ) -> None:
        """`shown` is the view the list shows; `selected` is told how many stories of it are selected."""
        super().__init__(id=id)
        self._shown, self._selected = shown, selected
        self.session = session
        self.words: tuple[str, ...] = ()
        """Words of the search the list shows, lit in the story."""
        self.arrived = 0
        """New stories of the list that it does not show yet."""
        self._note = ""
        self.current = CurrentStory(session)
        self.follower = ListFollower(self, session.rest, self._follow_list)
        self.panes = PaneCommands(self, session.config.text_width)
        self.places = PlaceCommands(self, self.current, self.go_to)
        self.scopes = scopes_around(session, shown, self.at_hand)
        self.annotate = AnnotateCommands(session, self.at_hand, self)
        self.lenses = LensCommands(session, self.at_hand, self, self.scopes)
        self.new_to_me = NewToMeCommands(session, self.at_hand, self)
        self.commands: tuple[Commands, ...] = (
            EditStoryCommands(session, self.at_hand, self), self.annotate, self.lenses,
            OutsideCommands(session, self.at_hand, self), FetchCommands(session, self.at_hand, self),
            CorrectCommands(session, self.at_hand, self), self.new_to_me, self.panes, self.places,
            CopyCommands(session, lambda: self.at_hand().copied, self), PipeCommands(session, self.at_hand, self),
            WatchCommands(session, lambda: watchable_at_hand(session, self.at_hand()), self),
        )  # fmt: skip

    def compose(self) -> ComposeResult:
        """The panes."""
        session = self.session

        def fetch(query: Query, after: Headline | None, before: Headline | None, limit: int) -> list[Headline]:
            return session.read(lambda lib: headlines(lib, query, after=after, before=before, limit=limit), [])

        def between(query: Query, first: Headline | None, last: Headline | None) -> list[int]:
            return search.between(session.libraries.here(), query, first, last)

        fold_key = session.config.keys.get("text.folds", "Z")
        config = session.config
        listed = HeadlineList(
            fetch, between, now=session.now, moved=self._list_moved, selected=self._selected, form=config.list_form,
            columns=columns_of(config.list_format), id="list",
        )  # fmt: skip
        yield SourcesPane(session, self._shown)
        yield Pane(listed, id="list-pane")
        level = next((one for one in LEVELS if one == config.lights), LEVELS[0])
        yield Pane(StoryView(measure=self.panes.measure, fold_key=fold_key, level=level, id="story"), id="story-pane")
        yield Pane(SidePane(id="side"), id="side-pane")

    def on_mount(self) -> None:
        """Whoever goes into the story or beside it finds the one the cursor stood on."""
        bind_own(self, command_bindings(self.session.config))
        self.watch(self.text, "has_focus", self.follower.catch_up, init=False)
        self.watch(self.side, "has_focus", self.follower.catch_up, init=False)

    def on_unmount(self) -> None:
        """What was opened last is read as well."""
        self._mark_opened()

    def on_descendant_focus(self) -> None:
        """The focus came into a pane."""
        self.panes.focus_came_to(self.screen.focused)

    def on_resize(self) -> None:
        """Another size, other panes."""
        self.panes.share_width()

    def at_hand(self) -> StoryAtHand:
        """The story at hand: that under the list's cursor though it may not be drawn yet."""
        self.settle()
        story, at, row = self.current.story, self.panes.at, self.side.current
        listed = self.headlines.current if at == "list" or story is None else headline(self.session.lib, story.id)
        passage, note = self.text.current_passage(), None
        if at == "side":
            note = next((note for note in self.current.notes if row is not None and note.id == row.note_id), None)
        elif at == "story" and passage and passage.kind == "note":
            note = self.current.notes[passage.index]
        relative = row.story_id if at == "side" and row is not None and row.kind == "related" else None
        return StoryAtHand(
            story, listed, self.current.notes, self.current.relatives, self.text, note, relative, self.arrived,
            row if at == "side" else None, self.headlines.selecting if at == "list" else None,
        )  # fmt: skip

    def show_query(
        self,
        query: Query,
        empty_words: str,
        title: str,
        *,
        typing: bool = False,
        near: Headline | None = None,
        hold: bool = False,
    ) -> None:
        """List other stories, with the cursor on or next to `near` where it is given; with `hold` that one as well.

        While the user is `typing` what to list, the story follows as it follows the cursor.
        """
        self.words, self.arrived = (*query.words, *query.titles), 0
        self.query_one("#list-pane", Pane).rule.title = title
        self.headlines.show(query, empty_words, near, hold=hold)
        if typing:
            self._list_moved()
        else:
            self._follow_list()

    def note(self, words: str) -> None:
        """Say something in the head of every story from now on; nothing with no words."""
        if words != self._note:
            self._note = words
            if self.current.story is not None:
                self.show_story(self.current.story.id)

    def show_story(self, story_id: int | None) -> bool:
        """Show a story, or show it again with what changed; whether it could be."""
        current, now = self.current, self.session.now()
        before = current.story.id if current.story else None
        self.follower.shown()
        try:
            current.read(story_id)
        except ReaderError as error:
            self.post_message(Say(str(error), problem=True))
            return False
        story = current.story
        if story is None:
            self.text.set_story(None, (), () if self.session.read(counts, NO_COUNTS).all else WELCOME)
            self.side.show((), same_story=False)
        else:
            head = story_head(story, current.relatives, now)
            head += [("byline", self._note)] if self._note else []
            self.text.set_story(story, current.notes, head)
            self.text.show_known(self.new_to_me.known(story, current.relatives)[0])
            self.text.set_matches(find_matches(story.document.text, self.words))
            self.side.show(side_sections(story, current.notes, current.relatives, now), same_story=before == story.id)
            if unmarked := current.lacks_marks(self.headlines.window.following(story.id, AHEAD)):
                self.app.post_message(Ask("analyze", {"stories": unmarked}, ""))
            if current.lacks_reasons():
                # to the app at once: a message made while the screen is set up would stop at the screen
                self.app.post_message(Ask("relate", {"story": story.id}, ""))
        self._retitle()
        return True

    def open_story(self, story_id: int, span: Span | None = None) -> None:
        """Show a story to be read: it counts as read, and the focus goes to it."""
        shown = self.current.story
        if shown is None or shown.id != story_id:
            if self.panes.at != "list":
                self.places.leave(self.text)
            if not self.show_story(story_id):
                return
        self._select_shown()
        self.go_to_pane("story")
        if span is not None:
            self.text.go_to([span])
        if self.current.story is not None and self.current.story.analysis is None:
            self.app.post_message(Ask("analyze", {"stories": [story_id]}, ""))
        self.current.opened()
        self.annotate.tell_draft(story_id)
        self.call_after_refresh(self._mark_opened)

    def go_to(self, story_id: int, offset: int) -> None:
        """Show a story at a place of its text, as it was left."""
        shown = self.at_hand().story
        if (shown is None or shown.id != story_id) and not self.show_story(story_id):
            return
        self._select_shown()
        self.go_to_pane("story")
        self.text.go_to([], flash=False)
        scroll_to_offset(self.text, offset)

    def go_to_pane(self, pane: str) -> None:
        """Put the focus into a pane; a story is there to be read in it whenever one is listed."""
        self.panes.go_to(pane)
        if pane == "sources":
            self.sources.reload()
        if pane == "story" and self.current.story is None and self.headlines.current:
            self.show_story(self.headlines.current.id)

    def changed(self, story_ids: Sequence[int], *, listed: bool = False) -> None:
        """Stories changed: draw their rows, and the story at hand, anew."""
        if not listed:
            held = {row.id for row in self.headlines.window.rows}
            _update_rows(self.headlines, self.session.lib, held.intersection(story_ids))
        if listed:
            self.headlines.reload()
            if story_ids:
                self.headlines.select(story_ids[0])
            self._follow_list()
        self.settle()
        shown = self.current.story
        if shown and (shown.id in story_ids or not story_ids):
            self.show_story(shown.id)
            if not story_ids:
                _update_rows(self.headlines, self.session.lib, (shown.id,))

    def note_arrived(self, story_ids: Collection[int]) -> None:
        """Stories have come in: an empty list shows them, any other says how many there are and stays as it is."""
        if not self.headlines.window.rows:
            self.headlines.reload()
            self._follow_list()
        self.arrived = self.headlines.unlisted(story_ids)
        self._retitle()

    def show_arrived(self) -> None:
        """Read the list anew; the cursor stays on the story at hand."""
        self.arrived = 0
        row = self.at_hand().headline
        self.headlines.show(self.headlines.window.query, self.headlines.empty_words, row, hold=True)
        if self.panes.at == "list":
            self._follow_list()
        self._retitle()

    def settle(self) -> None:
        """Do what waits for the screen or for the cursor to rest."""
        self.follower.catch_up()
        self._mark_opened()

    def on_open_story(self, event: OpenStory) -> None:
        """Open a story."""
        event.stop()
        self.open_story(event.story_id, event.span)

    def on_go_to_passage(self, event: GoToPassage) -> None:
        """Show a passage of the story at hand."""
        event.stop()
        if event.focus:
            self.places.leave(self.text)
            self.go_to_pane("story")
        self.text.go_to(event.spans, flash=event.focus)

    def on_go_to_pane(self, event: GoToPane) -> None:
        """Another pane."""
        if event.pane in ("list", "story", "side"):
            event.stop()
            current = self.text.current_passage()
            if event.pane == "side" and self.panes.at == "story" and current:
                self.side.select(current.span)
            if event.section:
                self.settle()
            self.go_to_pane(event.pane)
            if event.section:
                self.side.go_to_section(event.section)

    def on_step_story(self, event: StepStory) -> None:
        """The next story without leaving the text."""
        event.stop()
        if self.headlines.step(event.step, unread=event.unread) and self.headlines.current:
            self.open_story(self.headlines.current.id)
            self.text.scroll_to(y=0, animate=False)
        else:
            kind = "unread story" if event.unread else "story"
            self.post_message(Say(f"no {'further' if event.step > 0 else 'earlier'} {kind} in this list"))

    def on_passage_at(self, event: PassageAt) -> None:
        """The side pane follows the marks one walks."""
        event.stop()
        if event.span and not self.side.has_focus:
            self.side.select(event.span)

    def on_why_asked(self, event: WhyAsked) -> None:
        """Explain a mark, or what a relative shares with the story at hand."""
        event.stop()
        if event.span is None:
            self.lenses.show_shared(event.story_id)
        elif explained := self.text.marks.explained(event.span):
            self.post_message(explained)

    def on_note_asked(self, event: NoteAsked) -> None:
        """Change the words of a note, or delete it."""
        event.stop()
        if event.delete:
            self.annotate.delete(event.note_id)
        else:
            self.annotate.change(event.note_id)

    def on_text_moved(self, event: TextMoved) -> None:
        """How far one has read stands in the rule."""
        event.stop()
        self._retitle()

    def _mark_opened(self) -> None:
        """Mark what was opened read; after it is on the screen, as the disk may take longer than the drawing."""
        if changed := self.current.mark_opened():
            self.post_message(Changed(tuple(changed)))

    def _list_moved(self) -> None:
        self.follower.moved()
        self._retitle()

    def _follow_list(self) -> None:
        """Show the story under the list's cursor, which does not yet count as read."""
        row, shown = self.headlines.current, self.current.story
        if row is None or shown is None or row.id != shown.id:
            self.show_story(row.id if row else None)
        else:
            self.follower.shown()
            self.text.set_matches(find_matches(shown.document.text, self.words))
            self._retitle()

    def _select_shown(self) -> None:
        """Put the cursor on the story shown, though the list may not ask for it: keys act on one and the same."""
        if (shown := self.current.story) is not None:
            self.headlines.hold(headline(self.session.lib, shown.id))

    def _retitle(self) -> None:
        key = self.session.config.keys.get("feed.refresh", "r")
        self.query_one("#list-pane", Pane).rule.right = list_rule(self.headlines.window, self.arrived, key)
        rule = self.query_one("#story-pane", Pane).rule
        rule.title, rule.right = story_rule(self.text)


def scopes_around(
    session: Session, shown: Callable[[], View], at_hand: Callable[[], StoryAtHand]
) -> "Callable[[], Scopes]":
    """What finds the scopes around the story at hand, in the list there is."""

    def find() -> "Scopes":
        from reader.app.lenses.scopes import find_scopes

        here = at_hand()
        story_id = here.story.id if here.story else None
        return find_scopes(session, shown(), story_id, here.selected, in_list=here.selecting is not None)

    return find


def _update_rows(headlines: HeadlineList, lib: Library, story_ids: Collection[int]) -> None:
    """Draw the rows of stories anew; the whole list when one is gone."""
    rows = by_ids(lib, list(story_ids))
    if len(rows) == len(story_ids):
        headlines.update_rows(rows)
    else:
        headlines.reload()
