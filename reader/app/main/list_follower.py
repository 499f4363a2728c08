"""When the story follows the list's cursor: at once after a single step, after several when they come to rest."""

import math
from collections.abc import Callable
from time import monotonic

from textual.timer import Timer
from textual.widget import Widget


class ListFollower:
    """Knows whether the cursor has moved since a story was shown."""

    def __init__(self, holder: Widget, rest: float, show: Callable[[], None]) -> None:
        """`show` shows the story under the cursor; `rest` is how many seconds the cursor has to rest for that."""
        self._holder, self._rest, self._show = holder, rest, show
        self._pending = False
        self._stepped = -math.inf
        self._resting: Timer | None = None

    def moved(self) -> None:
        """The cursor moved."""
        self._pending = True
        now = monotonic()
        hurried, self._stepped = now - self._stepped < self._rest, now
        if self._resting is not None:
            self._resting.stop()
        if hurried:
            self._resting = self._holder.set_timer(self._rest, self.catch_up)
        else:
            self._holder.call_after_refresh(self.catch_up)

    def catch_up(self) -> None:
        """Show the story under the cursor if it has moved since one was shown."""
        if self._pending:
            self._pending = False
            self._show()

    def shown(self) -> None:
        """A story was shown."""
        self._pending = False
