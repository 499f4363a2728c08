"""Searches kept under a name."""

from datetime import timedelta
from pathlib import Path

import pytest

from reader.errors import NothingFound, ReaderError
from reader.store.file.library import Library, open_library
from reader.store.file.migrations import STEPS, upgrade
from reader.store.search.saved_searches import (
    SavedSearch,
    forget_search,
    save_search,
    saved_searches,
)
from tests.builders import NOW


def test_kept_replaced_and_forgotten(library: Library) -> None:
    save_search(library, "Ports", "ferry -tag:old", now=NOW)
    save_search(library, "  big\nmoney ", "figure:usd>1bn", now=NOW)
    assert [one.name for one in saved_searches(library)] == ["big money", "Ports"]
    save_search(library, "ports", "ferry", now=NOW)
    assert saved_searches(library)[1] == SavedSearch("ports", "ferry")
    assert forget_search(library, "PORTS") == SavedSearch("ports", "ferry")
    assert len(saved_searches(library)) == 1
    with pytest.raises(NothingFound, match="no saved search Ports"):
        forget_search(library, "Ports")


@pytest.mark.parametrize(("name", "line"), [("", "ferry"), ("x", " "), ("\x1b", "ferry")])
def test_neither_name_nor_line_may_be_empty(library: Library, name: str, line: str) -> None:
    with pytest.raises(ReaderError, match="needs a name"):
        save_search(library, name, line, now=NOW)
    assert saved_searches(library) == []


def test_a_library_of_the_format_before_learns_to_keep_them(tmp_path: Path) -> None:
    with open_library(tmp_path / "library.db", now=NOW) as library:
        library.conn.execute("DROP TABLE saved_searches")
        library.conn.execute("DELETE FROM _sqlite_migrations WHERE name = 'saved_searches'")
        library.conn.execute(f"PRAGMA user_version = {len(STEPS) - 1}")
        upgrade(library, now=NOW + timedelta(hours=1))
        assert library.conn.execute("SELECT name, line FROM saved_searches").fetchall() == []
