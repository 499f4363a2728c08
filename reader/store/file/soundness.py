"""Whether a library is what was written: pages, references, search index, counts, and every text kept."""

import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.errors import DamagedText, LibraryError
from reader.store import blobs
from reader.store.file.sqlite_errors import in_words
from reader.store.recent_ids import FIRST

if TYPE_CHECKING:
    from reader.store.file.library import Library

NAMED = 10
"""Damaged stories that are named one by one."""


def check(library: "Library") -> list[str]:
    """What is wrong with a library, in words, a line each; nothing when it is sound. Reads the whole file."""
    return [*damage(library.conn), *_disagreements(library.conn)]


def damage(conn: sqlite3.Connection) -> list[str]:
    """What of the file is not as it was written: pages first, and when those are sound, texts."""
    return damaged_pages(conn) or damaged_texts(conn)


def damaged_pages(conn: sqlite3.Connection) -> list[str]:
    """What SQLite finds wrong with the pages, in words."""
    try:
        verdict = [str(row[0]) for row in conn.execute("PRAGMA integrity_check(5)").fetchall()]
    except (sqlite3.DatabaseError, LibraryError) as error:
        return [_words(error)]
    if verdict == ["ok"]:
        return []
    return [f"the file is damaged: {'; '.join(verdict)}; restore a backup: reader restore"]


def damaged_texts(conn: sqlite3.Connection) -> list[str]:
    """Which stories have a text, or an older version, that cannot be unpacked; SQLite has no checksum for them."""
    found: dict[int, None] = {}
    try:
        for story_id, parts in _kept(conn):
            try:
                document = blobs.unpack_document(parts[0])
                for part in parts[1:]:
                    blobs.unpack_beside(part, document)
            except DamagedText:
                found[story_id] = None
    except (sqlite3.DatabaseError, LibraryError) as error:
        return [_words(error)]
    if not found:
        return []
    ids = list(found)
    named = ", ".join(map(str, ids[:NAMED])) + (f" and {len(ids) - NAMED:,} more" if len(ids) > NAMED else "")
    which = f"story {named} is" if len(ids) == 1 else f"{len(ids):,} stories is"
    return [f"the text of {which} damaged" + ("" if len(ids) == 1 else f": {named}")]


def _kept(conn: sqlite3.Connection) -> Iterator[tuple[int, tuple[bytes, ...]]]:
    """Every story with its document and what is packed against it, shown or beside; then every older version."""
    for table in ("bodies", "other_texts"):
        rows = conn.execute(f"SELECT story_id, document, markdown, raw FROM {table}")
        yield from ((row[0], tuple(row)[1:]) for row in rows)
    yield from ((row[0], tuple(row)[1:]) for row in conn.execute("SELECT story_id, document FROM versions"))


def _disagreements(conn: sqlite3.Connection) -> list[str]:
    """Where parts of a file that is whole contradict each other."""
    troubles = []
    try:
        loose = conn.execute("PRAGMA foreign_key_check").fetchall()
        if loose:
            troubles.append(f"{len(loose)} rows refer to something that is gone")
        for sql, words in _COUNTED.items():
            if number := conn.execute(sql).fetchone()[0]:
                troubles.append(f"{number} stories {words}")
        if tuple(conn.execute(_COUNTERS).fetchone()) != tuple(conn.execute(_REAL).fetchone()):
            troubles.append("the numbers of unread and starred stories are not right")
    except (sqlite3.DatabaseError, LibraryError) as error:
        troubles.append(_words(error))
    return troubles


def _words(error: Exception) -> str:
    if isinstance(error, sqlite3.Error):
        error = in_words(error)
    return str(error)


_COUNTED = {
    "SELECT count(*) FROM stories WHERE same_as IS NULL AND id NOT IN (SELECT id FROM full_text_docsize)": (
        "cannot be found by their words"
    ),
    "SELECT count(*) FROM full_text_docsize WHERE id NOT IN (SELECT id FROM stories WHERE same_as IS NULL)": (
        "that are gone are still in the search index"
    ),
    f"SELECT count(*) FROM stories WHERE same_as IS NULL AND id >= {FIRST} AND id NOT IN"
    " (SELECT id FROM recent_words_0_docsize UNION ALL SELECT id FROM recent_words_1_docsize)": (
        "cannot be found by the beginnings of their words"
    ),
}
_COUNTERS = "SELECT coalesce(sum(stories), 0), coalesce(sum(unread), 0), coalesce(sum(starred), 0) FROM counters"
_REAL = (
    "SELECT count(*), coalesce(sum(read_at IS NULL), 0), coalesce(sum(starred_at IS NOT NULL), 0)"
    " FROM statuses WHERE listed = 1 AND removed_at IS NULL"
)
