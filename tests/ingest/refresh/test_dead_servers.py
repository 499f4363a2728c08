"""Servers that never answer, and no network at all: what others and the feeds themselves suffer from it."""

import socket
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import timedelta

import pytest

from reader.ingest.fetch.client import Client
from reader.ingest.fetch.fetch import Failed, fetch
from reader.ingest.fetch.transfer import Answer as HttpAnswer
from reader.ingest.fetch.transfer import FetchFault, Unreached
from reader.ingest.refresh.failures import OFFLINE
from reader.ingest.refresh.refresh import refresh
from reader.model.event import Event, FeedFailed, FeedFetched, Notice, RefreshDone
from reader.store.file.library import Library
from reader.store.sources.feeds import add_feed, claim_feeds, get_feed, list_feeds
from tests.fakes import Clock, InlineWorkers
from tests.ingest.feeds import rss, story_html
from tests.server import Answer, FeedServer


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port where connections are taken and nothing is said."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listening:
        yield listening.getsockname()[1]


class NoNetwork(Client):
    """A client on a machine without a network, but for this machine itself; some names it knows to be wrong."""

    def __init__(self, *, surely: bool = True, alive: str = "") -> None:
        super().__init__()
        self.surely, self.alive = surely, alive
        self.asked: list[str] = []

    def get(self, url: str, headers: Sequence[bytes], *, private: bool, seconds: float, cap: int) -> HttpAnswer:
        self.asked.append(url)
        if private:
            return super().get(url, headers, private=private, seconds=seconds, cap=cap)
        if self.alive and self.alive in url:
            raise FetchFault("the server is down: connection refused")
        raise Unreached("the name could not be looked up: no network, or no name server", surely=self.surely)


def run(library: Library, clock: Clock, client: Client, **more: float) -> list[Event]:
    """All that a refresh of everything tells."""
    every = [feed.id for feed in list_feeds(library)]
    return list(refresh(library, feeds=every, now=clock, workers=InlineWorkers(), client=client, pause=0, **more))  # type: ignore[arg-type]


def test_dead_servers_do_not_hold_up_living_ones(
    library: Library, server: FeedServer, client: Client, clock: Clock, silent_port: int
) -> None:
    for number in range(20):
        add_feed(library, f"http://dead{number}.localhost:{silent_port}/", private=True, now=clock())
    for number in range(60):
        server.routes[f"/{number}"] = Answer(rss([], title=f"Feed {number}"))
        url = server.url(f"/{number}").replace("127.0.0.1", f"live{number}.localhost")
        add_feed(library, url, private=True, now=clock())
    told = [type(event) for event in run(library, clock, client, seconds=2.0, silent=0.05)]
    assert told.count(FeedFetched) == 60
    assert told.count(FeedFailed) == 20
    assert told.index(FeedFailed) > len(told) - 1 - told[::-1].index(FeedFetched), "all living ones came first"


def test_those_that_failed_last_time_are_asked_last(library: Library, server: FeedServer, clock: Clock) -> None:
    for number in range(6):
        server.routes[f"/{number}"] = Answer(status=500) if number < 3 else Answer(rss([]))
        add_feed(library, server.url(f"/{number}"), private=True, now=clock())
    with Client() as client:
        run(library, clock, client)
        server.seen.clear()
        clock.on(hours=1)
        run(library, clock, client)
    assert [seen.path for seen in server.seen] == ["/3", "/4", "/5", "/0", "/1", "/2"]


@pytest.mark.parametrize("surely", [True, False])
def test_without_a_network_no_feed_fails(library: Library, server: FeedServer, clock: Clock, surely: bool) -> None:
    for number in range(40):
        add_feed(library, f"https://news{number}.example/feed", now=clock())
    server.routes["/own"] = Answer(rss([("1", "Own", story_html("Own"))]))
    own, _ = add_feed(library, server.url("/own"), private=True, now=clock())
    before = [feed for feed in list_feeds(library) if feed.id != own.id]
    with NoNetwork(surely=surely) as client:
        events = run(library, clock, client)
        assert [event.text for event in events if isinstance(event, Notice)] == [OFFLINE]
        assert not [event for event in events if isinstance(event, FeedFailed)]
        assert events[-2 if isinstance(events[-1], RefreshDone) else -1]
        assert RefreshDone(41, 1, 0, offline=True) in events, "what lies on this machine is read all the same"
        if surely:
            assert len(client.asked) < 20, "the others are not tried"
    assert [feed for feed in list_feeds(library) if feed.id != own.id] == before
    soon = clock() + timedelta(minutes=3)
    assert len(claim_feeds(library, before, soon, now=clock())) == 40, "nobody waits for this run"


