"""Searches the reader keeps under a name: the line as it was typed, so that the language of search may grow."""

from dataclasses import dataclass
from datetime import datetime

from reader.errors import NothingFound, ReaderError
from reader.model.safe_text import safe_line
from reader.store.file.library import Library
from reader.store.row_values import seconds


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search line under a name."""

    name: str
    line: str
    watched: bool = False
    """Whether it rings when stories come that it finds."""


def save_search(lib: Library, name: str, line: str, *, now: datetime) -> SavedSearch:
    """Keep a search line under a name, in the place of one of that name; raises ReaderError when either is empty."""
    kept = SavedSearch(safe_line(name), safe_line(line))
    if not kept.name or not kept.line:
        raise ReaderError("a saved search needs a name and something to search for")
    with lib.atomic():
        lib.conn.execute(
            "INSERT INTO saved_searches (name, line, saved_at) VALUES (?, ?, ?) ON CONFLICT (name)"
            " DO UPDATE SET name = excluded.name, line = excluded.line, saved_at = excluded.saved_at",
            (kept.name, kept.line, seconds(now)),
        )
    return kept


def saved_searches(lib: Library) -> list[SavedSearch]:
    """All of them by name."""
    rows = lib.conn.execute("SELECT name, line, watched FROM saved_searches ORDER BY name").fetchall()
    return [SavedSearch(row["name"], row["line"], bool(row["watched"])) for row in rows]


def forget_search(lib: Library, name: str) -> SavedSearch:
    """Forget a saved search and hand it back; raises NothingFound."""
    with lib.atomic():
        row = lib.conn.execute(
            "DELETE FROM saved_searches WHERE name = ? RETURNING name, line", (safe_line(name),)
        ).fetchone()
    if row is None:
        raise NothingFound(f"there is no saved search {safe_line(name)}")
    return SavedSearch(row["name"], row["line"])
