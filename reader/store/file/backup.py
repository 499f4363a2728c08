"""Copies of the library: made while it is in use, put back with the present one kept beside."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from reader.errors import LibraryError
from reader.store.file import header, migrations
from reader.store.file.library import Library, make_folder
from reader.store.file.sqlite_errors import in_words


def backup(library: Library, to: Path, *, overwrite: bool = False) -> Path:
    """A complete copy of the library at `to`, readable by its owner only; the path it lies at.

    Works while others read and write. The copy appears under its name only when it is whole. Raises LibraryError when
    something lies at `to` already (unless `overwrite`) or it cannot be written.
    """
    if to.exists() and not overwrite:
        raise LibraryError(f"{to} exists already; it was left as it is. Name another file")
    part = to.with_name(f".{to.name}.part")
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with closing(sqlite3.connect(part)) as copy:
            library.conn.backup(copy)
            # a copy travels alone: without the files beside it that WAL needs
            copy.execute("PRAGMA journal_mode = DELETE").fetchone()
        _sync(part)
        part.replace(to)
        _sync(to.parent)
    except OSError as error:
        raise LibraryError(f"The backup cannot be written to {to}: {error.strerror}") from error
    except sqlite3.Error as error:
        raise in_words(error, library.path) from error
    finally:
        part.unlink(missing_ok=True)
    return to


def restore(source: Path, path: Path, *, now: datetime) -> Path | None:
    """Put the backup `source` in the place of the library at `path`; nobody may have it open.

    The present files are kept beside it under a name with the time, which is returned (None when there were none).
    Raises LibraryError when `source` is no sound library, or the present one is open elsewhere.
    """
    found, _ = header.inspect(source, migrations.NEWEST)
    if found != "library":
        raise LibraryError(f"There is no backup at {source}")
    _check_whole(source)
    _check_free(path)
    part = path.with_name(f".{path.name}.part")
    try:
        make_folder(path.parent)
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        address = header.address(source, "mode=ro")
        with closing(sqlite3.connect(address, uri=True)) as good, closing(sqlite3.connect(part)) as copy:
            good.backup(copy)
        _sync(part)
        kept = _set_aside(path, now=now)
        part.replace(path)
        _sync(path.parent)
    except OSError as error:
        raise LibraryError(f"{source} cannot be brought back to {path}: {error.strerror}") from error
    except sqlite3.Error as error:
        raise in_words(error, source) from error
    finally:
        part.unlink(missing_ok=True)
    return kept


def check(library: Library) -> list[str]:
    """What is wrong with the library, in words, a line each; nothing when it is sound. Reads the whole file."""
    execute = library.conn.execute
    troubles = []
    try:
        verdict = [row[0] for row in execute("PRAGMA integrity_check(5)").fetchall()]
        if verdict != ["ok"]:
            troubles.append(f"the file is damaged: {'; '.join(verdict)}; bring a backup back with: reader restore")
        loose = execute("PRAGMA foreign_key_check").fetchall()
        if loose:
            troubles.append(f"{len(loose)} rows refer to something that is gone")
        unindexed = execute(
            "SELECT count(*) FROM stories WHERE same_as IS NULL AND id NOT IN (SELECT id FROM full_text_docsize)"
        ).fetchone()[0]
        if unindexed:
            troubles.append(f"{unindexed} stories cannot be found by their words")
        left_over = execute(
            "SELECT count(*) FROM full_text_docsize WHERE id NOT IN (SELECT id FROM stories WHERE same_as IS NULL)"
        ).fetchone()[0]
        if left_over:
            troubles.append(f"{left_over} stories that are gone are still in the search index")
        counted = "SELECT coalesce(sum(stories), 0), coalesce(sum(unread), 0), coalesce(sum(starred), 0) FROM counters"
        real = (
            "SELECT count(*), coalesce(sum(read_at IS NULL), 0), coalesce(sum(starred_at IS NOT NULL), 0)"
            " FROM statuses WHERE listed = 1 AND removed_at IS NULL"
        )
        if tuple(execute(counted).fetchone()) != tuple(execute(real).fetchone()):
            troubles.append("the numbers of unread and starred stories are not right")
    except LibraryError as error:
        troubles.append(str(error))
    return troubles


def beside(path: Path, *, now: datetime, why: str) -> Path:
    """A free name beside the library that says when and why: library.before-format-2-20261122T140200.db."""
    stem = f"{path.stem}.{why}-{now:%Y%m%dT%H%M%S}"
    candidate, count = path.with_name(f"{stem}{path.suffix}"), 1
    while candidate.exists():
        count += 1
        candidate = path.with_name(f"{stem}-{count}{path.suffix}")
    return candidate


def _set_aside(path: Path, *, now: datetime) -> Path | None:
    if not path.exists():
        return None
    kept = beside(path, now=now, why="replaced")
    for suffix in ("-wal", "-shm", ""):
        present = path.with_name(path.name + suffix)
        if present.exists():
            present.replace(kept.with_name(kept.name + suffix))
    return kept


def _check_whole(source: Path) -> None:
    try:
        with closing(sqlite3.connect(header.address(source, "mode=ro"), uri=True)) as conn:
            verdict = conn.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        raise in_words(error, source) from error
    if verdict != "ok":
        raise LibraryError(f"The backup {source} is damaged; nothing was changed")


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
    """Have the file, or a folder's list of names, on the disk before going on."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
