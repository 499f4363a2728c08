"""Keys taken in the order they were typed, each where it belongs.

Textual hands a key to the widget in focus, which hands it up until somebody knows it; meanwhile the next key goes to
the same widget. Of "/ferry" typed faster than that, or sent in one go over a slow line, "f" and "r" would be commands.
Here what a key is bound to is done at once unless one is typing, and keys wait for a screen that is being made.
"""

from collections.abc import Awaitable, Callable

from textual import events
from textual.widgets import Input

from reader.app.textual_adapter import AdaptedApp


class KeyQueue:
    """The keys pressed and not yet done."""

    def __init__(
        self, app: AdaptedApp, forward: Callable[[events.Key], Awaitable[None]], unknown: Callable[[str], None]
    ) -> None:
        """`forward` takes keys as Textual would; `unknown` is told of a key that is bound to nothing."""
        self._app, self._forward, self._unknown = app, forward, unknown
        self._held: list[events.Key] = []
        self._holding = False
        """Whether keys wait until what is going on is done."""

    async def take(self, event: events.Key) -> None:
        """A key was pressed."""
        self._held.append(event)
        await self._let_go()

    def hold(self) -> None:
        """From now on keys wait."""
        self._holding = True

    def release(self) -> None:
        """Do what was typed meanwhile, and take keys again."""
        self._holding = False
        self._app.call_next(self._let_go)

    async def _let_go(self) -> None:
        app = self._app
        while self._held and not self._holding:
            if not app.screen.is_mounted:
                app.screen.call_later(app.call_next, self._let_go)  # which it does when it is made
                return
            await self._do(self._held.pop(0))

    async def _do(self, event: events.Key) -> None:
        if self._app.screen.is_modal or isinstance(self._app.focused, Input):
            await self._forward(event)
        elif not await self._app.press_bound(event.key):
            self._unknown(event.key)
