"""Pages of headlines in both directions, whatever the order, and the numbers of the status line."""

from datetime import timedelta

import pytest

from reader.model.action import (
    ChangeTags,
    SetRead,
    SetRemoved,
    SetStarred,
)
from reader.model.feed import Feed
from reader.model.note import TagCount
from reader.model.queries.query import Query, Sort
from reader.model.story import Headline
from reader.store.file.library import Library
from reader.store.reading.actions import perform
from reader.store.reading.tags import tags
from reader.store.search.headlines import by_ids
from reader.store.texts.stories import (
    Counts,
    counts,
    headlines,
    save_story,
)
from tests.builders import NOW, clean_story


def fill(library: Library, feed: Feed, count: int = 25) -> None:
    """Stories whose dates run against their arrival, every third at the same moment as the one before."""
    for number in range(count):
        published = NOW - timedelta(hours=number - (number % 3 == 2))
        clean = clean_story(title=f"Ferry {number}", published_at=published)
        save_story(library, clean, feed_id=feed.id, now=NOW + timedelta(minutes=number))


@pytest.mark.parametrize("sort", ["newest", "oldest", "arrived", "relevance"])
@pytest.mark.parametrize("words", [(), ("ferry",)])
def test_pages_in_both_directions_show_every_story_once(
    library: Library, feed: Feed, sort: Sort, words: tuple[str, ...]
) -> None:
    fill(library, feed)
    query = Query(words=words, sort=sort)
    every = headlines(library, query)
    assert len(every) == 25
    down, page = [], headlines(library, query, limit=4)
    while page:
        down += page
        page = headlines(library, query, after=page[-1], limit=4)
    assert down == every
    up: list[Headline] = []
    page = headlines(library, query, before=every[-1], limit=4)
    while page:
        up[:0] = page
        page = headlines(library, query, before=page[0], limit=4)
    assert up == every[:-1]


def test_orders(library: Library, feed: Feed) -> None:
    fill(library, feed, 3)
    orders = {
        sort: [one.id for one in headlines(library, Query(sort=sort))] for sort in ("newest", "oldest", "arrived")
    }
    assert orders == {"newest": [1, 3, 2], "oldest": [2, 3, 1], "arrived": [3, 2, 1]}


def test_a_page_goes_on_behind_a_story_that_is_gone(library: Library, feed: Feed) -> None:
    fill(library, feed, 10)
    first = headlines(library, Query(), limit=4)
    rest = headlines(library, Query(), after=first[-1])
    perform(library, SetRemoved((first[-1].id,), True), now=NOW)
    assert headlines(library, Query(), after=first[-1]) == rest


def test_a_headline_shows_what_the_list_needs(library: Library, feed: Feed) -> None:
    fill(library, feed, 2)
    perform(library, SetRead((1,), True), now=NOW)
    perform(library, SetStarred((1,), True), now=NOW)
    perform(library, ChangeTags((1,), add=("strike", "port")), now=NOW)
    one, two = headlines(library, Query())
    assert (one.title, one.source, one.published_at, one.read, one.starred) == (
        "Ferry 0",
        "Harbour Post",
        NOW,
        True,
        True,
    )
    assert one.tags == ("port", "strike")
    assert (two.read, two.starred, two.tags, two.notes) == (False, False, (), 0)
    assert [found.id for found in by_ids(library, [2, 99, 1])] == [2, 1]


def test_numbers_follow_every_action(library: Library, feed: Feed) -> None:
    assert counts(library) == Counts(0, 0, 0, ())
    fill(library, feed, 5)
    day_before = NOW - timedelta(days=1)
    save_story(library, clean_story(title="Yesterday's"), feed_id=None, now=day_before)
    perform(library, SetRead((1, 2), True), now=NOW)
    perform(library, SetStarred((2, 3), True), now=NOW)
    perform(library, ChangeTags((2, 3), add=("port",)), now=NOW)
    perform(library, ChangeTags((3,), add=("strike",)), now=NOW)
    assert counts(library) == Counts(4, 6, 2, (TagCount("port", 2), TagCount("strike", 1)))
    perform(library, SetRemoved((2, 5), True), now=NOW)
    assert counts(library).all == 4
    assert (counts(library).unread, counts(library).starred) == (3, 1)


def test_tags_are_found_by_how_they_begin(library: Library, feed: Feed) -> None:
    fill(library, feed, 3)
    perform(library, ChangeTags((1, 2), add=("#Port Strike", "zinc")), now=NOW)
    perform(library, ChangeTags((3,), add=("port", "Ærø")), now=NOW)
    assert tags(library) == [TagCount("port-strike", 2), TagCount("zinc", 2), TagCount("port", 1), TagCount("ærø", 1)]
    assert tags(library, "PORT") == [TagCount("port-strike", 2), TagCount("port", 1)]
    assert tags(library, "%") == []
    perform(library, SetRemoved((3,), True), now=NOW)
    assert [tag.name for tag in tags(library)] == ["port-strike", "zinc"]
