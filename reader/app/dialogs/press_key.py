"""Waiting for the key an action is to have."""

from collections.abc import Callable

from textual import events
from textual.widget import Widget

from reader.app.dialogs.dialog import Dialog, quiet
from reader.app.keys.bindings import key_name


class PressKey(Dialog[str]):
    """Answers the next key that is pressed; Esc gives up."""

    keys_words = "press the key · Esc cancels"

    def __init__(self, words: str, check: Callable[[str], str]) -> None:
        """`words` say what the key will do; `check` what is wrong with a key, or nothing."""
        super().__init__()
        self.title_words = "Press a key"
        self._words, self._check = words, check

    def parts(self) -> list[Widget]:
        """What the key will do."""
        return [quiet(self._words)]

    def on_key(self, event: events.Key) -> None:
        """Any key but Esc is the answer, unless it cannot be used."""
        if event.key != "escape":
            event.stop()
            if problem := self._check(event.key):
                self.complain(f"{key_name(event.key)} cannot be used: {problem}.")
            else:
                self.dismiss(event.key)
