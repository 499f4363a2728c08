"""Two subscriptions that met: nothing of either is lost."""

from dataclasses import replace

import pytest

from reader.model.action import AddNote, SetRemoved, SetStarred
from reader.model.document import Span
from reader.model.feed import Feed
from reader.model.note import Note
from reader.model.queries.query import Query
from reader.model.story import CleanStory
from reader.store.file.library import Library
from reader.store.file.soundness import check
from reader.store.reading.actions import perform
from reader.store.reading.notes import notes_of
from reader.store.sources.merge_feeds import merge_feeds
from reader.store.texts.arriving_entries import list_arrivals
from reader.store.texts.entries import arrival
from reader.store.texts.stories import get_story, headlines, save_story
from tests.builders import NOW, clean_story

TEXT = "The ferries of Norhavn stay in port for another day, their crews said on Sunday morning after long talks."


def save(library: Library, feed: Feed, story: CleanStory) -> int:
    return save_story(library, story, feed_id=feed.id, now=NOW).id


@pytest.mark.parametrize("kept_is_newer", [True, False])
def test_the_older_texts_of_a_story_stay(
    library: Library, feed: Feed, other_feed: Feed, *, kept_is_newer: bool
) -> None:
    first = clean_story(TEXT, guid="1")
    changed = clean_story(TEXT + " Nobody knows more.", guid="1")
    going, kept = (feed, other_feed) if kept_is_newer else (other_feed, feed)
    story_id = save(library, feed, first)
    save(library, feed, changed)
    save(library, other_feed, clean_story(TEXT + " Other words.", guid="1"))
    merge_feeds(library, going.id, kept.id)
    (line,) = headlines(library, Query())
    assert (line.id, get_story(library, story_id).versions) == (story_id, 2)
    assert check(library) == []


def test_a_text_is_not_given_up_for_one_that_waits(library: Library, feed: Feed, other_feed: Feed) -> None:
    clean = clean_story(TEXT, guid="1", partial="summary")
    story_id = save(library, feed, clean)
    span, quoted, before, after = clean.document.anchor(Span(4, 11))
    perform(library, AddNote(Note(0, story_id, "ask", NOW, NOW, span, quoted, before, after)), now=NOW)
    sent = arrival(
        guid="1", url="", title="Ferries", author="", published_at=None, updated_at=None, raw="<p>Ferries</p>"
    )
    with library.atomic():
        list_arrivals(library, other_feed.id, [sent], site="", now=NOW)
    merge_feeds(library, feed.id, other_feed.id)
    (line,) = headlines(library, Query())
    assert line.id == story_id
    assert get_story(library, story_id).document.text == TEXT
    assert [note.span for note in notes_of(library, story_id)] == [span]
    assert check(library) == []


@pytest.mark.parametrize("removed", [(True, False), (False, True), (True, True)])
def test_a_story_stays_removed_when_both_were(
    library: Library, feed: Feed, other_feed: Feed, removed: tuple[bool, bool]
) -> None:
    one = save(library, feed, clean_story(TEXT, guid="1"))
    other = save(library, other_feed, replace(clean_story(TEXT + " Really.", guid="1"), title="Other"))
    perform(library, SetStarred((one,), True), now=NOW)
    for story_id, is_removed in zip((one, other), removed, strict=True):
        perform(library, SetRemoved((story_id,), is_removed), now=NOW)
    merge_feeds(library, feed.id, other_feed.id)
    found = headlines(library, Query())
    assert [line.starred for line in found] == ([] if all(removed) else [True])
    assert check(library) == []
