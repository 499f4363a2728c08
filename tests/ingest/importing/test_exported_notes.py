"""Notes that went out come back in: onto the same stories, onto changed ones, and where there are none."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from reader.errors import ReaderError
from reader.export import export_notes
from reader.ingest.importing.exported_notes import bring_back
from reader.ingest.parse.file_type import sniff
from reader.model.action import (
    Action,
    AddNote,
    ChangeTags,
    EditNote,
    SetRemoved,
    SetStarred,
)
from reader.model.document import Span
from reader.model.event import (
    Event,
    InputFailed,
    Notice,
    StorySaved,
)
from reader.model.mark import Analysis, Quote
from reader.model.note import Note
from reader.model.queries.query import Query
from reader.store.annotations.marks import save_analysis
from reader.store.file.library import Library, open_library
from reader.store.reading.actions import perform
from reader.store.reading.notes import notes_of
from reader.store.sources.feeds import add_feed
from reader.store.texts.stories import get_story, headlines, save_story
from tests.builders import NOW, clean_story

TEXT = (
    "“We made an offer,” said Anton Belk, the port minister.\n"
    "The union said no. The minister said no more.\n"
    "Nobody at the quay of Norhavn expects a ferry before the weekend, and the union said no."
)
TITLES = ("Ferry strike", "River flood", "Spice tariff")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Library]:
    """Three stories, the first noted in every way there is."""
    with open_library(tmp_path / "home.db", now=NOW) as library:
        fill(library)
        decorate(library)
        yield library


@pytest.fixture
def away(tmp_path: Path) -> Iterator[Library]:
    """Another machine's library, empty."""
    with open_library(tmp_path / "away.db", now=NOW) as library:
        yield library


def fill(library: Library, text: str = TEXT, *, addresses: bool = True) -> None:
    feed, _ = add_feed(library, "https://harbour.example/feed", title="Harbour Post", now=NOW)
    for number, title in enumerate(TITLES):
        clean = clean_story(
            f"{text}\nThat is story {number}.",
            title=title,
            guid=f"tag:harbour.example:{number}",
            url=f"https://harbour.example/{number}" if addresses else "",
            published_at=NOW - timedelta(hours=number),
        )
        save_story(library, clean, feed_id=feed.id, now=NOW)


def decorate(library: Library) -> None:
    text = get_story(library, 1).document.text
    end = text.index(" said Anton")
    quote = Quote((Span(0, end),), "direct", speaker_name="Anton Belk", role="port minister", confidence=0.4)
    save_analysis(library, 1, Analysis(2, quotes=(quote,)))
    last = text.rindex("said no")
    actions: tuple[Action, ...] = (
        AddNote(Note(0, 1, "Call the union.\nTwice.", NOW, NOW)),
        AddNote(noted(library, 1, Span(0, end), "Which offer?")),
        AddNote(noted(library, 1, Span(last, last + 7))),
        AddNote(noted(library, 2, Span(last, last + 7))),
        ChangeTags((1, 3), add=("port", "strike")),
        SetStarred((1,), True),
    )
    for minutes, action in enumerate(actions):
        perform(library, action, now=NOW + timedelta(minutes=minutes))


def noted(library: Library, story_id: int, span: Span, body: str = "") -> Note:
    found, quoted, before, after = get_story(library, story_id).document.anchor(span)
    return Note(0, story_id, body, NOW, NOW + timedelta(hours=1), found, quoted, before, after)


def exported(library: Library) -> str:
    return export_notes(library, query=Query(), format="json")


def come_in(library: Library, text: str) -> list[Event]:
    return list(bring_back(library, text.encode(), "notes.json", now=lambda: NOW + timedelta(days=1)))


def words(events: list[Event]) -> str:
    return "; ".join(event.text for event in events if isinstance(event, Notice))


@pytest.mark.parametrize("addresses", [True, False], ids=["by address", "by title, outlet and date"])
def test_they_return_to_the_same_stories_and_once_only(tmp_path: Path, away: Library, addresses: bool) -> None:
    with open_library(tmp_path / "other.db", now=NOW) as home:
        fill(home, addresses=addresses)
        decorate(home)
        out = exported(home)
        save_story(away, clean_story("Something else that moves the ids along by one."), feed_id=None, now=NOW)
        fill(away, addresses=addresses)
        save_analysis(away, 2, get_story(home, 1).analysis or Analysis(2))
        assert words(come_in(away, out)) == "notes.json: 4 notes and 4 tags put back on 3 stories"
        assert exported(away) == out
        assert [note.span for note in notes_of(away, 2)] == [note.span for note in notes_of(home, 1)]
    assert words(come_in(away, out)) == "notes.json: nothing new: its notes and tags are here already"
    assert exported(away) == out


