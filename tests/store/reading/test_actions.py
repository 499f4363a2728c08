"""Everything the reader does can be undone exactly, and done again."""

from datetime import timedelta
from typing import Any

import pytest

from reader.errors import NothingFound, ReaderError
from reader.model.action import (
    Action,
    AddNote,
    ChangeTags,
    DeleteNote,
    EditNote,
    MergePeople,
    MoveToThread,
    SetRead,
    SetRemoved,
    SetStarred,
    Several,
    SplitPerson,
)  # fmt: skip
from reader.model.document import Span
from reader.model.feed import Feed
from reader.model.mark import Analysis, Mention, Quote
from reader.model.note import Note
from reader.store.annotations.marks import save_analysis
from reader.store.file.library import Library
from reader.store.file.soundness import check
from reader.store.reading.actions import perform
from reader.store.reading.notes import notes_of
from reader.store.texts.stories import get_story, headline, save_story
from tests.builders import NOW, clean_story

LATER, LATEST = NOW + timedelta(hours=1), NOW + timedelta(hours=2)
TEXT = "The ferry company said its boats would sail again once the pay of the dockers was settled."
NAMES = ["Anton Belkin", "Anton Belkyn", "Maria Toller", "Anton Belkin", "M. Toller"]


@pytest.fixture
def desk(library: Library, feed: Feed, other_feed: Feed) -> Library:
    """Five stories, the first in two outlets; read, starred, tagged, noted and threaded, with speakers."""
    for number in range(5):
        clean = clean_story(TEXT + f" Day {number}.", title=f"Ferry {number}")
        story_id = save_story(library, clean, feed_id=feed.id, now=NOW).id
        spans = (Span(0, 9),)
        quote = Quote(
            spans, "direct", speaker_name=NAMES[number], role="port minister" if "Belk" in NAMES[number] else ""
        )
        analysis = Analysis(1, mentions=(Mention(spans[0], NAMES[number]),), quotes=(quote,))
        save_analysis(library, story_id, analysis)
    save_story(library, clean_story(TEXT + " Day 0.", title="Ferry 0", guid="copy"), feed_id=other_feed.id, now=NOW)
    perform(library, SetRead((1,), True), now=NOW)
    perform(library, SetRead((2,), True), now=LATER)
    perform(library, SetStarred((2, 3), True), now=NOW)
    perform(library, SetRemoved((5,), True), now=NOW)
    perform(library, ChangeTags((1, 2), add=("port", "strike")), now=NOW)
    perform(library, AddNote(Note(0, 1, "hm", NOW, NOW, Span(4, 9))), now=NOW)
    perform(library, AddNote(Note(0, 2, "", NOW, NOW, Span(0, 9))), now=NOW)
    perform(library, MoveToThread((1, 2), 0), now=NOW)
    perform(library, MoveToThread((3,), 0, pinned=False), now=NOW)
    return library


def state(library: Library) -> dict[str, list[tuple[Any, ...]]]:
    """Everything an action may touch."""
    tables = {
        "statuses": "*", "notes": "*", "tags": "*", "people": "*", "aliases": "*", "threads": "*", "counters": "*",
        "stories": "id, thread_id, thread_pinned", "quotes": "story_id, position, person_id",
        "mentions": "story_id, position, person_id",
    }  # fmt: skip
    return {
        table: sorted(map(tuple, library.conn.execute(f"SELECT {columns} FROM {table}")), key=repr)
        for table, columns in tables.items()
    }


