"""The reader's notes and highlights, read back."""

from reader.model.note import Note
from reader.store.file.library import Library
from reader.store.row_values import note_of


def notes_of(lib: Library, story_id: int) -> list[Note]:
    """A story's notes: those on the whole story first, then by their place in the text, lost ones last."""
    rows = lib.conn.execute(
        "SELECT * FROM notes WHERE story_id = ?"
        " ORDER BY CASE WHEN quoted = '' THEN 0 WHEN start IS NULL THEN 2 ELSE 1 END, start, stop, id",
        (story_id,),
    ).fetchall()
    return [note_of(row) for row in rows]
