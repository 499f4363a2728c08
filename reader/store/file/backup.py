"""Copies of the library: made while it is in use, put back with the present one kept beside."""

import glob
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from reader.errors import LibraryError
from reader.store.file import header, migrations, soundness
from reader.store.file.library import Library, make_folder
from reader.store.file.sqlite_errors import in_words
from reader.store.file.wal_header import has_wal

_PART = ".part"
"""How the name of a copy ends that is not finished."""


def backup(library: Library, to: Path, *, overwrite: bool = False, damaged: bool = False) -> Path:
    """A complete copy of the library at `to`, readable by its owner only; the path it lies at.

    Works while others read and write. The copy is checked, and appears under its name only when it is whole. Raises
    LibraryError when something lies at `to` already (unless `overwrite`), it cannot be written, or what was copied is
    damaged (unless `damaged` ones are wanted too).
    """
    if to.exists() and not overwrite:
        raise LibraryError(f"{to} exists already; it was left as it is. Name another file")
    with _new_copy(library.conn, to, said=f"The backup cannot be written to {to}", source_path=library.path) as copy:
        # a copy travels alone: without the files beside it that WAL needs
        copy.execute("PRAGMA journal_mode = DELETE").fetchone()
        if not damaged and (found := soundness.damage(copy)):
            raise LibraryError(
                f"{library.path} is damaged, and no backup was made of it: {'; '.join(found)}. "
                "An older backup comes back with: reader restore; --damaged copies it all the same"
            )
    return to


def restore(source: Path, path: Path, *, now: datetime) -> Path | None:
    """Put the backup `source` in the place of the library at `path`; nobody may have it open.

    Where `path` is a link, the file it leads to is replaced. The present files are kept beside it under a name with the
    time, which is returned (None when there were none). Raises LibraryError when `source` is no sound library, or the
    present one is open elsewhere.
    """
    path = path.resolve()
    if source.resolve() == path:
        raise LibraryError(f"{source} is the library itself; name a backup of it")
    found, _ = header.inspect(source, migrations.NEWEST)
    if found != "library":
        raise LibraryError(f"There is no backup at {source}")
    _check_free(path)
    said = f"{source} cannot be brought back to {path}"
    try:
        make_folder(path.parent)
    except OSError as error:
        raise LibraryError(f"{said}: {error.strerror}") from error
    kept: list[Path] = []

    def set_aside() -> None:
        kept.extend(_set_aside(path, now=now))

    mode = "mode=ro" if has_wal(source) else "mode=ro&immutable=1"
    with (
        closing(sqlite3.connect(header.address(source, mode), uri=True)) as good,
        _new_copy(good, path, said=said, source_path=source, before=set_aside) as copy,
    ):
        if troubles := soundness.damaged_pages(copy):
            raise LibraryError(f"The backup {source} is damaged; nothing was changed ({troubles[0]})")
    return kept[0] if kept else None


@contextmanager
def _new_copy(
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


def _set_aside(path: Path, *, now: datetime) -> list[Path]:
    if not path.exists():
        return []
    kept = beside(path, now=now, why="replaced")
    for suffix in ("-wal", "-shm", ""):
        present = path.with_name(path.name + suffix)
        if present.exists():
            present.replace(kept.with_name(kept.name + suffix))
    return [kept]


def _check_free(path: Path) -> None:
    """Raise LibraryError when another program has the library open; a damaged one may be put aside all the same."""
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(header.address(path, "mode=rw"), uri=True, timeout=0)) as conn:
            conn.execute("PRAGMA locking_mode = EXCLUSIVE")
            conn.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise LibraryError(f"{path} is open in another reader; close that one first") from error
    except sqlite3.DatabaseError:
        return


def _sync(path: Path) -> None:
    """Have a folder's list of names on the disk before going on."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
