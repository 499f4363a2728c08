"""What a library file looks like from outside, learned before anything is opened for writing.

Switching a file to WAL writes to it, so a foreign or newer file must be recognized from its header alone: bytes 60-63
hold `user_version` (our schema's number), bytes 68-71 `application_id` (https://www.sqlite.org/fileformat2.html).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from reader.errors import LibraryError

APPLICATION_ID = 0x72656164
"""The bytes "read": marks a SQLite file as a library of this program."""

Found = Literal["missing", "empty", "library"]

_MAGIC = b"SQLite format 3\0"


def inspect(path: Path, newest: int) -> tuple[Found, int]:
    """What lies at `path`, and its schema's number (0 unless it is a library); nothing is written.

    `newest` is the highest schema number this program knows. Raises LibraryError, in words, for a folder, a file that
    is not SQLite, another program's database, a library made by a newer version, a damaged or an unreadable file.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        return "missing", 0
    except IsADirectoryError as error:
        raise LibraryError(f"{path} is a folder; name a file for the library") from error
    except OSError as error:
        raise LibraryError(f"{path} cannot be read: {error.strerror}") from error
    if not header:
        return "empty", 0
    if not header.startswith(_MAGIC):
        raise LibraryError(
            f"{path} is not a library: it is no SQLite file, or a damaged one. It was left untouched; "
            "name another file with --library, or bring a backup back with: reader restore"
        )
    if len(header) < 100 or _cut_short(path, header):
        raise LibraryError(damaged(path))
    version, application = _number(header, 60), _number(header, 68)
    if has_wal(path):
        version, application = _look(path, immutable=False)
    return _judge(path, version, application, newest)


def damaged(path: Path) -> str:
    """The words for a library that cannot be read any more."""
    return (
        f"{path} is damaged and was left untouched. Bring the last backup back with: reader restore; "
        "the sqlite3 program's .recover may save more"
    )


def _judge(path: Path, version: int, application: int, newest: int) -> tuple[Found, int]:
    if application == APPLICATION_ID:
        if version > newest:
            raise LibraryError(
                f"{path} was made by a newer version of reader (library format {version}, this one knows {newest}). "
                "It was left untouched; install the newer version to use it"
            )
        return "library", version
    if application == 0 and version == 0 and _is_bare(path):
        return "empty", 0
    raise LibraryError(
        f"{path} is a SQLite file of another program. It was left untouched; name another file with --library"
    )


def _cut_short(path: Path, header: bytes) -> bool:
    """Whether the file is shorter than its header says, which only counts when no WAL holds the rest."""
    page_size = int.from_bytes(header[16:18], "big")
    page_size = 65536 if page_size == 1 else page_size
    size_is_valid = header[24:28] == header[92:96]
    return size_is_valid and not has_wal(path) and path.stat().st_size < page_size * _number(header, 28)


def has_wal(path: Path) -> bool:
    """Whether changes lie beside the file that are not written into it yet."""
    wal = path.with_name(path.name + "-wal")
    return wal.exists() and wal.stat().st_size > 0


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big")


def _look(path: Path, *, immutable: bool) -> tuple[int, int]:
    with _reading(path, immutable=immutable) as conn:
        version = conn.execute("PRAGMA user_version").fetchone()[0]
        return int(version), int(conn.execute("PRAGMA application_id").fetchone()[0])


def _is_bare(path: Path) -> bool:
    """A database without a single table: what a creation that was cut off leaves behind."""
    with _reading(path, immutable=not has_wal(path)) as conn:
        return conn.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


@contextmanager
def _reading(path: Path, *, immutable: bool) -> Iterator[sqlite3.Connection]:
    """A connection that cannot write; an immutable one does not even make the files beside the database."""
    try:
        conn = sqlite3.connect(address(path, "mode=ro" + ("&immutable=1" if immutable else "")), uri=True)
        try:
            yield conn
        finally:
            conn.close()
    except sqlite3.DatabaseError as error:
        if (error.sqlite_errorcode & 0xFF) == sqlite3.SQLITE_CANTOPEN:
            raise LibraryError(
                f"{path} cannot be read where it lies, for the last changes are still in {path.name}-wal beside it; "
                "copy both to a folder you can write to, and name the copy with --library"
            ) from error
        raise LibraryError(damaged(path)) from error


def address(path: Path, options: str) -> str:
    """The path as a SQLite URI with options, such as "mode=ro"."""
    return f"{path.absolute().as_uri()}?{options}"
