"""The story pane: a page to read with its keys and the mouse."""

from collections.abc import Sequence

from textual import events

from reader.app.keys.commands import Commands
from reader.app.rendering.text.highlights import LightLevel, passage_at
from reader.app.widgets.story.story_marks import MarkCommands
from reader.app.widgets.story.story_page import StoryPage
from reader.app.widgets.story.story_reading import ReadCommands
from reader.app.widgets.story.story_selecting import SelectCommands

_HINTED = ("passage.note", "passage.highlight", "passage.copy", "story.cite", "find.everywhere", "text.leave")
"""What one selects a passage for."""


class StoryView(StoryPage):
    """The story at hand, for reading."""

    HELP = "The story: scroll, walk its marks, select passages."
    BINDINGS = [*ReadCommands.BINDINGS, *MarkCommands.BINDINGS, *SelectCommands.BINDINGS]

    def __init__(self, *, measure: int, fold_key: str = "Z", level: LightLevel = "all", id: str | None = None) -> None:
        super().__init__(measure=measure, fold_key=fold_key, level=level, id=id)
        self.selecting = SelectCommands(self)
        self.marks = MarkCommands(self)
        self.reading = ReadCommands(self, self.selecting)
        self.commands: tuple[Commands, ...] = (self.reading, self.marks, self.selecting)

    @property
    def hinted(self) -> Sequence[str]:
        """While a passage is selected, what can be done with it."""
        return _HINTED if self.selection else ()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A press may become a selection."""
        if event.button == 1:
            self.selecting.press(self.offset_under(event.x, event.y))
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag: select from where the button went down."""
        if event.button:
            self.selecting.drag(self.offset_under(event.x, event.y))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """A press without a drag chooses what lies under it: a mark or the fold line."""
        self.release_mouse()
        pressed = self.selecting.release(self.offset_under(event.x, event.y))
        line = self.line_under(event.y)
        if line is not None and line.fold >= 0:
            self.reading.action_folds()
        elif pressed is not None:
            self.give_up_selection()
            at = passage_at(self.passages, pressed)
            if at is not None:
                self.go_to(self.passages[at].spans or (self.passages[at].span,))
