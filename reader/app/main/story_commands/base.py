"""What holds the story at hand: the ground on which the actions on a story stand."""

from typing import TYPE_CHECKING

from textual.containers import Horizontal

from reader.app.messages import Changed, Say
from reader.app.session import Session
from reader.errors import ReaderError
from reader.model.action import Action
from reader.model.document import Span
from reader.model.note import Note
from reader.model.story import Headline, Story

if TYPE_CHECKING:
    from reader.app.widgets.story_view import StoryView


class StoryHolder(Horizontal):
    """A container with a story at hand; the widget that draws it says which that is."""

    def __init__(self, session: Session, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.session = session
        self.arrived = 0
        """New stories of the list that it does not show yet."""

    @property
    def story(self) -> Story | None:
        """The story at hand."""
        raise NotImplementedError

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes of the story at hand."""
        raise NotImplementedError

    @property
    def view(self) -> "StoryView":
        """The story pane."""
        raise NotImplementedError

    @property
    def headline(self) -> Headline | None:
        """The row of the story at hand, as the list shows it."""
        raise NotImplementedError

    @property
    def note_at_hand(self) -> Note | None:
        """The note under the cursor of the side pane, or the one whose passage is the current mark."""
        raise NotImplementedError

    @property
    def passage(self) -> Span | None:
        """The passage at hand in the story."""
        return self.view.passage if self.story is not None else None

    def do(self, action: Action, words: str = "", *, hint: str = "", said: bool = True) -> bool:
        """Perform an action and tell the screen; without `said` the user is not told, only undo knows its `words`.

        `hint` is told after the words, once. Answers whether it was done; why it could not be is told.
        """
        try:
            effect = self.session.perform(action, words=words, hint=hint)
        except ReaderError as error:
            self.say(str(error), problem=True)
            return False
        self.post_message(Changed(effect.story_ids, effect.words if said else "", effect.listed))
        return True

    def say(self, words: str, *, problem: bool = False) -> None:
        """A remark in the status line."""
        self.post_message(Say(words, problem))

    def row(self) -> Headline | None:
        """The row of the story at hand; that there is none is said."""
        row = self.headline
        if row is None:
            self.say("no story at hand")
        return row
