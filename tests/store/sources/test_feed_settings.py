"""What the reader sets for a feed, unsubscribing, and taking either back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from reader.errors import NothingFound
from reader.model.action import AddNote, ChangeFeed, ChangeTags, SetFeedRemoved, SetRemoved, SetStarred
from reader.model.feed import Feed, FeedSettings
from reader.model.note import Note
from reader.model.queries.query import Query
from reader.model.queries.query_parser import parse_query
from reader.store.file.library import Library
from reader.store.reading.actions import perform
from reader.store.sources.feed_settings import GRACE, Contents, contents, forget_removed
from reader.store.sources.feeds import add_feed, get_feed, list_feeds
from reader.store.texts.arriving_entries import list_arrivals
from reader.store.texts.entries import arrival
from reader.store.texts.stories import counts, get_story, headlines, save_story
from tests.builders import NOW, clean_story

DAY = timedelta(days=1)


def fill(library: Library, feed: Feed, *titles: str) -> list[int]:
    return [
        save_story(
            library, clean_story(f"{title} is what happened there.", title=title, guid=title), feed_id=feed.id, now=NOW
        ).id
        for title in titles
    ]


def shown(library: Library, query: Query = Query()) -> list[str]:  # noqa: B008
    return sorted(item.title for item in headlines(library, query))


def test_every_setting_is_kept_and_taken_back(library: Library, feed: Feed) -> None:
    settings = FeedSettings(
        "Mine", ("World/Asia", "Ports"), ("wire",), 15, True, True, True, "Mozilla/5.0", ("asia", "port-news"), 90
    )
    undo = perform(library, ChangeFeed(feed.id, settings), now=NOW)
    assert get_feed(library, feed.id).settings == settings
    redo = perform(library, undo, now=NOW)
    assert get_feed(library, feed.id) == feed
    perform(library, redo, now=NOW)
    assert get_feed(library, feed.id).settings == settings


def test_labels_are_cleaned_and_kept_once(library: Library, feed: Feed) -> None:
    settings = replace(feed.settings, folders=("A\x1b[31m", "A[31m", " "), tags=("x", "x"), story_tags=("#Big News",))
    perform(library, ChangeFeed(feed.id, settings), now=NOW)
    found = get_feed(library, feed.id)
    assert (found.folders, found.tags, found.story_tags) == (("A[31m",), ("x",), ("big-news",))


def test_a_muted_feed_is_found_by_search_and_by_its_name_only(library: Library, feed: Feed, other_feed: Feed) -> None:
    fill(library, feed, "Harbor fire")
    fill(library, other_feed, "Coast storm")
    perform(library, ChangeFeed(feed.id, replace(feed.settings, muted=True)), now=NOW)
    assert shown(library) == ["Coast storm"]
    assert shown(library, Query(states=("unread",))) == ["Coast storm"]
    assert (counts(library).all, counts(library).unread) == (1, 1)
    assert shown(library, Query(words=("fire",))) == ["Harbor fire"]
    assert shown(library, Query(feed_id=feed.id)) == ["Harbor fire"]
    assert shown(library, Query(feeds=("harbour",))) == ["Harbor fire"]


def test_what_the_reader_has_marked_in_a_muted_feed_is_found(library: Library, feed: Feed) -> None:
    fire, flood, fair, _ = fill(library, feed, "Harbor fire", "Harbor flood", "Harbor fair", "Harbor fog")
    perform(library, SetStarred((fire,), True), now=NOW)
    perform(library, AddNote(Note(0, flood, "look at the tide", NOW, NOW)), now=NOW)
    perform(library, ChangeTags((fair,), ("port",), ()), now=NOW)
    perform(library, ChangeFeed(feed.id, replace(feed.settings, muted=True)), now=NOW)
    for line, titles in (
        ("is:starred", ["Harbor fire"]),
        ("is:noted", ["Harbor flood"]),
        ("note:tide", ["Harbor flood"]),
        ("#port", ["Harbor fair"]),
        ("is:starred OR #port", ["Harbor fair", "Harbor fire"]),
        ("is:read", []),
        ("-is:starred", []),
        ("", []),
    ):
        assert shown(library, parse_query(line)) == titles, line
    found = counts(library)
    assert (found.all, found.unread, found.starred, [tag.name for tag in found.tags]) == (0, 0, 1, ["port"])


def test_a_removed_feed_is_hidden_and_comes_back_as_it_was(library: Library, feed: Feed, other_feed: Feed) -> None:
    fire, flood, gone = fill(library, feed, "Harbor fire", "Harbor flood", "Harbor fair")
    fill(library, other_feed, "Coast storm")
    perform(library, SetStarred((fire,), True), now=NOW)
    perform(library, SetRemoved((gone,), True), now=NOW)
    before = headlines(library, Query())
    undo = perform(library, SetFeedRemoved(feed.id, True), now=NOW)
    assert shown(library) == ["Coast storm"]
    assert shown(library, Query(words=("fire",))) == []
    assert list_feeds(library) == [other_feed]
    assert [one.id for one in list_feeds(library, removed=True)] == [feed.id]
    perform(library, undo, now=NOW + DAY)
    assert headlines(library, Query()) == before
    assert get_feed(library, feed.id) == feed
    assert get_story(library, flood).title == "Harbor flood"


def test_after_thirty_days_it_goes_but_for_what_the_reader_marked(library: Library, feed: Feed) -> None:
    fire, _ = fill(library, feed, "Harbor fire", "Harbor flood")
    perform(library, SetStarred((fire,), True), now=NOW)
    assert contents(library, feed.id) == Contents(2, 1)
    perform(library, SetFeedRemoved(feed.id, True), now=NOW)
    assert forget_removed(library, now=NOW + GRACE - DAY) == []
    (went,) = forget_removed(library, now=NOW + GRACE)
    assert went.id == feed.id
    with pytest.raises(NothingFound):
        get_feed(library, feed.id)
    assert shown(library) == ["Harbor fire"]


def test_subscribing_again_brings_a_removed_feed_back(library: Library, feed: Feed) -> None:
    fill(library, feed, "Harbor fire")
    perform(library, SetFeedRemoved(feed.id, True), now=NOW)
    again, new = add_feed(library, feed.url, now=NOW + DAY)
    assert (again.id, new) == (feed.id, True)
    assert shown(library) == ["Harbor fire"]


def test_the_tags_of_a_feed_are_put_on_its_stories_as_they_arrive(library: Library, feed: Feed) -> None:
    perform(library, ChangeFeed(feed.id, replace(feed.settings, story_tags=("coast", "wire"))), now=NOW)
    with library.atomic():
        entry = arrival(
            guid="1",
            url="https://harbour.example/1",
            title="Fire",
            author="",
            published_at=NOW,
            updated_at=None,
            raw="",
        )
        list_arrivals(library, feed.id, [entry], site="Harbour Post", now=NOW)
    (story,) = headlines(library, Query())
    assert story.tags == ("coast", "wire")
