"""Entries put into the list as a feed sent them; their texts are read out later (`waiting`)."""

from collections.abc import Sequence
from datetime import datetime

from reader.model.document import Document
from reader.model.safe_text import safe_line, safe_text
from reader.model.story import WAITING, CleanStory
from reader.store import bodies, door, fulltext, leaving
from reader.store.connection import Library
from reader.store.rows import listed_at, maybe_seconds, seconds

_NOTHING = Document("", ())


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
