"""The way back: where one was before a jump."""

from collections.abc import Callable

from textual.widget import Widget

from reader.app.keys.bindings import MOVE, bind
from reader.app.keys.commands import Commands
from reader.app.main.current_story import CurrentStory
from reader.app.messages import Say
from reader.app.state.jump_history import Place, Places
from reader.app.widgets.story.story_view import StoryView


class PlaceCommands(Commands):
    """Remembers places that were left by a jump, and goes back to them."""

    BINDINGS = [bind("ctrl+o", "back", "back", "Back to where you were before a jump", id="place.back", group=MOVE)]

    def __init__(self, holder: Widget, current: CurrentStory, go_to: Callable[[int, int], None]) -> None:
        """`go_to` shows a story at an offset of its text."""
        self._holder, self._current, self._go_to = holder, current, go_to
        self._places = Places()

    def leave(self, text: StoryView) -> None:
        """Remember where one is."""
        if (story := self._current.story) is not None:
            top = text.top
            self._places.leave(Place(story.id, (text.lay.first_offset(top) or 0) if top else 0))

    def action_back(self) -> None:
        """Where one was before the last jump."""
        place = self._places.back()
        if place is None:
            self._holder.post_message(Say("nowhere to go back to"))
        else:
            self._go_to(place.story_id, place.offset)
