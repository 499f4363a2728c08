"""The search line: takes the place of the status line while one types."""

from dataclasses import dataclass

from textual.actions import SkipAction
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

from reader.app.keys.bindings import FIND, bind
from reader.model.queries.completion import Known, complete
from reader.model.safe_text import safe_line


class SearchTrouble(Static):
    """At the right of the search line: what makes no sense in it, while one types."""

    DEFAULT_CSS = """
    SearchTrouble {
        display: none; width: auto; max-width: 75%; height: 1; padding: 0 1; background: $panel; color: $warning;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def tell(self, words: str) -> None:
        """Show these words, or nothing."""
        self.update(safe_line(words))
        self.display = bool(words)


class Completion(Suggester):
    """How the word being typed may go on: a field, or a name the library knows."""

    def __init__(self, known: Known) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        """The line with its last word completed, or None."""
        return complete(value, self._known) or None


class SearchLine(Input):
    """A query, searched for as it is typed."""

    @dataclass
    class Done(Message):
        """Typing is over; the search is kept or given up."""

        text: str
        kept: bool

    DEFAULT_CSS = """
    SearchLine {
        display: none; width: 1fr; height: 1; border: none; padding: 0 1;
        background: $panel; color: $foreground;
        &.-textual-compact { padding: 0 1; }
        & > .input--placeholder, & > .input--suggestion { color: $muted; }
        &:focus { border: none; background-tint: transparent; }
    }
    """
    BINDINGS = [
        bind(
            "enter,down", "keep", "keep", "Keep the search and go to the list", id="search.keep", group=FIND, show=True
        ),
        bind("tab", "complete", "complete", "Complete the word, as → does", id="search.complete", group=FIND),
        bind("escape", "give_up", "cancel", "Cancel the search", id="search.cancel", group=FIND, show=True),
    ]

    answered = False
    """Whether what was typed last was kept."""

    def __init__(self, known: Known | None = None, *, id: str | None = None) -> None:
        """`known` knows the names of fields; without it nothing is completed."""
        super().__init__(
            id=id,
            suggester=Completion(known) if known else None,
            placeholder='words  "a phrase"  -without  this OR that  #tag  said:  figure:>100%  is:unread  age:<7d',
            compact=True,
        )
        self.cursor_blink = False

    def start(self, text: str) -> None:
        """Show the line and type in it: in the place of `text`, or behind it where it ends with a blank."""
        self.display, self.answered = True, False
        self.select_on_focus = not text.endswith(" ")
        self.value = text
        self.screen.set_focus(self)  # at once: the next key is for this line
        self.cursor_position = len(text)

    def finish(self, *, kept: bool = True) -> None:
        """Hide the line and say what came of it."""
        self.display, self.answered = False, kept
        self.post_message(self.Done(self.value.strip(), kept))

    def action_keep(self) -> None:
        """Keep the search."""
        self.finish()

    def action_complete(self) -> None:
        """Take what the line would go on with; where it would not, the key leads to the next pane."""
        before = self.value
        if self.cursor_at_end:
            self.action_cursor_right()
        if self.value == before:
            raise SkipAction

    def action_give_up(self) -> None:
        """Give it up."""
        self.finish(kept=False)
