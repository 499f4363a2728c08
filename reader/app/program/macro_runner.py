"""Running macros: the key is asked for, then the actions follow each other as if their own keys had been pressed.

Each is done before the next begins: what widgets told each other because of it and what threads of this program work
at; not what the companion process fetches. Where an action asks something, the macro waits for the answer and ends
when none is given. It ends, and says so, at an action that does nothing where one is by then. What is typed meanwhile
is kept for the question, or for afterwards.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input
from textual.worker import WorkerFailed

from reader.app.action_registry import own_bindings
from reader.app.keys.bindings import MACROS, KeyRow, active_rows, bind, key_name
from reader.app.keys.commands import Commands
from reader.app.keys.macros import MACRO, Macro, macro_rows
from reader.app.outside.own_commands import OwnCommand
from reader.app.program.key_queue import KeyQueue

PATIENCE = 1.0
"""Seconds until a widget that does not answer, because it is gone, is no longer waited for."""


class MacroRunner(Commands):
    """Runs macros of the config file in an app."""

    BINDINGS = [bind("comma", "macro", "macro", "Run a macro of the config file: its key follows", id=MACRO,
                     group=MACROS)]  # fmt: skip

    def __init__(
        self,
        app: App[None],
        keys: KeyQueue,
        macros: Callable[[], Sequence[Macro]],
        own: Callable[[], Sequence[OwnCommand]],
        say: Callable[..., None],
    ) -> None:
        """`macros` gives those that can be run, `own` the user's own commands; `say` tells the user, with
        `problem=True` of what went wrong.
        """
        self._app, self._keys, self._macros, self._own, self._say = app, keys, macros, own, say

    def rows(self, screen: Screen[Any]) -> list[KeyRow]:
        """The macros as help and palette list them for a screen."""
        row = next((row for row in active_rows(screen) if row.id == MACRO), None)
        return macro_rows(self._macros(), row.keys[0] if row else "")

    def action_macro(self) -> None:
        """Ask which one by its key, and run it."""
        from reader.app.dialogs.macro_key import MacroKeys

        if not self._macros():
            self._say("no macros yet: they go into the table [macros] of the config file; E edits it")
            return

        def run(key: str | None) -> None:
            if key is None:
                return
            if any(one.key == key for one in self._macros()):
                self.run(key)
            else:
                self._say(f"no macro has the key {key_name(key)}")

        self._app.push_screen(MacroKeys(self._macros()), run)

    def run(self, key: str) -> None:
        """Run the actions of a macro one after the other."""
        self._keys.hold()
        macro = next(one for one in self._macros() if one.key == key)
        self._app.run_worker(self._run(macro), group=MACRO, exclusive=True, exit_on_error=False)

    async def _run(self, macro: Macro) -> None:
        try:
            await self._run_through(macro)
        finally:
            self._keys.release()

    async def _run_through(self, macro: Macro) -> None:
        for number, action in enumerate(macro.actions):
            if not await self._do(action):
                self._say(f'macro {macro.key_words} stopped: "{action}" does nothing here', problem=True)
                return
            await self._settled()
            if not await self._answered() and number + 1 < len(macro.actions):
                self._say(f"macro {macro.key_words} canceled")
                return

    async def _do(self, action: str) -> bool:
        """Run an action where the focus is, as its key would; whether there is anything of that name."""
        if command := next((one for one in self._own() if one.id == action), None):
            main = self._app.screen.query("#main")
            return bool(main) and await self._app.run_action(command.action, main.first())
        for node in (self._app.screen.focused or self._app.screen).ancestors_with_self:
            for binding in own_bindings(type(node)):
                if binding.id == action and await self._app.run_action(binding.action, node):
                    return True
        return False

    async def _settled(self) -> None:
        """Wait until all that an action set off is done: two rounds in which no widget has anything left to do."""
        quiet = 0
        while quiet < 2:
            screens = self._app.screen_stack
            nodes = [self._app, *(node for screen in screens for node in screen.walk_children(with_self=True))]
            with suppress(TimeoutError, asyncio.TimeoutError):
                await asyncio.wait_for(asyncio.gather(*(_caught_up(node) for node in nodes)), PATIENCE)
            if others := [one for one in self._app.workers if one.group != MACRO and not one.is_finished]:
                with suppress(WorkerFailed):
                    await self._app.workers.wait_for_complete(others)
            quiet = 0 if others or any(node.message_queue_size for node in nodes) else quiet + 1

    async def _answered(self) -> bool:
        """Wait while something is asked; whether every question got its answer."""
        while (asking := self._asking) is not None:
            stirred = asyncio.Event()
            signals = (self._app.screen_change_signal, self._app.screen.bindings_updated_signal)
            for signal in signals:
                signal.subscribe(self._app, lambda _, stirred=stirred: stirred.set(), immediate=True)
            self._keys.release()
            while self._asking is asking:
                await stirred.wait()
                stirred.clear()
            self._keys.hold()
            for signal in signals:
                signal.unsubscribe(self._app)
            if not getattr(asking, "answered", False):
                return False
            await self._settled()
        return True

    @property
    def _asking(self) -> Screen[Any] | Input | None:
        """The dialog or the line one is to type in."""
        if self._app.screen.is_modal:
            return self._app.screen
        return self._app.screen.focused if isinstance(self._app.screen.focused, Input) else None


async def _caught_up(node: DOMNode) -> None:
    """Wait until a node has done what it was told so far."""
    done = asyncio.Event()
    if node.call_later(done.set):
        await done.wait()
