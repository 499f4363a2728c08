"""Which of some stories show the text of their page, and which can."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from reader.store.file.library import Library


@dataclass(frozen=True, slots=True)
class PageTexts:
    """Ids of stories by what can be done about their page."""

    wanted: tuple[int, ...]
    """It has an address and was not fetched yet."""
    beside: tuple[int, ...]
    """It is kept beside what the feed sent, which is shown."""
    shown: tuple[int, ...]
    """It is shown, and what the feed sent is kept."""
    without: tuple[int, ...]
    """There is no address to fetch."""


def page_texts(lib: Library, story_ids: Sequence[int]) -> PageTexts:
    """Sort stories so, in their order; those that show their page and keep nothing else are fetched again."""
    rows = {
        row["id"]: row
        for row in lib.conn.execute(
            "SELECT s.id, s.url, coalesce(o.origin, '') AS other FROM stories s"
            " LEFT JOIN other_texts o ON o.story_id = s.id WHERE s.id IN (SELECT value FROM json_each(?))",
            (json.dumps(story_ids),),
        )
    }
    found = [rows[story_id] for story_id in story_ids if story_id in rows]
    return PageTexts(
        tuple(row["id"] for row in found if not row["other"] and row["url"]),
        tuple(row["id"] for row in found if row["other"] == "page"),
        tuple(row["id"] for row in found if row["other"] == "feed"),
        tuple(row["id"] for row in found if not row["other"] and not row["url"]),
    )
