"""Screens that are gone when they have answered, however fast the keys come."""

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

Answer = TypeVar("Answer")


class AnswersOnce(Screen[Answer]):
    """A screen that is dismissed once: a second Enter, typed before it was gone, would take the screen below along."""

    _gone = False

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close with an answer, or with none."""
        if self._gone or not self.is_current:
            return AwaitComplete()
        self._gone = True
        return super().dismiss(result)
