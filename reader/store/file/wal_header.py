"""The first page of a database as its write-ahead log has it, read without opening the database.

A connection to a database with a log makes files beside it and may write the log back, so a file that may not be ours
must not get one. The log can be read like any file: SQLite's locks lie on the database and its -shm file, never on the
log (https://www.sqlite.org/fileformat2.html#walformat, https://www.sqlite.org/walformat.html).
"""

import os
from pathlib import Path

_HEADER, _FRAME = 32, 24
_MAGIC = (0x377F0682, 0x377F0683)


def has_wal(path: Path) -> bool:
    """Whether changes lie beside the database at `path` that are not written into it yet."""
    try:
        return log_of(path).stat().st_size > 0
    except OSError:
        return False


def log_of(path: Path) -> Path:
    """Where the write-ahead log of a database lies."""
    return path.with_name(path.name + "-wal")


def first_page(path: Path) -> bytes:
    """The first 100 bytes of page 1 as the last transaction in the log left them; nothing when the log has none.

    A frame counts when it carries the log's salt and a commit follows. Raises OSError when the log cannot be read.
    """
    try:
        log = os.open(log_of(path), os.O_RDONLY)
    except FileNotFoundError:
        return b""
    try:
        return _last_committed(log)
    finally:
        os.close(log)


def _last_committed(log: int) -> bytes:
    header = os.pread(log, _HEADER, 0)
    if len(header) < _HEADER or _number(header, 0) not in _MAGIC:
        return b""
    page_size, salt = _number(header, 8), header[16:24]
    at, seen, committed = _HEADER, b"", b""
    while True:
        frame = os.pread(log, _FRAME, at)
        if len(frame) < _FRAME or frame[8:16] != salt:
            return committed
        if _number(frame, 0) == 1:
            seen = os.pread(log, 100, at + _FRAME)
        if _number(frame, 4):  # the size of the database after a commit, 0 in all other frames
            committed = seen
        at += _FRAME + page_size


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big")
