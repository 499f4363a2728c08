"""Fetch what is new: a generator of events over hundreds of feeds.

Threads wait for servers and for worker processes; this thread alone touches the library. A feed goes through three
steps: fetched (most answer 304 and are done), parsed (what the library holds already is set aside), cleaned and saved
in one transaction with its validators. Nothing a server does empties a feed or stops the others.
"""

import queue
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any
from urllib.request import getproxies

from reader.errors import NothingFound, ReaderError
from reader.ingest.arrivals import new_or_changed, requests_for
from reader.ingest.asking import Cleaned, ask_clean, ask_parse
from reader.ingest.client import Client
from reader.ingest.crew import Crew
from reader.ingest.destination import host_of
from reader.ingest.fetch import DEADLINE, Failed, Fetched, NotModified, fetch
from reader.ingest.hosts import Turns
from reader.ingest.learning import furniture
from reader.ingest.outcome import after_failure, after_parsed, after_unchanged, held_back, what_next
from reader.ingest.pages import clean_page, keep_if_longer, may_be_private, read_page
from reader.ingest.parse import ParsedFeed
from reader.ingest.save import save_stories
from reader.ingest.workers import Asks, JobFailed, Workers
from reader.model.events import Event, FeedFailed, FeedFetched, RefreshDone, RefreshStarted, StorySaved
from reader.model.feed import Feed, FetchState
from reader.model.safe_text import safe_address
from reader.model.story import CleanStory
from reader.store.connection import Library
from reader.store.feeds import due_feeds, get_feed, list_feeds, update_feed
from reader.store.stories import get_story

CONNECTIONS = 8
"""Servers asked at a time."""
READERS = 2
"""Bodies parsed or cleaned at a time."""
UNREAD_BODIES = 12
"""Bodies waiting to be parsed before no more are fetched."""
TOGETHER = 100
"""Feeds without news that are noted in one transaction; a run that ends before asks them again, at little cost."""
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
class _Run:
    """One refresh: who works on it, and how it went so far."""

    library: Library
    now: Callable[[], datetime]
    jitter: Callable[[], float]
    workers: Asks
    ask: Callable[[_Errand], Any]
    fetchers: Crew[Then]
    readers: Crew[Then]
    turns: Turns[_Errand]
    fetching: int = 0
    reading: int = 0
    new: int = 0
    failed: int = 0
    unchanged: list[tuple[Feed, NotModified]] = field(default_factory=list)


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
        client = client or stack.enter_context(Client(getproxies()))
        workers = workers or stack.enter_context(Workers())
        results: queue.Queue[tuple[Then, Any]] = queue.Queue()
        fetchers, readers = Crew(CONNECTIONS, results), Crew(READERS, results)
        stack.callback(fetchers.dismiss)
        stack.callback(readers.dismiss)

        def ask(errand: _Errand) -> Any:
            feed = errand.feed
            if errand.is_page:
                return read_page(
                    client, errand.url, now=now(), private=may_be_private(feed, errand.url), seconds=seconds
                )
            state = FetchState() if force else feed.fetch
            return fetch(client, feed.url, state, now=now(), private=feed.private, seconds=seconds)

        turns: Turns[_Errand] = Turns(lambda host: 0.0 if host.startswith(_OWN) else pause)
        run = _Run(library, now, jitter, workers, ask, fetchers, readers, turns, failed=len(resting))
        for feed in chosen:
            turns.add(_host(feed), _Errand(feed, feed.url, partial(_fetched, run, feed)))
        while (run.turns or run.fetching or run.reading) and not stopped():
            _ask_next(run)
            try:
                then, result = results.get(timeout=_patience(run))
            except queue.Empty:
                continue
            yield from then(result)
            if len(run.unchanged) >= TOGETHER:
                _keep_unchanged(run)
        _keep_unchanged(run)
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
    resting = [feed for feed in wanted if feed.fetch.held and feed.fetch.next_at and feed.fetch.next_at > now]
    ids = {feed.id for feed in resting}
    return [feed for feed in wanted if feed.id not in ids and (not feed.gone or len(wanted) == 1)], resting


def _patience(run: _Run) -> float:
    """Seconds to wait for a result before looking whether a host has rested or the user has had enough."""
    rest = run.turns.rest(time.monotonic())
    return 1.0 if rest is None or run.fetching >= CONNECTIONS else min(max(rest, 0.01), 1.0)


def _ask_next(run: _Run) -> None:
    while run.fetching < CONNECTIONS and run.reading < UNREAD_BODIES:
        turn = run.turns.take(time.monotonic())
        if turn is None:
            return
        _ask(run, *turn)


def _ask(run: _Run, host: str, errand: _Errand) -> None:
    def answered(result: Any) -> Iterator[Event]:
        run.fetching -= 1
        run.turns.done(host, time.monotonic())
        return errand.then(result)

    run.fetching += 1
    run.fetchers.give(answered, lambda: run.ask(errand))


