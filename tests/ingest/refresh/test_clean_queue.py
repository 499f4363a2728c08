"""Stories that are listed and whose text is not read out yet: what may happen to them meanwhile."""

from dataclasses import replace
from typing import Any

import pytest

from reader.ingest.fetch.client import Client
from reader.ingest.refresh.full_text import full_text
from reader.ingest.refresh.refresh import refresh
from reader.ingest.refresh.waiting_texts import read_left, read_now
from reader.model.action import SetStarred
from reader.model.event import Event, Notice, RefreshDone
from reader.model.feed import Feed
from reader.model.queries.query import Query
from reader.model.story import WAITING
from reader.store.file.library import Library, open_library
from reader.store.file.soundness import check
from reader.store.reading.actions import perform
from reader.store.sources.feeds import (
    add_feed,
    get_feed,
    remove_feed,
    update_feed,
)
from reader.store.texts.pending import stale, waiting
from reader.store.texts.stories import get_story, headlines
from tests.fakes import Clock, InlineWorkers
from tests.ingest.feeds import json_feed, rss, story_html
from tests.server import Answer, FeedServer

MANY = [(str(number), f"Title {number}", story_html(f"Number {number}")) for number in range(40)]


class Desk:
    """A library and a server with one feed."""

    def __init__(self, library: Library, server: FeedServer, client: Client, clock: Clock) -> None:
        self.library, self.server, self.client, self.clock = library, server, client, clock
        self.workers = InlineWorkers()
        self.send(rss(MANY))
        self.feed: Feed = add_feed(library, server.url("/feed"), private=True, now=clock())[0]

    def send(self, body: str) -> None:
        """Have the server send something new from now on."""
        self.server.routes["/feed"] = Answer(body, headers={"ETag": f'"{hash(body)}"'})

    def refresh(self, library: Library | None = None, *, cut_off: bool = False) -> list[Event]:
        """All that happens, or what happens until everything is listed."""
        run = refresh(
            library or self.library,
            feeds=[self.feed.id],
            now=self.clock,
            workers=self.workers,
            client=self.client,
            pause=0,
        )
        events = []
        for event in run:
            events.append(event)
            if cut_off and isinstance(event, RefreshDone):
                break
        run.close()
        return events

    def one_that_waits(self) -> int:
        """A story whose text was not read out before the refresh was cut off."""
        self.refresh(cut_off=True)
        return waiting(self.library)[0][1]


@pytest.fixture
def desk(library: Library, server: FeedServer, client: Client, clock: Clock) -> Desk:
    return Desk(library, server, client, clock)


def test_two_programs_list_the_same_feed_at_once(desk: Desk) -> None:
    with open_library(desk.library.path, now=desk.clock()) as other:

        class Slow(InlineWorkers):
            """While one program cleans what has changed, the other one is done with the feed."""

            def ask(self, job: str, args: dict[str, Any], *, seconds: float, memory: int) -> Any:
                if job == "clean" and not self.asked.count("clean"):
                    desk.workers = InlineWorkers()
                    with open_library(desk.library.path, now=desk.clock()) as here:
                        desk.refresh(here)
                return super().ask(job, args, seconds=seconds, memory=memory)

        desk.refresh()
        changed = ("0", "Title 0 changed", story_html("Number zero"))
        desk.send(rss([changed, *MANY[1:], ("new", "Title new", story_html("New"))]))
        desk.workers = Slow()
        events = desk.refresh(other)
    assert len([event for event in events if isinstance(event, RefreshDone)]) == 1
    assert len(headlines(desk.library, Query(), limit=100)) == 41
    assert waiting(desk.library) == []


def test_a_guid_with_invisible_characters_is_known_again(desk: Desk) -> None:
    entry = ("a\u202eb", "One", story_html("One"))
    desk.send(json_feed([entry]))
    desk.refresh()
    desk.send(json_feed([entry, ("c", "Two", story_html("Two"))]))
    desk.refresh()
    assert sorted(line.title for line in headlines(desk.library, Query())) == ["One", "Two"]


def test_an_entry_that_changed_while_it_waited_can_change_back(desk: Desk) -> None:
    story_id = desk.one_that_waits()
    guid, title, html = next(entry for entry in MANY if entry[1] == get_story(desk.library, story_id).title)
    desk.send(rss([(guid, "Changed", story_html("Changed"))]))
    desk.refresh()
    story = get_story(desk.library, story_id)
    assert (story.title, story.versions, story.document.text[:7]) == ("Changed", 1, "Changed")
    desk.send(rss([(guid, title, html)]))
    desk.refresh()
    story = get_story(desk.library, story_id)
    assert (story.title, story.versions) == (title, 2)
    assert "Number" in story.document.text


