"""Searches the reader keeps under a name: the line as it was typed, so that the language of search may grow."""

from dataclasses import dataclass
from datetime import datetime

from reader.errors import ReaderError
from reader.model.action import SetSearch
from reader.model.safe_text import safe_line
from reader.store.file.library import Library
from reader.store.row_values import moment, seconds
from reader.store.search.headlines import newest_id


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


def set_search(lib: Library, action: SetSearch, now: datetime) -> SetSearch:
    """Keep or forget a search, and return what undoes that; raises ReaderError for one without a name."""
    name = safe_line(action.name)
    if not name:
        raise ReaderError("a saved search needs a name")
    row = lib.conn.execute(
        "DELETE FROM saved_searches WHERE name = ? RETURNING name, line, watched, seen_id, saved_at", (name,)
    ).fetchone()
    if action.line:
        seen_id = newest_id(lib) if action.seen_id is None else action.seen_id
        saved_at = seconds(action.saved_at or now)
        values = (name, safe_line(action.line), saved_at, action.watched, seen_id)
        lib.conn.execute(
            "INSERT INTO saved_searches (name, line, saved_at, watched, seen_id) VALUES (?, ?, ?, ?, ?)", values
        )
    if row is None:
        return SetSearch(name)
    return SetSearch(row["name"], row["line"], bool(row["watched"]), row["seen_id"], moment(row["saved_at"]))


def saved_searches(lib: Library) -> list[SavedSearch]:
    """All of them by name."""
    rows = lib.conn.execute("SELECT name, line, watched FROM saved_searches ORDER BY name").fetchall()
    return [SavedSearch(row["name"], row["line"], bool(row["watched"])) for row in rows]
