"""Choosing one of the feeds that fail, each with how it fails."""

from collections.abc import Sequence

from textual.content import Content

from reader.app.dialogs.picker import Choice, Picker
from reader.app.rendering.wrap import wrapped
from reader.model.safe_text import safe_line


class FailingPicker(Picker):
    """A picker whose choices say more in lines of their own."""

    keys_words = "type to narrow · Enter: what can be done · Esc closes"

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__(title, choices, aside_at_right=True)

    def _line(self, choice: Choice) -> Content:
        room = min(100, self.app.size.width * 94 // 100) - 16
        lines = wrapped(safe_line(choice.aside), room, 4)
        return Content.assemble(safe_line(choice.words), *((f"\n  {line}", "$muted") for line in lines))
