"""The ground on which the commands on a story stand: the story at hand, and the ways to act and to tell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.widget import Widget

from reader.app.keys.commands import Commands
from reader.app.many_stories import BUSY, FEW, work_on_many
from reader.app.messages import Changed, Say
from reader.app.rendering.rows.side_pane_rows import SideRow
from reader.app.rendering.text.highlights import Passage
from reader.app.session import Effect, Session
from reader.app.state.undo import stories_of
from reader.app.widgets.headline_selecting import SelectStories
from reader.app.widgets.story.story_view import StoryView
from reader.errors import ReaderError
from reader.model.action import Action
from reader.model.document import Span
from reader.model.link import Relative
from reader.model.mark import Figure, Quote
from reader.model.note import Note
from reader.model.story import Headline, Story
from reader.store.reading.actions import perform


@dataclass(frozen=True, slots=True)
class StoryAtHand:
    """The story a key is meant for, as it is when the key is pressed."""

    story: Story | None
    headline: Headline | None
    """Its row: under the cursor in the list, else of the story shown."""
    notes: tuple[Note, ...]
    relatives: Sequence[Relative]
    """Nearest first."""
    view: StoryView
    """The pane that shows it."""
    note: Note | None = None
    """The note under the cursor of the side pane, or the one whose passage is the current mark."""
    relative: int | None = None
    """The related story under the cursor of the side pane, while one is in it."""
    arrived: int = 0
    """New stories of the list that it does not show yet."""
    row: SideRow | None = None
    """The row under the cursor of the side pane, while one is in it."""
    selecting: SelectStories | None = None
    """What knows the stories selected, while one is in the list."""

    @property
    def selected(self) -> tuple[int, ...]:
        """The stories selected in the list one is in."""
        return self.selecting.in_order if self.selecting else ()

    @property
    def passage(self) -> Span | None:
        """The passage at hand: the selection, else the current mark, sentence or paragraph."""
        return self.view.passage if self.story is not None else None

    @property
    def copied(self) -> tuple[Story, Span | None] | None:
        """What is copied from here: the story, and its passage when one is in it or beside it."""
        if self.story is None:
            return None
        if self.row is not None:
            return self.story, self.row.spans[0] if self.row.spans else None
        return self.story, self.passage if self.selecting is None else None

    @property
    def mark(self) -> Passage | None:
        """The quote, figure or note that is the current mark."""
        return self.view.current_passage()

    @property
    def statement(self) -> Quote | None:
        """The statement under the cursor of the side pane, else the one that is the current mark or holds it."""
        quotes = self.story.analysis.quotes if self.story and self.story.analysis else ()
        mark = self.mark
        if self.row is not None:
            span = self.row.spans[0] if self.row.kind in ("person", "quote") and self.row.spans else None
            return next((quote for quote in quotes if span in quote.spans), None)
        if mark is not None and mark.kind == "quote" and quotes:
            return quotes[mark.index]
        if mark is not None and mark.kind == "note":
            return next((one for one in quotes if any(_holds(span, mark.span) for span in one.spans)), None)
        return None

    @property
    def figure(self) -> Figure | None:
        """The figure under the cursor of the side pane, else the one that is the current mark."""
        figures = self.story.analysis.figures if self.story and self.story.analysis else ()
        mark = self.mark
        if self.row is not None:
            return next((one for one in figures if self.row.kind == "figure" and one.lit in self.row.spans), None)
        return figures[mark.index] if mark is not None and mark.kind == "figure" and figures else None


def _holds(span: Span, other: Span) -> bool:
    return span.start <= other.start and other.end <= span.end


class StoryCommands(Commands):
    """Commands on the story at hand."""

    def __init__(self, session: Session, at_hand: Callable[[], StoryAtHand], holder: Widget) -> None:
        """`at_hand` is asked at each key; messages go out from `holder`, and dialogs open above it."""
        self.session, self.at_hand, self.holder = session, at_hand, holder

    def do(self, action: Action, words: str = "", *, hint: str = "") -> bool:
        """Perform an action and tell the screen what was done; whether it was done, and why not, is told.

        `hint` is told after the words, once: undo does not repeat it. Many stories are worked on in a thread.
        """
        if self.session.busy:
            self.say(BUSY)
            return False
        if len(stories_of(action)) > FEW:
            work_on_many(
                self.holder.app, self.session, lambda lib: perform(lib, action, now=self.session.now()),
                lambda inverse: self._tell(self.session.did(action, inverse, words=words, hint=hint)),
            )  # fmt: skip
            return True
        try:
            effect = self.session.perform(action, words=words, hint=hint)
        except ReaderError as error:
            self.say(str(error), problem=True)
            return False
        self._tell(effect)
        return True

    def stories(self) -> tuple[int, ...]:
        """The stories selected in the list one is in, else the one at hand; that there is none is said."""
        at_hand = self.at_hand()
        if at_hand.selected:
            return at_hand.selected
        row = self.row()
        return (row.id,) if row else ()

    def do_to(self, action: Action, words: str = "", *, hint: str = "") -> bool:
        """Perform an action on the stories selected, if any are; then they are so no longer."""
        done = self.do(action, words, hint=hint)
        if done and (selecting := self.at_hand().selecting):
            selecting.end()
        return done

    def say(self, words: str, *, problem: bool = False) -> None:
        """A remark in the status line."""
        self.holder.post_message(Say(words, problem))

    def _tell(self, effect: Effect) -> None:
        self.holder.post_message(Changed(effect.story_ids, effect.words, effect.listed))

    def story(self) -> Story | None:
        """The story at hand; that there is none is said."""
        story = self.at_hand().story
        if story is None:
            self.say("there is no story here")
        return story

    def row(self) -> Headline | None:
        """The row of the story at hand; that there is none is said."""
        row = self.at_hand().headline
        if row is None:
            self.say("there is no story here")
        return row
