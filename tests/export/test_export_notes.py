"""From a library to the text of its notes."""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.errors import NothingFound, ReaderError
from reader.export import export_notes
from reader.model.action import (
    AddNote,
    ChangeTags,
    SetRemoved,
    SetStarred,
)
from reader.model.document import plain_document
from reader.model.note import Note
from reader.model.queries.query import Query
from reader.model.story import CleanStory
from reader.store.file.library import Library, open_library
from reader.store.reading.actions import perform
from reader.store.texts.stories import get_story, save_story

NOW = datetime(2026, 11, 9, 17, 0, tzinfo=UTC)
TITLES = ("Ferry strike", "River flood", "Spice tariff", "Snow", "Fog")


@pytest.fixture
def library(tmp_path: Path, empty_library: Path) -> Iterator[Library]:
    """Five stories: 1 is noted and tagged, 2 tagged, 3 has a passage marked, 4 is starred."""
    with open_library(Path(shutil.copy(empty_library, tmp_path / "library.db")), now=NOW) as opened:
        for number, title in enumerate(TITLES, start=1):
            document = plain_document(f"{title} is the talk of the town, they say, and has been for {number} days.")
            when = NOW + timedelta(hours=number)
            clean = CleanStory(title, title, document, "", "", "text", site="Harbour Post", published_at=when)
            save_story(opened, clean, feed_id=None, now=NOW)
        found = get_story(opened, 3).document.find("the talk")
        assert found is not None
        span, quoted, before, after = get_story(opened, 3).document.anchor(found)
        for action in (
            AddNote(Note(0, 1, "Call the union.", NOW, NOW)),
            AddNote(Note(0, 3, "", NOW, NOW, span, quoted, before, after)),
            ChangeTags((1, 2), add=("port",)),
            SetStarred((4,), True),
        ):
            perform(opened, action, now=NOW)
        yield opened


def titles(library: Library, query: Query) -> list[str]:
    text = export_notes(library, query=query, format="json")
    return [story["title"] for story in json.loads(text)["stories"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(), ["Spice tariff", "River flood", "Ferry strike"]),
        (Query(sort="oldest"), ["Spice tariff", "River flood", "Ferry strike"]),
        (Query(words=("town",), sort="relevance"), ["Spice tariff", "River flood", "Ferry strike"]),
        (Query(tags=("port",)), ["River flood", "Ferry strike"]),
        (Query(states=("noted",)), ["Spice tariff", "Ferry strike"]),
        (Query(words=("spice",)), ["Spice tariff"]),
        (Query(ids=(2,)), ["River flood"]),
    ],
)
def test_what_is_noted_or_tagged_leaves(library: Library, query: Query, expected: list[str]) -> None:
    assert titles(library, query) == expected


@pytest.mark.parametrize("query", [Query(words=("fog",)), Query(ids=(4,)), Query(tags=("none",))])
def test_nothing_to_export_is_said(library: Library, query: Query) -> None:
    with pytest.raises(NothingFound, match="nothing to export"):
        export_notes(library, query=query, format="md")


def test_a_removed_story_stays_at_home(library: Library) -> None:
    perform(library, SetRemoved((1,), True), now=NOW)
    assert titles(library, Query()) == ["Spice tariff", "River flood"]


def test_an_unknown_format_is_told_first(library: Library) -> None:
    with pytest.raises(ReaderError, match="no export format"):
        export_notes(library, query=Query(ids=(4,)), format="docx")


def test_the_whole_as_markdown(library: Library) -> None:
    assert export_notes(library, query=Query(), format="md", zone=UTC) == (
        "# Notes\n\n"
        "## Spice tariff\n\nHarbour Post, 9 November 2026\n\n> the talk\n\n"
        "## River flood\n\nHarbour Post, 9 November 2026\n\nTags: port\n\n"
        "## Ferry strike\n\nHarbour Post, 9 November 2026\n\nTags: port\n\nCall the union.\n"
    )
