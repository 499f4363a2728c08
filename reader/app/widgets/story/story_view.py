"""The story pane: a page to read with its keys and the mouse."""

from collections.abc import Sequence

from textual import events, on

from reader.app.keys.commands import Commands
from reader.app.rendering.text.highlights import LightLevel
from reader.app.widgets.story.story_marks import MarkCommands
from reader.app.widgets.story.story_mouse import StoryMouse
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
        self.mouse = StoryMouse(self, self.selecting, self.reading)
        self.commands: tuple[Commands, ...] = (self.reading, self.marks, self.selecting)

    @property
    def hinted(self) -> Sequence[str]:
        """While a passage is selected, what can be done with it."""
        return _HINTED if self.selection else ()

    @on(events.MouseDown)
    @on(events.MouseMove)
    @on(events.MouseUp)
    def moused(self, event: events.MouseEvent) -> None:
        """See `StoryMouse`."""
        self.mouse.take(event)

    async def on_click(self, event: events.Click) -> None:
        """See `StoryMouse`."""
        await self.mouse.click(event)
