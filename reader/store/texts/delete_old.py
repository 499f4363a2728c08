"""Deleting old stories: of a feed, read or hidden long ago, and without anything of the reader's on them.

What stays whatever its age: a star, a note, a tag (but for those the feed puts on each of its stories), the reader's
word on a statement, a thread chosen by hand, and a text that belongs to no feed. The entries are remembered, since
feeds go on sending them.
"""

import json
from collections.abc import Sequence
from datetime import datetime

from reader.model.story import WAITING
from reader.store.file.library import Library
from reader.store.relations import links, threads
from reader.store.row_values import seconds
from reader.store.texts import story_texts

TOGETHER = 50
"""Stories deleted in one transaction: whoever marks a story read meanwhile waits some hundredths of a second."""
_DAY = 86_400
_MARKED = (
    "{st}.starred_at IS NOT NULL OR {st}.notes > 0 OR {s}.thread_pinned OR EXISTS (SELECT 1 FROM tags t"
    " WHERE t.story_id = {s}.id AND (' ' || coalesce(f.story_tags, '') || ' ') NOT LIKE '% ' || t.name || ' %')"
    " OR EXISTS (SELECT 1 FROM corrections o WHERE o.story_id = {s}.id)"
)
_OLD = (
    "SELECT s.id FROM statuses st JOIN stories s ON s.id = st.story_id JOIN feeds f ON f.id = s.feed_id"
    " WHERE st.listed = 1 AND s.same_as IS NULL AND f.removed_at IS NULL AND s.partial <> :waiting"
    " AND (st.read_at IS NOT NULL OR st.removed_at IS NOT NULL)"
    " AND CASE WHEN f.keep_days > 0 THEN f.keep_days ELSE :days END > 0"
    f" AND max(coalesce(st.read_at, 0), coalesce(st.removed_at, 0), s.changed_at)"
    f" <= :now - {_DAY} * CASE WHEN f.keep_days > 0 THEN f.keep_days ELSE :days END"
    f" AND NOT ({_MARKED.format(st='st', s='s')})"
    " AND NOT EXISTS (SELECT 1 FROM stories c JOIN statuses cst ON cst.story_id = c.id WHERE c.same_as = s.id"
    f" AND (c.feed_id IS NULL OR {_MARKED.format(st='cst', s='c')}))"
)


def old_stories(lib: Library, days: int, *, now: datetime) -> list[int]:
    """The stories that can go, oldest first: read or hidden, and not changed, for so many `days`.

    A feed's own number of days goes before that; 0 keeps for ever.
    """
    return _old(lib, f"{_OLD} ORDER BY s.sort_at, s.id", days, now)


def delete_stories(lib: Library, story_ids: Sequence[int], days: int, *, now: datetime) -> int:
    """Delete those of the stories that can go still, with their copies, in one transaction; how many went."""
    with lib.atomic():
        still = _old(lib, f"{_OLD} AND s.id IN (SELECT value FROM json_each(:ids))", days, now, story_ids)
        _delete(lib, still, now)
    return len(still)


def delete_unmarked(lib: Library, story_ids: Sequence[int], *, now: datetime) -> int:
    """Delete those of the stories that belong to no feed and have nothing of the reader's on them; how many went.

    One that a feed has sent meanwhile, too, stays.
    """
    with lib.atomic():
        rows = lib.conn.execute(
            "SELECT s.id FROM stories s JOIN statuses st ON st.story_id = s.id LEFT JOIN feeds f ON f.id = s.feed_id"
            f" WHERE s.id IN (SELECT value FROM json_each(?)) AND s.feed_id IS NULL"
            f" AND NOT ({_MARKED.format(st='st', s='s')})"
            " AND NOT EXISTS (SELECT 1 FROM stories c WHERE c.same_as = s.id)",
            (json.dumps(list(story_ids)),),
        ).fetchall()
        _delete(lib, [story_id for (story_id,) in rows], now)
    return len(rows)


def left_behind(lib: Library, feed_id: int, guids: Sequence[str]) -> set[str]:
    """Those of a feed's entries whose stories were deleted."""
    rows = lib.conn.execute(
        "SELECT guid FROM gone_entries WHERE feed_id = ? AND guid IN (SELECT value FROM json_each(?))",
        (feed_id, json.dumps(list(guids))),
    )
    return {guid for (guid,) in rows.fetchall()}


def _old(lib: Library, sql: str, days: int, now: datetime, ids: Sequence[int] = ()) -> list[int]:
    values = {"waiting": WAITING, "days": days, "now": seconds(now), "ids": json.dumps(list(ids))}
    return [row[0] for row in lib.conn.execute(sql, values).fetchall()]


def _delete(lib: Library, listed: Sequence[int], now: datetime) -> None:
    execute, ids = lib.conn.execute, json.dumps(list(listed))
    rows = execute(
        "SELECT * FROM stories WHERE id IN (SELECT value FROM json_each(?1))"
        " OR same_as IN (SELECT value FROM json_each(?1)) ORDER BY same_as IS NULL",
        (ids,),
    ).fetchall()
    group = json.dumps([row["id"] for row in rows])
    execute(
        "INSERT OR REPLACE INTO gone_entries (feed_id, guid, read_at) SELECT s.feed_id, s.guid, coalesce(st.read_at, ?)"
        " FROM stories s JOIN statuses st ON st.story_id = s.id"
        " WHERE s.feed_id IS NOT NULL AND s.id IN (SELECT value FROM json_each(?))",
        (seconds(now), group),
    )
    near = execute(
        "SELECT DISTINCT b FROM links WHERE a IN (SELECT value FROM json_each(?1))"
        " AND b NOT IN (SELECT value FROM json_each(?1))",
        (group,),
    ).fetchall()
    execute("DELETE FROM tags WHERE story_id IN (SELECT value FROM json_each(?))", (group,))
    for row in rows:  # copies before the story they are copies of
        story_texts.unindex(lib, row)
        execute("DELETE FROM stories WHERE id = ?", (row["id"],))
    alone = [
        story_id
        for thread_id in {row["thread_id"] for row in rows if row["thread_id"] is not None}
        for story_id in threads.end_if_lonely(lib, thread_id)
    ]
    links.count_shown(lib, {*alone, *(story_id for (story_id,) in near)})
