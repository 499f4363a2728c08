"""Entries that left a feed's document between two requests: the feed shows when."""

from datetime import timedelta

import pytest

from reader.ingest.fetch.client import Client
from reader.ingest.fetch.schedule import gap_in_words
from reader.ingest.refresh.refresh import refresh
from reader.model.event import Event, Notice
from reader.store.file.library import Library
from reader.store.sources.feeds import list_feeds
from tests.fakes import Clock, InlineWorkers
from tests.ingest.wires import Wire, follow
from tests.server import Answer, FeedServer


@pytest.mark.parametrize("dated", [True, False])
def test_a_gap_is_shown_with_its_times(
    library: Library, server: FeedServer, client: Client, clock: Clock, dated: bool
) -> None:
    wire, start = Wire(10, 6, dated=dated), clock()
    follow([wire], library, server, client, clock, hours=0.5, minutes=30)
    (feed,) = list_feeds(library)
    assert gap_in_words(feed.fetch, clock()) == ""
    last = feed.fetch.fetched_at
    assert last == start + timedelta(minutes=30)
    clock.moment = start + timedelta(hours=5)
    (told,) = (event for event in due(library, client, clock) if isinstance(event, Notice))
    (feed,) = list_feeds(library)
    shown_from = start + timedelta(hours=5, minutes=-54)
    assert (feed.fetch.missed_from, feed.fetch.missed_until) == ((last, shown_from) if dated else (last, clock()))
    assert told.text == f"{feed.name}: {gap_in_words(feed.fetch, clock())}"
    clock.on(minutes=30)
    assert not [event for event in due(library, client, clock) if isinstance(event, Notice)]
    assert list_feeds(library)[0].fetch.missed_from == last, "it stays to be seen"


def due(library: Library, client: Client, clock: Clock) -> list[Event]:
    return list(refresh(library, now=clock, workers=InlineWorkers(), client=client, pause=0))


def test_many_gaps_are_one_line(library: Library, server: FeedServer, client: Client, clock: Clock) -> None:
    wires = [Wire(shown, 6) for shown in (4, 5, 6, 7)]
    follow(wires, library, server, client, clock, hours=0, minutes=30)
    clock.on(hours=12)
    (told,) = (event for event in due(library, client, clock) if isinstance(event, Notice))
    assert told.text.startswith("4 feeds no longer listed everything")


def test_a_feed_whose_entries_all_got_other_addresses_has_no_gap(
    library: Library, server: FeedServer, client: Client, clock: Clock
) -> None:
    wire, start = Wire(10, 60), clock()
    follow([wire], library, server, client, clock, hours=0, minutes=30)
    server.routes[wire.path] = Answer(wire.body(start, start).replace("#", "#new-").replace("Report", "Item"))
    assert not [event for event in due(library, client, clock) if isinstance(event, Notice)]
    assert gap_in_words(list_feeds(library)[0].fetch, clock()) == ""
