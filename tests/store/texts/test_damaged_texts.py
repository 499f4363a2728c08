"""A story whose text cannot be read any more is no bar to anything done to its feed, its entry or its copies."""

import pytest

from reader.errors import NothingFound
from reader.model.feed import Feed
from reader.model.queries.query import Query
from reader.store.file.library import Library
from reader.store.sources.feeds import remove_feed
from reader.store.sources.merge_feeds import merge_feeds
from reader.store.texts.stories import get_story, headlines, save_story
from tests.builders import NOW, clean_story

TEXT = "The ferries of Norhavn stay in port for another day, their crews said on Sunday morning after long talks."
NEWER = TEXT + " The talks go on."


@pytest.fixture
def damaged(library: Library, feed: Feed, other_feed: Feed) -> int:
    """A story of one feed with a copy in another, the texts of both unreadable."""
    first = save_story(library, clean_story(TEXT, guid="1"), feed_id=feed.id, now=NOW)
    copy = save_story(library, clean_story(TEXT, guid="1"), feed_id=other_feed.id, now=NOW)
    assert copy.same_as == first.id
    library.conn.execute("UPDATE bodies SET document = x'789c0102030405', raw = x'00'")
    return first.id


def test_its_feed_can_be_removed(library: Library, feed: Feed, other_feed: Feed, damaged: int) -> None:
    remove_feed(library, other_feed.id)
    remove_feed(library, feed.id)
    with pytest.raises(NothingFound):
        get_story(library, damaged)


def test_its_feed_can_become_one_with_another(library: Library, feed: Feed, other_feed: Feed, damaged: int) -> None:
    merge_feeds(library, other_feed.id, feed.id)
    assert [one.id for one in headlines(library, Query())] == [damaged]


@pytest.mark.parametrize("title", ["Ferries", "Another title"])
def test_a_newer_text_takes_its_place(library: Library, feed: Feed, other_feed: Feed, damaged: int, title: str) -> None:
    for one in (other_feed, feed):
        save_story(library, clean_story(NEWER, guid="1", title=title), feed_id=one.id, now=NOW)
    assert get_story(library, damaged).document.text == NEWER
    assert damaged in [one.id for one in headlines(library, Query(words=("talks",)))]


def test_it_is_said_in_its_place(library: Library, damaged: int) -> None:
    assert "text is damaged" in get_story(library, damaged).document.text
