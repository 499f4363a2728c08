"""Fetch what is new: a generator of events over hundreds of feeds.

Threads wait for servers and for worker processes; this thread alone touches the library. Most feeds answer that nothing
has changed and are done: what lists a new body (`listing`) and what reads texts out (`newcomers`) is imported when
there is one. New entries are listed as they arrive, in one transaction with the feed's validators; when every feed has
answered that is told (`RefreshDone`), and the texts that are not read out yet follow. Nothing a server does empties a
feed or stops the others.
"""

import queue
import random
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from reader.errors import NothingFound, ReaderError
from reader.ingest.fetch.client import Client, proxies
from reader.ingest.fetch.fetch import (
    DEADLINE,
    Failed,
    Fetched,
    NotModified,
    fetch,
)
from reader.ingest.fetch.outcome import (
    after_failure,
    after_unchanged,
    held_back,
    what_next,
)
from reader.ingest.fetch.thread_pool import Crew
from reader.ingest.fetch.throttle import Turns
from reader.ingest.urls import host_of
from reader.ingest.workers.pool import Asks, JobFailed, Workers
from reader.model.event import (
    Event,
    FeedFailed,
    FeedFetched,
    Notice,
    RefreshDone,
    RefreshStarted,
)
from reader.model.feed import Feed, FetchState
from reader.model.safe_text import safe_address
from reader.store.file.library import Library
from reader.store.sources.feeds import (
    due_feeds,
    feed_at,
    get_feed,
    get_feeds,
    list_feeds,
    update_feed,
    update_feeds,
)
from reader.store.texts.pending import waiting_by_feed

CONNECTIONS = 8
"""Servers asked at a time."""
READERS = 2
"""Bodies parsed or cleaned at a time; one more batch of texts waits, to be cleaned while another is saved."""
UNREAD_BODIES = 12
"""Bodies waiting to be parsed before no more are fetched."""
TOGETHER = 500
"""Feeds without news that are noted in one transaction; a run that ends before asks them again, at little cost."""
LULL = 0.2
"""Seconds without an answer after which texts are read out, although some feeds have not answered yet."""
PAUSE = 1.0
"""Seconds a host rests between two requests; the user's own machines need none."""

Then = Callable[[Any], Iterator[Event]]
"""What to do, in the thread that owns the library, with what a task in another thread came to."""


@dataclass(frozen=True, slots=True)
class _Errand:
    """An address to be asked for, for a feed's sake: the feed itself or the page of one of its stories."""

    feed: Feed
    url: str
    then: Then
    is_page: bool = False


@dataclass(slots=True)
class Run:
    """One refresh: who works on it, and how it went so far."""

    library: Library
    now: Callable[[], datetime]
    jitter: Callable[[], float]
    workers: Asks
    ask: Callable[[_Errand], Any]
    fetchers: Crew[Then]
    readers: Crew[Then]
    turns: Turns[_Errand]
    open: set[int]
    """The feeds that have neither answered nor failed."""
    waiting: deque[tuple[int, list[int]]]
    """Stories that are listed and whose texts are not read out yet, by feed."""
    fetching: int = 0
    reading: int = 0
    new: int = 0
    failed: int = 0
    unchanged: list[tuple[Feed, NotModified]] = field(default_factory=list)

    def want(self, feed: Feed, url: str, then: Then) -> None:
        """Let the page of a feed's story wait for its turn."""
        self.turns.add(_host(feed, url), _Errand(feed, url, then, is_page=True))

    def other_at(self, feed: Feed, url: str) -> Feed | None:
        """Another feed that lives at an address."""
        found = feed_at(self.library, url)
        return found if found and found.id != feed.id and found.url == url else None

    def merge(self, feed: Feed, moved: str) -> Iterator[Event]:
        """Make one subscription of a feed and the one that lives where it has moved for good."""
        return _merge(self, feed, moved)

    def fail(self, feed: Feed, result: Any) -> Iterator[Event]:
        """Note that a feed's answer is of no use."""
        return _fail(self, feed, result)


