"""Selecting a passage, by keys and with the mouse."""

from reader.app.keys.bindings import KEEP, bind
from reader.app.keys.commands import Commands
from reader.app.messages import Say
from reader.app.rendering.text.selection import Unit, extend, neighbor, units
from reader.app.widgets.story.story_page import StoryPage
from reader.model.document import Span


class SelectCommands(Commands):
    """Moves one end of the selection; the other one stays where it was begun."""

    BINDINGS = [
        bind("v", "select", "select", "Select a passage: h l word, j k line, ( ) sentence, { } paragraph",
             id="passage.select", group=KEEP, show=True),
    ]  # fmt: skip

    def __init__(self, page: StoryPage) -> None:
        self._page = page
        self._anchor = 0
        self._head = 0
        self._pressed: int | None = None

    def action_select(self) -> None:
        """Select the current mark or the first visible sentence, or give the selection up."""
        page = self._page
        if page.selection:
            page.give_up_selection()
            return
        span = page.passage or neighbor(
            units(page.document, page.lay, "sentence"),
            None,
            page.lay.first_offset(page.top) or 0,
            1,
        )
        if span is None:
            page.post_message(Say("no text to select"))
            return
        page.current = ()
        self.reach(span.start, span.end - 1)
        page.post_message(Say("h l a word, j k a line, ( ) a sentence, { } a paragraph more or less"))

    def extend(self, unit: Unit, step: int) -> None:
        """Move the end of the selection by a unit of the text."""
        page = self._page
        self.reach(self._anchor, extend(units(page.document, page.lay, unit), self._anchor, self._head, step))

    def to_edge(self, step: int) -> None:
        """Move the end of the selection to the first or last character of the text."""
        blocks = self._page.document.blocks
        self.reach(self._anchor, blocks[-1].end - 1 if step > 0 else blocks[0].start)

    def reach(self, anchor: int, head: int) -> None:
        """Select from one character to another, both included."""
        self._anchor, self._head = anchor, head
        self._page.select(Span(min(anchor, head), max(anchor, head) + 1), head)

    def press(self, offset: int | None) -> None:
        """The mouse was pressed on a character: that may become a selection."""
        self._pressed = offset

    def drag(self, offset: int | None) -> None:
        """The mouse is on a character with its button held: select from where it went down."""
        if self._pressed is not None and offset is not None and (offset != self._pressed or self._page.selection):
            self._page.current = ()
            self.reach(self._pressed, offset)

    def release(self, offset: int | None) -> int | None:
        """The button was let go on a character; the character when it was pressed on the same one."""
        pressed, self._pressed = self._pressed, None
        return pressed if pressed is not None and pressed == offset else None
