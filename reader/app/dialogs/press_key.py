"""Waiting for the key an action is to have."""

from textual import events
from textual.widget import Widget

from reader.app.dialogs.dialog import Dialog, quiet


class PressKey(Dialog[str]):
    """Answers the next key that is pressed; Esc gives up."""

    keys_words = "press the key · Esc gives up"

    def __init__(self, words: str) -> None:
        """`words` say what the key will do."""
        super().__init__()
        self.title_words = "Press a key"
        self._words = words

    def parts(self) -> list[Widget]:
        """What the key will do."""
        return [quiet(self._words)]

    def on_key(self, event: events.Key) -> None:
        """Any key but Esc is the answer."""
        if event.key != "escape":
            event.stop()
            self.dismiss(event.key)
