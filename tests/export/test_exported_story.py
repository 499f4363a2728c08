"""From a story and its notes to what is exported."""

from datetime import UTC, datetime

import pytest

from reader.export import citation
from reader.export.exported_story import export_item, public_address
from reader.model.document import Span, plain_document
from reader.model.mark import Analysis, Quote
from reader.model.note import Note
from reader.model.story import Status, Story

WHEN = datetime(2026, 11, 9, 17, 2, tzinfo=UTC)
TEXT = "“We wait,” said Petra Vossberg. “We count,” a man said. Nobody else spoke."
FIRST, SECOND = Span(0, 10), Span(31, 42)
ANALYSIS = Analysis(
    version=1,
    quotes=(
        Quote((FIRST,), "direct", speaker_name="Petra Vossberg", role="head of the union", via="Nordwire"),
        Quote((SECOND,), "direct", speaker_name="Dana Fosk", confidence=0.3),
    ),
)


def story(**changes: object) -> Story:
    values: dict[str, object] = {
        "id": 1,
        "title": "Strike enters second week",
        "document": plain_document(TEXT),
        "status": Status(WHEN),
        "source": "Harbour Post",
        "url": "https://harbour-post.example/a",
        "published_at": WHEN,
        "analysis": ANALYSIS,
    }
    return Story(**{**values, **changes})  # type: ignore[arg-type]


def note(span: Span | None, body: str = "", quoted: str | None = None) -> Note:
    words = TEXT[span.start : span.end] if span else ""
    return Note(1, 1, body, WHEN, WHEN, span, words if quoted is None else quoted)


@pytest.mark.parametrize(
    ("span", "speaker", "doubtful"),
    [
        (FIRST, "Petra Vossberg", False),
        (Span(1, 3), "Petra Vossberg", False),
        (Span(0, 16), "Petra Vossberg", False),
        (Span(0, 31), "", False),
        (SECOND, "Dana Fosk", True),
        (Span(0, 42), "", False),
        (Span(57, 70), "", False),
        (None, "", False),
    ],
)
def test_a_passage_knows_who_says_it(span: Span | None, speaker: str, doubtful: bool) -> None:
    passage = export_item(story(), (note(span, "why?"),)).passages[0]
    assert (passage.speaker, passage.doubtful) == (speaker, doubtful)


def test_without_analysis_nobody_is_named() -> None:
    assert export_item(story(analysis=None), (note(FIRST),)).passages[0].speaker == ""


def test_notes_come_in_the_order_of_the_text() -> None:
    notes = (note(SECOND), note(None, "gone", quoted="lost words"), note(FIRST, "here"), note(None, "whole story"))
    passages = export_item(story(), notes).passages
    assert [(p.kind, p.note, p.lost) for p in passages] == [
        ("note", "whole story", False),
        ("note", "here", False),
        ("highlight", "", False),
        ("note", "gone", True),
    ]


def test_control_characters_never_leave() -> None:
    item = export_item(story(title="a\x1b[31mb\u202e", source="x\x07"), (note(None, "one\ttwo\x00\r\nthree"),))
    assert (item.title, item.source, item.passages[0].note) == ("a[31mb", "x", "one two\nthree")


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "Harbour Post, “Strike enters second week”, 9 November 2026, https://harbour-post.example/a"),
        ({"url": "", "published_at": None}, "Harbour Post, “Strike enters second week”"),
        ({"source": "", "url": "file:///etc/passwd"}, "“Strike enters second week”, 9 November 2026"),
    ],
)
def test_citation(changes: dict[str, object], line: str) -> None:
    assert citation(story(**changes), UTC) == line


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        ("https://user:secret@a.example/x", "https://a.example/x"),
        ("javascript:alert(1)", ""),
        ("https://[broken/", ""),
        ("/relative", ""),
        ("", ""),
        ("https://a.example/\x1bx y", "https://a.example/xy"),
    ],
)
def test_addresses_are_public(url: str, address: str) -> None:
    assert public_address(url) == address
