"""A story's text and all that hangs on it: the index, the marks, the places of notes.

A story can have two texts, what its feed sent and what its page says: one is shown, the other kept beside it.
"""

import sqlite3
from contextlib import suppress
from typing import Literal

from reader.errors import DamagedText, NothingFound
from reader.model import note_anchors
from reader.model.action import Action, Several, ShowText
from reader.model.story import CleanStory, Details
from reader.store import blobs
from reader.store.annotations import corrections
from reader.store.file.library import Library
from reader.store.row_values import note_of
from reader.store.search import fulltext
from reader.store.texts import fingerprints

Origin = Literal["feed", "page"]


def replace_document(lib: Library, story_id: int, clean: CleanStory) -> None:
    """Put another cleaning of a story in the place of its document; it stays the same entry.

    Notes are looked up again by their words; marks fall away until the story is analyzed again. No version is kept:
    the publisher has changed nothing. Raises NothingFound.
    """
    with lib.transaction():
        row = row_of(lib, story_id)
        clean = fingerprints.safe_story(clean)
        put_text(lib, row, clean)
        lib.conn.execute("UPDATE stories SET partial = ? WHERE id = ?", (clean.partial, story_id))


def put_page(lib: Library, story_id: int, clean: CleanStory) -> None:
    """Show the text of a story's page in the place of what its feed sent, which is kept. Raises NothingFound."""
    with lib.transaction():
        if other_text(lib, story_id) != "feed":
            _keep_beside(lib, story_id, "feed")
        forget_stale_page(lib, story_id)
        replace_document(lib, story_id, clean)


def show_text(lib: Library, action: ShowText) -> Action:
    """Change the text that is shown for the one kept beside it; nothing happens where there is no such one."""
    row = lib.conn.execute("SELECT * FROM other_texts WHERE story_id = ?", (action.story_id,)).fetchone()
    if row is None or row["origin"] != action.origin:
        return Several(())
    shown: Origin = "page" if action.origin == "feed" else "feed"
    present, document = row_of(lib, action.story_id), blobs.unpack_document(row["document"])
    _keep_beside(lib, action.story_id, shown)
    put_text(
        lib,
        present,
        CleanStory(
            guid=present["guid"],
            title=present["title"],
            author=present["author"],
            document=document,
            markdown=blobs.unpack_beside(row["markdown"], document),
            raw=blobs.unpack_beside(row["raw"], document),
            raw_kind=row["raw_kind"],
            version=0,  # it may be cleaned anew
        ),
    )
    lib.conn.execute("UPDATE stories SET partial = ? WHERE id = ?", (row["partial"], action.story_id))
    return ShowText(action.story_id, shown)


def other_text(lib: Library, story_id: int) -> Literal["", "feed", "page"]:
    """What is kept beside the text that is shown."""
    row = lib.conn.execute("SELECT origin FROM other_texts WHERE story_id = ?", (story_id,)).fetchone()
    return row["origin"] if row else ""


def shows_page(lib: Library, story_id: int) -> bool:
    """Whether the text of its page is shown; what the feed sent is not kept of those fetched long ago."""
    row = lib.conn.execute("SELECT raw_kind FROM bodies WHERE story_id = ?", (story_id,)).fetchone()
    return bool(row and row["raw_kind"] == "page")


def words_sent(lib: Library, story_id: int) -> str:
    """The raw input the feed sent, whatever is shown; empty when it is damaged."""
    row = lib.conn.execute(
        "SELECT raw, document FROM other_texts WHERE story_id = ?1 AND origin = 'feed'"
        " UNION ALL SELECT raw, document FROM bodies WHERE story_id = ?1 LIMIT 1",
        (story_id,),
    ).fetchone()
    with suppress(DamagedText):
        return blobs.unpack_beside(row["raw"], blobs.unpack_document(row["document"]))
    return ""


def put_text(lib: Library, row: sqlite3.Row, clean: CleanStory) -> None:
    """Title, author and document of `clean` in the place of the old ones, with all that hangs on offsets."""
    story_id = row["id"]
    old, new = text_or_none(lib, story_id), clean.document.text
    if _is_indexed(lib, story_id) and (clean.title, clean.author, new) != (row["title"], row["author"], old):
        if old is not None:
            fulltext.take(lib, story_id, row["title"], old, row["author"])
        fulltext.put(lib, story_id, clean.title, new, clean.author)
    put_body(lib, story_id, clean)
    lib.conn.execute(
        "UPDATE stories SET title = ?, author = ?, words_hash = ?, words = ?, clean_version = ? WHERE id = ?",
        (
            clean.title,
            clean.author,
            fingerprints.words_hash(clean.title, new),
            clean.document.words,
            clean.version,
            story_id,
        ),
    )
    if old == new:
        return
    for table in ("mentions", "quotes", "figures", "found_quotes"):
        lib.conn.execute(f"DELETE FROM {table} WHERE story_id = ?", (story_id,))
    lib.conn.execute(
        "UPDATE stories SET analysis_version = 0, analysis_language = '', analysis_method = '', quotes = 0,"
        " figures = 0, figure = '' WHERE id = ?",
        (story_id,),
    )
    anchor_notes(lib, story_id, new)


def anchor_notes(lib: Library, story_id: int, text: str) -> None:
    """Look the passages of a story's notes and corrections up again in what is its text now."""
    corrections.anchor_corrections(lib, story_id, text)
    rows = lib.conn.execute("SELECT * FROM notes WHERE story_id = ? AND quoted <> ''", (story_id,)).fetchall()
    for note in map(note_of, rows):
        span = note_anchors.find_again(note, text)
        start, stop = span or (None, None)
        lib.conn.execute("UPDATE notes SET start = ?, stop = ? WHERE id = ?", (start, stop, note.id))
        if span:
            _, before, after = note_anchors.context(text, span)
            lib.conn.execute("UPDATE notes SET before = ?, after = ? WHERE id = ?", (before, after, note.id))


