"""One refresh under way: whom it asks, who works on it, and how it went so far.

Threads ask servers and worker processes and hand over what came of it (`values`); the thread that owns the library
takes the values one by one and alone writes.
"""

import queue
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from reader.errors import NothingFound, ReaderError
from reader.ingest.fetch.fetch import Failed, NotModified
from reader.ingest.fetch.outcome import after_unchanged
from reader.ingest.fetch.thread_pool import ThreadPool
from reader.ingest.fetch.throttle import Turns
from reader.ingest.refresh.values import Answered, Broken, Errand, Value
from reader.ingest.urls import host_of
from reader.ingest.workers.pool import Asks, JobFailed
from reader.model.event import Event, FeedFetched, Notice
from reader.model.feed import Feed
from reader.model.safe_text import safe_address
from reader.store.file.library import Library
from reader.store.sources.feeds import claim_feeds, feed_at, get_feeds, release_feeds, update_feeds
from reader.store.texts.pending import waiting_by_feed

CONNECTIONS = 8
"""Servers asked at a time."""
SILENT = 2.0
"""Seconds after which a server that has not answered gives up its place among them: it may be dead."""
MOST_THREADS = 96
"""Servers waited for at a time, dead ones included."""
READERS = 2
"""Batches of texts cleaned at a time; one more waits, to be cleaned while another is saved."""
TOGETHER = 500
"""Feeds without news that are noted in one transaction; a run that ends before asks them again, at little cost."""
CLAIMED = 50
"""Feeds a run claims at a time, so that another run that starts meanwhile shares the work."""
CLAIM = timedelta(minutes=3)
"""For how long; a run that was killed keeps others away no longer."""
_OWN = "own "


@dataclass(slots=True)
class Run:
    """One refresh: who works on it, and how it went so far."""

    library: Library
    now: Callable[[], datetime]
    jitter: Callable[[], float]
    workers: Asks
    answer_of: Callable[[Errand], Value]
    """Ask a server, in another thread."""
    turns: Turns[Errand]
    unclaimed: deque[Feed]
    silent: float
    """Seconds as `SILENT`."""
    open: set[int]
    """The feeds that have neither answered nor failed."""
    results: "queue.SimpleQueue[tuple[str, Value]]" = field(default_factory=queue.SimpleQueue)
    fetchers: "ThreadPool[str, Value]" = field(init=False)
    readers: "ThreadPool[str, Value]" = field(init=False)
    waiting: deque[tuple[int, list[int]]] = field(init=False)
    """Stories that are listed and whose texts are not cleaned yet, by feed."""
    asked: dict[str, float] = field(default_factory=dict)
    """When each host that has not answered yet was asked."""
    reading: int = 0
    new: int = 0
    failed: int = 0
    shared: int = 0
    """Feeds that another run has asked."""
    gaps: list[Notice] = field(default_factory=list)
    unchanged: list[tuple[Feed, NotModified]] = field(default_factory=list)
    reached: bool = False
    """Some server outside has answered: the network is there."""
    unreached: list[tuple[Feed, Failed]] = field(default_factory=list)
    """Feeds that could not be asked, perhaps for want of a network."""
    offline: bool = False

    def __post_init__(self) -> None:
        self.fetchers = ThreadPool(MOST_THREADS, self.results)
        self.readers = ThreadPool(READERS, self.results)
        self.waiting = deque(waiting_by_feed(self.library).items())

    @property
    def busy(self) -> bool:
        """Whether anything is still to come."""
        return bool(self.unclaimed or self.turns or self.asked or self.reading or self.waiting)

    def ask_next(self) -> None:
        """Ask the hosts whose turn it is, as many as may be asked at a time."""
        while self.may_ask():
            turn = self.turns.take(time.monotonic())
            if turn is None and self.unclaimed:
                self._claim()
                continue
            if turn is None:
                return
            host, errand = turn
            self.asked[host] = time.monotonic()
            feed = errand if isinstance(errand, Feed) else errand.feed
            self.fetchers.submit(host, _safely(feed, partial(self.answer_of, errand)))

    def may_ask(self) -> bool:
        """Whether another server may be asked now: those that are silent for long do not count."""
        lately = time.monotonic() - self.silent
        return len(self.asked) < MOST_THREADS and sum(moment > lately for moment in self.asked.values()) < CONNECTIONS

    def read(self, feed: Feed | None, task: Callable[[], Value]) -> None:
        """Have a worker process do something in another thread."""
        self.reading += 1
        self.readers.submit("", _safely(feed, task))

    def take(self, longest: float) -> Value | None:
        """The next value that is handed over; None when there was none within so many seconds."""
        try:
            host, value = self.results.get(timeout=self._patience(longest))
        except queue.Empty:
            return None
        if host:
            del self.asked[host]
            self.turns.done(host, time.monotonic())
        else:
            self.reading -= 1
        return value

    def keep_unchanged(self) -> None:
        """Note the feeds that had nothing new, many in one transaction."""
        if not self.unchanged:
            return
        now, answers = self.now(), {feed.id: answer for feed, answer in self.unchanged}
        with self.library.atomic():
            present = get_feeds(self.library, list(answers))
            update_feeds(
                self.library, [after_unchanged(feed, answers[feed.id], now, self.jitter()) for feed in present]
            )
        self.unchanged.clear()

    def close(self) -> None:
        """Note what is left to note, and end the threads."""
        self.fetchers.shutdown()
        self.readers.shutdown()
        self.keep_unchanged()
        release_feeds(self.library, list(self.open))

    def _claim(self) -> None:
        """Take the next feeds on, but not those that another run is asking, or has asked since this one began."""
        some = [self.unclaimed.popleft() for _ in range(min(CLAIMED, len(self.unclaimed)))]
        now = self.now()
        mine = claim_feeds(self.library, some, now + CLAIM, now=now)
        for feed in some:
            if feed.id in mine:
                self.turns.add(host_turn(feed), feed)
        others = [feed.id for feed in some if feed.id not in mine]
        self.open.difference_update(others)
        self.shared += len(get_feeds(self.library, others))

    def _patience(self, longest: float) -> float:
        """Seconds to wait for a value before looking whether a host has rested or a silent one gives up its place."""
        if not (self.asked or self.reading or self.turns):
            return 0.0
        if not self.may_ask():
            return min(longest, self.silent / 4)
        rest = self.turns.rest(time.monotonic())
        return longest if rest is None else min(max(rest, 0.01), longest)


