"""newsboat's `cache.db`, read and never written: what was read, deleted and flagged there.

Its tables are in newsboat's source, `src/cache.cpp`. The file is first looked at without taking a lock; only one that
has newsboat's tables is then opened, for reading, so that a newsboat writing to it meanwhile is waited for.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from reader.errors import ReaderError
from reader.store.file.header import address

_WAIT = 2.0
"""Seconds for another program to finish writing."""
_DAMAGED = "is a database that is damaged or cut off: nothing of it was taken"
_COLUMNS = frozenset({"guid", "title", "author", "url", "feedurl", "pubDate", "content", "unread", "flags", "deleted"})


class CachedItem(NamedTuple):
    """One item of a feed as newsboat keeps it."""

    feed_url: str
    guid: str
    title: str
    author: str
    url: str
    published: int
    """Seconds since 1970; 0 when the item has no date."""
    content: str
    """HTML; only of flagged items, empty for others."""
    read: bool
    deleted: bool
    flags: str
    """Letters the reader has put on it."""


def read_newsboat_cache(path: Path) -> list[CachedItem] | None:
    """All items, or None when it is a database of another program. Raises ReaderError when it is locked or damaged."""
    try:
        with closing(sqlite3.connect(address(path, "mode=ro&immutable=1"), uri=True)) as conn:
            names = {row[1] for row in conn.execute("PRAGMA table_info(rss_item)")}
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_CORRUPT:
            raise ReaderError(_DAMAGED) from None
        return None
    if not names >= _COLUMNS:
        return None
    try:
        with closing(sqlite3.connect(address(path, "mode=ro"), uri=True, timeout=_WAIT)) as conn:
            conn.text_factory = lambda stored: stored.decode("utf-8", "replace")
            rows = conn.execute(
                "SELECT feedurl, guid, title, author, url, pubDate, CASE WHEN coalesce(flags, '') = '' THEN ''"
                " ELSE content END, unread = 0, deleted = 1, coalesce(flags, '') FROM rss_item ORDER BY id"
            ).fetchall()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise ReaderError("is being written to by newsboat: close it and import the file again") from None
        raise ReaderError(_DAMAGED) from None
    return [_item(row) for row in rows]


def _item(row: tuple[object, ...]) -> CachedItem:
    feed_url, guid, title, author, url, published, content, read, deleted, flags = row
    return CachedItem(
        str(feed_url),
        str(guid),
        str(title),
        str(author),
        str(url),
        published if isinstance(published, int) and 0 < published < 2**33 else 0,
        str(content),
        bool(read),
        bool(deleted),
        "".join(dict.fromkeys(letter for letter in str(flags) if letter.isalpha())),
    )
