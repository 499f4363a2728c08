"""Keys taken in the order they were typed, each where it belongs.

Textual hands a key to the widget in focus, which hands it up until somebody knows it; meanwhile the next key goes to
the same widget. Of "/ferry" typed faster than that, or sent in one go over a slow line, "f" and "r" would be commands.
Here what a key is bound to is done at once unless one is typing, and keys wait for a screen that is being made.
"""

from textual import events
from textual.app import App
from textual.widgets import Input


class OrderlyKeys(App[None]):
    """The part of the application that takes keys."""

    def __init__(self) -> None:
        super().__init__()
        self._held: list[events.Key] = []
        self._holding = False
        """Whether keys wait until what is going on is done."""

    async def on_event(self, event: events.Event) -> None:
        """Keys are taken one by one."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._held.append(event)
            await self._let_go()
        else:
            await super().on_event(event)

    def hold_keys(self) -> None:
        """From now on keys wait."""
        self._holding = True

    def release_keys(self) -> None:
        """Do what was typed meanwhile, and take keys again."""
        self._holding = False
        self.call_next(self._let_go)

    async def _let_go(self) -> None:
        while self._held and not self._holding:
            if not self.screen.is_mounted:
                self.screen.call_later(self.call_next, self._let_go)  # which it does when it is made
                return
            await self._take(self._held.pop(0))

    async def _take(self, event: events.Key) -> None:
        if self.screen.is_modal or isinstance(self.focused, Input):
            await super().on_event(event)
        elif not await self._check_bindings(event.key, priority=True):
            await self._check_bindings(event.key)
