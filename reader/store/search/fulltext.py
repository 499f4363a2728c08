"""The full-text index's entries. It holds no text of its own, so taking an entry out needs the words put in.

Both are carried out at the end of the transaction, in order.
"""

from reader.store.file.library import Library


def put(lib: Library, story_id: int, title: str, text: str, author: str) -> None:
    """Make a story findable."""
    lib.defer("INSERT INTO full_text (rowid, title, text, author) VALUES (?, ?, ?, ?)", (story_id, title, text, author))


def take(lib: Library, story_id: int, title: str, text: str, author: str) -> None:
    """Take a story out; title, text and author exactly as they were put in."""
    lib.defer(
        "INSERT INTO full_text (full_text, rowid, title, text, author) VALUES ('delete', ?, ?, ?, ?)",
        (story_id, title, text, author),
    )
