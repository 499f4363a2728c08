"""What was merged wrongly before is listed again; what the reader did stays where it is and is told of."""

from dataclasses import replace
from datetime import timedelta

import pytest

from reader.model.action import AddNote, ChangeTags, SetRead
from reader.model.document import Span, plain_document
from reader.model.feed import Feed
from reader.model.mark import Analysis, Quote
from reader.model.note import Note
from reader.model.queries.query import Query
from reader.store.annotations.marks import save_analysis
from reader.store.file.library import Library
from reader.store.file.migrations import STEPS, upgrade
from reader.store.file.soundness import check
from reader.store.reading.actions import perform
from reader.store.texts.pending import as_arrived, waiting
from reader.store.texts.stories import counts, get_story, headlines, save_story, taken_apart
from tests.builders import NOW, clean_story

NOTES = "A long look at one thing every week, with guests from all over the sound and the towns behind it."
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def merged(library: Library, feed: Feed, other_feed: Feed) -> Library:
    """Three episodes of a feed and two of another outlet's, shown as one as they once were."""
    for feed_id, title in [
        (feed.id, "One"),
        (feed.id, "Two"),
        (feed.id, "Three"),
        (other_feed.id, "One"),
        (other_feed.id, "Four"),
    ]:
        save_story(library, clean_story(NOTES, title=title), feed_id=feed_id, now=NOW)
    perform(library, AddNote(Note(0, 1, "mine", NOW, NOW)), now=NOW)
    perform(library, ChangeTags((1,), add=("port",)), now=NOW)
    perform(library, SetRead((3,), True), now=LATER)
    save_analysis(library, 2, Analysis(1, quotes=(Quote((Span(2, 9),), "direct", speaker_name="Lena Aro"),)))
    with library.atomic():
        execute = library.conn.execute
        for story_id in (2, 3, 4, 5):
            if story_id != 4:
                title = execute("SELECT title FROM stories WHERE id = ?", (story_id,)).fetchone()[0]
                sql = "INSERT INTO full_text (full_text, rowid, title, text, author) VALUES ('delete', ?, ?, ?, '')"
                execute(sql, (story_id, title, NOTES))
            execute("UPDATE stories SET same_as = 1 WHERE id = ?", (story_id,))
            execute("UPDATE statuses SET listed = 0 WHERE story_id = ?", (story_id,))
        execute("UPDATE statuses SET read_at = ? WHERE story_id IN (1, 2, 4, 5)", (int(NOW.timestamp()),))
        for table in ("taken_apart", "other_texts", "stale_pages"):
            execute(f"DROP TABLE {table}")
        execute("DROP INDEX stories_by_title")
        execute("DELETE FROM _sqlite_migrations WHERE name = 'separate_texts'")
        execute(f"PRAGMA user_version = {len(STEPS) - 1}")
    return library


def test_stories_that_were_merged_wrongly_are_listed_again(merged: Library) -> None:
    upgrade(merged, now=LATER)
    listed = {line.title: line for line in headlines(merged, Query())}
    assert set(listed) == {"One", "Two", "Three", "Four"}
    assert {title: line.read for title, line in listed.items()} == {
        "One": True, "Two": False, "Three": True, "Four": False,
    }  # fmt: skip
    assert counts(merged).unread == 2
    one, two = get_story(merged, 1), get_story(merged, 2)
    assert (one.tags, one.taken_apart, listed["One"].notes) == (("port",), ("Two", "Three", "Four"), 1)
    assert (two.tags, two.apart_from, two.analysis, listed["Two"].quotes) == ((), "One", None, 0)
    assert [copy.source for copy in one.copies] == ["Coast Daily"]
    assert taken_apart(merged) == [(2, "Two", 1, "One"), (3, "Three", 1, "One"), (5, "Four", 1, "One")]
    assert len(headlines(merged, Query(words=("one",)))) == 1
    waiting_ids = sorted(story_id for _, story_id in waiting(merged))
    assert waiting_ids == [2, 3, 5], "their texts are read out and linked by the next run"
    assert [clean.raw for clean in as_arrived(merged, waiting_ids)] == [f"<p>{NOTES}</p>"] * 3
    for clean in as_arrived(merged, waiting_ids):
        feed_id = get_story(merged, 5).feed_id if clean.title == "Four" else 1
        document = plain_document(NOTES)
        done = save_story(merged, replace(clean, document=document, partial=""), feed_id=feed_id, now=LATER)
        assert done.outcome == "new", "never merged again"
    assert len(headlines(merged, Query(words=("guests",)))) == 4
    assert not check(merged)


def test_no_word_where_there_is_nothing_to_look_for(merged: Library) -> None:
    with merged.atomic():
        merged.conn.execute("DELETE FROM notes")
        merged.conn.execute("DELETE FROM tags")
    upgrade(merged, now=LATER)
    assert get_story(merged, 2).apart_from == ""
