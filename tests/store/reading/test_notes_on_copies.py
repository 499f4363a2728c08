"""A note on another outlet's copy of a story stands where its tags stand: on the story that is listed."""

import pytest

from reader.export import export_notes
from reader.model.action import AddNote, ChangeTags, EditNote
from reader.model.document import Span
from reader.model.feed import Feed
from reader.model.note import Note
from reader.model.queries.query import Query
from reader.store.file.library import Library
from reader.store.file.schema.schema_11 import move_notes
from reader.store.reading.actions import perform
from reader.store.reading.notes import notes_of
from reader.store.texts.stories import get_story, headlines, save_story
from tests.builders import NOW, clean_story

LONG = "The ferries stay in port for a third week, the dockers' union said on Sunday. " * 12


def two_outlets(library: Library, feed: Feed, other: Feed) -> tuple[int, int]:
    first = save_story(library, clean_story(LONG), feed_id=feed.id, now=NOW)
    second = save_story(library, clean_story(LONG, guid="b"), feed_id=other.id, now=NOW)
    assert (second.outcome, second.same_as) == ("duplicate", first.id)
    return first.id, second.id


@pytest.mark.parametrize("span", [None, Span(4, 11)])
def test_a_note_on_a_copy_is_kept_with_the_story_that_is_listed(
    library: Library, feed: Feed, other_feed: Feed, span: Span | None
) -> None:
    listed, copy = two_outlets(library, feed, other_feed)
    quoted = LONG[span.start : span.end] if span else ""
    undo = perform(library, AddNote(Note(0, copy, "The leader lied", NOW, NOW, span, quoted)), now=NOW)
    perform(library, ChangeTags((copy,), add=("lies",)), now=NOW)
    assert [(one.body, one.span) for one in notes_of(library, listed)] == [("The leader lied", span)]
    assert notes_of(library, copy) == notes_of(library, listed)
    row = headlines(library, Query())[0]
    assert (row.id, row.notes, row.tags) == (listed, 1, ("lies",))
    assert "The leader lied" in export_notes(library, query=Query(), format="md")
    redo = perform(library, undo, now=NOW)
    assert notes_of(library, listed) == []
    perform(library, redo, now=NOW)
    perform(library, EditNote(notes_of(library, copy)[0].id, "The leader erred"), now=NOW)
    assert [one.body for one in notes_of(library, listed)] == ["The leader erred"]


def test_a_note_written_while_its_story_is_found_to_be_a_copy(library: Library, feed: Feed, other_feed: Feed) -> None:
    own = save_story(library, clean_story("Other words"), feed_id=other_feed.id, now=NOW).id
    listed = save_story(library, clean_story(LONG), feed_id=feed.id, now=NOW).id
    written = Note(0, own, "Ask them", NOW, NOW)
    library.conn.execute("UPDATE stories SET same_as = ? WHERE id = ?", (listed, own))
    library.conn.execute("UPDATE statuses SET listed = 0 WHERE story_id = ?", (own,))
    perform(library, AddNote(written), now=NOW)
    assert [one.story_id for one in notes_of(library, own)] == [listed]
    assert get_story(library, own).id == own


def test_notes_that_were_kept_with_a_copy_are_moved(library: Library, feed: Feed, other_feed: Feed) -> None:
    listed, copy = two_outlets(library, feed, other_feed)
    perform(library, AddNote(Note(0, listed, "On the ferries", NOW, NOW, Span(4, 11), "ferries")), now=NOW)
    perform(library, AddNote(Note(0, listed, "On the whole", NOW, NOW)), now=NOW)
    library.conn.execute("UPDATE notes SET story_id = ?", (copy,))
    library.conn.execute("UPDATE statuses SET notes = 2 * (story_id = ?)", (copy,))
    move_notes(library.db)
    assert [(one.body, one.span) for one in notes_of(library, listed)] == [
        ("On the whole", None), ("On the ferries", Span(4, 11)),
    ]  # fmt: skip
    assert [(row.id, row.notes) for row in headlines(library, Query())] == [(listed, 2)]
