"""Subscriptions, and what stays when one goes and comes back."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest

from reader.errors import NothingFound
from reader.model.action import (
    AddNote,
    ChangeTags,
    SetRead,
    SetRemoved,
    SetStarred,
)
from reader.model.feed import Feed, FetchState
from reader.model.note import Note
from reader.model.queries.query import Query
from reader.store.file.library import Library
from reader.store.file.soundness import check
from reader.store.reading.actions import perform
from reader.store.relations import threads
from reader.store.sources.feeds import (
    RemovedFeed,
    add_feed,
    claim_feeds,
    find_feed,
    get_feed,
    list_feeds,
    release_feeds,
    remove_feed,
    unread_by_feed,
    update_feed,
)  # fmt: skip
from reader.store.texts.stories import (
    counts,
    get_story,
    headlines,
    save_story,
)
from tests.builders import NOW, clean_story

LATER = NOW + timedelta(hours=1)


def test_a_feed_is_added_once(library: Library) -> None:
    feed, new = add_feed(library, "https://a.example/f", title="A\x1b", folders=("World\n",), private=True, now=NOW)
    assert new
    assert (feed.title, feed.folder, feed.private, feed.added_at) == ("A", "World", True, NOW)
    assert add_feed(library, "https://a.example/f", title="B", now=LATER) == (feed, False)
    assert list_feeds(library) == [feed]


def test_every_field_of_a_feed_is_kept(library: Library, feed: Feed) -> None:
    changed = replace(
        feed, url="https://new.example/f", title="New", site_url="https://new.example", private=True,
        full_text=True, gone=True,
        fetch=FetchState('W/"\x01"', "Sat, 21 Nov 2026 14:00:00 GMT", "abc", NOW, LATER, 3, "timed out",
                         rest_until=LATER, skip=("3",), missed_from=NOW, missed_until=LATER),
        every_minutes=15,
    )  # fmt: skip
    update_feed(library, changed)
    assert get_feed(library, feed.id) == changed


def test_an_address_another_feed_has_is_not_taken(library: Library, feed: Feed, other_feed: Feed) -> None:
    update_feed(library, replace(feed, url=other_feed.url, title="Moved"))
    assert get_feed(library, feed.id) == replace(feed, title="Moved")


@pytest.mark.usefixtures("other_feed")
def test_feeds_are_found_by_number_address_and_part_of_the_name(library: Library, feed: Feed) -> None:
    for text in (str(feed.id), feed.url, "harbour post", "HARB", "harbour.example"):
        assert find_feed(library, text) == feed
    for text, words in (("a", "several"), ("nothing", 'No feed is called "nothing"'), (" ", "No feed")):
        with pytest.raises(NothingFound, match=words):
            find_feed(library, text)
    with pytest.raises(NothingFound):
        get_feed(library, 99)


def test_a_feed_is_asked_by_one_refresh_at_a_time(library: Library, feed: Feed, other_feed: Feed) -> None:
    soon = NOW + timedelta(minutes=3)
    assert claim_feeds(library, [feed], soon, now=NOW) == {feed.id}
    assert claim_feeds(library, [feed, other_feed], soon, now=NOW) == {other_feed.id}
    assert claim_feeds(library, [feed], soon + timedelta(minutes=3), now=soon) == {feed.id}, "its time was over"
    release_feeds(library, [feed.id])
    assert claim_feeds(library, [feed], soon, now=NOW) == {feed.id}
    update_feed(library, replace(feed, fetch=FetchState(fetched_at=NOW)))
    assert claim_feeds(library, [feed], soon, now=NOW) == set(), "it was asked since it was looked up"
    assert claim_feeds(library, [get_feed(library, feed.id)], soon, now=NOW) == {feed.id}
    assert claim_feeds(library, [replace(feed, id=99)], soon, now=NOW) == set()


def test_the_claim_of_a_dead_process_holds_nobody_up(library: Library, feed: Feed) -> None:
    soon, dead = NOW + timedelta(minutes=3), subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    assert claim_feeds(library, [feed], soon, now=NOW, process=dead.pid) == {feed.id}
    assert claim_feeds(library, [feed], soon, now=NOW) == {feed.id}


def test_a_claim_of_a_clock_that_ran_ahead_holds_nobody_up(library: Library, feed: Feed) -> None:
    ahead = NOW + timedelta(days=3650)
    assert claim_feeds(library, [feed], ahead, now=ahead) == {feed.id}
    assert claim_feeds(library, [feed], NOW + timedelta(minutes=3), now=NOW) == {feed.id}


def test_unread_are_counted_by_feed(library: Library, feed: Feed, other_feed: Feed) -> None:
    for number in range(5):
        owner = (feed.id, feed.id, feed.id, other_feed.id, None)[number]
        save_story(library, clean_story(title=f"Number {number}"), feed_id=owner, now=NOW)
    perform(library, SetRead((1,), True), now=NOW)
    assert unread_by_feed(library) == {feed.id: 2, other_feed.id: 1, 0: 1}


def test_what_the_reader_wrote_on_stays_when_its_feed_goes(library: Library, feed: Feed) -> None:
    for number in range(6):
        save_story(library, clean_story(title=f"Number {number}"), feed_id=feed.id, now=NOW)
    perform(library, SetStarred((1,), True), now=NOW)
    perform(library, ChangeTags((2,), add=("port",)), now=NOW)
    perform(library, AddNote(Note(0, 3, "hm", NOW, NOW)), now=NOW)
    perform(library, SetRead((2, 4), True), now=NOW)
    perform(library, SetRemoved((5,), True), now=NOW)
    before = {number: get_story(library, number) for number in range(1, 7)}
    assert remove_feed(library, feed.id) == RemovedFeed(kept=3, gone=3)
    assert sorted(one.id for one in headlines(library, Query())) == [1, 2, 3]
    assert {one.source for one in headlines(library, Query())} == {"Harbour Post"}
    assert (counts(library).all, unread_by_feed(library), check(library)) == (3, {0: 2}, [])
    assert [one.title for one in headlines(library, Query(words=("number",)))] == ["Number 2", "Number 1", "Number 0"]

    again, _ = add_feed(library, feed.url, title="Harbour Post", now=LATER)
    outcomes = [
        save_story(library, clean_story(title=f"Number {number}"), feed_id=again.id, now=LATER) for number in range(6)
    ]
    assert [one.outcome for one in outcomes] == ["same", "same", "same", "new", "new", "new"]
    for old, new in zip(before.values(), outcomes, strict=True):
        story = get_story(library, new.id)
        assert (story.title, story.status, story.tags) == (old.title, old.status, old.tags)
        assert story.feed_id == again.id
    assert (counts(library).all, unread_by_feed(library), check(library)) == (5, {again.id: 3}, [])


def test_a_story_another_outlet_printed_too_stays_with_that_one(library: Library, feed: Feed, other_feed: Feed) -> None:
    text = "The ferry company said its boats would sail again once the pay of the dockers was settled."
    first = save_story(library, clean_story(text), feed_id=feed.id, now=NOW)
    save_story(library, clean_story(text, guid="x"), feed_id=other_feed.id, now=NOW)
    perform(library, SetRead((first.id,), True), now=NOW)
    remove_feed(library, feed.id)
    (left,) = headlines(library, Query())
    assert (left.id, left.source, left.read, left.other_sources) == (first.id, "Coast Daily", True, ())
    assert save_story(library, clean_story(text, guid="x"), feed_id=other_feed.id, now=LATER).outcome == "same"
    assert check(library) == []
    remove_feed(library, other_feed.id)
    assert headlines(library, Query()) == []
    assert check(library) == []


def test_a_thread_ends_with_the_feed_that_told_it(library: Library, feed: Feed, other_feed: Feed) -> None:
    told = [(feed, "One"), (feed, "Two"), (other_feed, "Three"), (feed, "Four"), (feed, "Five")]
    ids = [save_story(library, clean_story(title=title), feed_id=one.id, now=NOW).id for one, title in told]
    with library.atomic():
        for members in (ids[:3], ids[3:]):
            thread_id = threads.start(library, members[0])
            for story_id in members:
                threads.join(library, story_id, thread_id)
    remove_feed(library, feed.id)
    assert get_story(library, ids[2]).thread_id is None
    assert library.conn.execute("SELECT count(*) FROM threads").fetchone()[0] == 0, "no headline stays behind"


def test_a_copy_goes_with_its_feed_and_the_story_stays(library: Library, feed: Feed, other_feed: Feed) -> None:
    text = "The ferry company said its boats would sail again once the pay of the dockers was settled."
    save_story(library, clean_story(text), feed_id=feed.id, now=NOW)
    save_story(library, clean_story(text, guid="x"), feed_id=other_feed.id, now=NOW)
    remove_feed(library, other_feed.id)
    (left,) = headlines(library, Query())
    assert (left.source, left.other_sources, check(library)) == ("Harbour Post", (), [])
