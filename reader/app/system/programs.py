"""Other programs in the terminal: the app steps aside until they are done; or beside it, unseen.

What is run is a list of words, never a line that is made of something.
"""

import asyncio
import codecs
import contextlib
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from reader.errors import ReaderError
from reader.model.safe_text import safe_text

_EDITORS = ("nano", "vi")
"""Tried in this order when the environment names none."""
_LOOK = 0.05
"""Seconds between two looks at whether a command has ended."""
_MOST_SAID = 100_000
"""Bytes of what a command prints that are looked at."""


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


def run_outside(
    app: App[Any],
    command: Sequence[str],
    *,
    text: str | None = None,
    stay: bool = False,
    environ: Mapping[str, str] | None = None,
) -> int:
    """Run a command in the terminal, with `text` on its input, and wait for it; its exit code.

    With `stay` what it printed stands until Enter is pressed. Where there is no terminal to hand over, it runs unseen.
    Raises ReaderError when it cannot be started.
    """
    code, fault = 0, None
    try:
        with app.suspend():
            try:  # what is raised in here would leave the app without its screen
                code = _run(command, text, environ)
                if stay:
                    with contextlib.suppress(EOFError, KeyboardInterrupt):
                        input("\n[Enter goes back to reader] ")
            except Exception as error:
                fault = error
    except SuspendNotSupported:
        return _run(command, text, environ, unseen=True)
    if fault is not None:
        raise fault
    return code


def run_unseen(
    app: App[Any],
    command: Sequence[str],
    text: str | None,
    environ: Mapping[str, str],
    done: Callable[[int, str], None],
) -> None:
    """Run a command beside the app, which it may outlive.

    `done` gets its exit code and the first line it printed, of one that failed the last line of its complaints;
    of one that cannot be started 127 and why.
    """

    async def run() -> None:
        with (
            tempfile.TemporaryFile() as given,
            tempfile.TemporaryFile() as said,
            tempfile.TemporaryFile() as complained,
        ):
            given.write((text or "").encode("utf-8", "replace"))
            given.seek(0)
            try:
                process = subprocess.Popen(
                    command, stdin=given, stdout=said, stderr=complained, env=environ, start_new_session=True
                )
            except OSError as error:
                done(127, f"{command[0]} cannot be started: {error.strerror}")
                return
            while (code := process.poll()) is None:
                await asyncio.sleep(_LOOK)
            file, place = (complained, -1) if code else (said, 0)
            file.seek(0)
            lines = [line for line in safe_text(file.read(_MOST_SAID).decode("utf-8", "replace")).splitlines() if line]
        done(code, lines[place] if lines else "")

    app.run_worker(run(), group="commands", exit_on_error=False)


def edit_file(app: App[Any], path: Path, environ: Mapping[str, str]) -> None:
    """Let the user edit a file. Raises ReaderError when that cannot be done."""
    command = [*editor_command(environ), str(path)]
    code = run_outside(app, command)
    if code:
        raise ReaderError(f"{command[0]} ended with code {code}; nothing was changed")


def edit_text(app: App[Any], text: str, environ: Mapping[str, str], folder: Path) -> str:
    """`text` as the user leaves it in their editor, in a file of `folder` that is made for it.

    Raises ReaderError when it cannot be edited or read back; a file with other words than `text` is kept then, and
    named.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        place = Path(tempfile.mkdtemp(prefix="editor-", dir=folder))
        path = place / "note.md"
        path.write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        raise ReaderError(f"no file for the editor can be made in {folder}: {error.strerror}") from error
    try:
        edit_file(app, path, environ)
        words = safe_text(decoded(path.read_bytes())).strip()
    except (ReaderError, OSError, ValueError) as error:
        why = str(error) if isinstance(error, ReaderError) else "what the editor wrote cannot be read as text"
        if _holds(path, text):
            shutil.rmtree(place, ignore_errors=True)
            raise ReaderError(why) from error
        raise ReaderError(f"{why}; what was written is kept in {path}") from error
    shutil.rmtree(place, ignore_errors=True)
    return words


def decoded(data: bytes) -> str:
    """What an editor wrote, in the encoding it wrote it in. Raises ValueError for what is no text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    if b"\0" in data:
        raise ValueError("binary")
    return data.decode("utf-8-sig", "western")


def _western(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 as Windows and Latin-1 have them, so that one of them does not garble all others."""
    assert isinstance(error, UnicodeDecodeError)
    bad = error.object[error.start : error.end]
    return "".join(bytes([one]).decode("cp1252", "replace") for one in bad), error.end


codecs.register_error("western", _western)


def _holds(path: Path, text: str) -> bool:
    """Whether a file holds nothing but `text`, or is not there."""
    try:
        return path.read_bytes() in (text.encode("utf-8", "replace"), b"")
    except OSError:
        return not path.exists()


def _run(command: Sequence[str], text: str | None, environ: Mapping[str, str] | None, *, unseen: bool = False) -> int:
    # ^C is meant for the command; a handler, unlike ignoring, is not handed down to it
    before = signal.signal(signal.SIGINT, lambda *_: None)
    nowhere = subprocess.DEVNULL if unseen else None
    try:
        if text is None:
            done = subprocess.run(command, stdin=nowhere, stdout=nowhere, stderr=nowhere, env=environ, check=False)
        else:
            data = text.encode("utf-8", "replace")
            done = subprocess.run(command, input=data, stdout=nowhere, stderr=nowhere, env=environ, check=False)
    except OSError as error:
        raise ReaderError(f"{command[0]} cannot be started: {error.strerror}") from error
    finally:
        signal.signal(signal.SIGINT, before)
    return done.returncode
