"""The search line: takes the place of the status line while one types."""

from dataclasses import dataclass

from textual.message import Message
from textual.widgets import Input, Static

from reader.app.keys.bindings import FIND, bind
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
        & > .input--placeholder { color: $muted; }
        &:focus { border: none; background-tint: transparent; }
    }
    """
    BINDINGS = [
        bind(
            "enter,down", "keep", "keep", "Keep the search and go to the list", id="search.keep", group=FIND, show=True
        ),
        bind("escape", "give_up", "give up", "Give the search up", id="search.cancel", group=FIND, show=True),
    ]

    answered = False
    """Whether what was typed last was kept."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(
            id=id,
            placeholder='words  "a phrase"  -without  #tag  feed:  said:  figure:>100%  is:unread  since:',
            compact=True,
        )
        self.cursor_blink = False

    def start(self, text: str) -> None:
        """Show the line and type in it."""
        self.display, self.answered = True, False
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

    def action_give_up(self) -> None:
        """Give it up."""
        self.finish(kept=False)
