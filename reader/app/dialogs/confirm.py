"""A question to be answered with yes or no."""

from textual.widget import Widget

from reader.app.dialogs.dialog import Dialog, quiet
from reader.app.keys.bindings import PROGRAM, bind


class Question(Dialog[bool]):
    """Only `y` is a yes: what is asked here is never done by a key that means something else."""

    BINDINGS = [
        bind("y", "yes", "yes", "Yes", id="question.yes", group=PROGRAM),
        bind("n", "cancel", "no", "No", id="question.no", group=PROGRAM),
    ]
    keys_words = "y yes · n, Esc no"

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        self.title_words = title
        self._words = words

    def parts(self) -> list[Widget]:
        """What is asked."""
        return [quiet(self._words)]

    def action_yes(self) -> None:
        """Yes."""
        self.dismiss(True)
