"""Copies of the library, made while it is in use."""

import glob
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import LibraryError, ReaderError
from reader.store.file import header, soundness
from reader.store.file.sqlite_errors import in_words

if TYPE_CHECKING:
    from reader.store.file.library import Library

_PART = ".part"
"""How the name of a copy ends that is not finished."""


def backup(library: "Library", to: Path, *, overwrite: bool = False, damaged: bool = False) -> Path:
    """A complete copy of the library at `to`, readable by its owner only; the path it lies at.

    Works while others read and write. The copy is checked, and appears under its name only when it is whole.
    Raises ReaderError when something lies at `to` already (unless `overwrite`), LibraryError when it cannot be
    written, or what was copied is damaged (unless `damaged` ones are wanted too).
    """
    if to.exists() and not overwrite:
        raise ReaderError(f"{to} already exists and was not changed. Choose another file")
    with new_copy(library.conn, to, said=f"The backup cannot be written to {to}", source_path=library.path) as copy:
        # a copy travels alone: without the files beside it that WAL needs
        copy.execute("PRAGMA journal_mode = DELETE").fetchone()
        if not damaged and (found := soundness.damage(copy)):
            raise LibraryError(
                f"{library.path} is damaged and was not backed up: {'; '.join(found)}. "
                "To restore an older backup: reader restore; to copy it anyway: --damaged"
            )
    return to


@contextmanager
def new_copy(
    source: sqlite3.Connection, to: Path, *, said: str, source_path: Path, before: Callable[[], None] = lambda: None
) -> Iterator[sqlite3.Connection]:
    """A copy of a database to be looked at, which gets its name `to` when the block has found nothing wrong with it.

    Until then it lies beside, locked, so that `sweep` can tell it from what a killed program has left. `before` is
    called when all is well, right before it takes its place; `said` begins the words for a disk that refuses.
    """
    part = to.with_name(f".{to.name}{_PART}")
    try:
        _forget(part)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with closing(sqlite3.connect(part, isolation_level=None)) as copy:
            copy.execute("PRAGMA locking_mode = EXCLUSIVE").fetchone()
            source.backup(copy)
            yield copy
            before()
            part.replace(to)
        _sync(to.parent)
    except OSError as error:
        raise LibraryError(f"{said}: {error.strerror}") from error
    except sqlite3.Error as error:
        raise in_words(error, source_path) from error
    finally:
        _forget(part)


def sweep(path: Path) -> None:
    """Take away what is left beside a library of copies that were never finished; one being written is locked."""
    for part in path.parent.glob(f".{glob.escape(path.stem)}.*{_PART}"):
        with suppress(OSError, sqlite3.Error):
            if part.stat().st_size == 0 or not part.is_file():
                continue  # it may just have been made
            with closing(sqlite3.connect(header.address(part, "mode=rw"), uri=True, timeout=0)) as left:
                left.execute("BEGIN EXCLUSIVE")
            _forget(part)


def _forget(part: Path) -> None:
    for name in (part.name, f"{part.name}-journal"):
        part.with_name(name).unlink(missing_ok=True)


def beside(path: Path, *, now: datetime, why: str) -> Path:
    """A free name beside the library that says when and why: library.before-format-2-20261122T140200.db."""
    stem = f"{path.stem}.{why}-{now.astimezone(UTC):%Y%m%dT%H%M%S}"
    candidate, count = path.with_name(f"{stem}{path.suffix}"), 1
    while candidate.exists():
        count += 1
        candidate = path.with_name(f"{stem}-{count}{path.suffix}")
    return candidate


def _sync(path: Path) -> None:
    """Have a folder's list of names on the disk before going on."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