def test_with_a_network_a_name_that_cannot_be_looked_up_is_its_feeds_own_failure(
    library: Library, clock: Clock
) -> None:
    lost = [add_feed(library, f"https://news{number}.example/feed", now=clock())[0] for number in range(3)]
    add_feed(library, "https://alive.example/feed", now=clock())
    with NoNetwork(alive="alive") as client:
        events = run(library, clock, client)
    assert events[-1] == RefreshDone(4, 0, 4)
    for feed in lost:
        assert get_feed(library, feed.id).fetch.next_at == clock() + timedelta(hours=1)


def test_one_wrong_name_is_a_failure(library: Library, clock: Clock) -> None:
    add_feed(library, "https://news.example/feed", now=clock())
    with NoNetwork(surely=False) as client:
        assert run(library, clock, client)[-1] == RefreshDone(1, 0, 1)


def test_a_name_that_is_none_says_so(client: Client, clock: Clock) -> None:
    answer = fetch(client, "http://no.such.host.invalid/", now=clock(), seconds=5)
    assert isinstance(answer, Failed)
    assert answer.offline
    assert "no.such.host.invalid" in answer.reason


def test_two_refreshes_at_once_share_the_feeds(
    library: Library, server: FeedServer, client: Client, clock: Clock
) -> None:
    for number in range(120):
        server.routes[f"/{number}"] = Answer(rss([], title=f"Feed {number}"))
        url = server.url(f"/{number}").replace("127.0.0.1", f"host{number}.localhost")
        add_feed(library, url, private=True, now=clock())
    told: list[Event] = []
    with ExitStack() as stack:
        other = stack.enter_context(Client())
        first = refresh(library, now=clock, workers=InlineWorkers(), client=client, pause=0)
        told.append(next(first))
        told.append(next(first))  # it has taken some feeds on
        second = run_due(library, clock, other)
        told += first
    assert sorted(seen.path for seen in server.seen) == sorted(f"/{number}" for number in range(120)), "each once"
    assert any("another refresh" in event.text for event in second if isinstance(event, Notice))
    assert sum(isinstance(event, FeedFetched) for event in [*told, *second]) == 120


def run_due(library: Library, clock: Clock, client: Client) -> list[Event]:
    """All that a refresh of what is due tells."""
    return list(refresh(library, now=clock, workers=InlineWorkers(), client=client, pause=0))


def test_a_refresh_that_was_killed_holds_nobody_up_for_long(
    library: Library, server: FeedServer, client: Client, clock: Clock
) -> None:
    server.routes["/feed"] = Answer(rss([]))
    feed, _ = add_feed(library, server.url("/feed"), private=True, now=clock())
    claim_feeds(library, [feed], clock() + timedelta(minutes=3), now=clock())
    assert server.seen == []
    run_due(library, clock, client)
    assert server.seen == []
    clock.on(minutes=3)
    run_due(library, clock, client)
    assert server.statuses("/feed") == [200]


def test_who_refreshes_again_and_again_is_told_that_it_was_just_done(
    library: Library, server: FeedServer, client: Client, clock: Clock
) -> None:
    for number in range(2):
        server.routes[f"/{number}"] = Answer(rss([]))
        add_feed(library, server.url(f"/{number}"), private=True, now=clock())
    minute = timedelta(minutes=1)
    every = [feed.id for feed in list_feeds(library)]

    def again(clock: Clock) -> list[Event]:
        return list(
            refresh(library, feeds=every, floor=minute, now=clock, workers=InlineWorkers(), client=client, pause=0)
        )

    again(clock)
    clock.on(seconds=20)
    (told,) = (event for event in again(clock) if isinstance(event, Notice))
    assert told.text == "all feeds were fetched less than a minute ago and are not fetched again"
    assert len(server.seen) == 2
    clock.on(seconds=40)
    server.routes["/1"] = Answer(status=500)
    again(clock)
    assert len(server.seen) == 4
    server.routes["/1"] = Answer(rss([]))
    clock.on(seconds=2)
    again(clock)
    assert [seen.path for seen in server.seen[4:]] == ["/1"], "one that failed is asked at once"
    assert not any(feed.fetch.failures for feed in list_feeds(library))
