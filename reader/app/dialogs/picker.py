"""Choosing one of several things, narrowed by typing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events, on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from reader.app.dialogs.dialog import Dialog
from reader.model.safe_text import safe_line


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose; `aside` is shown quietly after it."""

    id: str
    words: str
    aside: str = ""


class Picker(Dialog[str]):
    """A list with a line that filters it; answers the id of what was chosen."""

    keys_words = "type to narrow · ↑ ↓ move · Enter chooses · Esc gives up"

    def __init__(self, title: str, choices: Sequence[Choice], *, preselect: bool = True) -> None:
        """Without `preselect` nothing is at hand until one moves or types: for what should not be done by chance."""
        super().__init__()
        self._preselect = preselect
        self.title_words = title
        self._choices = choices

    def parts(self) -> list[Widget]:
        """The filter and the list."""
        options = OptionList(*self._options(""))
        options.can_focus = False
        return [Input(placeholder="type to narrow"), options]

    def on_mount(self) -> None:
        """The first one is at hand."""
        self.query_one(OptionList).highlighted = 0 if self._preselect else None

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Show those that hold every word typed."""
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(self._options(event.value))
        options.highlighted = 0 if options.option_count and (self._preselect or event.value.strip()) else None

    @on(Input.Submitted)
    def choose(self) -> None:
        """Answer with the one at hand."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self.dismiss(options.get_option_at_index(options.highlighted).id)
        elif options.option_count:
            self.complain("nobody is chosen: ↓ moves, typing narrows")

    @on(OptionList.OptionSelected)
    def clicked(self, event: OptionList.OptionSelected) -> None:
        """A click chooses."""
        self.dismiss(event.option.id)

    def on_key(self, event: events.Key) -> None:
        """Arrows move in the list while the line keeps the focus."""
        options = self.query_one(OptionList)
        if event.key in ("down", "up", "pagedown", "pageup"):
            event.stop()
            moves: dict[str, Callable[[], None]] = {
                "down": options.action_cursor_down,
                "up": options.action_cursor_up,
                "pagedown": options.action_page_down,
                "pageup": options.action_page_up,
            }
            moves[event.key]()

    def _options(self, typed: str) -> list[Option]:
        words = typed.lower().split()
        return [
            Option(_words(choice), id=choice.id)
            for choice in self._choices
            if all(word in f"{choice.words} {choice.aside}".lower() for word in words)
        ]


def _words(choice: Choice) -> Content:
    return Content.assemble(safe_line(choice.words), ("  " + safe_line(choice.aside), "$muted"))
