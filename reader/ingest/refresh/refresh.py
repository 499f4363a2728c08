"""Fetch what is new: a generator of events over hundreds of feeds.

A refresh has two passes. In the first, threads ask the servers and have worker processes read the bodies; this thread
lists what is new as it arrives, in one transaction with the feed's validators (`list_entries`). When every feed has
answered that is told (`RefreshDone`). In the second the texts of what was listed are cleaned and linked
(`clean_queue`). Most feeds answer that nothing has changed: what the passes need is imported when there is news.
"""

import random
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime, timedelta

from reader.ingest.fetch.client import Client, proxies
from reader.ingest.fetch.fetch import DEADLINE, Failed, Fetched, NotModified, fetch
from reader.ingest.fetch.outcome import what_next
from reader.ingest.fetch.schedule import FLOOR, is_due, is_held
from reader.ingest.fetch.throttle import Turns
from reader.ingest.refresh.run import READERS, SILENT, Run, needs_rest, unchanged, words_of
from reader.ingest.refresh.values import Answered, Broken, Errand, SecondPass, Value
from reader.ingest.workers.pool import Asks, Workers
from reader.model.event import Event, FeedFailed, Notice, RefreshDone, RefreshStarted
from reader.model.feed import Feed, FetchState
from reader.store.file.library import Library
from reader.store.sources.feed_settings import forget_removed
from reader.store.sources.feeds import get_feed, list_feeds

LULL = 0.2
"""Seconds without an answer after which texts are cleaned, although some feeds have not answered yet."""
PAUSE = 1.0
"""Seconds a host rests between two requests; the user's own machines need none."""


def refresh(
    library: Library,
    *,
    feeds: Sequence[int] | None = None,
    every: int = FLOOR,
    now: Callable[[], datetime],
    workers: Asks | None = None,
    client: Client | None = None,
    force: bool = False,
    floor: timedelta = timedelta(0),
    pause: float = PAUSE,
    seconds: float = DEADLINE,
    silent: float = SILENT,
    jitter: Callable[[], float] = random.random,
    stopped: Callable[[], bool] = lambda: False,
) -> Generator[Event, None, None]:
    """Fetch the feeds that are due, or the named ones due or not; `force` asks without the saved validators.

    Due is every feed that was not asked within `every` minutes, unless its server asked for a longer rest. A server
    that asked to be left alone is left alone all the same when its feed is named, and so is a feed that answered
    within `floor`. `pause` is in seconds between two requests to one host, `seconds` the deadline of each; after
    `silent` seconds others are asked meanwhile. `stopped` is asked between steps and ends the run early.
    """
    chosen, held = _chosen(library, feeds, now(), every)
    lately = [feed for feed in chosen if _answered_within(feed, floor, now())]
    chosen = [feed for feed in chosen if not _answered_within(feed, floor, now())]
    yield RefreshStarted(len(chosen) + len(held))
    if lately:
        yield Notice(_asked_lately(lately, every_one=not chosen))
    for feed in held:
        yield FeedFailed(feed.id, feed.name, what_next(feed, now()))
    with ExitStack() as stack:
        stack.enter_context(library.relaxed_sync())
        client = client or stack.enter_context(Client(proxies()))
        workers = workers or stack.enter_context(Workers())
        run = Run(
            library, now, jitter, workers,
            answer_of=_asking(client, workers, now, force, seconds),
            turns=Turns(lambda host: pause if needs_rest(host) else 0.0),
            unclaimed=deque(chosen), silent=silent, open={feed.id for feed in chosen}, failed=len(held),
        )  # fmt: skip
        stack.callback(run.close)
        told = lull = False
        while run.busy and not stopped():
            run.ask_next()
            while run.waiting and run.reading <= READERS and (lull or not run.open):
                from reader.ingest.refresh.clean_queue import clean_next

                clean_next(run)
            value = run.take(LULL if run.waiting else 1.0)
            lull = value is None
            if value is not None:
                yield from _handle(run, value)
            if not run.open and not told:
                told = True
                yield from _end_of_first_pass(run)
                yield RefreshDone(len(chosen) + len(held), run.new, run.failed, run.offline)
    if not told:
        yield RefreshDone(len(chosen) + len(held), run.new, run.failed, run.offline)


