"""The story at hand: which it is, when it is shown, and the way there and back."""

import math
from collections.abc import Collection, Sequence
from contextlib import suppress
from time import monotonic

from textual.app import ComposeResult
from textual.timer import Timer

from reader.app.keys.bindings import MOVE, bind, key_name
from reader.app.main.pane import Pane
from reader.app.main.panes import Panes
from reader.app.messages import (
    Ask,
    GoToPane,
    GoToPassage,
    OpenStory,
    PassageAt,
    Say,
    StepStory,
    TextMoved,
    WhyPassage,
)
from reader.app.rendering.rows.side_pane_rows import side_sections
from reader.app.rendering.text.highlights import find_matches
from reader.app.rendering.text.story_header import WELCOME, story_head
from reader.app.session import Session
from reader.app.state.jump_history import Place, Places
from reader.app.widgets.headline_list import StoryList
from reader.app.widgets.side_pane import SidePane
from reader.app.widgets.story_view import StoryView
from reader.errors import ReaderError
from reader.ingest.link.link_reasons import relatives
from reader.model.action import SetRead
from reader.model.document import Span
from reader.model.link import Relative
from reader.model.note import Note
from reader.model.queries.query import Query
from reader.model.story import Headline, Story
from reader.store.reading.notes import notes_of
from reader.store.texts.stories import NO_COUNTS, counts, get_story, headline, headlines


