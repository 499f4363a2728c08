"""Corrections that went out come back in, onto the same statements."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from reader.export import export_notes
from reader.export.formats import FORMATS
from reader.ingest.importing.exported_notes import bring_back
from reader.model.action import Correct, TakeBackCorrection
from reader.model.corrections.correct_quotes import correction_on
from reader.model.document import Span
from reader.model.event import Notice
from reader.model.mark import Analysis, Quote
from reader.model.queries.query import Query
from reader.store.annotations.corrections import all_corrections
from reader.store.annotations.marks import load_analysis, save_analysis
from reader.store.file.library import Library, open_library
from reader.store.reading.actions import perform
from reader.store.texts.stories import get_story, save_story
from tests.builders import NOW, clean_story

TEXT = "Rolf Sund denied that anybody slept on watch. The keeper said the gates had held."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


FOUND = Analysis(
    1,
    quotes=(
        Quote((span("anybody slept"),), "indirect", span("Rolf Sund"), "Rolf Sund", "", span("denied")),
        Quote((span("the gates had held"),), "indirect", None, "", "the keeper", span("said")),
    ),
)


def fill(library: Library) -> int:
    story_id = save_story(library, clean_story(TEXT, url="https://canal.example/gates"), feed_id=None, now=NOW).id
    save_analysis(library, story_id, FOUND)
    return story_id


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Library]:
    """A story of which the reader said two things."""
    with open_library(tmp_path / "home.db", now=NOW) as library:
        story = get_story(library, fill(library))
        assert story.analysis is not None
        other, none = (correction_on(story.id, TEXT, quote, NOW) for quote in story.analysis.quotes)
        perform(library, Correct(replace(other, speaker="Ida Moen", role="pilot")), now=NOW)
        perform(library, Correct(replace(none, is_statement=False)), now=NOW)
        yield library


@pytest.fixture
def away(tmp_path: Path) -> Iterator[Library]:
    """Another machine's library with the same story."""
    with open_library(tmp_path / "away.db", now=NOW) as library:
        fill(library)
        yield library


def come_in(library: Library, text: str) -> str:
    events = bring_back(library, text.encode(), "notes.json", now=lambda: NOW + timedelta(days=1))
    return "; ".join(event.text for event in events if isinstance(event, Notice))


def test_they_come_back_once_and_hold(home: Library, away: Library) -> None:
    out = export_notes(home, query=Query(), format="json")
    assert come_in(away, out) == "notes.json: 0 notes, 0 tags and 2 corrections put back on 1 story"
    assert load_analysis(away, 1) == load_analysis(home, 1)
    assert export_notes(away, query=Query(), format="json") == out
    assert come_in(away, out) == "notes.json: nothing new: its notes and tags are here already"
    for one in all_corrections(away):
        perform(away, TakeBackCorrection(one.correction.id), now=NOW)
    assert load_analysis(away, 1) == FOUND


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_tells_what_the_reader_said(home: Library, name: str) -> None:
    out = export_notes(home, query=Query(), format=name)
    for words in ("said by Ida Moen, not Rolf Sund; role: pilot", "anybody slept", "not a statement"):
        assert words in out


@pytest.mark.parametrize(
    "spoiled",
    [
        {"quoted": 3}, {"quoted": " "}, {"found": {"spans": [[5, 2]], "kind": "direct"}}, {"found": {"spans": "no"}},
        {"found": 7}, {"found": {"spans": [[0, 900]], "kind": "shout"}}, {"speaker": 4, "role": []}, {"made": "never"},
    ],
)  # fmt: skip
def test_what_makes_no_sense_does_no_harm(home: Library, away: Library, spoiled: dict[str, object]) -> None:
    given = json.loads(export_notes(home, query=Query(), format="json"))
    given["stories"][0]["corrections"] = [{**given["stories"][0]["corrections"][0], **spoiled}, "none"]
    come_in(away, json.dumps(given))
    assert load_analysis(away, 1) is not None
