"""Which macro? Its key is the answer; the line of hints says which there are, and nothing else changes."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.app.dialogs.answers_once import AnswersOnce
from reader.app.keys.macros import CANCEL, Macro
from reader.app.rendering.wrap import cut, width_of

_LABEL = 32
"""Columns a macro has for what it does, so that several stand in a line."""
_AIR = 2


class MacroKeys(AnswersOnce[str], ModalScreen[str]):
    """Waits for a key and answers it; `Esc` and a click give up."""

    DEFAULT_CSS = """
    MacroKeys { background: transparent; }
    MacroKeys > Static { dock: bottom; background: $surface; padding: 0 1; height: auto; max-height: 50%; }
    """

    def __init__(self, macros: Sequence[Macro]) -> None:
        super().__init__()
        self._keys = [macro.key for macro in macros]
        self._hints = [(macro.key_words, cut(macro.about, _LABEL)) for macro in macros]

    def compose(self) -> ComposeResult:
        """The hints."""
        yield Static(markup=False)

    def on_mount(self) -> None:
        """In as many lines as it takes."""
        self.on_resize()

    def on_resize(self) -> None:
        """Another width, other lines."""
        self.query_one(Static).update(_content([*self._hints, ("Esc", "cancels")], self.app.size.width - 2))

    def on_key(self, event: events.Key) -> None:
        """Any key is an answer; of a sign it does not matter whether it is written as it is or by its name."""
        event.stop()
        if not self.is_current:
            return
        named = next((key for key in self._keys if key in (event.key, event.character)), event.key)
        self.dismiss(None if event.key == CANCEL else named)

    def on_click(self) -> None:
        """Somebody went on with something else."""
        self.dismiss(None)


def _content(hints: Sequence[tuple[str, str]], width: int) -> Content:
    parts: list[str | tuple[str, str]] = []
    used = 0
    for key, label in hints:
        size = width_of(key) + width_of(label) + 1
        if used and used + _AIR + size > width:
            parts.append("\n")
            used = 0
        elif used:
            parts.append(" " * _AIR)
            used += _AIR
        parts += [(key, "bold $foreground"), (f" {label}", "$muted")]
        used += size
    return Content.assemble(*parts)