def test_an_entry_without_a_title_is_known_as_it_was_listed(desk: Desk) -> None:
    desk.send(rss([("1", "", story_html("Untitled"))]))
    desk.refresh()
    desk.workers.asked.clear()
    desk.send(rss([("1", "", story_html("Untitled"))]) + "\n")
    desk.refresh()
    assert "clean" not in desk.workers.asked


def test_a_newer_text_is_not_replaced_by_the_one_that_waited(desk: Desk) -> None:
    story_id = desk.one_that_waits()
    guid = next(guid for guid, title, _ in MANY if title == get_story(desk.library, story_id).title)

    class Slow(InlineWorkers):
        """While one program reads the texts out, the entry changes and another program takes it in."""

        def ask(self, job: str, args: dict[str, Any], *, seconds: float, memory: int) -> Any:
            answer = super().ask(job, args, seconds=seconds, memory=memory)
            if desk.workers is self:
                desk.workers = InlineWorkers()
                desk.send(rss([(guid, "Changed", story_html("Changed"))]))
                with open_library(desk.library.path, now=desk.clock()) as here:
                    desk.refresh(here)
            return answer

    desk.workers = Slow()
    desk.refresh()
    assert desk.workers.asked, "the other program has been there"
    story = get_story(desk.library, story_id)
    assert (story.title, story.document.text[:7]) == ("Changed", "Changed")


def test_the_page_is_measured_by_the_text_that_waits(desk: Desk) -> None:
    for guid, _, _ in MANY:
        desk.server.routes[f"/{guid}"] = Answer(
            "<html><body><p>Please accept our cookies to read this.</p></body></html>",
            headers={"Content-Type": "text/html"},
        )
    desk.send(rss(MANY).replace("https://harbor.example/", desk.server.url("/")))
    story_id = desk.one_that_waits()
    events = list(full_text(desk.library, story_id, now=desk.clock, workers=desk.workers, client=desk.client))
    assert [type(event) for event in events] == [Notice]
    assert "Number" in get_story(desk.library, story_id).document.text


def test_a_starred_story_whose_feed_goes_while_it_waits_gets_its_text(desk: Desk) -> None:
    story_id = desk.one_that_waits()
    perform(desk.library, SetStarred((story_id,), True), now=desk.clock())
    remove_feed(desk.library, desk.feed.id)
    assert get_story(desk.library, story_id).partial == WAITING
    assert stale(desk.library, 1, 10) == [story_id]
    read_now(desk.library, desk.workers, story_id, desk.clock)
    story = get_story(desk.library, story_id)
    assert (story.partial, story.versions, story.status.starred_at) == ("", 1, desk.clock())
    assert "Number" in story.document.text
    assert [line.id for line in headlines(desk.library, Query(words=("crowns",)))] == [story_id]
    assert check(desk.library) == []


def test_the_companion_reads_out_what_was_left_and_asks_nobody(desk: Desk) -> None:
    desk.one_that_waits()
    asked = len(desk.server.seen)
    left = len(waiting(desk.library))
    events = list(read_left(desk.library, desk.workers, desk.clock, lambda: False))
    assert len(events) == left > 0
    assert waiting(desk.library) == []
    assert len(desk.server.seen) == asked


def test_feeds_of_whole_pages_are_left_to_the_next_refresh(desk: Desk) -> None:
    desk.one_that_waits()
    left = waiting(desk.library)
    update_feed(desk.library, replace(get_feed(desk.library, desk.feed.id), full_text=True))
    assert list(read_left(desk.library, desk.workers, desk.clock, lambda: False)) == []
    assert waiting(desk.library) == left


def test_a_feed_that_goes_while_what_was_left_is_read_out_stops_nothing(desk: Desk) -> None:
    desk.one_that_waits()

    class Going(InlineWorkers):
        def ask(self, job: str, args: dict[str, Any], *, seconds: float, memory: int) -> Any:
            if not self.asked:
                remove_feed(desk.library, desk.feed.id)
            return super().ask(job, args, seconds=seconds, memory=memory)

    assert list(read_left(desk.library, Going(), desk.clock, lambda: False)) == []