def host_turn(feed: Feed, url: str = "") -> str:
    """The host whose turns a feed, or a page of it, waits for; private ones are the user's own and need no rest."""
    return (_OWN if feed.private else "") + host_of(url or feed.url)


def needs_rest(host: str) -> bool:
    """Whether a host of `host_turn` rests between two requests."""
    return not host.startswith(_OWN)


def unchanged(run: Run, answered: Answered) -> Iterator[Event]:
    """A feed has nothing new."""
    assert isinstance(answered.outcome, NotModified)
    feed = answered.feed
    if other := other_at(run, feed, answered.outcome.moved):
        yield from merge(run, feed, other)
        return
    run.unchanged.append((feed, answered.outcome))
    run.open.discard(feed.id)
    if len(run.unchanged) >= TOGETHER:
        run.keep_unchanged()
    yield FeedFetched(feed.id, feed.name, unchanged=True)


def other_at(run: Run, feed: Feed, moved: str) -> Feed | None:
    """Another feed that lives where a feed has moved for good."""
    found = feed_at(run.library, moved) if moved else None
    return found if found and found.id != feed.id and found.url == moved else None


def merge(run: Run, feed: Feed, other: Feed) -> Iterator[Event]:
    """Make one subscription of a feed and the one that lives where it has moved for good."""
    from reader.store.sources.merge_feeds import merge_feeds

    run.open.discard(feed.id)
    try:
        kept = merge_feeds(run.library, feed.id, other.id)
    except NothingFound:  # unsubscribed meanwhile
        return
    run.waiting = deque(waiting_by_feed(run.library).items())
    words = f"{feed.name} has moved for good to where {kept.name} is: they are one feed now, with all their stories"
    yield Notice(words)
    yield FeedFetched(kept.id, kept.name, unchanged=True)


def words_of(error: Exception) -> str:
    """Why something could not be done, safe to show; a fault of the program's own is named as one, in our words."""
    known = isinstance(error, (ReaderError, JobFailed))
    return safe_address(str(error)) if known else "it could not be read because of an error in this program"


def _safely(feed: Feed | None, task: Callable[[], Value]) -> Callable[[], Value]:
    """The task as one that never raises."""

    def attempt() -> Value:
        try:
            return task()
        except Exception as error:
            return Broken(feed, words_of(error))

    return attempt
