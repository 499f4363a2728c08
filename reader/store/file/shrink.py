"""The library's file made smaller after much was deleted.

A file that was made by an older version gives nothing back by itself: it is rewritten once, which needs room for a
while. From then on, and in new files from the start, free pages are given back in portions (`auto_vacuum`).
"""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from sqlite3 import OperationalError

from reader.errors import LibraryError
from reader.store.file.library import Library

_PORTION = 500
"""Pages given back in one transaction."""
_INCREMENTAL = 2
_NEEDED = 3
"""The file's own size so many times: a copy of it, and the log through which that is put in its place."""


def must_rewrite(lib: Library) -> bool:
    """Whether the file is of the kind that gives nothing back, so that shrinking it rewrites it."""
    return int(lib.conn.execute("PRAGMA auto_vacuum").fetchone()[0]) != _INCREMENTAL


def room_to_rewrite(lib: Library) -> tuple[int, int]:
    """Bytes that rewriting the file needs for a while beside it, and those that are free there."""
    pages, free, size = (lib.conn.execute(f"PRAGMA {name}").fetchone()[0] for name in (
        "page_count", "freelist_count", "page_size"
    ))  # fmt: skip
    return _NEEDED * (pages - free) * size, shutil.disk_usage(lib.path.parent).free


def shrink(lib: Library) -> Iterator[tuple[int, int]]:
    """Give free pages back to the disk: bytes given back so far, and all there are to give.

    Raises LibraryError, with nothing lost, when the file would have to be rewritten and there is no room for that.
    """
    execute = lib.conn.execute
    size, pages = execute("PRAGMA page_size").fetchone()[0], execute("PRAGMA freelist_count").fetchone()[0]
    if must_rewrite(lib):
        needed, free = room_to_rewrite(lib)
        if needed > free:
            raise LibraryError(
                f"{lib.path} cannot be shrunk: it must be rewritten once, which needs"
                f" {needed >> 20:,} MiB for a while, and {free >> 20:,} MiB are free"
            )
        _rewrite(lib)
    else:
        left = pages
        while left > 0:
            execute(f"PRAGMA incremental_vacuum({_PORTION})").fetchall()
            now_left = execute("PRAGMA freelist_count").fetchone()[0]
            if now_left >= left:
                break  # another program writes meanwhile
            left = now_left
            yield (pages - left) * size, pages * size
    execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    yield pages * size, pages * size


def _rewrite(lib: Library) -> None:
    """Write the file anew, through a copy beside it rather than in memory."""
    execute = lib.conn.execute
    execute("PRAGMA temp_store = FILE")
    with suppress(OperationalError, LibraryError):
        folder = str(lib.path.absolute().parent).replace("'", "''")
        execute(f"PRAGMA temp_store_directory = '{folder}'")
    try:
        execute(f"PRAGMA auto_vacuum = {_INCREMENTAL}")
        execute("VACUUM")
    finally:
        execute("PRAGMA temp_store = MEMORY")
