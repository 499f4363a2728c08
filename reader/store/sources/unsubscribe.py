"""Stories leaving with their feed, and coming back when it is subscribed to again."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from reader.model.feed import Feed
from reader.model.note import ONLY_NOTES
from reader.store.file.library import Library
from reader.store.relations import links, threads
from reader.store.row_values import places
from reader.store.search import fulltext
from reader.store.texts import blobs


class Left(NamedTuple):
    """The reader's side of a story that went away, in stored seconds."""

    arrived_at: int
    read_at: int | None
    removed_at: int | None


def leave(lib: Library, feed: Feed) -> tuple[int, int]:
    """Let a feed's stories go, but for those the reader wrote on; how many stayed and how many went."""
    execute = lib.conn.execute
    execute(
        "INSERT OR REPLACE INTO remembered (feed_url, guid, arrived_at, read_at, removed_at)"
        " SELECT ?, s.guid, st.arrived_at, st.read_at, st.removed_at"
        " FROM stories s JOIN statuses st ON st.story_id = s.id WHERE s.feed_id = ?",
        (feed.url, feed.id),
    )
    kept = execute(
        "SELECT s.id, s.guid FROM stories s JOIN statuses st ON st.story_id = s.id WHERE s.feed_id = ?"
        " AND (st.starred_at IS NOT NULL OR st.notes > 0 OR EXISTS (SELECT 1 FROM tags t WHERE t.story_id = s.id))",
        (feed.id,),
    ).fetchall()
    for row in kept:
        execute(
            "UPDATE remembered SET story_id = ? WHERE feed_url = ? AND guid = ?", (row["id"], feed.url, row["guid"])
        )
        execute("UPDATE stories SET feed_id = NULL, source = ? WHERE id = ?", (feed.name, row["id"]))
        execute("UPDATE statuses SET feed_id = NULL WHERE story_id = ?", (row["id"],))
    going = execute(
        "SELECT id, same_as, title, author, thread_id FROM stories WHERE feed_id = ?", (feed.id,)
    ).fetchall()
    left_behind = execute(
        "SELECT DISTINCT l.b FROM links l JOIN stories a ON a.id = l.a JOIN stories b ON b.id = l.b"
        " WHERE a.feed_id = ?1 AND b.feed_id IS NOT ?1",
        (feed.id,),
    ).fetchall()
    for row in going:
        _go(lib, row, feed.id)
    alone = [
        story_id
        for thread_id in {row["thread_id"] for row in going if row["thread_id"] is not None}
        for story_id in threads.end_if_lonely(lib, thread_id)
    ]
    links.count_shown(lib, {*alone, *(story_id for (story_id,) in left_behind)})
    execute("DELETE FROM template_lines WHERE source = ?", (f"feed {feed.id}",))
    return len(kept), len(going)


def come_back(lib: Library, feed_id: int, guid: str, url: str) -> int | None:
    """Give a story that outlived its feed back to it; its id, or None when there is none.

    A story that came in with its notes alone gives its place to the one that now arrives from the same address.
    """
    execute = lib.conn.execute
    stand_in = execute(
        "SELECT id FROM stories WHERE feed_id IS NULL AND guid = ? AND partial = ?", (url, ONLY_NOTES)
    ).fetchone()
    if stand_in is not None:
        execute("UPDATE stories SET feed_id = ?, guid = ? WHERE id = ?", (feed_id, guid, stand_in["id"]))
        execute("UPDATE statuses SET feed_id = ? WHERE story_id = ?", (feed_id, stand_in["id"]))
        return int(stand_in["id"])
    row = execute(
        "SELECT r.feed_url, r.story_id FROM feeds f JOIN remembered r ON r.feed_url = f.url AND r.guid = ?"
        " JOIN stories s ON s.id = r.story_id WHERE f.id = ? AND s.feed_id IS NULL",
        (guid, feed_id),
    ).fetchone()
    if row is None:
        return None
    execute("UPDATE stories SET feed_id = ? WHERE id = ?", (feed_id, row["story_id"]))
    execute("UPDATE statuses SET feed_id = ? WHERE story_id = ?", (feed_id, row["story_id"]))
    execute("DELETE FROM remembered WHERE feed_url = ? AND guid = ?", (row["feed_url"], guid))
    return int(row["story_id"])


def status_left(lib: Library, feed_id: int | None, guid: str) -> Left | None:
    """What is remembered of a story that comes again; it is forgotten here, the story's own status holds it now."""
    return statuses_left(lib, feed_id, [guid]).get(guid)


def statuses_left(lib: Library, feed_id: int | None, guids: Sequence[str]) -> dict[str, Left]:
    """`status_left` for many, by guid."""
    rows = lib.conn.execute(
        f"SELECT r.* FROM feeds f JOIN remembered r ON r.feed_url = f.url AND r.guid IN ({places(guids)})"
        " WHERE f.id = ?",
        (*guids, feed_id),
    ).fetchall()
    lib.conn.executemany(
        "DELETE FROM remembered WHERE feed_url = ? AND guid = ?", [(row["feed_url"], row["guid"]) for row in rows]
    )
    return {row["guid"]: Left(row["arrived_at"], row["read_at"], row["removed_at"]) for row in rows}


def hand_over(lib: Library, giver: int, taker: int) -> None:
    """What the reader wrote on a copy that is given up goes to the story it is a copy of."""
    execute = lib.conn.execute
    execute("INSERT OR IGNORE INTO tags (name, story_id) SELECT name, ? FROM tags WHERE story_id = ?", (taker, giver))
    execute("DELETE FROM tags WHERE story_id = ?", (giver,))
    execute("UPDATE notes SET story_id = ? WHERE story_id = ?", (taker, giver))
    execute(
        "UPDATE statuses SET notes = (SELECT count(*) FROM notes WHERE story_id = ?1), starred_at ="
        " coalesce(starred_at, (SELECT starred_at FROM statuses WHERE story_id = ?2)) WHERE story_id = ?1",
        (taker, giver),
    )


def _go(lib: Library, row: sqlite3.Row, feed_id: int) -> None:
    """Delete a story; if another outlet printed it too, it stays and becomes that outlet's."""
    execute = lib.conn.execute
    heir = execute(
        "SELECT * FROM stories WHERE same_as = ? AND feed_id IS NOT ? ORDER BY id LIMIT 1", (row["id"], feed_id)
    ).fetchone()
    if heir is not None:
        hand_over(lib, heir["id"], row["id"])
        execute("DELETE FROM stories WHERE id = ?", (heir["id"],))
        execute(
            "UPDATE stories SET feed_id = ?, guid = ?, url = ?, source = ?, entry_hash = ? WHERE id = ?",
            (heir["feed_id"], heir["guid"], heir["url"], heir["source"], heir["entry_hash"], row["id"]),
        )
        execute("UPDATE statuses SET feed_id = ? WHERE story_id = ?", (heir["feed_id"], row["id"]))
        return
    execute("UPDATE stories SET same_as = NULL WHERE same_as = ?", (row["id"],))
    if row["same_as"] is None:
        blob = execute("SELECT document FROM bodies WHERE story_id = ?", (row["id"],)).fetchone()[0]
        fulltext.take(lib, row["id"], row["title"], blobs.unpack_document(blob).text, row["author"])
    execute("DELETE FROM stories WHERE id = ?", (row["id"],))
