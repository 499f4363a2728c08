"""Keys pressed at random, over the sample stories: whatever is typed, nothing breaks and nothing is lost.

The browser, the editor and the commands that text is given to are scripts that write down what they were called with;
there is no background process, so nothing goes to the network, and exports stay in the folder of the run.
"""

import asyncio
import string
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from textual.widgets import Input

from reader.app.app import ReaderApp
from reader.app.dialogs.export_dialog import ExportDialog
from reader.app.outside.pipe_dialog import PipeDialog
from reader.config import load_config
from reader.paths import Paths
from reader.store.file.library import open_library
from reader.store.file.soundness import check
from tests.app.driving import press, settle
from tests.app.samples import LATER, library_file
from tests.app.stories import paths_in

SIZES = (80, 24), (120, 40), (200, 50)
PATIENCE = 60.0
"""Seconds within which what a key sets going must come to rest."""
LAST = 40
"""Keys told of when something breaks."""

_OFTEN = ("enter", "escape", "down", "up", "tab", "space", "backspace", *"jkhl")
_NAMED = (
    "left", "right", "home", "end", "pageup", "pagedown", "delete", "insert", "shift+tab", "shift+up", "shift+down",
    "shift+left", "shift+right", "ctrl+left", "ctrl+right", "ctrl+home", "ctrl+end", "ctrl+up", "ctrl+down",
    "alt+left", "alt+right", *(f"f{number}" for number in range(1, 13)),
)  # fmt: skip
_CONTROL = tuple(f"ctrl+{letter}" for letter in string.ascii_lowercase if letter not in "qz")
_TYPED = tuple(string.ascii_letters + string.digits + string.punctuation.replace("-", "") + "äßé漢")
_QUITS = "q", "Q"


@dataclass
class Run:
    """What came of one seed."""

    seed: int
    keys: int = 0
    sittings: int = 0
    """Times the program was started: a key that quits is followed by another start on the same library."""
    called: int = 0
    """Times the browser, the editor or a command was called."""
    troubles: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)
    """The keys before the trouble."""


async def run(folder: Path, seed: int, count: int) -> Run:
    """Press `count` keys on a new library in `folder`, until something breaks; then look whether all is sound."""
    random, result, paths = Random(seed), Run(seed), paths_in(folder)
    paths.data_dir.mkdir(parents=True)
    paths.library.write_bytes(library_file())
    calls = folder / "calls.txt"
    environ = _recorders(folder, calls)
    while result.keys < count and not result.troubles:
        result.sittings += 1
        try:
            await _sitting(paths, environ, random, result, count)
        except Exception as error:
            result.troubles.append(f"{type(error).__name__}: {error}")
        if paths.log_file.exists():
            result.troubles.append(paths.log_file.read_text(encoding="utf-8"))
    with open_library(paths.library, now=LATER, read_only=True) as library:
        result.troubles += check(library)
    result.called = len(calls.read_text(encoding="utf-8").splitlines()) if calls.exists() else 0
    return result


async def _sitting(paths: Paths, environ: dict[str, str], random: Random, result: Run, count: int) -> None:
    """From a start of the program to its end."""
    app = ReaderApp(
        paths, config=load_config(paths.config_file), background=False, now=lambda: LATER, environ=environ, rest=0.0
    )
    app.animation_level = "none"
    async with app.run_test(size=random.choice(SIZES)) as pilot:
        await settle(pilot)
        while result.keys < count and app.return_code is None and not paths.log_file.exists():
            key = _key(random)
            result.last = [*result.last[-LAST:], key]
            result.keys += 1
            if key == "enter":
                _keep_within(app, paths, environ)
            await asyncio.wait_for(press(pilot, key), PATIENCE)
    if app.return_code:
        result.troubles.append(f"ended with {app.return_code}")


def _key(random: Random) -> str:
    if random.random() < 0.004:
        return random.choice(_QUITS)
    kind = random.choices((_OFTEN, _NAMED, _CONTROL, _TYPED), (30, 12, 12, 46))[0]
    key = random.choice(kind)
    return "escape" if key in _QUITS else key


def _keep_within(app: ReaderApp, paths: Paths, environ: dict[str, str]) -> None:
    """Before an answer is given: a command is the recorder, and a file one of the run's folder."""
    screen = app.screen
    if isinstance(screen, PipeDialog):
        screen.query_one(Input).value = environ["PIPE"]
    elif isinstance(screen, ExportDialog):
        screen.query_one(Input).value = str(paths.data_dir / f"notes-{len(screen.query_one(Input).value)}.md")


def _recorders(folder: Path, calls: Path) -> dict[str, str]:
    """An environment whose programs write down that they were called; the editor adds a line to its file."""
    scripts = {
        "BROWSER": f'echo "browser $1" >> "{calls}"',
        "EDITOR": f'echo "editor $1" >> "{calls}"; echo "# more" >> "$1"',
        "PIPE": f'cat > /dev/null; echo pipe >> "{calls}"',
    }
    environ = {}
    for name, words in scripts.items():
        script = folder / name.lower()
        script.write_text(f"#!/bin/sh\n{words}\n", encoding="utf-8")
        script.chmod(0o700)
        environ[name] = str(script)
    return environ
