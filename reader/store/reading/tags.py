"""Tags: the reader's own words on stories, lower-cased, without spaces."""

import unicodedata

from reader.model.note import TagCount
from reader.model.safe_text import safe_line
from reader.store.file.library import Library


def tag_name(text: str) -> str:
    """A tag as it is stored: "#Port Strike" is "port-strike"; empty when nothing is left."""
    return "-".join(unicodedata.normalize("NFC", safe_line(text)).casefold().lstrip("#").split())


def tags(lib: Library, prefix: str = "") -> list[TagCount]:
    """Tags that begin so, the most worn first, for completion and the list of tags."""
    start = tag_name(prefix)
    rows = lib.conn.execute(
        "SELECT t.name, count(*) AS stories FROM tags t JOIN statuses st ON st.story_id = t.story_id"
        " WHERE st.removed_at IS NULL AND t.name >= ? AND t.name < ? GROUP BY t.name ORDER BY stories DESC, t.name",
        (start, start + "\U0010ffff"),
    ).fetchall()
    return [TagCount(row["name"], row["stories"]) for row in rows]
