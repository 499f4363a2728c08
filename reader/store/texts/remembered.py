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
