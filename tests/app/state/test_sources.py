"""The rows of the sources pane, from what the library holds."""

from dataclasses import replace

import pytest

from reader.app.rendering.rows.source_rows import source_line
from reader.app.rendering.wrap import width_of
from reader.app.state.list_views import ALL, UNREAD, View
from reader.app.state.sources import PaneState, SearchCounts, SourceRow, source_rows
from reader.model.queries.query import Query
from reader.store.search.saved_searches import SavedSearch
from reader.store.sources.read_sources import ListedFeed, ListedTag, Sources

POST = ListedFeed(1, "Post", "https://post.example/", ("World/Asia", "Ports"), ("quick",), 9, 3)
WIRE = ListedFeed(2, "Wire", "https://wire.example/", ("world / asia",), (), 5, 2, failing=True)
MUTED = ListedFeed(3, "Quay", "https://quay.example/", ("World",), (), 5, 4, muted=True)
LOOSE = ListedFeed(4, "Acre", "https://acre.example/", (), (), 5, 0)
SOURCES = Sources((LOOSE, POST, MUTED, WIRE), (ListedTag("port", 4, 1), ListedTag("old", 2, 0)),
                  (SavedSearch("Grain", "wheat"),), 20, 5, 1, 2)  # fmt: skip


def outline(rows: list[SourceRow]) -> list[str]:
    """Rows as indented words."""
    return [f"{'  ' * row.depth}{row.name}{f' {row.count}' if row.count else ''}" for row in rows]


def test_folders_are_a_tree_and_a_feed_stands_in_each_of_its_own() -> None:
    assert outline(source_rows(SOURCES, PaneState(), UNREAD)) == [
        "All 20", "Unread 5", "★ Starred 1", "✎ With notes 2", "✗ Failing feeds 1",
        "Searches", "/ Grain",
        "Tags", "#port 1", "#old",
        "Feeds",
        "Ports 3", "  Post 3",
        "World 5", "  Asia 5", "    Post 3", "    Wire 2", "  Quay 4",
        "Acre",
    ]  # fmt: skip


def test_what_is_folded_and_what_is_empty_is_hidden() -> None:
    state = PaneState(folded={"folder:world/asia"}, hide_empty=True)
    assert outline(source_rows(SOURCES, state, ALL))[7:] == [
        "Tags", "#port 1", "Feeds", "Ports 3", "  Post 3", "World 5", "  Asia 5", "  Quay 4",
    ]  # fmt: skip


def test_headings_without_rows_are_left_out() -> None:
    assert [row.kind for row in source_rows(Sources(), PaneState(), ALL)] == ["view"] * 4


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("po", ["Ports 3", "Post 3", "#port 1"]),
        ("quick", ["Post 3"]),
        ("failing", ["✗ Failing feeds 1", "Wire 2"]),
        ("asia", ["Asia 5", "Post 3", "Wire 2"]),
        ("WHEAT", ["/ Grain"]),
        ("nothing", []),
    ],
)
def test_typing_finds_by_every_word(typed: str, found: list[str]) -> None:
    state = PaneState(folded={"folder:world"}, hide_empty=True)
    assert outline(source_rows(SOURCES, state, ALL, typed)) == found


def test_saved_searches_are_counted_and_watches_say_what_is_new() -> None:
    watched = replace(SOURCES, searches=(SavedSearch("Grain", "wheat", True), SavedSearch("Ports", "port")))
    rows = source_rows(watched, PaneState(), ALL, counts=SearchCounts({"Grain": 12}, {"Grain": 3}))
    lines = ["".join(words for words, _ in source_line(row, 30)) for row in rows if row.search]
    assert lines == ["/ Grain               3 new 12", "/ Ports                       "]
    (row,) = [row for row in source_rows(watched, PaneState(), ALL) if "watched" in row.marks]
    assert "".join(words for words, _ in source_line(row, 30)) == "/ Grain                watched"


@pytest.mark.parametrize(
    ("view", "here"),
    [
        (UNREAD, {"Unread"}),
        (View("Post", Query(feed_id=1, sort="oldest")), {"Post"}),
        (View("World / Asia", Query(folders=("World/Asia",))), {"Asia"}),
        (View("Grain", Query(words=("wheat",)), "wheat"), {"/ Grain"}),
        (View("rye", Query(words=("rye",)), "rye"), set()),
    ],
)
def test_what_the_list_shows_is_marked(view: View, here: set[str]) -> None:
    rows = source_rows(SOURCES, PaneState(), view)
    assert {row.name for row in rows if row.here} == here
    assert any(row.kind == "save" for row in rows) == (view.text == "rye")


@pytest.mark.parametrize("width", [20, 24, 31, 60])
def test_every_line_is_as_wide_as_it_should_be(width: int) -> None:
    long = replace(POST, name="記者 of the northern and eastern coast " * 2, unread=12_345, muted=True, paused=True)
    rows = source_rows(replace(SOURCES, feeds=(*SOURCES.feeds, long)), PaneState(), UNREAD)
    for row in rows:
        assert sum(width_of(words) for words, _ in source_line(row, width)) == width
