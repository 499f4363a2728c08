"""A feed that moved for good: its old address is remembered, and two subscriptions that met become one."""

import sqlite3

from reader.model.feed import Feed
from reader.model.story import WAITING
from reader.store.annotations import marks
from reader.store.file.library import Library
from reader.store.relations import links
from reader.store.sources import unsubscribe
from reader.store.sources.feeds import get_feed
from reader.store.texts.story_texts import anchor_notes, text_or_none, unindex


def merge_feeds(lib: Library, feed_id: int, into_id: int) -> Feed:
    """Give all that a feed has to another one and remember its address as the other's; the feed that stays.

    An entry that both have becomes one story with everything the reader did to either. Raises NothingFound.
    """
    with lib.atomic():
        going, kept = get_feed(lib, feed_id), get_feed(lib, into_id)
        execute = lib.conn.execute
        both = execute(
            "SELECT a.id, b.id AS other FROM stories a JOIN stories b ON b.guid = a.guid AND b.feed_id = ?"
            " WHERE a.feed_id = ?",
            (into_id, feed_id),
        ).fetchall()
        for row in both:
            _become_one(lib, row["id"], row["other"])
        execute("UPDATE stories SET feed_id = ? WHERE feed_id = ?", (into_id, feed_id))
        execute("UPDATE statuses SET feed_id = ? WHERE feed_id = ?", (into_id, feed_id))
        execute("UPDATE OR IGNORE remembered SET feed_url = ? WHERE feed_url = ?", (kept.url, going.url))
        execute("DELETE FROM remembered WHERE feed_url = ?", (going.url,))
        execute("UPDATE OR IGNORE gone_entries SET feed_id = ? WHERE feed_id = ?", (into_id, feed_id))
        execute("DELETE FROM template_lines WHERE source = ?", (f"feed {feed_id}",))
        execute("DELETE FROM counters WHERE feed_id = ?", (feed_id,))
        execute("UPDATE former_addresses SET feed_id = ? WHERE feed_id = ?", (into_id, feed_id))
        execute("DELETE FROM feeds WHERE id = ?", (feed_id,))
        execute("INSERT OR REPLACE INTO former_addresses (url, feed_id) VALUES (?, ?)", (going.url, into_id))
        return kept


def _become_one(lib: Library, one: int, other: int) -> None:
    """Two stories that are one entry: the one of which there is more stays, with everything done to either.

    It stays removed when both were: whoever removed one of two equal stories did not mean the other.
    """
    execute = lib.conn.execute
    rows = {row["id"]: row for row in execute("SELECT * FROM stories WHERE id IN (?, ?)", (one, other)).fetchall()}
    stays = max(other, one, key=lambda story_id: _worth(rows[story_id]))
    goes = one if stays == other else other
    listed = rows[stays]["same_as"] or stays
    execute(
        "UPDATE statuses SET arrived_at = min(statuses.arrived_at, g.arrived_at), read_at = coalesce(statuses.read_at,"
        " g.read_at), removed_at = max(statuses.removed_at, g.removed_at)"
        " FROM (SELECT arrived_at, read_at, removed_at FROM statuses WHERE story_id = ?1) g WHERE story_id = ?2",
        (goes, stays),
    )
    unsubscribe.move_user_data(lib, goes, listed)
    if (text := text_or_none(lib, listed)) is not None:
        anchor_notes(lib, listed, text)
        marks.mark_again(lib, listed)
    execute("UPDATE stories SET same_as = ? WHERE same_as = ?", (stays, goes))
    _delete(lib, rows[goes])


def _worth(row: sqlite3.Row) -> tuple[bool, bool, bool, int]:
    """What is there of a story: it is listed, its text is there, the whole of it, with older ones."""
    return row["same_as"] is None, row["partial"] != WAITING, not row["partial"], row["versions"]


def _delete(lib: Library, row: sqlite3.Row) -> None:
    links.unlink(lib, row["id"])
    unindex(lib, row)
    lib.conn.execute("DELETE FROM stories WHERE id = ?", (row["id"],))
