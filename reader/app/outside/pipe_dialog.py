"""A command line for the shell: what goes to it is chosen with Tab, lines used before come back with the arrows."""

from collections.abc import Sequence

from textual import on
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.app.dialogs.dialog import Dialog, quiet
from reader.app.keys.bindings import TAKE, bind
from reader.app.outside.own_commands import SENT, Sent


class PipeDialog(Dialog[tuple[str, Sent]]):
    """Asks for a command; answers the line and what is sent."""

    BINDINGS = [
        bind("tab", "send", "what is sent", "What the command gets: text, Markdown, JSON, address, nothing",
             id="pipe.send", group=TAKE),
        bind("up", "used(1)", "used before", "The line used before this one", id="pipe.before", group=TAKE),
        bind("down", "used(-1)", "used after", "The line used after this one", id="pipe.after", group=TAKE),
    ]  # fmt: skip
    keys_words = "Tab what is sent · ↑ ↓ used before · Enter runs it · Esc cancels"

    def __init__(self, of_what: str, used: Sequence[str]) -> None:
        """`of_what` is at hand, in words: "the story"; `used` are lines used before, the last one first."""
        super().__init__()
        self.title_words = "Pipe to a command"
        self._of_what = of_what
        self._used = used
        self._at = -1
        self._send: Sent = "text"

    def parts(self) -> list[Widget]:
        """What is sent, and the line."""
        suggester = SuggestFromList(self._used) if self._used else None
        sent = quiet(self._words())
        sent.id = "sent"
        return [
            sent,
            Input(placeholder="wc -w", suggester=suggester),
            quiet("Your shell runs the line. It finds $READER_TITLE, $READER_URL, $READER_TAGS, $READER_AUTHOR, "
                  "$READER_FEED, $READER_DATE and $READER_PASSAGE; put them in \"quotes\"."),
        ]  # fmt: skip

    def action_send(self) -> None:
        """The next thing that can be sent."""
        kinds = list(SENT)
        self._send = kinds[(kinds.index(self._send) + 1) % len(kinds)]
        self.query_one("#sent", Static).update(self._words())

    def action_used(self, step: int) -> None:
        """A line used before."""
        if self._used:
            self._at = max(-1, min(len(self._used) - 1, self._at + step))
            line = self.query_one(Input)
            line.value = self._used[self._at] if self._at >= 0 else ""
            line.cursor_position = len(line.value)

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Give the line."""
        if line := event.value.strip():
            self.dismiss((line, self._send))
        else:
            self.complain("there is no command to run")

    def _words(self) -> str:
        marked = " · ".join(f"[{words}]" if kind == self._send else words for kind, words in SENT.items())
        return f"It gets {self._of_what} as  {marked}"
