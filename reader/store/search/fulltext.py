"""The full-text index's entries. It holds no text of its own, so taking an entry out needs the words put in.

The newest stories of a large library stand in a small index as well, `recent_words_0` and `_1`: for words that begin
with some letters the index gathers all there are before it tells the first, so that only a small one tells it at once.
A generation of ids goes into the one table, the next into the other, which is emptied before. All of it is carried out
at the end of the transaction, in order.
"""

from reader.store.file.library import Library
from reader.store.recent_ids import FIRST, GENERATION


def put(lib: Library, story_id: int, title: str, text: str, author: str) -> None:
    """Make a story findable."""
    row = (story_id, title, text, author)
    lib.defer("INSERT INTO full_text (rowid, title, text, author) VALUES (?, ?, ?, ?)", row)
    generation = story_id // GENERATION
    if generation < 2:
        return
    table = f"recent_words_{generation % 2}"
    lib.defer(
        f"INSERT INTO {table} ({table}) SELECT 'delete-all' WHERE EXISTS (SELECT 1 FROM {table}_docsize WHERE id < ?)",
        (generation * GENERATION,),
        to=table,
    )
    lib.defer(
        f"INSERT INTO {table} (rowid, title, text, author) SELECT ?1, ?2, ?3, ?4 WHERE ?1 >= {FIRST}", row, to=table
    )


def take(lib: Library, story_id: int, title: str, text: str, author: str) -> None:
    """Take a story out; title, text and author exactly as they were put in."""
    row = (story_id, title, text, author)
    lib.defer("INSERT INTO full_text (full_text, rowid, title, text, author) VALUES ('delete', ?, ?, ?, ?)", row)
    generation = story_id // GENERATION
    if generation >= 2:
        table = f"recent_words_{generation % 2}"
        lib.defer(
            f"INSERT INTO {table} ({table}, rowid, title, text, author) SELECT 'delete', ?1, ?2, ?3, ?4"
            f" WHERE EXISTS (SELECT 1 FROM {table}_docsize WHERE id = ?1)",
            row,
            to=table,
        )


def take_all(lib: Library) -> None:
    """Take every story out, at once."""
    for table in ("full_text", "recent_words_0", "recent_words_1"):
        lib.conn.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")


def recent_from(lib: Library) -> int:
    """The id from which on the small index holds every story."""
    row = lib.conn.execute(f"SELECT {FIRST}").fetchone()
    return int(row[0] or 0)


RECENT = " UNION ALL ".join(
    f"SELECT rowid AS id FROM recent_words_{at} WHERE recent_words_{at} MATCH ?1 AND rowid BETWEEN ?2 AND ?3"
    for at in (0, 1)
)
"""The newest stories that words fit, between two ids."""
