"""Stories that are listed as they arrived: their text still waits to be read out of what the feed sent."""

from collections.abc import Sequence
from datetime import datetime

from reader.model.document import Document
from reader.model.safe_text import safe_line, safe_text
from reader.model.story import WAITING, CleanStory
from reader.store import bodies, door, fulltext, leaving
from reader.store.connection import Library
from reader.store.rows import listed_at, maybe_moment, maybe_seconds, places, seconds

_NOTHING = Document("", ())
SCRIPT = f"CREATE INDEX stories_waiting ON stories (sort_at) WHERE partial = '{WAITING}';"


def list_arrivals(lib: Library, feed_id: int, stories: Sequence[CleanStory], now: datetime) -> list[int]:
    """List stories of a feed none of which is in the store (`known`), within the caller's transaction; their ids.

    They can be found by their titles. What was read or removed before the feed was unsubscribed is so again.
    """
    execute = lib.conn.execute
    arrived, nothing = seconds(now), bodies.pack_document(_NOTHING)
    remembered = leaving.statuses_left(lib, feed_id, [story.guid for story in stories])
    ids: list[int] = []
    statuses, texts = [], []
    for story in stories:
        title, author = safe_line(story.title), safe_line(story.author)
        sort_at = listed_at(story.published_at, now)
        story_id = (
            execute(
                "INSERT INTO stories (feed_id, guid, url, title, author, source, published_at, updated_at, changed_at,"
                " sort_at, partial, entry_hash, words_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                (
                    feed_id,
                    safe_text(story.guid) or safe_line(story.url),
                    safe_line(story.url),
                    title,
                    author,
                    safe_line(story.site),
                    maybe_seconds(story.published_at),
                    maybe_seconds(story.updated_at),
                    arrived,
                    sort_at,
                    WAITING,
                    door.entry_hash(story),
                ),
            ).lastrowid
            or 0
        )
        ids.append(story_id)
        before = remembered.get(story.guid, leaving.Left(arrived, None, None))
        statuses.append((story_id, feed_id, before.arrived_at, sort_at, before.read_at, before.removed_at))
        texts.append((story_id, story.raw_kind, nothing, b"", bodies.pack_beside(story.raw, _NOTHING, level=1)))
        fulltext.put(lib, story_id, title, "", author)
    lib.conn.executemany(
        "INSERT INTO bodies (story_id, raw_kind, document, markdown, raw) VALUES (?, ?, ?, ?, ?)", texts
    )
    lib.conn.executemany(
        "INSERT INTO statuses (story_id, feed_id, arrived_at, sort_at, read_at, removed_at) VALUES (?, ?, ?, ?, ?, ?)",
        statuses,
    )
    return ids


def waiting(lib: Library) -> list[tuple[int, int]]:
    """Feed and id of every waiting story, the newest first."""
    rows = lib.conn.execute(
        f"SELECT feed_id, id FROM stories WHERE partial = '{WAITING}' AND feed_id IS NOT NULL ORDER BY sort_at DESC"
    ).fetchall()
    return [(row["feed_id"], row["id"]) for row in rows]


def as_arrived(lib: Library, story_ids: Sequence[int]) -> list[CleanStory]:
    """Those of the stories that still wait, as they came in."""
    rows = lib.conn.execute(
        "SELECT s.*, b.raw, b.raw_kind FROM stories s JOIN bodies b ON b.story_id = s.id"
        f" WHERE s.partial = '{WAITING}' AND s.id IN ({places(story_ids)})",
        tuple(story_ids),
    ).fetchall()
    return [
        CleanStory(
            guid=row["guid"],
            title=row["title"],
            document=_NOTHING,
            markdown="",
            raw=bodies.unpack_beside(row["raw"], _NOTHING),
            raw_kind=row["raw_kind"],
            url=row["url"],
            author=row["author"],
            site=row["source"],
            published_at=maybe_moment(row["published_at"]),
            updated_at=maybe_moment(row["updated_at"]),
            partial=WAITING,
        )
        for row in rows
    ]
