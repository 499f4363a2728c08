"""Stories leaving with their feed, and coming back when it is subscribed to again."""

import sqlite3

from reader.model.feed import Feed
from reader.store.file.library import Library
from reader.store.relations import links, threads
from reader.store.texts import story_texts


def leave(lib: Library, feed: Feed) -> tuple[int, int]:
    """Let a feed's stories go, but for those the reader wrote on; how many stayed and how many went."""
    execute = lib.conn.execute
    execute(
        "INSERT OR REPLACE INTO remembered (feed_url, guid, arrived_at, read_at, removed_at)"
        " SELECT ?, s.guid, st.arrived_at, st.read_at, st.removed_at"
        " FROM stories s JOIN statuses st ON st.story_id = s.id WHERE s.feed_id = ?",
        (feed.url, feed.id),
    )
    execute(
        "INSERT OR IGNORE INTO remembered (feed_url, guid, arrived_at, read_at)"
        " SELECT ?, guid, coalesce(read_at, 0), read_at FROM gone_entries WHERE feed_id = ?",
        (feed.url, feed.id),
    )
    kept = execute(
        "SELECT s.id, s.guid FROM stories s JOIN statuses st ON st.story_id = s.id WHERE s.feed_id = ?"
        " AND (st.starred_at IS NOT NULL OR st.notes > 0 OR EXISTS (SELECT 1 FROM tags t WHERE t.story_id = s.id)"
        " OR EXISTS (SELECT 1 FROM corrections c WHERE c.story_id = s.id))",
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
        _delete_story(lib, row, feed.id)
    alone = [
        story_id
        for thread_id in {row["thread_id"] for row in going if row["thread_id"] is not None}
        for story_id in threads.end_if_lonely(lib, thread_id)
    ]
    links.count_shown(lib, {*alone, *(story_id for (story_id,) in left_behind)})
    execute("DELETE FROM template_lines WHERE source = ?", (f"feed {feed.id}",))
    return len(kept), len(going)


def move_user_data(lib: Library, giver: int, taker: int) -> None:
    """What the reader wrote on a copy that is given up goes to the story it is a copy of."""
    execute = lib.conn.execute
    execute("INSERT OR IGNORE INTO tags (name, story_id) SELECT name, ? FROM tags WHERE story_id = ?", (taker, giver))
    execute("DELETE FROM tags WHERE story_id = ?", (giver,))
    execute("UPDATE notes SET story_id = ? WHERE story_id = ?", (taker, giver))
    execute("UPDATE corrections SET story_id = ? WHERE story_id = ?", (taker, giver))
    execute(
        "UPDATE statuses SET notes = (SELECT count(*) FROM notes WHERE story_id = ?1), starred_at ="
        " coalesce(starred_at, (SELECT starred_at FROM statuses WHERE story_id = ?2)) WHERE story_id = ?1",
        (taker, giver),
    )


def _delete_story(lib: Library, row: sqlite3.Row, feed_id: int) -> None:
    """Delete a story; if another outlet printed it too, it stays and becomes that outlet's."""
    execute = lib.conn.execute
    heir = execute(
        "SELECT * FROM stories WHERE same_as = ? AND feed_id IS NOT ? ORDER BY id LIMIT 1", (row["id"], feed_id)
    ).fetchone()
    if heir is not None:
        move_user_data(lib, heir["id"], row["id"])
        execute("DELETE FROM stories WHERE id = ?", (heir["id"],))
        execute(
            "UPDATE stories SET feed_id = ?, guid = ?, url = ?, source = ?, entry_hash = ? WHERE id = ?",
            (heir["feed_id"], heir["guid"], heir["url"], heir["source"], heir["entry_hash"], row["id"]),
        )
        execute("UPDATE statuses SET feed_id = ? WHERE story_id = ?", (heir["feed_id"], row["id"]))
        return
    execute("UPDATE stories SET same_as = NULL WHERE same_as = ?", (row["id"],))
    story_texts.unindex(lib, row)
    execute("DELETE FROM stories WHERE id = ?", (row["id"],))
