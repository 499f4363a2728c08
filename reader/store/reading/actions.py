"""Carrying out what the reader does, in one transaction that is on the disk when it returns."""

from dataclasses import replace
from datetime import datetime

from reader.errors import NothingFound
from reader.model import note_anchors
from reader.model.action import (
    Action,
    AddNote,
    ChangeFeed,
    ChangeTags,
    Correct,
    DeleteNote,
    EditNote,
    MergePeople,
    MoveToThread,
    SetFeedRemoved,
    SetRead,
    SetRemoved,
    SetSearch,
    SetStarred,
    Several,
    ShowText,
    SplitPerson,
    TakeBackCorrection,
)  # fmt: skip
from reader.model.document import Span
from reader.model.note import Note
from reader.model.safe_text import safe_text
from reader.store import blobs
from reader.store.annotations import merge_people
from reader.store.file.library import Library
from reader.store.reading import correct_statements, statuses
from reader.store.reading.notes import listed
from reader.store.row_values import note_of, seconds
from reader.store.search.saved_searches import set_search
from reader.store.sources import feed_settings
from reader.store.texts import story_texts


def perform(lib: Library, action: Action, *, now: datetime) -> Action:
    """Do it, and return the action that undoes it exactly; all of it or nothing.

    Stories that do not exist are passed over; raises NothingFound for a note, person or story that must exist, and
    ReaderError for a split that leaves nobody.
    """
    with lib.atomic():
        return _do(lib, action, now)


def _do(lib: Library, action: Action, now: datetime) -> Action:
    match action:
        case SetRead():
            return statuses.set_read(lib, action, now)
        case SetStarred():
            return statuses.set_starred(lib, action, now)
        case SetRemoved():
            return statuses.set_removed(lib, action, now)
        case ChangeTags():
            return statuses.change_tags(lib, action)
        case MoveToThread():
            return statuses.move_to_thread(lib, action)
        case AddNote(note):
            return _add_note(lib, note)
        case EditNote(note_id, body):
            old = _note(lib, note_id)
            lib.conn.execute(
                "UPDATE notes SET body = ?, updated_at = ? WHERE id = ?", (safe_text(body), seconds(now), note_id)
            )
            return AddNote(old)
        case DeleteNote(note_id):
            old = _note(lib, note_id)
            lib.conn.execute("DELETE FROM notes WHERE id = ?", (note_id,))
            return AddNote(old)
        case ShowText():
            return story_texts.show_text(lib, action)
        case MergePeople():
            return merge_people.merge_people(lib, action)
        case SplitPerson():
            return merge_people.split_person(lib, action)
        case ChangeFeed():
            return feed_settings.change_feed(lib, action)
        case SetFeedRemoved():
            return feed_settings.set_feed_removed(lib, action, now)
        case Correct(correction):
            return correct_statements.correct(lib, correction)
        case TakeBackCorrection(correction_id):
            return correct_statements.take_back(lib, correction_id)
        case SetSearch():
            return set_search(lib, action, now)
        case Several(parts):
            return Several(tuple([_do(lib, part, now) for part in parts][::-1]))


def _add_note(lib: Library, note: Note) -> Action:
    """A new note, or an older one put back as it was, over its present self if it has one.

    As tags do, it goes to the story that is listed when its own is another outlet's copy of that.
    """
    body = safe_text(note.body)
    note = replace(note, story_id=listed(lib, note.story_id))
    if note.id:
        present = lib.conn.execute("SELECT * FROM notes WHERE id = ?", (note.id,)).fetchone()
        values = (note.story_id, body, seconds(note.created_at), seconds(note.updated_at))
        start, stop = note.span or (None, None)
        _insert(lib, note.id, (*values, start, stop, safe_text(note.quoted), note.before, note.after))
        return DeleteNote(note.id) if present is None else AddNote(note_of(present))
    row = lib.conn.execute("SELECT document FROM bodies WHERE story_id = ?", (note.story_id,)).fetchone()
    if row is None:
        raise NothingFound(f"There is no story {note.story_id}")
    start, stop, quoted, before, after = None, None, safe_text(note.quoted), note.before, note.after
    if note.span is not None:
        text = blobs.unpack_document(row["document"]).text
        span = Span(max(0, note.span.start), min(len(text), note.span.end))
        if quoted and text[span.start : span.end] != quoted:
            # made on a text that has changed since: look for the words
            found = note_anchors.find_again(note, text)
            start, stop = found or (None, None)
        elif span.start < span.end:
            start, stop = span
        if start is not None and stop is not None:
            quoted, before, after = note_anchors.context(text, Span(start, stop))
    created = seconds(note.created_at)
    values = (note.story_id, body, created, max(created, seconds(note.updated_at)))
    return DeleteNote(_insert(lib, None, (*values, start, stop, quoted, before, after)))


def _insert(lib: Library, note_id: int | None, values: tuple[object, ...]) -> int:
    """Write a note; an existing one is updated in place, so that its count stays right."""
    cursor = lib.conn.execute(
        "INSERT INTO notes (id, story_id, body, created_at, updated_at, start, stop, quoted, before, after)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body,"
        " updated_at = excluded.updated_at, start = excluded.start, stop = excluded.stop, quoted = excluded.quoted,"
        " before = excluded.before, after = excluded.after",
        (note_id, *values),
    )
    return note_id or cursor.lastrowid or 0


def _note(lib: Library, note_id: int) -> Note:
    row = lib.conn.execute("SELECT * FROM notes WHERE id = ?", (note_id,)).fetchone()
    if row is None:
        raise NothingFound(f"There is no note {note_id}")
    return note_of(row)