def refresh(
    library: Library,
    *,
    feeds: Sequence[int] | None = None,
    now: Callable[[], datetime],
    workers: Asks | None = None,
    client: Client | None = None,
    force: bool = False,
    pause: float = PAUSE,
    seconds: float = DEADLINE,
    jitter: Callable[[], float] = random.random,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Event]:
    """Fetch the feeds that are due, or the named ones due or not; `force` asks without the saved validators.

    A server that asked to be left alone for a while is left alone all the same. `pause` is in seconds between two
    requests to one host, `seconds` the deadline of each; `stopped` is asked between steps and ends the run early.
    """
    chosen, resting = _chosen(library, feeds, now())
    yield RefreshStarted(len(chosen) + len(resting))
    for feed in resting:
        yield FeedFailed(feed.id, feed.name, what_next(feed, now()))
    with ExitStack() as stack:
        stack.enter_context(library.unhurried())
        client = client or stack.enter_context(Client(proxies()))
        workers = workers or stack.enter_context(Workers())
        results: queue.SimpleQueue[tuple[Then, Any]] = queue.SimpleQueue()
        fetchers, readers = Crew(CONNECTIONS, results), Crew(READERS, results)
        stack.callback(fetchers.dismiss)
        stack.callback(readers.dismiss)

        def ask(errand: _Errand) -> Any:
            feed = errand.feed
            if errand.is_page:
                from reader.ingest.refresh.full_text import may_be_private, read_page

                return read_page(
                    client, errand.url, now=now(), private=may_be_private(feed, errand.url), seconds=seconds
                )
            state = FetchState() if force else feed.fetch
            return fetch(client, feed.url, state, now=now(), private=feed.private, seconds=seconds)

        turns: Turns[_Errand] = Turns(lambda host: 0.0 if host.startswith(_OWN) else pause)
        run = Run(
            library, now, jitter, workers, ask, fetchers, readers, turns,
            open={feed.id for feed in chosen}, waiting=deque(waiting_by_feed(library).items()), failed=len(resting),
        )  # fmt: skip
        for feed in chosen:
            turns.add(_host(feed), _Errand(feed, feed.url, partial(_fetched, run, feed)))
        told = lull = False
        while (run.turns or run.fetching or run.reading or run.waiting) and not stopped():
            _ask_next(run)
            while run.waiting and run.reading <= READERS and (lull or not run.open):
                from reader.ingest.refresh.clean_queue import read_next

                read_next(run)
            try:
                then, result = results.get(timeout=_patience(run))
            except queue.Empty:
                lull = True
                continue
            lull = False
            yield from then(result)
            if len(run.unchanged) >= TOGETHER:
                _keep_unchanged(run)
            if not run.open and not told:
                told = True
                _keep_unchanged(run)
                yield RefreshDone(len(chosen) + len(resting), run.new, run.failed)
        _keep_unchanged(run)
    if not told:
        yield RefreshDone(len(chosen) + len(resting), run.new, run.failed)


_OWN = "own "


def _host(feed: Feed, url: str = "") -> str:
    """The host whose turns a feed, or a page of it, waits for; private ones are the user's own and need no rest."""
    return (_OWN if feed.private else "") + host_of(url or feed.url)


def _chosen(library: Library, feeds: Sequence[int] | None, now: datetime) -> tuple[list[Feed], list[Feed]]:
    """The feeds to ask, and those among the wanted ones whose server asked to wait."""
    if feeds is None:
        return due_feeds(library, now), []
    known = {feed.id: feed for feed in list_feeds(library)}
    wanted = [known.get(feed_id) or get_feed(library, feed_id) for feed_id in dict.fromkeys(feeds)]
    if len(wanted) > 1:  # of one that is gone for good one hears when it is asked for by itself
        wanted = [feed for feed in wanted if not feed.gone]
    resting = [feed for feed in wanted if feed.fetch.held and feed.fetch.next_at and feed.fetch.next_at > now]
    ids = {feed.id for feed in resting}
    return [feed for feed in wanted if feed.id not in ids], resting


