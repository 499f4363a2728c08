"""Lines that recur in the stories of one source, counted: what its pages repeat is furniture, not story.

A source is a feed or, for pages kept by hand, a host; whoever counts names it. The row with an empty line counts the
stories of the source that were looked at.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from reader.store.file.library import Library
from reader.store.row_values import places, seconds

KEPT = 300
"""Lines kept of a source; of those seen once the newest."""
REMEMBERED = 4
"""Stories remembered for each line: enough to clean them again when it turns out to be furniture."""


def line_counts(lib: Library, source: str, *, at_least: int = 2) -> tuple[dict[str, int], int]:
    """In how many stories each line was seen, those seen seldom left out; and how many stories were looked at."""
    rows = lib.conn.execute(
        "SELECT line, seen FROM template_lines WHERE source = ? AND (seen >= ? OR line = '')", (source, at_least)
    ).fetchall()
    counts = {row["line"]: row["seen"] for row in rows}
    return counts, counts.pop("", 0)


def stories_with(lib: Library, source: str, lines: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """For each of the lines seen so far the first stories it was seen in."""
    asked = list(lines)
    found: dict[str, tuple[int, ...]] = {}
    for start in range(0, len(asked), 500):
        some = asked[start : start + 500]
        rows = lib.conn.execute(
            f"SELECT line, stories FROM template_lines WHERE source = ? AND line IN ({places(some)})", (source, *some)
        ).fetchall()
        found |= {row["line"]: tuple(json.loads(row["stories"])) for row in rows}
    return found


def count_lines(
    lib: Library, source: str, story_id: int, lines: Mapping[str, bool], now: datetime, forget_after: timedelta
) -> None:
    """Count the lines of one story, within the caller's transaction; False marks a line already counted for it."""
    at = seconds(now)
    rows = [(source, line, json.dumps([story_id]), at, counts) for line, counts in {**lines, "": True}.items()]
    lib.conn.executemany(
        "INSERT INTO template_lines (source, line, seen, stories, seen_at) VALUES (?1, ?2, 1, ?3, ?4)"
        " ON CONFLICT DO UPDATE SET seen_at = ?4, seen = seen + ?5, stories = CASE"
        f" WHEN ?5 AND json_array_length(stories) < {REMEMBERED}"
        " THEN json_insert(stories, '$[#]', json_extract(?3, '$[0]')) ELSE stories END",
        rows,
    )
    lib.conn.execute(
        "DELETE FROM template_lines WHERE source = ? AND seen_at < ? AND line <> ''",
        (source, seconds(now - forget_after)),
    )
    lib.conn.execute(
        "DELETE FROM template_lines WHERE source = ?1 AND line IN (SELECT line FROM template_lines"
        " WHERE source = ?1 AND line <> '' ORDER BY seen DESC, seen_at DESC, line LIMIT -1 OFFSET ?2)",
        (source, KEPT),
    )
