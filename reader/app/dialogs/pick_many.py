"""Choosing several things of a list, narrowed by typing."""

from collections.abc import Sequence

from textual import events, on
from textual.content import Content
from textual.widgets import Input, OptionList

from reader.app.dialogs.picker import Choice, Picker

SEPARATOR = "\n"
"""Between the ids that are answered."""


class PickMany(Picker):
    """A picker in which → marks; answers the ids of what is marked, or of the one at hand when nothing is."""

    keys_words = "type to narrow · → marks · Enter adds the marked ones · Esc cancels"

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__(title, choices, aside_at_right=True)
        self._marked: dict[str, None] = {}

    @on(Input.Submitted)
    def choose(self) -> None:
        """Answer with what is marked."""
        if self._marked:
            self.dismiss(SEPARATOR.join(self._marked))
        else:
            super().choose()

    @on(OptionList.OptionSelected)
    def clicked(self, event: OptionList.OptionSelected) -> None:
        """A click marks."""
        event.stop()
        self._mark()

    def on_key(self, event: events.Key) -> None:
        """The arrow to the right marks what is at hand, or takes the mark away."""
        if event.key == "right":
            event.stop()
            event.prevent_default()
            self._mark()
        else:
            super().on_key(event)

    def _mark(self) -> None:
        options = self.query_one(OptionList)
        place = options.highlighted
        if place is None or (name := options.get_option_at_index(place).id) is None:
            return
        if name in self._marked:
            del self._marked[name]
        else:
            self._marked[name] = None
        options.clear_options()
        options.add_options(self._options(self.query_one(Input).value))
        options.highlighted = min(place + 1, options.option_count - 1)

    def _line(self, choice: Choice) -> Content:
        mark = ("✓ ", "$accent") if choice.id in self._marked else ("  ", "")
        return Content.assemble(mark, super()._line(choice))
