"""One line asked of the user."""

from collections.abc import Sequence

from textual import on
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input

from reader.app.dialogs.dialog import Dialog, quiet


class Prompt(Dialog[str]):
    """A question with a one-line answer; an empty answer is none, unless it `may_be_empty`."""

    def __init__(
        self,
        title: str,
        explanation: str,
        *,
        value: str = "",
        example: str = "",
        known: Sequence[str] = (),
        may_be_empty: bool = False,
        problem: str = "",
    ) -> None:
        """`known` is what is offered while one types; `problem` says what was wrong with an answer given before."""
        super().__init__()
        self._problem = problem
        self.title_words = title
        self._explanation = explanation
        self._value = value
        self._example = example
        self._known = known
        self._empty = "" if may_be_empty else None

    def parts(self) -> list[Widget]:
        """The question."""
        suggester = SuggestFromList(self._known, case_sensitive=False) if self._known else None
        return [quiet(self._explanation), Input(self._value, placeholder=self._example, suggester=suggester)]

    def on_mount(self) -> None:
        """What was wrong stands below the line."""
        self.complain(self._problem)

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Give the answer."""
        self.dismiss(event.value.strip() or self._empty)
