"""What a library file looks like from outside, learned before anything is opened for writing.

Switching a file to WAL writes to it, so a foreign or newer file must be recognized from its header alone, where
`user_version` (our schema's number) and `application_id` stand (https://www.sqlite.org/fileformat2.html).

The header is read through SQLite and never through a file of our own: closing one drops every lock this process holds
on the library (https://www.sqlite.org/howtocorrupt.html, 2.2), and the next program takes the live log for a dead one.
An immutable connection takes no lock, makes no file beside the database, and does not look at its log.
"""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from reader.errors import LibraryError
from reader.store.file.wal_header import first_page, has_wal

APPLICATION_ID = 0x72656164
"""The bytes "read": marks a SQLite file as a library of this program."""

Found = Literal["missing", "empty", "library"]

_SHORTEST = 100
"""Bytes of SQLite's own header."""


def inspect(path: Path, newest: int) -> tuple[Found, int]:
    """What lies at `path`, and its schema's number (0 unless it is a library); nothing is written or made.

    `newest` is the highest schema number this program knows. Raises LibraryError, in words, for a folder, a file that
    is not SQLite, another program's database, a library made by a newer version, a damaged or an unreadable file.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise LibraryError(f"{path} is a folder; give a file for the library")
        if not stat.S_ISREG(found.st_mode):
            raise LibraryError(f"{path} is not a regular file; name another one for the library")
        if found.st_size == 0:
            return "empty", 0
        if not os.access(path, os.R_OK):
            raise LibraryError(f"{path} cannot be read: permission denied")
        logged = first_page(path)  # before the file itself: what leaves the log meanwhile is in the file by then
    except FileNotFoundError:
        return "missing", 0
    except OSError as error:
        raise LibraryError(f"{path} cannot be read: {error.strerror}") from error
    if found.st_size < _SHORTEST:
        raise LibraryError(_not_sqlite(path))
    version, application, bare = _look(path)
    if len(logged) == _SHORTEST:
        version, application, bare = _number(logged, 60), _number(logged, 68), False
    return _judge(path, version, application, newest, bare=bare)


def is_database(path: Path) -> bool:
    """Whether a SQLite database lies at `path`, or a file SQLite keeps beside one; found out without touching it."""
    real = path.resolve()
    for beside in ("-wal", "-shm", "-journal"):
        if real.name.endswith(beside):
            real = real.with_name(real.name.removesuffix(beside))
            break
    try:
        if not real.is_file() or real.stat().st_size < _SHORTEST:
            return False
        with _reading(real, trusting=True) as conn:
            conn.execute("PRAGMA user_version").fetchone()
    except OSError:
        return False
    except sqlite3.DatabaseError as error:
        return error.sqlite_errorcode not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CANTOPEN)
    return True


def damaged(path: Path) -> str:
    """The words for a library that cannot be read any more."""
    return (
        f"{path} is damaged and was left untouched. To restore the last backup: reader restore; "
        "the sqlite3 program's .recover may save more"
    )


def address(path: Path, options: str) -> str:
    """The path as a SQLite URI with options, such as "mode=ro"."""
    return f"{path.absolute().as_uri()}?{options}"


def _judge(path: Path, version: int, application: int, newest: int, *, bare: bool) -> tuple[Found, int]:
    if application == APPLICATION_ID:
        if version > newest:
            raise LibraryError(
                f"{path} was made by a newer version of reader (library format {version}, this one knows {newest}). "
                "It was left untouched; install the newer version to use it"
            )
        return "library", version
    if application == 0 and version == 0 and bare:
        return "empty", 0
    raise LibraryError(
        f"{path} is a SQLite file of another program. It was left untouched; name another file with --library"
    )


def _look(path: Path) -> tuple[int, int, bool]:
    """The numbers in the file's own header, and whether it holds no table: what a cut-off creation leaves behind."""
    for last in (False, True):
        try:
            # While a log is written back, the file may be shorter than its first page says for a moment.
            with _reading(path, trusting=has_wal(path)) as conn:
                version = int(conn.execute("PRAGMA user_version").fetchone()[0])
                application = int(conn.execute("PRAGMA application_id").fetchone()[0])
                bare = not (version or application) and _is_bare(conn)
                return version, application, bare
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
                raise LibraryError(_not_sqlite(path)) from error
            if last:
                raise LibraryError(damaged(path)) from error
    raise AssertionError("the second look returns or raises")


@contextmanager
def _reading(path: Path, *, trusting: bool) -> Iterator[sqlite3.Connection]:
    conn = sqlite3.connect(address(path, "mode=ro&immutable=1"), uri=True)
    try:
        if trusting:
            conn.execute("PRAGMA writable_schema = ON")
        yield conn
    finally:
        conn.close()


def _is_bare(conn: sqlite3.Connection) -> bool:
    return conn.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


def _not_sqlite(path: Path) -> str:
    return (
        f"{path} is not a library: it is not a SQLite file, or it is damaged. It was left untouched; "
        "name another file with --library, or restore a backup: reader restore"
    )


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big")
