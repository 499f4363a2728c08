"""The reader's word on statements, kept by the words it was spoken of."""

import json
import sqlite3
from dataclasses import replace

from reader.errors import DamagedText, NothingFound
from reader.model import note_anchors
from reader.model.codec import from_plain, to_plain
from reader.model.corrections.correction import Correction, ListedCorrection
from reader.model.mark import Quote
from reader.model.safe_text import safe_line, safe_text
from reader.store import blobs
from reader.store.file.library import Library
from reader.store.row_values import SOURCE, maybe_span, moment, seconds

_SAME = 0.5
"""Share of the characters of both that two passages must have in common to be one statement."""


def corrections_of(lib: Library, story_id: int) -> list[Correction]:
    """The reader's word on statements of a story, in the order of the text, those whose words are gone last."""
    rows = lib.conn.execute(
        "SELECT * FROM corrections WHERE story_id = ? ORDER BY start IS NULL, start, id", (story_id,)
    ).fetchall()
    return [_correction(row) for row in rows]


def corrections_of_thread(lib: Library, story_id: int) -> list[Correction]:
    """What the reader said in other stories of a story's thread, and meant everywhere in it."""
    rows = lib.conn.execute(
        "SELECT c.* FROM stories here JOIN stories s ON s.thread_id = here.thread_id AND s.id <> here.id"
        " JOIN corrections c ON c.story_id = s.id AND c.everywhere = 1 WHERE here.id = ? ORDER BY c.id",
        (story_id,),
    ).fetchall()
    return [_correction(row) for row in rows]


def all_corrections(lib: Library) -> list[ListedCorrection]:
    """Every correction with its story, the newest first."""
    rows = lib.conn.execute(
        f"SELECT c.*, s.title, {SOURCE} AS outlet, coalesce(t.name, '') AS thread FROM corrections c"
        " JOIN stories s ON s.id = c.story_id LEFT JOIN feeds f ON f.id = s.feed_id"
        " LEFT JOIN threads t ON t.id = s.thread_id AND c.everywhere = 1 ORDER BY c.made_at DESC, c.id DESC"
    ).fetchall()
    return [ListedCorrection(_correction(row), row["title"], row["outlet"], row["thread"]) for row in rows]


def correction(lib: Library, correction_id: int) -> Correction:
    """One correction; raises NothingFound."""
    row = lib.conn.execute("SELECT * FROM corrections WHERE id = ?", (correction_id,)).fetchone()
    if row is None:
        raise NothingFound(f"there is no correction {correction_id}")
    return _correction(row)


def stories_concerned(lib: Library, *corrections: Correction) -> list[int]:
    """The stories in which some corrections hold: their own, and its thread's where they are meant everywhere."""
    ids = dict.fromkeys(one.story_id for one in corrections)
    for story_id in {one.story_id for one in corrections if one.everywhere}:
        rows = lib.conn.execute(
            "SELECT s.id FROM stories s JOIN stories here ON here.thread_id = s.thread_id WHERE here.id = ?",
            (story_id,),
        )
        ids |= dict.fromkeys(row["id"] for row in rows.fetchall())
    return list(ids)


def threads_concerned(lib: Library) -> frozenset[int]:
    """The threads in which something is meant everywhere; asked before a thread changes, and nearly always empty."""
    rows = lib.conn.execute(
        "SELECT DISTINCT s.thread_id FROM corrections c JOIN stories s ON s.id = c.story_id"
        " WHERE c.everywhere = 1 AND s.thread_id IS NOT NULL"
    )
    return frozenset(thread_id for (thread_id,) in rows.fetchall())


def put_correction(lib: Library, new: Correction) -> tuple[Correction, Correction | None]:
    """Write a correction; what stands there now, and what stood there before.

    One without an id takes the place of an earlier one on the same words: what it leaves open stays as that had it.
    Raises NothingFound for a story that is not there.
    """
    new = replace(
        new,
        quoted=safe_text(new.quoted),
        speaker=new.speaker and safe_line(new.speaker),
        role=new.role and safe_line(new.role),
    )
    if new.id:
        present = lib.conn.execute("SELECT * FROM corrections WHERE id = ?", (new.id,)).fetchone()
        _write(lib, new)
        return new, _correction(present) if present else None
    text = _text(lib, new.story_id)
    span = note_anchors.find_again(new, text)
    if span is not None:
        quoted, before, after = note_anchors.context(text, span)
        new = replace(new, span=span, quoted=quoted, before=before, after=after)
    else:
        new = replace(new, span=None)
    old = next((one for one in corrections_of(lib, new.story_id) if _is_same(one, new)), None)
    if old is not None:
        new = _over(old, new)
    return replace(new, id=_write(lib, new)), old


def delete_correction(lib: Library, correction_id: int) -> Correction:
    """Take a correction back; what it was. Raises NothingFound."""
    old = correction(lib, correction_id)
    lib.conn.execute("DELETE FROM corrections WHERE id = ?", (correction_id,))
    return old


def anchor_corrections(lib: Library, story_id: int, text: str) -> None:
    """Look the words of a story's corrections up again in what is its text now."""
    for one in corrections_of(lib, story_id):
        span = note_anchors.find_again(one, text)
        if span is not None:
            # the words stay as they were, for the statement's parts count from them
            _, before, after = note_anchors.context(text, span)
            one = replace(one, before=before, after=after)
        _write(lib, replace(one, span=span))


def _over(old: Correction, new: Correction) -> Correction:
    """What a new word on a statement makes of the one before."""
    new = replace(new, id=old.id, found=old.found, quoted=old.quoted if old.span == new.span else new.quoted)
    if not new.is_statement or not old.is_statement:
        return new
    return replace(
        new,
        speaker=old.speaker if new.speaker is None else new.speaker,
        # a role said of somebody else goes with them
        role=old.role if new.role is None and new.speaker is None else new.role,
        everywhere=new.everywhere or (new.speaker is None and old.everywhere),
    )


def _is_same(one: Correction, other: Correction) -> bool:
    if one.span is None or other.span is None:
        return one.span is other.span and one.quoted == other.quoted and one.before == other.before
    both = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    either = max(one.span.end, other.span.end) - min(one.span.start, other.span.start)
    return both >= _SAME * either


def _write(lib: Library, one: Correction) -> int:
    cursor = lib.conn.execute(
        "INSERT OR REPLACE INTO corrections VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            one.id or None,
            one.story_id,
            seconds(one.made_at),
            *(one.span or (None, None)),
            one.quoted,
            one.before,
            one.after,
            json.dumps(to_plain(one.found)) if one.found else "",
            one.is_statement,
            one.speaker,
            one.role,
            one.everywhere,
        ),
    )
    return one.id or cursor.lastrowid or 0


def _correction(row: sqlite3.Row) -> Correction:
    return Correction(
        id=row["id"],
        story_id=row["story_id"],
        made_at=moment(row["made_at"]),
        span=maybe_span(row["start"], row["stop"]),
        quoted=row["quoted"],
        before=row["before"],
        after=row["after"],
        found=from_plain(Quote, json.loads(row["found"])) if row["found"] else None,
        is_statement=bool(row["is_statement"]),
        speaker=row["speaker"],
        role=row["role"],
        everywhere=bool(row["everywhere"]),
    )


def _text(lib: Library, story_id: int) -> str:
    row = lib.conn.execute("SELECT document FROM bodies WHERE story_id = ?", (story_id,)).fetchone()
    if row is None:
        raise NothingFound(f"There is no story {story_id}")
    try:
        return blobs.unpack_document(row["document"]).text
    except DamagedText:
        return ""
