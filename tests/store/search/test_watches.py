"""Watches: what is new of a saved search, and how much saved searches find."""

from dataclasses import replace

import pytest

from reader.errors import NothingFound
from reader.model.action import ChangeFeed, SetRead
from reader.store.file.library import Library
from reader.store.reading.actions import perform
from reader.store.search.saved_searches import save_search, saved_searches
from reader.store.search.watches import set_watched, unread_of_searches, watch_news, watch_shown
from reader.store.sources.feeds import add_feed
from reader.store.texts.save_story import save_story
from tests.builders import NOW, clean_story


def put(library: Library, title: str, feed: str = "") -> int:
    """Save a story; its id."""
    feed_id = add_feed(library, feed, title=feed, now=NOW)[0].id if feed else None
    return save_story(library, clean_story(title=title), feed_id=feed_id, now=NOW).id


def new(library: Library) -> dict[str, tuple[int, ...]]:
    return {news.search.name: news.stories for news in watch_news(library, now=NOW)}


def test_new_is_what_came_since_it_was_made_or_shown(library: Library) -> None:
    put(library, "Ferry stays in port")
    save_search(library, "ports", "title:ferry", now=NOW)
    assert new(library) == {}, "a saved search is no watch by itself"
    assert set_watched(library, "PORTS", True).watched
    assert new(library) == {"ports": ()}
    first, _, second = put(library, "Ferry sails"), put(library, "Grain rises"), put(library, "Ferry sinks")
    assert new(library) == {"ports": (second, first)}
    assert [news.stories for news in watch_news(library, since=first)] == [(second,)]
    watch_shown(library, "ports")
    assert new(library) == {"ports": ()}
    third = put(library, "Ferry raised")
    assert new(library) == {"ports": (third,)}
    save_search(library, "ports", "title:raised", now=NOW)
    assert new(library) == {"ports": (third,)}, "another line under its name does not end a watch"
    set_watched(library, "ports", False)
    assert new(library) == {}
    assert [one.watched for one in saved_searches(library)] == [False]


def test_a_watch_without_words_finds_too_and_one_that_makes_no_sense_nothing(library: Library) -> None:
    for name, line in (("fresh", "is:unread"), ("broken", "colour:red"), ("none", "feed:atlantis")):
        save_search(library, name, line, now=NOW)
        set_watched(library, name, True)
    story = put(library, "Ferry sails")
    assert new(library) == {"fresh": (story,), "broken": (), "none": ()}


def test_a_muted_feed_rings_only_under_its_own_name(library: Library) -> None:
    for line in ("title:ferry", "feed:harbour"):
        save_search(library, line, line, now=NOW)
        set_watched(library, line, True)
    story = put(library, "Ferry sails", "https://harbour.example/feed")
    feed = add_feed(library, "https://harbour.example/feed", now=NOW)[0]
    assert new(library) == {"title:ferry": (story,), "feed:harbour": (story,)}
    perform(library, ChangeFeed(feed.id, replace(feed.settings, muted=True)), now=NOW)
    assert new(library) == {"title:ferry": (), "feed:harbour": (story,)}


def test_unread_stories_of_saved_searches(library: Library) -> None:
    first, _ = put(library, "Ferry sails"), put(library, "Ferry sinks")
    for name, line in (("ports", "title:ferry"), ("read", "is:read"), ("broken", "colour:red"), ("no", "feed:x")):
        save_search(library, name, line, now=NOW)
    assert unread_of_searches(library, now=NOW) == {"ports": 2, "read": 0, "no": 0}
    perform(library, SetRead((first,), True), now=NOW)
    assert unread_of_searches(library, now=NOW) == {"ports": 1, "read": 0, "no": 0}


def test_what_is_not_saved_cannot_be_watched(library: Library) -> None:
    with pytest.raises(NothingFound, match="no saved search ports"):
        set_watched(library, "ports", True)
