"""Tags: the reader's own words on stories, lower-cased, without spaces."""

from reader.model.note import TagCount, tag_name
from reader.store.file.library import Library


def tags(lib: Library, prefix: str = "") -> list[TagCount]:
    """Tags that begin so, the most worn first, for completion and the list of tags."""
    start = tag_name(prefix)
    rows = lib.conn.execute(
        "SELECT t.name, count(*) AS stories FROM tags t JOIN statuses st ON st.story_id = t.story_id"
        " WHERE st.removed_at IS NULL AND t.name >= ? AND t.name < ? GROUP BY t.name ORDER BY stories DESC, t.name",
        (start, start + "\U0010ffff"),
    ).fetchall()
    return [TagCount(row["name"], row["stories"]) for row in rows]
