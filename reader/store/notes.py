"""The reader's notes and highlights, read back."""

from reader.model.notes import Note
from reader.model.query import Query
from reader.model.story import Headline
from reader.store import search
from reader.store.connection import Library
from reader.store.listing import by_ids
from reader.store.rows import note_of

_AT_ONCE = 500


def notes_of(lib: Library, story_id: int) -> list[Note]:
    """A story's notes: those on the whole story first, then by their place in the text, lost ones last."""
    rows = lib.conn.execute(
        "SELECT * FROM notes WHERE story_id = ?"
        " ORDER BY CASE WHEN quoted = '' THEN 0 WHEN start IS NULL THEN 2 ELSE 1 END, start, stop, id",
        (story_id,),
    ).fetchall()
    return [note_of(row) for row in rows]


def all_notes(lib: Library, query: Query) -> list[tuple[Note, Headline]]:
    """Every note on the stories `query` asks for, in the order of its stories and as `notes_of` orders them."""
    asked = search.conditions(lib, query)
    if asked.impossible:
        return []
    words = " AND st.story_id IN (SELECT rowid FROM full_text WHERE full_text MATCH ?)" if asked.match else ""
    rows = lib.conn.execute(
        f"SELECT st.story_id FROM statuses st WHERE {' AND '.join(asked.terms)} AND st.notes > 0{words}"
        f" ORDER BY st.{'arrived_at' if query.sort == 'arrived' else 'sort_at'}"
        f" {'ASC' if query.sort == 'oldest' else 'DESC'}, st.story_id DESC",
        [*asked.values, *([asked.match] if asked.match else [])],
    ).fetchall()
    ids = [row["story_id"] for row in rows]
    return [
        (note, headline)
        for start in range(0, len(ids), _AT_ONCE)
        for headline in by_ids(lib, ids[start : start + _AT_ONCE])
        for note in notes_of(lib, headline.id)
    ]
