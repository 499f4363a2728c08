"""What ends a feed's turn badly: a failure that is noted, a host that asks for rest, no network at all."""

from collections import deque
from collections.abc import Iterator
from datetime import datetime

from reader.errors import NothingFound
from reader.ingest.fetch.fetch import Failed
from reader.ingest.fetch.outcome import after_failure, held_back, what_next
from reader.ingest.refresh.run import Run, host_turn, needs_rest
from reader.ingest.urls import host_of
from reader.model.event import Event, FeedFailed, Notice
from reader.model.feed import Feed
from reader.store.sources.feeds import get_feed, list_feeds, release_feeds, update_feed, update_feeds

OFFLINE_HOSTS = 5
"""Hosts that cannot be looked up, with none that answers, after which the others are not tried."""
OFFLINE = "no network: nothing was fetched, no feed counts as failed, and all are asked again next time"


def fail(run: Run, feed: Feed, why: Failed) -> Iterator[Event]:
    """Note that a feed's answer is of no use; what may be for want of a network waits until that is known."""
    if why.offline and not feed.private and not run.reached:
        run.unreached.append((feed, why))
        run.open.discard(feed.id)
        if len({host_of(one.url) for one, failed in run.unreached if failed.offline == "surely"}) >= OFFLINE_HOSTS:
            _give_up(run)
        return
    run.reached = run.reached or not (why.offline or feed.private)
    yield from _note_failure(run, feed, why)


def settle_unreached(run: Run) -> Iterator[Event]:
    """Say whether the feeds that could not be asked have failed, or there is no network."""
    unreached, run.unreached = run.unreached, []
    hosts = {host_of(feed.url) for feed, _ in unreached}
    sure = any(why.offline == "surely" for _, why in unreached)
    if unreached and not run.reached and (sure or len(hosts) >= 3):
        run.offline = True
        release_feeds(run.library, [feed.id for feed, _ in unreached])
        yield Notice(OFFLINE)
        return
    for feed, why in unreached:
        yield from _note_failure(run, feed, why)


def _give_up(run: Run) -> None:
    """Leave the other feeds as they are: there is no network."""
    rest = [feed for feed in run.unclaimed if not feed.private]
    run.unclaimed = deque(feed for feed in run.unclaimed if feed.private)
    for host in run.turns.hosts():
        if needs_rest(host):
            rest += [errand for errand in run.turns.drop(host) if isinstance(errand, Feed)]
    run.open -= {feed.id for feed in rest}
    release_feeds(run.library, [feed.id for feed in rest])


def _note_failure(run: Run, feed: Feed, why: Failed) -> Iterator[Event]:
    """Note a failure; when a host asks for rest, all its feeds rest with it."""
    now, host = run.now(), host_turn(feed)
    run.open.discard(feed.id)
    with run.library.atomic():
        try:
            feed = after_failure(get_feed(run.library, feed.id), why, now)
        except NothingFound:
            return
        update_feed(run.library, feed)
        resting, dropped = _let_rest(run, feed, host, why.reason, now) if why.busy else ([], set[int]())
    for failed in (feed, *(other for other in resting if other.id in dropped)):
        run.failed += 1
        yield FeedFailed(failed.id, failed.name, what_next(failed, now))


def _let_rest(run: Run, feed: Feed, host: str, reason: str, now: datetime) -> tuple[list[Feed], set[int]]:
    """The other feeds of a host that asks for rest, and the ids of those that were to be asked in this run."""
    dropped = {errand.id for errand in run.turns.drop(host) if isinstance(errand, Feed)}
    dropped |= {other.id for other in run.unclaimed if host_turn(other) == host}
    run.unclaimed = deque(other for other in run.unclaimed if other.id not in dropped)
    run.open -= dropped
    resting = [
        held_back(other, feed.fetch.next_at, reason, now)
        for other in list_feeds(run.library)
        if other.id != feed.id and host_turn(other) == host
    ]
    update_feeds(run.library, resting)
    return resting, dropped
