"""One line asked of the user."""

from collections.abc import Callable, Sequence

from textual import on
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input

from reader.app.dialogs.dialog import Dialog, quiet
from reader.model.safe_text import safe_line


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
        check: Callable[[str], str] = lambda _: "",
    ) -> None:
        """`known` is what is offered while one types; `problem` says what was wrong with an answer given before.

        `check` says what is wrong with an answer, or nothing: a wrong one stays in the line to be mended.
        """
        super().__init__()
        self._problem, self._check = problem, check
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
        """Give the answer, or say what is wrong with it."""
        answer = event.value.strip()
        if answer and (problem := self._check(answer)):
            self.complain(problem)
        else:
            self.dismiss(answer or self._empty)


def whole_number(least: int, most: int) -> Callable[[str], str]:
    """A check of answers that should be a whole number from `least` to `most`."""

    def check(answer: str) -> str:
        right = answer.isdecimal() and least <= int(answer) <= most
        return "" if right else f"“{safe_line(answer)}” is not a whole number from {least:,} to {most:,}."

    return check
