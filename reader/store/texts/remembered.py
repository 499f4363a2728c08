"""What is remembered of stories whose feed was unsubscribed, for when they come again."""

from collections.abc import Sequence
from typing import NamedTuple

from reader.model.note import ONLY_NOTES
from reader.store.file.library import Library
from reader.store.row_values import places


class RememberedStatus(NamedTuple):
    """The reader's side of a story that went away, in stored seconds."""

    arrived_at: int
    read_at: int | None
    removed_at: int | None


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


def status_remembered(lib: Library, feed_id: int | None, guid: str) -> RememberedStatus | None:
    """What is remembered of a story that comes again; it is forgotten here, the story's own status holds it now."""
    return statuses_remembered(lib, feed_id, [guid]).get(guid)


def statuses_remembered(lib: Library, feed_id: int | None, guids: Sequence[str]) -> dict[str, RememberedStatus]:
    """`status_remembered` for many, by guid."""
    rows = lib.conn.execute(
        f"SELECT r.* FROM feeds f JOIN remembered r ON r.feed_url = f.url AND r.guid IN ({places(guids)})"
        " WHERE f.id = ?",
        (*guids, feed_id),
    ).fetchall()
    lib.conn.executemany(
        "DELETE FROM remembered WHERE feed_url = ? AND guid = ?", [(row["feed_url"], row["guid"]) for row in rows]
    )
    return {row["guid"]: RememberedStatus(row["arrived_at"], row["read_at"], row["removed_at"]) for row in rows}


def remember(lib: Library, feed_url: str, guid: str, status: RememberedStatus, story_id: int | None = None) -> None:
    """Keep what the reader did to an entry until its feed sends it; what is remembered of it already stays.

    `story_id` is a story that no feed has, and that is to be the entry's when it comes.
    """
    lib.conn.execute(
        "INSERT INTO remembered (feed_url, guid, story_id, arrived_at, read_at, removed_at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (feed_url, guid) DO UPDATE SET story_id = coalesce(story_id, excluded.story_id),"
        " read_at = coalesce(read_at, excluded.read_at), removed_at = coalesce(removed_at, excluded.removed_at)",
        (feed_url, guid, story_id, *status),
    )


def entries_here(lib: Library, feed_url: str) -> dict[str, int]:
    """The stories of a feed by guid, of copies the listed one; those too that wait for the feed to send them."""
    rows = lib.conn.execute(
        "SELECT s.guid, coalesce(s.same_as, s.id) AS id FROM stories s JOIN feeds f ON f.id = s.feed_id"
        " WHERE f.url = ?1 UNION ALL"
        " SELECT r.guid, s.id FROM remembered r JOIN stories s ON s.id = r.story_id WHERE r.feed_url = ?1",
        (feed_url,),
    )
    return {row["guid"]: row["id"] for row in rows}


def private_guids(lib: Library) -> frozenset[str]:
    """The guids of all stories that no feed has."""
    return frozenset(guid for (guid,) in lib.conn.execute("SELECT guid FROM stories WHERE feed_id IS NULL"))
