"""What still waits to be done: texts to be read out of what a feed sent, stories to be analyzed."""

import sqlite3
from collections.abc import Sequence
from contextlib import suppress

from reader.errors import DamagedText
from reader.model.document import Document
from reader.model.note import ONLY_NOTES
from reader.model.story import WAITING, CleanStory
from reader.store import blobs
from reader.store.file.library import Library
from reader.store.row_values import maybe_moment, places

_NOTHING = Document("", ())


def waiting(lib: Library) -> list[tuple[int, int]]:
    """Feed and id of every waiting story, the newest first."""
    rows = lib.conn.execute(
        f"SELECT feed_id, id FROM stories WHERE partial = '{WAITING}' AND feed_id IS NOT NULL ORDER BY sort_at DESC"
    ).fetchall()
    return [(row["feed_id"], row["id"]) for row in rows]


def waiting_by_feed(lib: Library) -> dict[int, list[int]]:
    """The waiting stories of each feed, the newest first."""
    found: dict[int, list[int]] = {}
    for feed_id, story_id in waiting(lib):
        found.setdefault(feed_id, []).append(story_id)
    return found


def as_arrived(lib: Library, story_ids: Sequence[int]) -> list[CleanStory]:
    """Those of the stories that still wait, as they came in; one whose input is damaged goes on waiting."""
    rows = lib.conn.execute(
        "SELECT s.*, b.raw, b.raw_kind FROM stories s JOIN bodies b ON b.story_id = s.id"
        f" WHERE s.partial = '{WAITING}' AND s.id IN ({places(story_ids)})",
        tuple(story_ids),
    ).fetchall()
    found = []
    for row in rows:
        with suppress(DamagedText):
            found.append(_as_arrived(row))
    return found


def still_waiting(lib: Library, feed_id: int, guids: Sequence[str]) -> set[str]:
    """Those of a feed's entries that still wait: whatever else has been done to the others is newer."""
    rows = lib.conn.execute(
        f"SELECT guid FROM stories WHERE feed_id = ? AND partial = '{WAITING}' AND guid IN ({places(guids)})",
        (feed_id, *guids),
    ).fetchall()
    return {guid for (guid,) in rows}


def count_stale(lib: Library, version: int) -> int:
    """How many stories are to be analyzed for `version`."""
    row = lib.conn.execute(
        "SELECT count(*) FROM stories WHERE same_as IS NULL AND analysis_version < ?"
        " AND (partial <> ? OR feed_id IS NULL)",
        (version, WAITING),
    ).fetchone()
    return int(row[0])


def never_analyzed(lib: Library, story_ids: Sequence[int]) -> list[int]:
    """Those of the stories that no version has analyzed yet, in the order they are given."""
    rows = lib.conn.execute(
        f"SELECT id FROM stories WHERE same_as IS NULL AND analysis_version = 0 AND id IN ({places(story_ids)})",
        tuple(story_ids),
    ).fetchall()
    found = {row["id"] for row in rows}
    return [story_id for story_id in story_ids if story_id in found]


def stale(lib: Library, version: int, limit: int) -> list[int]:
    """Stories to analyze for `version`, at most `limit`: those never analyzed first, the newest first.

    Those whose text a refresh is still to read out come later; it does not come to those that outlived their feed.
    """
    execute, seen = lib.conn.execute, -1
    found: list[int] = []
    while len(found) < limit:
        older = execute(
            "SELECT min(analysis_version) FROM stories WHERE same_as IS NULL AND analysis_version > ?"
            " AND analysis_version < ?",
            (seen, version),
        ).fetchone()[0]
        if older is None:
            break
        seen = older
        rows = execute(
            "SELECT id FROM stories WHERE same_as IS NULL AND analysis_version = ?"
            " AND (partial <> ? OR feed_id IS NULL) ORDER BY sort_at DESC LIMIT ?",
            (older, WAITING, limit - len(found)),
        ).fetchall()
        found += [row["id"] for row in rows]
    return found


def cleaned_by_older_rules(lib: Library, version: int, limit: int) -> list[int]:
    """Stories whose text was made by rules older than `version`, the newest first; not those that still wait for
    theirs, nor those of which only notes came.
    """
    rows = lib.conn.execute(
        "SELECT id FROM stories WHERE clean_version < ? AND same_as IS NULL AND partial NOT IN (?, ?)"
        " ORDER BY sort_at DESC LIMIT ?",
        (version, WAITING, ONLY_NOTES, limit),
    ).fetchall()
    return [row["id"] for row in rows]


def count_cleaned_by_older_rules(lib: Library, version: int) -> int:
    """How many `cleaned_by_older_rules` would give in all."""
    (count,) = lib.conn.execute(
        "SELECT count(*) FROM stories WHERE clean_version < ? AND same_as IS NULL AND partial NOT IN (?, ?)",
        (version, WAITING, ONLY_NOTES),
    ).fetchone()
    return int(count)


def is_cleaned_by(lib: Library, story_id: int, version: int) -> None:
    """Note that the rules of `version` have read a story, whatever came of it."""
    lib.conn.execute("UPDATE stories SET clean_version = ? WHERE id = ?", (version, story_id))


def _as_arrived(row: sqlite3.Row) -> CleanStory:
    return CleanStory(
        guid=row["guid"],
        title=row["title"],
        document=_NOTHING,
        markdown="",
        raw=blobs.unpack_beside(row["raw"], _NOTHING),
        raw_kind=row["raw_kind"],
        url=row["url"],
        author=row["author"],
        site=row["source"],
        published_at=maybe_moment(row["published_at"]),
        updated_at=maybe_moment(row["updated_at"]),
        partial=WAITING,
    )
