"""SQLite's faults in words: what a person can act on becomes a LibraryError, the rest stays a bug to be seen."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

from reader.errors import LibraryError
from reader.store.file.header import damaged

_WORDS = {
    sqlite3.SQLITE_BUSY: "{path} is in use by another program; try again in a moment",
    sqlite3.SQLITE_LOCKED: "{path} is in use by another program; try again in a moment",
    sqlite3.SQLITE_FULL: "The disk is full: this was not saved, everything before it is safe. Make room and try again",
    sqlite3.SQLITE_IOERR: "{path} cannot be read or written: the disk reports a fault, or is full",
    sqlite3.SQLITE_READONLY: "{path} cannot be written: it, or its folder, is read-only",
    sqlite3.SQLITE_PERM: "{path} cannot be opened: permission denied",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened: is its folder there and writable?",
}
_UNNAMED = Path("The library")
_NO_TEXT = "Could not decode to UTF-8"
"""How Python begins to tell of a text column that holds none; such an error has no code."""
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def in_words(error: sqlite3.Error, path: Path = _UNNAMED) -> Exception:
    """The error to raise in place of `error`."""
    code = (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
    if code in _DAMAGE or str(error).startswith(_NO_TEXT):
        return LibraryError(damaged(path))
    return LibraryError(_WORDS[code].format(path=path)) if code in _WORDS else error


def disk_refuses(error: LibraryError) -> bool:
    """Whether it is the disk that cannot take more, or is at fault."""
    code = (getattr(error.__cause__, "sqlite_errorcode", 0) or 0) & 0xFF
    return code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


class Cursor(sqlite3.Cursor):
    """A cursor whose faults speak; a damaged page shows only when it is stepped upon."""

    def execute(self, sql: str, parameters: Any = (), /) -> Self:
        try:
            return super().execute(sql, parameters)
        except sqlite3.Error as error:
            raise self._in_words(error) from error

    def executemany(self, sql: str, rows: Iterable[Any], /) -> Self:
        try:
            return super().executemany(sql, rows)
        except sqlite3.Error as error:
            raise self._in_words(error) from error

    def fetchone(self) -> Any:
        try:
            return super().fetchone()
        except sqlite3.Error as error:
            raise self._in_words(error) from error

    def fetchall(self) -> list[Any]:
        try:
            return super().fetchall()
        except sqlite3.Error as error:
            raise self._in_words(error) from error

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except sqlite3.Error as error:
            raise self._in_words(error) from error

    def _in_words(self, error: sqlite3.Error) -> Exception:
        return in_words(error, getattr(self.connection, "path", _UNNAMED))


class Connection(sqlite3.Connection):
    """A connection that makes such cursors."""

    path: Path = _UNNAMED

    def cursor(self, factory: Any = Cursor) -> Any:
        return super().cursor(factory)

    def execute(self, sql: str, parameters: Any = (), /) -> Any:
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql: str, rows: Iterable[Any], /) -> Any:
        return self.cursor().executemany(sql, rows)