def _patience(run: Run) -> float:
    """Seconds to wait for a result before looking whether a host has rested or the user has had enough."""
    longest = LULL if run.waiting else 1.0
    if run.fetching >= CONNECTIONS:
        return longest
    rest = run.turns.rest(time.monotonic())
    return longest if rest is None else min(max(rest, 0.01), longest)


def _ask_next(run: Run) -> None:
    while run.fetching < CONNECTIONS and run.reading < UNREAD_BODIES:
        turn = run.turns.take(time.monotonic())
        if turn is None:
            return
        _ask(run, *turn)


def _ask(run: Run, host: str, errand: _Errand) -> None:
    def answered(result: Any) -> Iterator[Event]:
        run.fetching -= 1
        run.turns.done(host, time.monotonic())
        return errand.then(result)

    run.fetching += 1
    run.fetchers.give(answered, lambda: run.ask(errand))


def _fetched(run: Run, feed: Feed, result: Any) -> Iterator[Event]:
    if isinstance(result, NotModified):
        if result.moved and run.other_at(feed, result.moved):
            return run.merge(feed, result.moved)
        run.unchanged.append((feed, result))
        run.open.discard(feed.id)
        return iter((FeedFetched(feed.id, feed.name, unchanged=True),))
    if isinstance(result, Fetched):
        from reader.ingest.refresh.list_entries import take_in

        return take_in(run, feed, result)
    return _fail(run, feed, result)


def _merge(run: Run, feed: Feed, moved: str) -> Iterator[Event]:
    from reader.store.sources.merge_feeds import merge_feeds

    run.open.discard(feed.id)
    other = run.other_at(feed, moved)
    try:
        kept = merge_feeds(run.library, feed.id, other.id) if other else None
    except NothingFound:  # unsubscribed meanwhile
        return
    if kept is not None:
        run.waiting = deque(waiting_by_feed(run.library).items())
        words = f"{feed.name} has moved for good to where {kept.name} is: they are one feed now, with all their stories"
        yield Notice(words)
        yield FeedFetched(kept.id, kept.name, unchanged=True)


def _keep_unchanged(run: Run) -> None:
    """Note the feeds that had nothing new, many in one transaction."""
    if not run.unchanged:
        return
    now = run.now()
    answers = {feed.id: answer for feed, answer in run.unchanged}
    with run.library.atomic():
        present = get_feeds(run.library, list(answers))
        update_feeds(run.library, [after_unchanged(feed, answers[feed.id], now, run.jitter()) for feed in present])
    run.unchanged.clear()


def _fail(run: Run, feed: Feed, result: Any) -> Iterator[Event]:
    """Note a failure; when a host asks for rest, all its feeds rest with it."""
    if not isinstance(result, Failed):
        words = str(result) if isinstance(result, (ReaderError, JobFailed)) else f"a fault of this program: {result!r}"
        result = Failed(safe_address(words))
    now = run.now()
    run.open.discard(feed.id)
    with run.library.atomic():
        try:
            feed = after_failure(get_feed(run.library, feed.id), result, now)
        except NothingFound:
            return
        update_feed(run.library, feed)
        dropped = run.turns.drop(_host(feed)) if result.busy else []
        dropped_ids = {errand.feed.id for errand in dropped if not errand.is_page}
        run.open -= dropped_ids
        resting = [
            held_back(other, feed.fetch.next_at, result.reason)
            for other in (list_feeds(run.library) if result.busy else ())
            if other.id != feed.id and _host(other) == _host(feed)
        ]
        for other in resting:
            update_feed(run.library, other)
    for failed in (feed, *(other for other in resting if other.id in dropped_ids)):
        run.failed += 1
        yield FeedFailed(failed.id, failed.name, what_next(failed, now))
