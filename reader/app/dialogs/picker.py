"""Choosing one of several things, narrowed by typing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events, on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.app.dialogs.dialog import Dialog, quiet
from reader.app.rendering.wrap import cut, pad, width_of
from reader.model.safe_text import safe_line


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose; `aside` is shown quietly after it."""

    id: str
    words: str
    aside: str = ""
    more: str = ""
    """Other words it is found by."""
    group: str = ""
    """The heading it stands under while nothing is typed."""


_KEY = 3
"""Letters of a key: what is typed that is no longer is looked for among them first."""


class Picker(Dialog[str]):
    """A list with a line that filters it; answers the id of what was chosen."""

    keys_words = "type to narrow · ↑ ↓ move · Enter chooses · Esc cancels"

    DEFAULT_CSS = "Picker.-wide > #box { width: 100; }"

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        preselect: bool = True,
        at: str = "",
        aside_at_right: bool = False,
        moved: Callable[[str], None] | None = None,
        words: str = "",
        problem: str = "",
    ) -> None:
        """Without `preselect` nothing is at hand until one moves or types: for what should not be done by chance.

        `at` is the choice to begin at; `moved` is called with the one at hand; asides stand at the right end on demand.
        `words` say what is chosen from, `problem` what was wrong with the last choice.
        """
        super().__init__()
        self._preselect, self._at, self._moved, self._at_right = preselect, at, moved, aside_at_right
        self.set_class(aside_at_right, "-wide")
        self.title_words = title
        self._choices = choices
        self._words, self._problem = words, problem

    def parts(self) -> list[Widget]:
        """The filter and the list."""
        options = OptionList(*self._options(""))
        options.can_focus = False
        nothing = quiet("")
        nothing.id, nothing.display = "nothing", False
        return [*([quiet(self._words)] if self._words else []), Input(placeholder="type to narrow"), options, nothing]

    def on_mount(self) -> None:
        """The first one is at hand."""
        place = next((number for number, one in enumerate(self._choices) if one.id == self._at), 0)
        options = self.query_one(OptionList)
        found = self._choices[place].id if self._choices else None
        options.highlighted = options.get_option_index(found) if self._preselect and found else None
        self.complain(self._problem)

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Show those that hold every word typed."""
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(self._options(event.value))
        first = next((at for at, one in enumerate(options.options) if not one.disabled), None)
        options.highlighted = first if self._preselect or event.value.strip() else None
        nothing = self.query_one("#nothing", Static)
        options.display, nothing.display = options.option_count > 0, options.option_count == 0
        nothing.update(f"Nothing here has “{safe_line(event.value.strip())}” in its name. Type fewer or other words.")

    @on(Input.Submitted)
    def choose(self) -> None:
        """Answer with the one at hand."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self.dismiss(options.get_option_at_index(options.highlighted).id)
        elif options.option_count:
            self.complain("Nothing is chosen yet: ↓ goes to the first one, typing narrows.")

    @on(OptionList.OptionHighlighted)
    def at_hand(self, event: OptionList.OptionHighlighted) -> None:
        """Another one is at hand."""
        if self._moved is not None and event.option.id is not None and self.is_current:
            self._moved(event.option.id)

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
        found = [choice for choice in self._choices if _score(choice, typed) is not None]
        if typed.strip():
            found.sort(key=lambda choice: _score(choice, typed) or 0)
        options: list[Option] = []
        heading = ""
        for choice in found:
            if choice.group != heading and not typed.strip():
                heading = choice.group
                options.append(Option(Content.styled(safe_line(heading), "bold $accent"), disabled=True))
            options.append(Option(self._line(choice), id=choice.id))
        return options

    def _line(self, choice: Choice) -> Content:
        words, aside = safe_line(choice.words), safe_line(choice.aside)
        if not self._at_right:
            return Content.assemble(words, (f"  {aside}", "$muted"))
        room = min(100, self.app.size.width * 94 // 100) - 14
        aside = cut(aside, room // 2)
        return Content.assemble(pad(cut(words, room - width_of(aside) - 2), room - width_of(aside)), (aside, "$muted"))


def _score(choice: Choice, typed: str) -> int | None:
    """How well a choice fits what was typed, less is better; None when it does not."""
    words, near = typed.casefold().split(), f" {choice.words}".casefold()
    everything = f"{near} {choice.aside} {choice.more}".casefold()
    if 0 < len(typed) <= _KEY and typed in choice.aside.split():
        return -1  # its key was typed
    if not all(word in everything for word in words):
        return None
    if all(f" {word}" in near for word in words):
        return 0
    return 1 if all(f" {word}" in everything for word in words) else 2
