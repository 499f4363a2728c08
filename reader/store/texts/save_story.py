"""Taking a cleaned story in: is it new, known, changed, or another outlet's copy of one that is here already?"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from reader.model.copies import agree
from reader.model.note import ONLY_NOTES
from reader.model.story import WAITING, CleanStory
from reader.store.file.library import Library
from reader.store.row_values import (
    listed_at,
    maybe_seconds,
    seconds,
)
from reader.store.search import fulltext
from reader.store.texts import fingerprints, remembered, story_texts
from reader.store.texts.same_entry import visible_words

Outcome = Literal["new", "changed", "same", "duplicate"]

KEPT_VERSIONS = 200
"""Older texts kept of one story: the first and the newest ones. Their numbers tell which are missing."""


@dataclass(frozen=True, slots=True)
class SavedStory:
    """What became of a story that came in; `same_as` is the listed story a duplicate belongs to."""

    id: int
    outcome: Outcome
    same_as: int | None = None


def save_story(lib: Library, clean: CleanStory, *, feed_id: int | None, now: datetime) -> SavedStory:
    """Store one story, within the caller's transaction if there is one.

    "same": this entry, or this private text, is here already. "changed": its title or words are others than before;
    the old text is kept as a version and notes are looked up again. "duplicate": the very words are here from another
    outlet; the copy is kept, not listed, and shares what was read. Otherwise it is "new",
    and so is one that was only listed before (`arriving_entries.list_arrivals`).
    """
    with lib.transaction():
        clean = fingerprints.safe_story(clean)
        known = _known(lib, clean, feed_id)
        if known is not None:
            return _settle(lib, known, clean) if known["partial"] == WAITING else _again(lib, known, clean, now)
        hashed = fingerprints.words_hash(clean.title, clean.document.text)
        twin = _twin(lib, clean, hashed, feed_id)
        if twin is not None and feed_id is None and twin["feed_id"] is None:
            return SavedStory(twin["id"], "same")
        story_id = _insert(lib, clean, hashed, feed_id, twin["id"] if twin else None, now)
        return SavedStory(story_id, "duplicate", twin["id"]) if twin else SavedStory(story_id, "new")


def _known(lib: Library, clean: CleanStory, feed_id: int | None) -> sqlite3.Row | None:
    row: sqlite3.Row | None = lib.conn.execute(
        "SELECT * FROM stories WHERE feed_id IS ? AND guid = ?", (feed_id, clean.guid)
    ).fetchone()
    if row is None and feed_id is not None:
        story_id = remembered.come_back(lib, feed_id, clean.guid, clean.url)
        row = story_texts.row_of(lib, story_id) if story_id else None
    return row


def _twin(lib: Library, clean: CleanStory, hashed: int, feed_id: int | None) -> sqlite3.Row | None:
    """The listed story of another outlet that has the very words, and title or address besides.

    Never one of the same feed, nor one that stands for another story of it: what a feed sends twice are two stories.
    """
    rows = lib.conn.execute(
        "SELECT id, feed_id, title, url, published_at FROM stories s WHERE words_hash = ?1 AND same_as IS NULL"
        " AND (?2 IS NULL OR feed_id IS NOT ?2"
        " AND NOT EXISTS (SELECT 1 FROM stories c WHERE c.same_as = s.id AND c.feed_id = ?2)) ORDER BY id",
        (hashed, feed_id),
    ).fetchall()
    return next((row for row in rows if _stands_for(row, clean, feed_id)), None)


def _stands_for(row: sqlite3.Row, clean: CleanStory, feed_id: int | None) -> bool:
    """Whether a story of the same words may stand for this one; of two private ones it must be the very same."""
    if feed_id is None and row["feed_id"] is None:
        dates = {row["published_at"], maybe_seconds(clean.published_at)} - {None}
        return len(dates) < 2 and agree(row["title"], "", clean.title, "")
    return agree(row["title"], row["url"], clean.title, clean.url)


def _insert(
    lib: Library, clean: CleanStory, hashed: int, feed_id: int | None, same_as: int | None, now: datetime
) -> int:
    execute = lib.conn.execute
    arrived = seconds(now)
    published = maybe_seconds(clean.published_at)
    sort_at = listed_at(clean.published_at, now)
    story_id = (
        execute(
            "INSERT INTO stories (feed_id, guid, url, title, author, source, published_at, updated_at, changed_at,"
            " sort_at, language, partial, picture, entry_hash, words_hash, same_as, words, clean_version)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                feed_id,
                clean.guid,
                clean.url,
                clean.title,
                clean.author,
                clean.site,
                published,
                maybe_seconds(clean.updated_at),
                arrived,
                sort_at,
                clean.language,
                clean.partial,
                clean.picture,
                fingerprints.entry_hash(clean),
                hashed,
                same_as,
                clean.document.words,
                clean.version,
            ),
        ).lastrowid
        or 0
    )
    story_texts.put_body(lib, story_id, clean, new=True)
    before = remembered.status_remembered(lib, feed_id, clean.guid)
    arrived, read_at, removed_at = before or (arrived, None, None)
    if same_as is not None:
        read_at = _read_together(lib, same_as, read_at)
    execute(
        "INSERT INTO statuses (story_id, feed_id, arrived_at, sort_at, listed, read_at, removed_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (story_id, feed_id, arrived, sort_at, same_as is None, read_at, removed_at),
    )
    if same_as is None:
        fulltext.put(lib, story_id, clean.title, clean.document.text, clean.author)
    return story_id


def _settle(lib: Library, row: sqlite3.Row, clean: CleanStory) -> SavedStory:
    """The text of a story that was listed as it arrived; only one the reader has left alone can be a copy."""
    execute, story_id = lib.conn.execute, row["id"]
    hashed = fingerprints.words_hash(clean.title, clean.document.text)
    twin = None if _is_own(lib, story_id) else _twin(lib, clean, hashed, row["feed_id"])
    story_texts.put_text(lib, row, clean)
    execute(
        "UPDATE stories SET url = ?, source = ?, published_at = ?, updated_at = ?, language = ?, partial = ?,"
        " picture = ?, entry_hash = ? WHERE id = ?",
        (
            clean.url,
            clean.site or row["source"],
            row["published_at"] if clean.published_at is None else seconds(clean.published_at),
            maybe_seconds(clean.updated_at),
            clean.language,
            clean.partial,
            clean.picture,
            # the entry may have come again with other words meanwhile; one without a title was listed without one
            fingerprints.entry_hash(clean if row["title"] else replace(clean, title="")),
            story_id,
        ),
    )
    if twin is None:
        return SavedStory(story_id, "new")
    fulltext.take(lib, story_id, clean.title, clean.document.text, clean.author)
    read_at = execute("SELECT read_at FROM statuses WHERE story_id = ?", (story_id,)).fetchone()[0]
    read_at = _read_together(lib, twin["id"], read_at)
    execute("UPDATE stories SET same_as = ? WHERE id = ?", (twin["id"], story_id))
    execute("UPDATE statuses SET listed = 0, read_at = ? WHERE story_id = ?", (read_at, story_id))
    return SavedStory(story_id, "duplicate", twin["id"])


def _is_own(lib: Library, story_id: int) -> bool:
    """Whether the reader has marked a story: with a star, a note, a tag or a correction."""
    row = lib.conn.execute(
        "SELECT starred_at IS NOT NULL OR removed_at IS NOT NULL OR notes > 0"
        " OR EXISTS (SELECT 1 FROM tags t WHERE t.story_id = st.story_id)"
        " OR EXISTS (SELECT 1 FROM corrections c WHERE c.story_id = st.story_id) FROM statuses st WHERE story_id = ?",
        (story_id,),
    ).fetchone()
    return bool(row[0])


def _read_together(lib: Library, same_as: int, read_at: int | None) -> int | None:
    """When the copies of one text were read: reading one reads all."""
    execute = lib.conn.execute
    theirs: int | None = execute("SELECT read_at FROM statuses WHERE story_id = ?", (same_as,)).fetchone()[0]
    if theirs is None and read_at is not None:
        execute(
            "UPDATE statuses SET read_at = ? WHERE story_id IN (SELECT id FROM stories WHERE id = ? OR same_as = ?)",
            (read_at, same_as, same_as),
        )
        return read_at
    return theirs


def _again(lib: Library, row: sqlite3.Row, clean: CleanStory, now: datetime) -> SavedStory:
    """An entry that is here already has come again: with other words, if only one, it is another version.

    The page of a story is shown as long as its feed says the same as when the page was fetched.
    """
    entry = fingerprints.entry_hash(clean)
    if entry == row["entry_hash"]:
        return SavedStory(row["id"], "same", row["same_as"])
    has_page = story_texts.shows_page(lib, row["id"])
    others = _has_other_words(lib, row["id"], clean)
    changed = others or clean.title != row["title"]
    if changed and row["partial"] != ONLY_NOTES:
        _keep_version(lib, row)
    if has_page and not others:
        _put_title(lib, row, clean)
        story_texts.put_beside(lib, row["id"], clean)
    else:
        story_texts.put_text(lib, row, clean)
        story_texts.forget_page(lib, row["id"], ask_again=has_page)
    lib.conn.execute(
        "UPDATE stories SET url = ?, author = ?, source = ?, published_at = ?, updated_at = ?, language = ?,"
        " partial = ?, picture = ?, entry_hash = ?, changed_at = CASE WHEN ? THEN ? ELSE changed_at END WHERE id = ?",
        (
            clean.url,
            clean.author,
            clean.site or row["source"],
            row["published_at"] if clean.published_at is None else seconds(clean.published_at),
            maybe_seconds(clean.updated_at),
            clean.language,
            row["partial"] if has_page and not others else clean.partial,
            clean.picture,
            entry,
            changed,
            seconds(now),
            row["id"],
        ),
    )
    same_as = _regroup(lib, row, clean) if changed else row["same_as"]
    return SavedStory(row["id"], "changed" if changed else "same", same_as)


def _has_other_words(lib: Library, story_id: int, clean: CleanStory) -> bool:
    """Whether the feed says something else now: not when it was only cleaned by other rules then."""
    if story_texts.text_sent(lib, story_id).split() == clean.document.text.split():
        return False
    return visible_words(story_texts.words_sent(lib, story_id)) != visible_words(clean.raw)


def _regroup(lib: Library, row: sqlite3.Row, clean: CleanStory) -> int | None:
    """Stand for others, or behind one, only as long as the words are the same: which one it stands behind now."""
    hashed = fingerprints.words_hash(clean.title, clean.document.text)

    def is_alike(other: sqlite3.Row) -> bool:
        return other["words_hash"] == hashed and agree(other["title"], other["url"], clean.title, clean.url)

    copies = lib.conn.execute("SELECT * FROM stories WHERE same_as = ? ORDER BY id", (row["id"],)).fetchall()
    _part_together(lib, [copy for copy in copies if not is_alike(copy)])
    same_as: int | None = row["same_as"]
    if same_as is None or is_alike(story_texts.row_of(lib, same_as)):
        return same_as
    _part(lib, story_texts.row_of(lib, row["id"]))
    return None


def _keep_version(lib: Library, row: sqlite3.Row) -> None:
    execute = lib.conn.execute
    number = execute("SELECT coalesce(max(number), 0) + 1 FROM versions WHERE story_id = ?", (row["id"],)).fetchone()[0]
    execute(
        "INSERT INTO versions (story_id, number, seen_at, title, document)"
        " SELECT ?, ?, ?, ?, document FROM bodies WHERE story_id = ?",
        (row["id"], number, row["changed_at"], row["title"], row["id"]),
    )
    execute(
        "DELETE FROM versions WHERE story_id = ? AND number > 1 AND number <= ?",
        (row["id"], number - KEPT_VERSIONS + 1),
    )
    execute(
        "UPDATE stories SET versions = ? WHERE id = ?",
        (number + 1, row["id"]),
    )


def _part_together(lib: Library, copies: Sequence[sqlite3.Row]) -> None:
    """What they were copies of has other words now: they are copies of the first of them that they agree with."""
    listed: list[sqlite3.Row] = []
    for copy in copies:
        of = next((one for one in listed if agree(one["title"], one["url"], copy["title"], copy["url"])), None)
        if of is None:
            _part(lib, copy)
            listed.append(copy)
        else:
            lib.conn.execute("UPDATE stories SET same_as = ? WHERE id = ?", (of["id"], copy["id"]))


def _part(lib: Library, row: sqlite3.Row) -> None:
    """A copy's words have become others than those it was a copy of: it is a story of its own from now on."""
    text = story_texts.text_or_none(lib, row["id"]) or ""
    lib.conn.execute("UPDATE stories SET same_as = NULL WHERE id = ?", (row["id"],))
    lib.conn.execute("UPDATE statuses SET listed = 1 WHERE story_id = ?", (row["id"],))
    fulltext.put(lib, row["id"], row["title"], text, row["author"])


def _put_title(lib: Library, row: sqlite3.Row, clean: CleanStory) -> None:
    if (clean.title, clean.author) == (row["title"], row["author"]):
        return
    if row["same_as"] is None and (text := story_texts.text_or_none(lib, row["id"])) is not None:
        fulltext.take(lib, row["id"], row["title"], text, row["author"])
        fulltext.put(lib, row["id"], clean.title, text, clean.author)
    lib.conn.execute("UPDATE stories SET title = ?, author = ? WHERE id = ?", (clean.title, clean.author, row["id"]))
