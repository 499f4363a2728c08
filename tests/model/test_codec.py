"""Values to JSON and back: nothing gets lost on the wire between processes."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from reader.model.action import (
    Action,
    AddNote,
    ChangeTags,
    DeleteNote,
    EditNote,
    MergePeople,
    MoveToThread,
    SetRead,
    Several,
    SplitPerson,
)  # fmt: skip
from reader.model.codec import from_plain, tagged, to_plain, untag
from reader.model.document import Block, Document, Fold, Footnote, Inline, Span, Struck, Table, plain_document
from reader.model.event import (
    Event,
    FeedFailed,
    Notice,
    RefreshDone,
    StorySaved,
)
from reader.model.feed import Feed, FetchState
from reader.model.link import Link, Reason, Thread
from reader.model.mark import (
    Analysis,
    Figure,
    Mention,
    Quote,
)
from reader.model.note import Note
from reader.model.queries.query import FigureTest, Query
from reader.model.story import CleanStory, Entry, Status, Story
from tests.builders import NOW, clean_story

DOCUMENT = Document(
    "A • b\nc",
    (
        Block("heading", 0, 1, 2),
        Block("item", 4, 7, 1, "•", (Inline(4, 5, "link", "https://a.example"),), "https://b.example"),
    ),
    (Fold(1, "Sign up", "newsletter"),),
    (Struck(5, "61"),),
    (Footnote(7, "1", 4),),
)
TABLED = Document("a | b", (Block("table", 0, 5, table=Table(((Span(0, 1), Span(4, 5)),), 1, 0), role="update"),))
ANALYSIS = Analysis(
    3,
    "en",
    "rules",
    (Mention(Span(0, 1), "A"),),
    (Quote((Span(0, 1), Span(4, 5)), "mixed", Span(0, 1), "A", "b", None, "c", 0.5, "d"),),
    (Figure(Span(0, 1), Span(0, 2), 1.5, 2.0, "%", "percent", of=None, is_lit=False),),
)
VALUES: list[Any] = [
    DOCUMENT,
    TABLED,
    plain_document(""),
    ANALYSIS,
    clean_story(document=DOCUMENT, raw="<p>\x1b\ud83d"),
    CleanStory("g", "t", DOCUMENT, "", "", "page"),
    Entry("guid", published_at=NOW),
    Story(1, "t", DOCUMENT, Status(NOW, read_at=NOW), analysis=ANALYSIS, tags=("a", "b")),
    Feed(1, "u", "t", fetch=FetchState(etag='W/"x"', next_at=NOW, failures=2, error="e")),
    Note(1, 2, "b", NOW, NOW, Span(1, 2), "q"),
    Note(1, 2, "b", NOW, NOW),
    Link(1, 2, 0.5, "event", (Reason("person", "A", 1.0),)),
    Thread(1, "n", (3, 4)),
    Query(words=("a",), figures=(FigureTest("a", "%", 1.0, None),), states=("unread",)),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_values_come_back_through_json(value: Any) -> None:
    wire = json.dumps(to_plain(value))
    assert from_plain(type(value), json.loads(wire)) == value


def test_fields_at_their_default_are_left_out() -> None:
    assert to_plain(Entry("g", title="t")) == {"guid": "g", "title": "t"}
    assert to_plain(Feed(1, "u", "t")) == {"id": 1, "url": "u", "title": "t"}


@pytest.mark.parametrize(
    "event", [StorySaved(1, "t", new=False), FeedFailed(1, "t", "r"), Notice("n"), RefreshDone(1, 2, 3)]
)
def test_events_say_which_they_are(event: Any) -> None:
    assert untag(Event, json.loads(json.dumps(tagged(event)))) == event


@pytest.mark.parametrize(
    "action",
    [
        SetRead((1, 2), True, NOW),
        ChangeTags((1,), add=("a",)),
        AddNote(Note(0, 1, "b", NOW, NOW, Span(1, 2))),
        EditNote(1, "b"),
        MergePeople(1, 2),
        SplitPerson(1, ("a",), 3),
        MoveToThread((1,), None),
        Several((SetRead((1,), False), DeleteNote(2), Several((EditNote(3, "x"),)))),
    ],
)
def test_actions_say_which_they_are(action: Any) -> None:
    assert untag(Action, json.loads(json.dumps(tagged(action)))) == action


def test_an_unknown_kind_is_an_error() -> None:
    for plain in ({"is": "Nobody"}, {}):
        with pytest.raises(ValueError, match="no such kind"):
            untag(Event, plain)


def test_fields_of_a_newer_version_are_passed_over() -> None:
    assert from_plain(Entry, {"guid": "g", "mood": "good"}) == Entry("g")
    with pytest.raises(TypeError):
        from_plain(Entry, {"title": "no guid"})


def test_times_keep_their_zone() -> None:
    entry = Entry("g", published_at=datetime(2026, 11, 22, tzinfo=UTC))
    assert to_plain(entry)["published_at"] == "2026-11-22T00:00:00+00:00"


def test_values_in_a_table_are_written_too() -> None:
    assert to_plain({"who": Thread(1, "Ports"), "when": (NOW,)}) == {
        "who": to_plain(Thread(1, "Ports")),
        "when": [NOW.isoformat()],
    }
