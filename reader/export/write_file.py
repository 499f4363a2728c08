"""Text into a file of the user's choice, without harming any other."""

import os
import tempfile
from pathlib import Path

from reader.errors import ReaderError
from reader.model.safe_text import safe_line
from reader.paths import expanded
from reader.store.file.header import is_database

LONGEST_NAME = 255
"""Bytes in one file name, the limit of every file system in use."""


def write_new(path: Path, text: str, *, overwrite: bool = False, folder: Path | None = None) -> Path:
    """Write `text` as UTF-8 to `path` in one step, readable by the user alone; returns the absolute path.

    The text is whole there or not at all. Raises ReaderError in words, and changes nothing, when the file exists
    (unless `overwrite`), is a link or a folder, has an impossible name, lies outside `folder`, or cannot be written.
    """
    path = expanded(path)
    _check(path, overwrite=overwrite, folder=folder)
    try:
        handle, waiting = tempfile.mkstemp(prefix=".reader-", suffix=".part", dir=path.parent)
    except OSError as error:
        raise ReaderError(f"cannot write in {path.parent}: {error.strerror}") from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="", errors="replace") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        _put(Path(waiting), path, overwrite=overwrite)
    except FileExistsError as error:
        raise _exists(path) from error
    except OSError as error:
        raise ReaderError(f"cannot write {path}: {error.strerror}") from error
    finally:
        Path(waiting).unlink(missing_ok=True)
    return path


def _check(path: Path, *, overwrite: bool, folder: Path | None) -> None:
    name = path.name
    if not name or name != safe_line(name):
        raise ReaderError(f'"{safe_line(name)}" cannot be a file name; choose another')
    if len(os.fsencode(name)) > LONGEST_NAME:
        raise ReaderError(f"the file name is longer than {LONGEST_NAME} bytes; choose a shorter one")
    try:
        if folder is not None and not path.parent.resolve().is_relative_to(folder.expanduser().resolve()):
            raise ReaderError(f"{path} is not inside {folder}; nothing was written")
        if path.is_symlink():
            raise ReaderError(f"{path} is a link to another file; nothing was written, choose another name")
        if path.is_dir():
            raise ReaderError(f"{path} is a folder; name a file in it")
        if path.exists() and not overwrite:
            raise _exists(path)
        if is_database(path):
            raise ReaderError(f"{path} is a database, perhaps your library; nothing was written, choose another name")
        if not path.parent.is_dir():
            raise ReaderError(f"there is no folder {path.parent}; create it first or choose another")
    except OSError as error:
        raise ReaderError(f"cannot write {path}: {error.strerror}") from error


def _exists(path: Path) -> ReaderError:
    return ReaderError(f"{path} already exists and was not changed; choose another name or allow overwriting")


def _put(waiting: Path, path: Path, *, overwrite: bool) -> None:
    """Give the finished file its name; a file that came in between is never replaced unasked."""
    if overwrite:
        waiting.replace(path)
        return
    try:
        os.link(waiting, path)
    except FileExistsError:
        raise
    except OSError:
        # File systems without hard links: the name is taken first, exclusively, then filled.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        waiting.replace(path)
