"""The reader's notes and highlights, read back."""

from reader.model.note import Note
from reader.store.file.library import Library
from reader.store.row_values import note_of


def listed(lib: Library, story_id: int) -> int:
    """The story that is listed for `story_id`: itself, or the one whose text it brought once more."""
    row = lib.conn.execute("SELECT coalesce(same_as, id) AS id FROM stories WHERE id = ?", (story_id,)).fetchone()
    return story_id if row is None else int(row["id"])


def notes_of(lib: Library, story_id: int) -> list[Note]:
    """A story's notes: those on the whole story first, then by their place in the text, lost ones last.

    Those of another outlet's copy are kept with the story that is listed.
    """
    rows = lib.conn.execute(
        "SELECT * FROM notes WHERE story_id = ?"
        " ORDER BY CASE WHEN quoted = '' THEN 0 WHEN start IS NULL THEN 2 ELSE 1 END, start, stop, id",
        (listed(lib, story_id),),
    ).fetchall()
    return [note_of(row) for row in rows]
