"""Files and folders on disk as inputs: found in natural order, read with a limit, faults in words."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from reader.errors import ReaderError
from reader.ingest.parse.file_type import MAX_FILE

T = TypeVar("T")


def walk(folder: Path) -> Iterator[Path | tuple[Path, ReaderError]]:
    """The files below `folder`, 2 before 10; hidden ones are left out, links to folders not followed.

    A folder that cannot be read comes with the reason.
    """
    faults: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=faults.append):
        folders[:] = sorted((name for name in folders if not name.startswith(".")), key=natural)
        for name in sorted(names, key=natural):
            if not name.startswith("."):
                yield Path(place, name)
        yield from ((Path(fault.filename), ReaderError(error_words(fault))) for fault in faults)
        faults.clear()
    yield from ((Path(fault.filename), ReaderError(error_words(fault))) for fault in faults)


def natural(name: str) -> list[tuple[int, int, str]]:
    """A sort key that reads numbers as numbers."""
    parts = (part for part in re.split(r"([0-9]+)", name) if part)
    return [(0, int(part[:18]), "") if "0" <= part[0] <= "9" else (1, 0, part.casefold()) for part in parts]


def read_file(path: Path) -> bytes:
    """The file's bytes; of a file longer than `MAX_FILE` one byte more, so that the caller can tell.

    Raises ReaderError in words.
    """
    return _reading(lambda: _read(path))


def lines_of(path: Path) -> Iterator[bytes]:
    """The lines of a file of any length, each at most `MAX_FILE` bytes. Raises ReaderError in words."""
    file = _reading(lambda: path.open("rb"))
    with file:
        while line := file.readline(MAX_FILE):
            yield line


def _read(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise ReaderError("is not a regular file")
    with path.open("rb") as file:
        return file.read(MAX_FILE + 1)


def _reading(read: Callable[[], T]) -> T:
    try:
        return read()
    except OSError as error:
        raise ReaderError(error_words(error)) from None


def exists(what: str) -> bool:
    """Whether a file or folder has this name; one that is too long for any has not."""
    try:
        return Path(what).exists()
    except (OSError, ValueError):
        return False


def error_words(error: OSError) -> str:
    reason = (error.strerror or type(error).__name__).lower()
    if isinstance(error, FileNotFoundError):
        return "does not exist; check the name"
    if isinstance(error, PermissionError):
        return f"cannot be read: {reason}; change its permissions or run as its owner"
    return f"cannot be read: {reason}"