class Desk(Panes):
    """Headlines, story and side pane, holding the story at hand."""

    DEFAULT_CSS = """
    Desk { height: 1fr; }
    Desk > Pane { border-left: solid $rule; }
    """
    BINDINGS = [
        bind("ctrl+o", "back", "back", "Back to where one was before a jump", id="place.back", group=MOVE),
    ]  # fmt: skip

    def __init__(self, session: Session, *, id: str | None = None) -> None:
        super().__init__(session, id=id)
        self.words: tuple[str, ...] = ()
        """Words of the search the list shows, lit in the story."""
        self.places = Places()
        self._story: Story | None = None
        self._notes: tuple[Note, ...] = ()
        self._relatives: Sequence[Relative] = ()
        self._pending = False
        """Whether the list's cursor has moved since a story was shown."""
        self._stepped = -math.inf
        self._resting: Timer | None = None
        self._opened: list[int] = []
        """Stories opened and not yet marked read."""

    def compose(self) -> ComposeResult:
        """Three panes."""
        session = self.session

        def fetch(query: Query, after: Headline | None, before: Headline | None, limit: int) -> list[Headline]:
            return session.read(lambda lib: headlines(lib, query, after=after, before=before, limit=limit), [])

        fold_key = session.config.keys.get("text.folds", "Z")
        yield Pane(StoryList(fetch, now=session.now, moved=self._list_moved, id="list"), id="list-pane")
        yield Pane(StoryView(measure=self.measure, fold_key=fold_key, id="story"), id="story-pane")
        yield Pane(SidePane(id="side"), id="side-pane")

    def on_mount(self) -> None:
        """Whoever goes into the story or beside it finds the one the cursor stood on."""
        self.watch(self.text, "has_focus", self.catch_up, init=False)
        self.watch(self.side, "has_focus", self.catch_up, init=False)

    def on_unmount(self) -> None:
        """What was opened last is read as well."""
        self._mark_opened()

    @property
    def story(self) -> Story | None:
        """The story at hand. Whoever asks gets the one under the list's cursor though it may not be drawn yet."""
        self.settle()
        return self._story

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes of the story at hand."""
        self.settle()
        return self._notes

    @property
    def view(self) -> StoryView:
        """The story pane."""
        self.settle()
        return self.text

    @property
    def relatives(self) -> Sequence[Relative]:
        """The relatives of the story at hand, nearest first."""
        self.settle()
        return self._relatives

    @property
    def relative_at_hand(self) -> int | None:
        """The related story under the cursor of the side pane, while one is in it."""
        row = self.side.current if self.at == "side" else None
        return row.story_id if row is not None and row.kind == "related" else None

    @property
    def note_at_hand(self) -> Note | None:
        """The note under the cursor of the side pane while one is in it, else the one at the current mark."""
        passage = self.view.current_passage()
        if self.at == "side":
            row = self.side.current
            return next((note for note in self.notes if row is not None and note.id == row.note_id), None)
        return self.notes[passage.index] if self.at == "story" and passage and passage.kind == "note" else None

    @property
    def headline(self) -> Headline | None:
        """The row of the story at hand: under the cursor in the list, else of the story shown."""
        if self.at == "list" or self.story is None:
            return self.headlines.current
        return headline(self.session.lib, self.story.id)

    def show_query(
        self, query: Query, empty_words: str, title: str, *, typing: bool = False, near: Headline | None = None
    ) -> None:
        """List other stories, with the cursor on or next to `near` where it is given.

        While the user is `typing` what to list, the story follows as it follows the cursor.
        """
        self.words, self.arrived = query.words, 0
        self.query_one("#list-pane", Pane).rule.title = title
        self.headlines.show(query, empty_words, near)
        if typing:
            self._list_moved()
        else:
            self._follow_list()

    def show_story(self, story_id: int | None) -> bool:
        """Show a story, or show it again with what changed; whether it could be."""
        lib, now = self.session.lib, self.session.now()
        before = self._story.id if self._story else None
        self._pending = False
        if story_id is None:
            self._story, self._notes, self._relatives = None, (), ()
            self.text.set_story(None, (), WELCOME if self._is_empty() else ())
            self.side.show((), same_story=False)
            self._retitle()
            return True
        try:
            story, notes, related = get_story(lib, story_id), tuple(notes_of(lib, story_id)), relatives(lib, story_id)
        except ReaderError as error:
            self.post_message(Say(str(error), problem=True))
            return False
        self._story, self._notes, self._relatives = story, notes, related
        self.text.set_story(story, self._notes, story_head(story, self._relatives, now))
        self.text.set_matches(find_matches(story.document.text, self.words))
        self.side.show(side_sections(story, self._notes, self._relatives, now), same_story=before == story_id)
        self._retitle()
        return True

    def open_story(self, story_id: int, span: Span | None = None) -> None:
        """Show a story to be read: it counts as read, and the focus goes to it."""
        if self._story is None or self._story.id != story_id:
            if self.at != "list":
                self._leave_place()
            if not self.show_story(story_id):
                return
        self.headlines.select(story_id)
        self.go_to_pane("story")
        if span is not None:
            self.text.go_to([span])
        if self._story is not None and self._story.analysis is None:
            self.post_message(Ask("analyze", {"story": story_id}, ""))
        self._opened.append(story_id)
        self.tell_draft()
        self.call_after_refresh(self._mark_opened)

    def go_to_pane(self, pane: str) -> None:
        """Put the focus into a pane; a story is there to be read in it whenever one is listed."""
        super().go_to_pane(pane)
        if pane == "story" and self._story is None and self.headlines.current:
            self.show_story(self.headlines.current.id)

    def changed(self, story_ids: Sequence[int], *, listed: bool = False) -> None:
        """Stories changed: draw their rows, and the story at hand, anew."""
        if not listed:
            held = {row.id for row in self.headlines.window.rows}
            for story_id in held.intersection(story_ids):
                self._update_row(story_id)
        if listed:
            self.headlines.reload()
            if story_ids:
                self.headlines.select(story_ids[0])
            self._follow_list()
        if self.story and (self.story.id in story_ids or not story_ids):
            self.show_story(self.story.id)
            self._update_row(self.story.id)

    def note_arrived(self, story_ids: Collection[int]) -> None:
        """Stories have come in: an empty list shows them, any other says how many there are and stays as it is."""
        if not self.headlines.window.rows:
            self.headlines.reload()
            self._follow_list()
        self.arrived = self.headlines.unlisted(story_ids)
        self._retitle()

    def show_arrived(self) -> None:
        """Read the list anew from its top; the story being read stays."""
        self.arrived = 0
        if self.at == "list":
            self.headlines.action_end(-1)
        else:
            shown = self.story
            self.headlines.to_start()
            if shown is not None:
                self.headlines.select(shown.id)
        self._retitle()

    def settle(self) -> None:
        """Do what waits for the screen or for the cursor to rest."""
        self.catch_up()
        self._mark_opened()

    def catch_up(self) -> None:
        """Show the story under the list's cursor if the cursor has moved since one was shown."""
        if self._pending:
            self._follow_list()

    def _mark_opened(self) -> None:
        """Mark what was opened read; after it is on the screen, as the disk may take longer than the drawing."""
        opened, self._opened = self._opened, []
        for story_id in opened if not self.session.lib.read_only else ():
            with suppress(ReaderError):  # another process may have taken the story out meanwhile
                if not headline(self.session.lib, story_id).read:
                    self.do(SetRead((story_id,), True), "read", said=False)

    def on_open_story(self, event: OpenStory) -> None:
        """Open a story."""
        event.stop()
        self.open_story(event.story_id, event.span)

    def on_go_to_passage(self, event: GoToPassage) -> None:
        """Show a passage of the story at hand."""
        event.stop()
        if event.focus:
            self._leave_place()
            self.go_to_pane("story")
        self.text.go_to(event.spans, flash=event.focus)

    def on_go_to_pane(self, event: GoToPane) -> None:
        """Another pane."""
        if event.pane in ("list", "story", "side"):
            event.stop()
            current = self.text.current_passage()
            if event.pane == "side" and self.at == "story" and current:
                self.side.select(current.span)
            self.go_to_pane(event.pane)

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

    def on_why_passage(self, event: WhyPassage) -> None:
        """Explain a mark from the side pane."""
        event.stop()
        if explained := self.text.explained(event.span):
            self.post_message(explained)

    def on_text_moved(self, event: TextMoved) -> None:
        """How far one has read stands in the rule."""
        event.stop()
        self._retitle()

    def action_related(self) -> None:
        """To the related stories of the side pane."""
        if not self.relatives:
            self.post_message(Say("no related stories known for this one" if self.story else "no story at hand"))
            return
        self.go_to_pane("side")
        self.side.go_to_section("Related")

    def action_back(self) -> None:
        """Where one was before the last jump."""
        place = self.places.back()
        if place is None:
            self.post_message(Say("nowhere to go back to"))
            return
        if (self.story is None or self.story.id != place.story_id) and not self.show_story(place.story_id):
            return
        self.headlines.select(place.story_id)
        self.go_to_pane("story")
        self.text.go_to([], flash=False)
        self.text.scroll_to(y=self.text.lay.line_at(place.offset) if place.offset else 0, animate=False)

    def _list_moved(self) -> None:
        """The cursor of the list moved: the story follows a single step at once, several when they come to rest."""
        self._pending = True
        self._retitle()
        now = monotonic()
        hurried, self._stepped = now - self._stepped < self.session.rest, now
        if self._resting is not None:
            self._resting.stop()
        if hurried:
            self._resting = self.set_timer(self.session.rest, self.catch_up)
        else:
            self.call_after_refresh(self.catch_up)

    def _follow_list(self) -> None:
        """Show the story under the list's cursor, which does not yet count as read."""
        row = self.headlines.current
        if row is None or self._story is None or row.id != self._story.id:
            self.show_story(row.id if row else None)
        else:
            self._pending = False
            self.text.set_matches(find_matches(self._story.document.text, self.words))
            self._retitle()

    def _is_empty(self) -> bool:
        return not self.session.read(counts, NO_COUNTS).all

    def _leave_place(self) -> None:
        if self._story is not None:
            top = self.text.top
            self.places.leave(Place(self._story.id, (self.text.lay.first_offset(top) or 0) if top else 0))

    def _update_row(self, story_id: int) -> None:
        try:
            self.headlines.update_row(headline(self.session.lib, story_id))
        except ReaderError:
            self.headlines.reload()

    def _retitle(self) -> None:
        window = self.headlines.window
        key = key_name(self.session.config.keys.get("feed.refresh", "r"))
        place = f"{self.arrived:,} new: {key} shows" if self.arrived else window.place_words
        self.query_one("#list-pane", Pane).rule.right = place
        rule = self.query_one("#story-pane", Pane).rule
        words = []
        text = self.text
        if text.matches:
            here = text.matches.index(text.current[0]) + 1 if text.current and text.current[0] in text.matches else 0
            words.append(f"match {here}/{len(text.matches)}" if here else _matches(len(text.matches)))
        elif (passage := text.current_passage()) is not None:
            words.append(f"mark {text.passages.index(passage) + 1}/{len(text.passages)}")
        if self._story is not None:
            words.append(f"{text.share_read:.0%}")
        rule.title = self._story.title if self._story and text.top > 2 else ""
        rule.right = " · ".join(words)


def _matches(count: int) -> str:
    return f"{count} match{'es' * (count != 1)}"
