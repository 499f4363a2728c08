"""Feeds that publish while a test's clock moves on, and how much of them a program that asks now and then gets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime

from reader.ingest.fetch.client import Client
from reader.ingest.fetch.schedule import FLOOR, next_wake
from reader.ingest.refresh.refresh import refresh
from reader.model.queries.query import Query
from reader.store.file.library import Library
from reader.store.sources.feeds import add_feed, list_feeds
from reader.store.texts.stories import headlines
from tests.fakes import Clock, InlineWorkers
from tests.server import Answer, FeedServer, Seen


@dataclass(frozen=True)
class Wire:
    """A feed that shows its last `shown` entries: one every `minutes`, or, in bursts, `burst` at once, as many a day.

    `dated` says whether its entries carry dates.
    """

    shown: int
    minutes: int
    burst: int = 1
    dated: bool = True

    @property
    def path(self) -> str:
        """Where it is served."""
        return f"/{self.shown}-{self.minutes}-{self.burst}{'' if self.dated else '-undated'}"

    def published(self, start: datetime, now: datetime) -> list[tuple[int, datetime]]:
        """Number and date of every entry so far, oldest first; those with negative numbers came before `start`."""
        every = timedelta(minutes=self.minutes * self.burst)
        first = -(-self.shown // self.burst)
        found = []
        for group in range(-first, int((now - start) / every) + 1):
            for place in range(self.burst):
                moment = start + every * group + timedelta(seconds=20 * place)
                if moment <= now:
                    found.append((group * self.burst + place, moment))
        return found

    def body(self, start: datetime, now: datetime) -> str:
        """The feed as it is served at `now`, newest first."""
        items = "".join(
            f'<item><guid isPermaLink="false">{self.path}#{number}</guid><title>Report {number} of {self.path}</title>'
            f"<link>https://wire.example{self.path}/{number}</link>"
            + (f"<pubDate>{format_datetime(moment)}</pubDate>" if self.dated else "")
            + f"<description>Report {number}.</description></item>"
            for number, moment in reversed(self.published(start, now)[-self.shown :])
        )
        return (
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>Wire {self.path}</title>{items}</channel></rss>'
        )


@dataclass(frozen=True)
class Got:
    """What became of a wire's entries."""

    wire: Wire
    asked: int
    """Requests."""
    published: int
    lost: int
    """Entries that were never in the library."""


def follow(
    wires: Sequence[Wire],
    library: Library,
    server: FeedServer,
    client: Client,
    clock: Clock,
    *,
    hours: float,
    minutes: int,
    app: bool = False,
) -> list[Got]:
    """Let time pass and refresh every so many minutes, as cron would or the `app`; what was got of each wire.

    What is still in a feed at the end counts as got, as it may yet be fetched.
    """
    start, workers = clock(), InlineWorkers()
    for wire in wires:
        server.routes[wire.path] = _route(wire, start, clock)
        add_feed(library, server.url(wire.path), private=True, now=clock())
    while clock() <= start + timedelta(hours=hours):
        every = minutes if app else FLOOR
        for _ in refresh(library, every=every, now=clock, workers=workers, client=client, pause=0):
            pass
        clock.moment += next_wake(list_feeds(library), clock(), minutes) if app else timedelta(minutes=minutes)
    titles = {line.title for line in headlines(library, Query(), limit=100_000)}
    return [_got(wire, start, clock(), titles, server) for wire in wires]


def _route(wire: Wire, start: datetime, clock: Clock) -> Callable[[Seen], Answer]:
    return lambda _: Answer(wire.body(start, clock()))


def _got(wire: Wire, start: datetime, end: datetime, titles: set[str], server: FeedServer) -> Got:
    published = wire.published(start, end)
    came = [number for number, _ in published[: -wire.shown] if number >= -wire.shown]
    lost = [number for number in came if number >= 0 and f"Report {number} of {wire.path}" not in titles]
    return Got(wire, len(server.statuses(wire.path)), sum(number >= 0 for number, _ in published), len(lost))
