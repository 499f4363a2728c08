"""Actions with their keys that a widget, a screen or the application holds, instead of being one of their subclasses.

A holder lists the bindings of its commands among its own and the commands under `commands`; `call` finds the method.
"""

from collections.abc import Sequence
from inspect import isawaitable
from typing import ClassVar, Protocol, runtime_checkable

from textual.actions import SkipAction, parse
from textual.binding import Binding


class Commands:
    """Methods called `action_…`, and the keys that call them."""

    BINDINGS: ClassVar[list[Binding]] = []


@runtime_checkable
class HoldsCommands(Protocol):
    """A node of the screen with commands."""

    @property
    def commands(self) -> Sequence[Commands]:
        """In no order: no two of them have an action of one name."""


async def call(holder: object, action: str) -> bool | None:
    """Run an action of the commands of `holder`, as a binding names it; whether it was done.

    None when it holds no action of that name.
    """
    destination, name, parameters = parse(action)
    if destination or not isinstance(holder, HoldsCommands):
        return None
    for commands in holder.commands:
        if (method := getattr(commands, f"action_{name}", None)) is not None:
            try:
                if isawaitable(done := method(*parameters)):
                    await done
            except SkipAction:
                return False
            return True
    return None