def _handle(run: Run, value: Value) -> Iterator[Event]:
    """What a value that was handed over means for the library."""
    match value:
        case Answered(feed=feed, outcome=Failed() as why):
            yield from _fail(run, feed, why)
        case Answered(outcome=NotModified()):
            run.reached = run.reached or not value.feed.private
            yield from unchanged(run, value)
        case Answered():
            from reader.ingest.refresh.list_entries import save

            run.reached = run.reached or not value.feed.private
            yield from save(run, value)
        case Broken(feed=feed, why=words):
            if feed is not None and feed.id in run.open:
                yield from _fail(run, feed, Failed(words))
            else:
                yield Notice(f"some texts have not been cleaned yet: {words}")
        case SecondPass():
            from reader.ingest.refresh import clean_queue

            yield from clean_queue.save(run, value)


def _fail(run: Run, feed: Feed, why: Failed) -> Iterator[Event]:
    from reader.ingest.refresh.failures import fail  # most refreshes have no use for it

    yield from fail(run, feed, why)


def _end_of_first_pass(run: Run) -> Iterator[Event]:
    run.keep_unchanged()
    if run.unreached:
        from reader.ingest.refresh.failures import settle_unreached

        yield from settle_unreached(run)
    if run.shared:
        feeds = "1 feed is" if run.shared == 1 else f"{run.shared} feeds are"
        yield Notice(f"{feeds} being fetched by another refresh")
    if len(run.gaps) > 3:
        yield Notice(f"{len(run.gaps)} feeds no longer listed everything new: reader feeds says what may be missing")
    else:
        yield from run.gaps


def _asking(
    client: Client, workers: Asks, now: Callable[[], datetime], force: bool, seconds: float
) -> Callable[[Errand], Value]:
    """What a thread does for an errand: ask the server, and have what it sends read or cleaned by a worker process."""

    def ask(errand: Errand) -> Value:
        if not isinstance(errand, Feed):
            from reader.ingest.refresh.full_text import page_of

            return page_of(client, workers, errand, now=now(), seconds=seconds)
        state = FetchState() if force else errand.fetch
        outcome = fetch(
            client, errand.url, state,
            now=now(), private=errand.private, seconds=seconds, user_agent=errand.user_agent,
        )  # fmt: skip
        if not isinstance(outcome, Fetched):
            return Answered(errand, outcome)
        from reader.ingest.workers.feed_requests import ask_parse

        try:
            return Answered(errand, outcome, ask_parse(workers, outcome.body, outcome.url, outcome.content_type))
        except Exception as error:
            return Answered(errand, Failed(words_of(error)))

    return ask


def _chosen(library: Library, feeds: Sequence[int] | None, now: datetime, every: int) -> tuple[list[Feed], list[Feed]]:
    """The feeds to ask, those that failed last, and those among the wanted ones whose server asked to wait."""
    if feeds is None:
        forget_removed(library, now=now)
        wanted = [feed for feed in list_feeds(library) if is_due(feed, now, every)]
        return sorted(wanted, key=_order), []
    known = {feed.id: feed for feed in list_feeds(library)}
    wanted = [known.get(feed_id) or get_feed(library, feed_id) for feed_id in dict.fromkeys(feeds)]
    if len(wanted) > 1:  # of one that is gone for good one hears when it is asked for by itself
        wanted = [feed for feed in wanted if not feed.gone and not feed.paused]
    held = [feed for feed in wanted if is_held(feed, now)]
    return sorted((feed for feed in wanted if not is_held(feed, now)), key=_order), held


def _order(feed: Feed) -> tuple[bool, float]:
    """Those that failed last time after those that answered, and the longest waiting ones first."""
    asked = feed.fetch.fetched_at
    return feed.fetch.failures > 0, asked.timestamp() if asked else 0.0


def _answered_within(feed: Feed, floor: timedelta, now: datetime) -> bool:
    """Whether there is no use in asking yet; one that failed may be asked at once: the network may be back."""
    asked = feed.fetch.fetched_at
    return not feed.fetch.failures and asked is not None and timedelta(0) <= now - asked < floor


def _asked_lately(feeds: Sequence[Feed], *, every_one: bool) -> str:
    if len(feeds) == 1:
        return f"{feeds[0].name} was fetched less than a minute ago"
    return f"{'all' if every_one else len(feeds)} feeds were fetched less than a minute ago and are not fetched again"
