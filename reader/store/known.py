"""Which of the entries a feed sent are here already, exactly as sent: those need no cleaning."""

from collections.abc import Sequence

from reader.model.story import CleanStory
from reader.store.connection import Library
from reader.store.door import entry_hash
from reader.store.rows import places

_AT_ONCE = 500
"""Guids asked for in one statement."""


def unchanged(lib: Library, feed_id: int, stories: Sequence[CleanStory]) -> frozenset[str]:
    """The guids of the stories whose title, author, address and raw input are those in the store."""
    found: set[str] = set()
    for start in range(0, len(stories), _AT_ONCE):
        some = stories[start : start + _AT_ONCE]
        rows = lib.conn.execute(
            f"SELECT guid, entry_hash FROM stories WHERE feed_id = ? AND guid IN ({places(some)})",
            (feed_id, *(story.guid for story in some)),
        ).fetchall()
        stored = {row["guid"]: row["entry_hash"] for row in rows}
        found.update(story.guid for story in some if stored.get(story.guid) == entry_hash(story))
    return frozenset(found)
