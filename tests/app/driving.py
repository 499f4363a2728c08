"""The app driven by keys: each is done, with all that it set going, before the next is pressed.

The pilot's own `press` and `pause` wait until the process has been idle for some milliseconds: slow where nothing
happens, and wrong on a busy machine, where a process that waits for its turn looks idle. Here it is asked what is
still to do.
"""

import asyncio
import contextlib
import unicodedata
from typing import Any

from textual import events
from textual.app import App
from textual.keys import KEY_NAME_REPLACEMENTS, key_to_character
from textual.pilot import Pilot
from textual.widgets import Input
from textual.worker import WorkerCancelled, WorkerFailed

from reader.app.keys.macros import MACRO


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Keys one after the other, by name ("slash", "ctrl+d") or as what they type, each settled."""
    for key in keys:
        pilot.app.post_message(events.Key(_name(key), key if len(key) == 1 else key_to_character(key)))
        await settle(pilot)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until no widget has anything left to do, nor a worker unless it asks back, and draw the screen."""
    app, quiet = pilot.app, 0
    while quiet < 2:
        await pilot.pause(0)
        macros: list[Any] = []
        others: list[Any] = []
        for worker in app.workers:
            if not worker.is_finished:
                (macros if worker.group == MACRO else others).append(worker)
        if others:
            with contextlib.suppress(WorkerFailed, WorkerCancelled):
                await app.workers.wait_for_complete(others)
        while not (_asks(app) or all(macro.is_finished for macro in macros)):
            await asyncio.sleep(0)  # saying nothing: it waits itself until all is quiet
        nodes = [app, *(node for screen in app.screen_stack for node in screen.walk_children(with_self=True))]
        quiet = 0 if others or any(node.message_queue_size for node in nodes) else quiet + 1


def _asks(app: App[None]) -> bool:
    """Whether a dialog or a line to type in waits for an answer."""
    return app.screen.is_modal or isinstance(app.screen.focused, Input)


def _name(key: str) -> str:
    """A key's name, as a terminal's events have it."""
    if len(key) > 1 or key.isalnum():
        return key
    name = unicodedata.name(key).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)