def put_body(lib: Library, story_id: int, clean: CleanStory, *, new: bool = False) -> None:
    # not one "insert or replace": that opens a savepoint, at which the full-text index writes out all it holds
    sql = (
        "INSERT INTO bodies (raw_kind, document, markdown, raw, story_id) VALUES (?, ?, ?, ?, ?)"
        if new
        else "UPDATE bodies SET raw_kind = ?, document = ?, markdown = ?, raw = ? WHERE story_id = ?"
    )
    lib.conn.execute(sql, (*_packed(clean), story_id))
    if clean.details != Details():
        _put_details(lib, story_id, clean)


def _put_details(lib: Library, story_id: int, clean: CleanStory) -> None:
    """Attachments and sources; a page's text leaves in place what only the feed knows."""
    details = clean.details
    if clean.raw_kind != "feed":
        text = lib.conn.execute("SELECT details FROM bodies WHERE story_id = ?", (story_id,)).fetchone()[0]
        before = blobs.unpack_details(text)
        details = Details(
            details.attachments or before.attachments,
            details.discussion or before.discussion,
            details.sources or before.sources,
        )
    lib.conn.execute("UPDATE bodies SET details = ? WHERE story_id = ?", (blobs.pack_details(details), story_id))


def _packed(clean: CleanStory) -> tuple[str, bytes, bytes, bytes]:
    """Kind of input, document, Markdown and input, as they lie in a row."""
    return (
        clean.raw_kind,
        blobs.pack_document(clean.document),
        blobs.pack_beside(clean.markdown, clean.document),
        blobs.pack_beside(clean.raw, clean.document),
    )


def text_of(lib: Library, story_id: int) -> str:
    """The clean text that is shown. Raises DamagedText."""
    blob = lib.conn.execute("SELECT document FROM bodies WHERE story_id = ?", (story_id,)).fetchone()[0]
    return blobs.unpack_document(blob).text


def unindex(lib: Library, row: sqlite3.Row) -> None:
    """Take the words of a story's row out of the index, where only listed stories stand.

    Those of a damaged text cannot be: they stay in it, and lead to no story.
    """
    if row["same_as"] is None and (text := text_or_none(lib, row["id"])) is not None:
        fulltext.take(lib, row["id"], row["title"], text, row["author"])


def text_or_none(lib: Library, story_id: int) -> str | None:
    """`text_of`, None for one that is damaged: new words may still take its place."""
    try:
        return text_of(lib, story_id)
    except DamagedText:
        return None


def _is_indexed(lib: Library, story_id: int) -> bool:
    """Copies are found through the story they are copies of."""
    row = lib.conn.execute("SELECT same_as FROM stories WHERE id = ?", (story_id,)).fetchone()
    return row["same_as"] is None


def row_of(lib: Library, story_id: int) -> sqlite3.Row:
    """A story's row; raises NothingFound."""
    row: sqlite3.Row | None = lib.conn.execute("SELECT * FROM stories WHERE id = ?", (story_id,)).fetchone()
    if row is None:
        raise NothingFound(f"There is no story {story_id}")
    return row


def text_sent(lib: Library, story_id: int) -> str:
    """The clean text of what the feed sent, whatever is shown; empty when it is damaged."""
    row = lib.conn.execute(
        "SELECT document FROM other_texts WHERE story_id = ?1 AND origin = 'feed'"
        " UNION ALL SELECT document FROM bodies WHERE story_id = ?1 LIMIT 1",
        (story_id,),
    ).fetchone()
    with suppress(DamagedText):
        return blobs.unpack_document(row["document"]).text
    return ""


def put_beside(lib: Library, story_id: int, clean: CleanStory) -> None:
    """Put the feed's words, sent again, where they are kept beside the page."""
    lib.conn.execute(
        "UPDATE other_texts SET partial = ?, raw_kind = ?, document = ?, markdown = ?, raw = ? WHERE story_id = ?",
        (clean.partial, *_packed(clean), story_id),
    )


def forget_page(lib: Library, story_id: int, *, ask_again: bool) -> None:
    """Let the page of a story go that is older than what its feed says, and have it fetched again if wanted."""
    lib.conn.execute("DELETE FROM other_texts WHERE story_id = ?", (story_id,))
    if ask_again:
        lib.conn.execute("INSERT OR IGNORE INTO stale_pages (story_id) VALUES (?)", (story_id,))


def has_stale_page(lib: Library, story_id: int) -> bool:
    """Whether a story's entry has changed since its page was fetched."""
    return lib.conn.execute("SELECT 1 FROM stale_pages WHERE story_id = ?", (story_id,)).fetchone() is not None


def forget_stale_page(lib: Library, story_id: int) -> None:
    """The page was asked again, whatever came of it."""
    lib.conn.execute("DELETE FROM stale_pages WHERE story_id = ?", (story_id,))


def _keep_beside(lib: Library, story_id: int, origin: Origin) -> None:
    """Keep the text that is shown as the other one."""
    lib.conn.execute(
        "INSERT OR REPLACE INTO other_texts (story_id, origin, partial, raw_kind, document, markdown, raw)"
        " SELECT s.id, ?, s.partial, b.raw_kind, b.document, b.markdown, b.raw FROM stories s"
        " JOIN bodies b ON b.story_id = s.id WHERE s.id = ?",
        (origin, story_id),
    )