def test_into_an_empty_library_they_bring_what_they_quote(home: Library, away: Library) -> None:
    out = exported(home)
    events = come_in(away, out)
    assert [event.title for event in events if isinstance(event, StorySaved)] == list(TITLES)
    assert "3 of them were not here" in words(events)
    assert exported(away) == out
    found = headlines(away, Query(words=("offer",)))
    story = get_story(away, found[0].id)
    assert "“We made an offer,”" in story.document.text
    assert "Anton Belk, port minister" in story.document.text
    assert "not here" not in words(come_in(away, out))
    assert exported(away) == out
    assert len(headlines(away, Query())) == 3


def test_a_story_that_arrives_later_takes_the_place_of_what_stood_in_for_it(home: Library, away: Library) -> None:
    out = exported(home)
    come_in(away, out)
    fill(away)
    assert len(headlines(away, Query())) == 3
    first = headlines(away, Query(words=("strike",)))[0]
    story = get_story(away, first.id)
    assert story.partial == ""
    assert story.versions == 1
    assert story.document.text == get_story(home, 1).document.text
    assert [note.span for note in notes_of(away, first.id)] == [note.span for note in notes_of(home, 1)]
    assert [one["quoted"] for one in parsed(away)[0]["notes"]] == [one["quoted"] for one in parsed(home)[0]["notes"]]


def parsed(library: Library) -> list[dict[str, Any]]:
    stories: list[dict[str, Any]] = json.loads(exported(library))["stories"]
    return stories


def test_a_passage_is_found_in_a_text_that_was_changed(home: Library, away: Library) -> None:
    fill(away, "An update at the top.\n" + TEXT.replace("“", '"').replace("”", '"').replace("said no", "agreed"))
    events = come_in(away, exported(home))
    assert "2 passages no longer stand in the text, the notes are kept" in words(events)
    kept = {note.quoted: note for note in notes_of(away, 1)}
    assert kept["said no"].lost
    assert kept["“We made an offer,”"].span == Span(22, 41)
    assert "nothing new" in words(come_in(away, exported(home)))


def test_a_removed_story_comes_back_for_its_notes(home: Library, away: Library) -> None:
    fill(away)
    perform(away, SetRemoved((1,), True), now=NOW)
    come_in(away, exported(home))
    assert get_story(away, 1).status.removed_at is None


def test_equal_notes_are_counted(home: Library, away: Library) -> None:
    fill(away)
    for library in (home, home, away):
        perform(library, AddNote(Note(0, 1, "The same.", NOW, NOW)), now=NOW)
    come_in(away, exported(home))
    assert sum(note.body == "The same." for note in notes_of(away, 1)) == 2


def test_an_older_export_does_not_bring_back_what_a_note_said_before(home: Library, away: Library) -> None:
    fill(away)
    older = exported(home)
    first = notes_of(home, 1)[0]
    perform(home, EditNote(first.id, "Call them on Monday."), now=NOW + timedelta(days=1))
    come_in(home, older)
    assert exported(home) != older
    assert [note.body for note in notes_of(home, 1)].count("Call the union.\nTwice.") == 0
    come_in(away, older)
    come_in(away, exported(home))
    assert {"Call the union.\nTwice.", "Call them on Monday."} <= {note.body for note in notes_of(away, 1)}, (
        "the newer words never take the place of older ones unasked"
    )


def test_two_stories_of_one_address_stay_two(away: Library) -> None:
    story = {"title": "Live", "address": "https://harbour.example/live", "tags": ["port"], "notes": []}
    out = json.dumps({"stories": [story, {**story, "title": "Live, the day after"}]})
    come_in(away, out)
    come_in(away, out)
    assert [item["title"] for item in parsed(away)] == ["Live", "Live, the day after"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ('{"stories": [{"title": "A', "cut off"),
        ('{"stories": ' + "[" * 100_000, "cut off"),
        ('{"stories": 3}', "not an export of notes"),
    ],
)
def test_what_is_no_export_is_said(away: Library, given: str, said: str) -> None:
    with pytest.raises(ReaderError, match=said):
        come_in(away, given)


def test_a_story_that_makes_no_sense_does_not_stop_the_others(away: Library) -> None:
    good = {"title": "Live", "notes": [{"note": "Call\x1b[2J them", "written": "not a date"}, 7, {"quoted": ["x"]}]}
    events = come_in(away, json.dumps({"stories": ["?", {"title": 1, "notes": []}, good]}))
    assert [event.name for event in events if isinstance(event, InputFailed)] == [
        "notes.json story 1",
        "notes.json story 2",
    ]
    assert [note["note"] for note in parsed(away)[0]["notes"]] == ["Call[2J them"]


def test_only_an_export_of_notes_is_taken_for_one(home: Library) -> None:
    assert sniff(exported(home).encode(), "notes.json") == "notes"
    assert sniff(json.dumps(json.loads(exported(home))).encode(), "-") == "notes"
    assert sniff(b'{"title": "A", "stories": [1]}', "a.jsonl") == "stories"