ACTIONS: dict[str, Action] = {
    "read": SetRead((3, 4), True),
    "read what is partly read": SetRead((1, 2, 3), True),
    "unread at different times": SetRead((1, 2, 3), False),
    "read a copy": SetRead((6,), False),
    "read nothing": SetRead((), True),
    "read what is not there": SetRead((99,), True),
    "star": SetStarred((1, 2), True),
    "unstar": SetStarred((1, 2, 3), False),
    "remove": SetRemoved((1, 2, 5), True),
    "bring back": SetRemoved((5,), False),
    "tag": ChangeTags((1, 3), add=("port", "new one")),
    "untag": ChangeTags((1, 2, 3), remove=("port", "none")),
    "retag": ChangeTags((1, 3), add=("zinc",), remove=("strike",)),
    "add a note": AddNote(Note(0, 4, "new", NOW, NOW, Span(4, 9))),
    "add a highlight": AddNote(Note(0, 4, "", NOW, NOW, Span(4, 9))),
    "add a note on the whole": AddNote(Note(0, 4, "new", NOW, NOW)),
    "edit a note": EditNote(1, "other words"),
    "delete a note": DeleteNote(1),
    "delete a highlight": DeleteNote(2),
    "several": Several(
        (SetRead((4,), True), ChangeTags((4,), add=("a",)), ChangeTags((4,), remove=("a",)), DeleteNote(1))
    ),
    "nothing": Several(()),
    "a new thread": MoveToThread((4,), 0),
    "a thread grows": MoveToThread((3, 4), 1),
    "out of any thread": MoveToThread((1, 2, 3), None),
    "the last one leaves": MoveToThread((3,), 1),
    "merge people": MergePeople(1, 2),
    "merge the other way": MergePeople(3, 1),
    "merge with itself": MergePeople(1, 1),
    "split a spelling": SplitPerson(1, ("Anton Belkyn",)),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_undo_and_redo_are_exact(desk: Library, name: str) -> None:
    before = state(desk)
    undo = perform(desk, ACTIONS[name], now=LATER)
    done = state(desk)
    redo = perform(desk, undo, now=LATEST)
    assert state(desk) == before
    undo_again = perform(desk, redo, now=LATEST)
    assert state(desk) == done
    perform(desk, undo_again, now=LATEST)
    assert state(desk) == before
    if not name.endswith(("nothing", "not there", "itself")):
        assert done != before
    assert check(desk) == []


def test_a_row_of_actions_is_undone_one_by_one(desk: Library) -> None:
    states, undos = [state(desk)], []
    for action in ACTIONS.values():
        try:
            undos.append(perform(desk, action, now=LATER))
        except NothingFound:
            continue
        states.append(state(desk))
    while undos:
        assert state(desk) == states.pop()
        perform(desk, undos.pop(), now=LATEST)
    assert state(desk) == states.pop()


def test_what_fails_half_way_changes_nothing(desk: Library) -> None:
    before = state(desk)
    with pytest.raises(NothingFound, match="no note 99"):
        perform(desk, Several((SetRead((4,), True), EditNote(99, "x"))), now=LATER)
    assert state(desk) == before


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (DeleteNote(99), "no note 99"),
        (AddNote(Note(0, 99, "x", NOW, NOW)), "no story 99"),
        (MergePeople(1, 99), "no speaker 99"),
        (SplitPerson(99, ("x",)), "no speaker 99"),
        (SplitPerson(1, ("Maria Toller",)), "not called Maria Toller"),
        (SplitPerson(1, ("Anton Belkin", "Anton Belkyn")), "At least one"),
        (SplitPerson(1, ()), "nothing was split"),
    ],
)
def test_what_cannot_be_done_is_said(desk: Library, action: Action, words: str) -> None:
    before = state(desk)
    with pytest.raises(ReaderError, match=words):
        perform(desk, action, now=LATER)
    assert state(desk) == before


def test_a_read_story_remembers_when(desk: Library) -> None:
    undo = perform(desk, SetRead((1, 2), False), now=LATEST)
    perform(desk, undo, now=LATEST)
    assert [get_story(desk, number).status.read_at for number in (1, 2, 6)] == [NOW, LATER, NOW]


def test_a_note_takes_its_words_from_the_text(desk: Library) -> None:
    perform(desk, AddNote(Note(0, 4, "n", NOW, NOW, Span(4, 9))), now=NOW)
    (note,) = notes_of(desk, 4)
    assert (note.quoted, note.before, note.after) == ("ferry", "The ", TEXT[9:41])
    assert headline(desk, 4).notes == 1


@pytest.mark.parametrize(
    ("span", "quoted", "found"),
    [
        (Span(4, 9), "ferry", Span(4, 9)),
        (Span(40, 45), "ferry", Span(4, 9)),
        (Span(4, 9), "tram", None),
        (Span(-5, 3), "", Span(0, 3)),
        (Span(5000, 6000), "", None),
    ],
)
def test_a_note_on_a_text_that_changed_meanwhile_looks_for_its_words(
    desk: Library, span: Span, quoted: str, found: Span | None
) -> None:
    perform(desk, AddNote(Note(0, 4, "n", NOW, NOW, span, quoted)), now=NOW)
    (note,) = notes_of(desk, 4)
    assert note.span == found
    assert note.lost == (found is None and bool(quoted))


def test_notes_stand_in_the_order_of_the_text(desk: Library) -> None:
    for body, span in [("late", Span(20, 25)), ("early", Span(0, 3)), ("whole", None), ("later", Span(20, 28))]:
        perform(desk, AddNote(Note(0, 4, body, NOW, NOW, span)), now=NOW)
    perform(desk, AddNote(Note(0, 4, "lost", NOW, NOW, Span(0, 4), "tram")), now=NOW)
    assert [note.body for note in notes_of(desk, 4)] == ["whole", "early", "late", "later", "lost"]


def test_a_note_is_safe_text(desk: Library) -> None:
    perform(desk, AddNote(Note(0, 4, "two\nlines\x1b[2J", NOW, NOW)), now=NOW)
    perform(desk, EditNote(3, "a\u202eb"), now=NOW)
    assert notes_of(desk, 4)[0].body == "ab"
