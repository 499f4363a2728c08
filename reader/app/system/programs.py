"""Other programs in the terminal: the app steps aside until they are done. Never through a shell."""

import contextlib
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from reader.errors import ReaderError
from reader.model.safe_text import safe_text

_EDITORS = ("nano", "vi")
"""Tried in this order when the environment names none."""


def command_of(line: str) -> list[str]:
    """The words of a command line, split as a shell would. Raises ReaderError when it cannot be split or is empty."""
    try:
        command = shlex.split(line)
    except ValueError as error:
        raise ReaderError(f"the command cannot be understood: {error}") from error
    if not command:
        raise ReaderError("there is no command to run")
    return command


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """What the variables VISUAL or EDITOR name, else an editor that is there. Raises ReaderError when none is."""
    for name in ("VISUAL", "EDITOR"):
        if environ.get(name, "").strip():
            return command_of(environ[name])
    found = next((name for name in _EDITORS if shutil.which(name)), None)
    if found is None:
        raise ReaderError("no editor found: set the variable EDITOR")
    return [found]


def run_outside(app: App[Any], command: Sequence[str], *, text: str | None = None, stay: bool = False) -> int:
    """Run a command in the terminal, with `text` on its input, and wait for it; its exit code.

    With `stay` what it printed stands until Enter is pressed. Where there is no terminal to hand over, it runs unseen.
    Raises ReaderError when it cannot be started.
    """
    try:
        with app.suspend():
            code = _run(command, text)
            if stay:
                with contextlib.suppress(EOFError, KeyboardInterrupt):
                    input("\n[Enter goes back to reader] ")
            return code
    except SuspendNotSupported:
        return _run(command, text, unseen=True)


def edit_file(app: App[Any], path: Path, environ: Mapping[str, str]) -> None:
    """Let the user edit a file. Raises ReaderError when that cannot be done."""
    command = [*editor_command(environ), str(path)]
    code = run_outside(app, command)
    if code:
        raise ReaderError(f"{command[0]} ended with {code}; nothing was taken over")


def edit_text(app: App[Any], text: str, environ: Mapping[str, str]) -> str:
    """`text` as the user leaves it in their editor. Raises ReaderError when it cannot be edited or read back."""
    with tempfile.TemporaryDirectory(prefix="reader-") as folder:
        path = Path(folder) / "note.md"
        path.write_text(text, encoding="utf-8")
        edit_file(app, path, environ)
        try:
            return safe_text(path.read_text(encoding="utf-8")).strip()
        except (OSError, UnicodeDecodeError) as error:
            raise ReaderError("what the editor wrote cannot be read as text") from error


def _run(command: Sequence[str], text: str | None, *, unseen: bool = False) -> int:
    # ^C is meant for the command; a handler, unlike ignoring, is not handed down to it
    before = signal.signal(signal.SIGINT, lambda *_: None)
    nowhere = subprocess.DEVNULL if unseen else None
    try:
        if text is None:
            done = subprocess.run(command, stdin=nowhere, stdout=nowhere, stderr=nowhere, check=False)
        else:
            data = text.encode("utf-8", "replace")
            done = subprocess.run(command, input=data, stdout=nowhere, stderr=nowhere, check=False)
    except OSError as error:
        raise ReaderError(f"{command[0]} cannot be started: {error.strerror}") from error
    finally:
        signal.signal(signal.SIGINT, before)
    return done.returncode
