"""Entries put into the list as a feed sent them; their texts are read out later (`pending`)."""

from collections.abc import Sequence
from datetime import datetime

from reader.model.document import Document
from reader.model.safe_text import safe_line
from reader.model.story import WAITING
from reader.store import blobs
from reader.store.file.library import Library
from reader.store.row_values import (
    listed_at,
    maybe_seconds,
    places,
    seconds,
)
from reader.store.search import fulltext
from reader.store.texts.entries import Arrival
from reader.store.texts.remembered import RememberedStatus, statuses_remembered


def list_arrivals(
    lib: Library, feed_id: int, entries: Sequence[Arrival], *, site: str, now: datetime
) -> list[tuple[int, Arrival]]:
    """List new entries (`known`) of the feed called `site`; those that were listed, with the ids of their stories.

    All within the caller's transaction: an entry that another program has listed meanwhile is passed over. They can be
    found by their titles. What was read or removed before the feed was unsubscribed is so again.
    The tags that the reader wants on every story of the feed are put on them.
    """
    conn = lib.conn
    guids = [entry.guid for entry in entries]
    found = conn.execute(f"SELECT guid FROM stories WHERE feed_id = ? AND guid IN ({places(guids)})", (feed_id, *guids))
    here = {guid for (guid,) in found.fetchall()}
    entries = [entry for entry in entries if entry.guid not in here]
    arrived, nothing, source = seconds(now), blobs.pack_document(Document("", ())), safe_line(site)
    remembered = statuses_remembered(lib, feed_id, [entry.guid for entry in entries])
    listed = [listed_at(entry.published_at, now) for entry in entries]
    newest = conn.execute("SELECT coalesce(max(id), 0) FROM stories").fetchone()[0]
    conn.executemany(
        "INSERT INTO stories (feed_id, guid, url, title, author, source, published_at, updated_at, changed_at,"
        " sort_at, partial, entry_hash, words_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
        [
            (
                feed_id,
                entry.guid,
                entry.url,
                entry.title,
                entry.author,
                source,
                maybe_seconds(entry.published_at),
                maybe_seconds(entry.updated_at),
                arrived,
                sort_at,
                WAITING,
                entry.entry_hash,
            )
            for entry, sort_at in zip(entries, listed, strict=True)
        ],
    )
    rows = conn.execute("SELECT id FROM stories WHERE id > ? ORDER BY id", (newest,)).fetchall()
    ids = [story_id for (story_id,) in rows]
    statuses, texts = [], []
    for story_id, entry, sort_at in zip(ids, entries, listed, strict=True):
        before = remembered.get(entry.guid, RememberedStatus(arrived, None, None))
        statuses.append((story_id, feed_id, before.arrived_at, sort_at, before.read_at, before.removed_at))
        texts.append((story_id, "feed", nothing, b"", entry.raw))
        fulltext.put(lib, story_id, entry.title, "", entry.author)
    conn.executemany("INSERT INTO bodies (story_id, raw_kind, document, markdown, raw) VALUES (?, ?, ?, ?, ?)", texts)
    conn.executemany(
        "INSERT INTO statuses (story_id, feed_id, arrived_at, sort_at, read_at, removed_at) VALUES (?, ?, ?, ?, ?, ?)",
        statuses,
    )
    (tags,) = conn.execute("SELECT story_tags FROM feeds WHERE id = ?", (feed_id,)).fetchone() or ("",)
    conn.executemany(
        "INSERT OR IGNORE INTO tags (name, story_id) VALUES (?, ?)", [(tag, id) for tag in tags.split() for id in ids]
    )
    return list(zip(ids, entries, strict=True))