def _fetched(run: _Run, feed: Feed, result: Any) -> Iterator[Event]:
    if isinstance(result, NotModified):
        run.unchanged.append((feed, result))
        return iter((FeedFetched(feed.id, feed.name, unchanged=True),))
    return _parse(run, feed, result) if isinstance(result, Fetched) else _fail(run, feed, result)


def _parse(run: _Run, feed: Feed, answer: Fetched) -> Iterator[Event]:
    def parsed(result: Any) -> Iterator[Event]:
        run.reading -= 1
        return _clean(run, feed, answer, result) if isinstance(result, ParsedFeed) else _fail(run, feed, result)

    run.reading += 1
    run.readers.give(parsed, lambda: ask_parse(run.workers, answer.body, answer.url, answer.content_type))
    return iter(())


def _clean(run: _Run, feed: Feed, answer: Fetched, parsed: ParsedFeed) -> Iterator[Event]:
    def cleaned(result: Any) -> Iterator[Event]:
        run.reading -= 1
        return _save(run, feed, answer, parsed, result) if isinstance(result, list) else _fail(run, feed, result)

    site, template = feed.title or parsed.info.title, furniture(run.library, f"feed {feed.id}")
    requests = new_or_changed(run.library, feed.id, requests_for(parsed, site=site, template=template))
    if not requests:
        return _save(run, feed, answer, parsed, [])
    run.reading += 1
    run.readers.give(cleaned, lambda: ask_clean(run.workers, requests))
    return iter(())


def _save(run: _Run, feed: Feed, answer: Fetched, parsed: ParsedFeed, stories: list[Cleaned]) -> Iterator[Event]:
    def note_answer() -> None:
        present = get_feed(run.library, feed.id)
        update_feed(run.library, after_parsed(present, answer, parsed, run.now(), run.jitter()))

    new = changed = 0
    try:
        for saved in save_stories(run.library, run.workers, stories, feed_id=feed.id, now=run.now, last=note_answer):
            new += saved.outcome in ("new", "duplicate")
            changed += saved.outcome == "changed"
            if saved.outcome != "same":
                yield saved.event
            if saved.outcome == "new" and feed.full_text:
                _want_page(run, feed, saved.event.story_id)
        feed = get_feed(run.library, feed.id)
    except NothingFound:  # unsubscribed meanwhile
        return
    run.new += new
    yield FeedFetched(feed.id, feed.name, new, changed, unchanged=not new and not changed)


def _want_page(run: _Run, feed: Feed, story_id: int) -> None:
    """Fetch the page of a story of which the feed gave only a summary."""
    story = get_story(run.library, story_id)
    if not story.partial or not story.url:
        return

    def fetched(result: Any) -> Iterator[Event]:
        if not isinstance(result, Fetched):
            return iter(())  # the summary stays, and the page can be asked for by hand
        run.reading += 1
        run.readers.give(cleaned, lambda: clean_page(run.workers, story, result, template))
        return iter(())

    def cleaned(result: Any) -> Iterator[Event]:
        run.reading -= 1
        if isinstance(result, CleanStory):
            event = keep_if_longer(run.library, story_id, result, run.now())
            if isinstance(event, StorySaved):
                yield event

    template = furniture(run.library, f"feed {feed.id}")
    run.turns.add(_host(feed, story.url), _Errand(feed, story.url, fetched, is_page=True))


def _keep_unchanged(run: _Run) -> None:
    """Note the feeds that had nothing new, many in one transaction."""
    if not run.unchanged:
        return
    now = run.now()
    with run.library.atomic():
        for feed, answer in run.unchanged:
            with suppress(NothingFound):  # unsubscribed meanwhile
                present = get_feed(run.library, feed.id)
                update_feed(run.library, after_unchanged(present, answer, now, run.jitter()))
    run.unchanged.clear()


def _fail(run: _Run, feed: Feed, result: Any) -> Iterator[Event]:
    """Note a failure; when a host asks for rest, all its feeds rest with it."""
    if not isinstance(result, Failed):
        words = str(result) if isinstance(result, (ReaderError, JobFailed)) else f"a fault of this program: {result!r}"
        result = Failed(safe_address(words))
    now = run.now()
    with run.library.atomic():
        try:
            feed = after_failure(get_feed(run.library, feed.id), result, now)
        except NothingFound:
            return
        update_feed(run.library, feed)
        dropped = run.turns.drop(_host(feed)) if result.busy else []
        waiting = {errand.feed.id for errand in dropped if not errand.is_page}
        resting = [
            held_back(other, feed.fetch.next_at, result.reason)
            for other in (list_feeds(run.library) if result.busy else ())
            if other.id != feed.id and _host(other) == _host(feed)
        ]
        for other in resting:
            update_feed(run.library, other)
    for failed in (feed, *(other for other in resting if other.id in waiting)):
        run.failed += 1
        yield FeedFailed(failed.id, failed.name, what_next(failed, now))
