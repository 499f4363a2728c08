"""Searches kept under a name."""

from datetime import timedelta
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.model.action import SetSearch
from reader.store.file.library import Library, open_library
from reader.store.file.migrations import STEPS, upgrade
from reader.store.reading.actions import perform
from reader.store.search.saved_searches import (
    SavedSearch,
    save_search,
    saved_searches,
)
from reader.store.search.watches import watch_news
from reader.store.texts.save_story import save_story
from tests.builders import NOW, clean_story


def test_kept_replaced_and_forgotten(library: Library) -> None:
    save_search(library, "Ports", "ferry -tag:old", now=NOW)
    save_search(library, "  big\nmoney ", "figure:usd>1bn", now=NOW)
    assert [one.name for one in saved_searches(library)] == ["big money", "Ports"]
    save_search(library, "ports", "ferry", now=NOW)
    assert saved_searches(library)[1] == SavedSearch("ports", "ferry")


def test_setting_one_gives_what_undoes_it(library: Library) -> None:
    save_search(library, "Ports", "ferry", now=NOW)
    before = kept(library)
    for action in (
        SetSearch("PORTS", "ferry", True),
        SetSearch("ports", "tram"),
        SetSearch("Ports"),
        SetSearch("new", 'said:"Ina Roth"', True),
        SetSearch("no such"),
    ):
        undo = perform(library, action, now=NOW + timedelta(hours=1))
        after = kept(library)
        redo = perform(library, undo, now=NOW + timedelta(hours=2))
        assert kept(library) == before, action
        perform(library, redo, now=NOW + timedelta(hours=3))
        assert kept(library) == after, action
        perform(library, undo, now=NOW)


def test_a_watch_by_action_is_new_from_its_own_time_on(library: Library) -> None:
    save_story(library, clean_story(title="Ferry stays"), feed_id=None, now=NOW)
    undo = perform(library, SetSearch("ports", "title:ferry", True), now=NOW)
    story = save_story(library, clean_story(title="Ferry sails"), feed_id=None, now=NOW).id
    assert [news.stories for news in watch_news(library)] == [(story,)]
    redo = perform(library, undo, now=NOW)
    assert saved_searches(library) == []
    perform(library, redo, now=NOW)
    assert [news.stories for news in watch_news(library)] == [(story,)], "a redo knows what was new"
    with pytest.raises(ReaderError, match="needs a name"):
        perform(library, SetSearch("\x1b", "ferry"), now=NOW)


def kept(library: Library) -> list[tuple[object, ...]]:
    """All there is of saved searches."""
    return [tuple(row) for row in library.conn.execute("SELECT * FROM saved_searches ORDER BY name").fetchall()]


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
