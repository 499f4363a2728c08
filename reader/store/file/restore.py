"""A copy of the library put back in its place; the present one is kept beside."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from reader.errors import LibraryError, ReaderError
from reader.store.file import header, migrations, soundness
from reader.store.file.backup import beside, new_copy
from reader.store.file.library import make_folder
from reader.store.file.wal_header import has_wal


def restore(source: Path, path: Path, *, now: datetime) -> Path | None:
    """Put the backup `source` in the place of the library at `path`; nobody may have it open.

    Where `path` is a link, the file it leads to is replaced. The present files are kept beside it under a name with the
    time, which is returned (None when there were none). Raises ReaderError when `source` is no library of ours,
    LibraryError when it is damaged, or the present one is open elsewhere.
    """
    path = path.resolve()
    if source.resolve() == path:
        raise ReaderError(f"{source} is the library itself; name a backup of it")
    found, _ = header.inspect(source, migrations.NEWEST)
    if found != "library":
        raise ReaderError(f"There is no backup at {source}")
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
        new_copy(good, path, said=said, source_path=source, before=set_aside) as copy,
    ):
        if troubles := soundness.damaged_pages(copy):
            raise LibraryError(f"The backup {source} is damaged; nothing was changed ({troubles[0]})")
    return kept[0] if kept else None


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
