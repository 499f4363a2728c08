"""Version 11: notes that were written on another outlet's copy go where its tags are, to the story that is listed."""

from contextlib import suppress
from typing import TYPE_CHECKING

from reader.errors import DamagedText
from reader.model.note import Note
from reader.model.note_anchors import context, find_again
from reader.store import blobs
from reader.store.row_values import maybe_span, moment

if TYPE_CHECKING:
    from sqlite_utils import Database


def move_notes(db: "Database") -> None:
    """Give every note of a copy to the story that is listed, its passage looked up in that one's text."""
    execute = db.conn.execute
    rows = execute(
        "SELECT n.id, s.same_as, n.body, n.created_at, n.updated_at, n.start, n.stop, n.quoted, n.before, n.after,"
        " b.document FROM notes n JOIN stories s ON s.id = n.story_id JOIN bodies b ON b.story_id = s.same_as"
    ).fetchall()
    for note_id, listed, body, created, updated, start, stop, quoted, before, after, document in rows:
        note = Note(
            note_id, listed, body, moment(created), moment(updated), maybe_span(start, stop), quoted, before, after
        )
        span = None
        with suppress(DamagedText):
            text = blobs.unpack_document(document).text
            if span := find_again(note, text):
                _, before, after = context(text, span)
        execute(
            "UPDATE notes SET story_id = ?, start = ?, stop = ?, before = ?, after = ? WHERE id = ?",
            (listed, *(span or (None, None)), before, after, note_id),
        )
    if rows:
        execute("UPDATE statuses SET notes = (SELECT count(*) FROM notes n WHERE n.story_id = statuses.story_id)")
