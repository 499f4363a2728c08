"""Tags: the reader's own words on stories, lower-cased, without spaces."""

import json
from collections.abc import Sequence

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


def tags_of(lib: Library, story_ids: Sequence[int]) -> list[TagCount]:
    """The tags these stories wear, each with how many of them wear it, those of most first."""
    rows = lib.conn.execute(
        "SELECT name, count(*) AS stories FROM tags WHERE story_id IN (SELECT value FROM json_each(?))"
        " GROUP BY name ORDER BY stories DESC, name",
        (json.dumps(story_ids),),
    ).fetchall()
    return [TagCount(row["name"], row["stories"]) for row in rows]
