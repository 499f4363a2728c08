"""What the sources pane reads: feeds with their counts and marks, tags, searches."""

from dataclasses import replace

from reader.model.action import ChangeFeed, ChangeTags, SetFeedRemoved, SetRead, SetStarred
from reader.model.feed import FetchState
from reader.store.file.library import Library
from reader.store.reading.actions import perform
from reader.store.search.saved_searches import SavedSearch, save_search
from reader.store.sources.feeds import add_feed, update_feed
from reader.store.sources.read_sources import ListedFeed, ListedTag, read_sources
from reader.store.texts.stories import save_story
from tests.builders import NOW, clean_story


def test_feeds_tags_and_searches_with_their_counts(library: Library) -> None:
    post, _ = add_feed(library, "https://post.example/feed", title="Post", folders=["World/Asia", "Ports"], now=NOW)
    wire, _ = add_feed(library, "https://wire.example/feed", title="Agency", tags=["quick"], now=NOW)
    ids = [
        save_story(library, clean_story(title=f"Story {at} of the harbor"), feed_id=feed.id, now=NOW).id
        for at, feed in enumerate((post, post, wire))
    ]
    perform(library, SetRead((ids[0],), True), now=NOW)
    perform(library, SetStarred((ids[2],), True), now=NOW)
    perform(library, ChangeTags(tuple(ids[:2]), ("port",), ()), now=NOW)
    save_search(library, "Grain", "wheat", now=NOW)
    update_feed(library, replace(wire, fetch=FetchState(error="no such host", failures=1)))
    found = read_sources(library)
    assert found.feeds == (
        ListedFeed(wire.id, "Agency", wire.url, (), ("quick",), 1, 1, failing=True),
        ListedFeed(post.id, "Post", post.url, ("World/Asia", "Ports"), (), 2, 1),
    )
    assert found.tags == (ListedTag("port", 2, 1),)
    assert found.searches == (SavedSearch("Grain", "wheat"),)
    assert (found.stories, found.unread, found.starred, found.noted) == (3, 2, 1, 0)


def test_a_muted_feed_is_counted_alone_but_for_marks_and_a_removed_one_is_not_there(library: Library) -> None:
    post, _ = add_feed(library, "https://post.example/feed", title="Post", now=NOW)
    wire, _ = add_feed(library, "https://wire.example/feed", title="Wire", now=NOW)
    for at, feed in enumerate((post, wire)):
        story = save_story(library, clean_story(title=f"Story {at} of the harbor"), feed_id=feed.id, now=NOW)
        perform(library, ChangeTags((story.id,), ("port",), ()), now=NOW)
        perform(library, SetStarred((story.id,), True), now=NOW)
    perform(library, ChangeFeed(post.id, replace(post.settings, muted=True, paused=True)), now=NOW)
    found = read_sources(library)
    assert found.feeds[0] == ListedFeed(post.id, "Post", post.url, stories=1, unread=1, muted=True, paused=True)
    assert (found.stories, found.unread, found.starred) == (1, 1, 2)
    assert found.tags == (ListedTag("port", 2, 2),)
    undo = perform(library, SetFeedRemoved(wire.id, True), now=NOW)
    assert [feed.name for feed in read_sources(library).feeds] == ["Post"]
    perform(library, undo, now=NOW)
    assert [feed.name for feed in read_sources(library).feeds] == ["Post", "Wire"]


def test_an_empty_library_has_no_sources(library: Library) -> None:
    found = read_sources(library)
    assert (found.feeds, found.tags, found.searches, found.stories) == ((), (), (), 0)
