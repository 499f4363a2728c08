"""Feeds whose server says how it wants to be treated, and what of that a program that asks now and then respects."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from reader.ingest.fetch.client import Client
from reader.ingest.refresh.refresh import refresh
from reader.store.file.library import Library
from reader.store.sources.feeds import add_feed
from tests.fakes import Clock, InlineWorkers
from tests.ingest.feeds import rss
from tests.server import Answer, FeedServer, Seen

KINDS = ("plain", "bare", "max-age", "expires", "busy", "busy until", "quiet", "moving")
"""Feeds with validators and without, fresh for a time, with a busy server, with quiet hours, with news every hour."""


@dataclass
class Hosted:
    """One feed as its server sees it."""

    kind: str
    number: int
    clock: Clock
    start: datetime
    asked: list[tuple[datetime, bool]] = field(default_factory=list)
    """When it was asked, and whether with a validator."""
    forbidden: int = 0
    """Requests within the time the last answer asked to be left alone for."""
    rest_until: datetime | None = None

    @property
    def path(self) -> str:
        """Where it is served."""
        return f"/{self.number}"

    def __call__(self, seen: Seen) -> Answer:
        """Answer a request and note whether it should have come."""
        now, name = self.clock(), f"Feed {self.number}"
        conditional = "if-none-match" in seen.headers
        self.asked.append((now, conditional))
        self.forbidden += self.rest_until is not None and now < self.rest_until
        self.forbidden += self.kind == "quiet" and now.hour in range(2, 8)
        self.rest_until, body = None, rss([(f"{self.number}", name, f"<p>{name}</p>")], title=name)
        wait = timedelta(minutes=20 + self.number % 7 * 25)
        match self.kind:
            case "max-age":
                self.rest_until = now + wait
                return Answer(body, headers={"Cache-Control": f"max-age={wait.seconds}"})
            case "expires":
                self.rest_until = now + wait
                real = datetime.now(UTC)  # as the server's Date says, from which Expires counts
                return Answer(body, headers={"Expires": format_datetime(real + wait + timedelta(seconds=1))})
            case "busy" | "busy until" if len(self.asked) % 3 == 2:
                self.rest_until = now + wait
                after = str(wait.seconds) if self.kind == "busy" else format_datetime(now + wait)
                return Answer(status=429, headers={"Retry-After": after}, validators=False)
            case "quiet":
                hours = "".join(f"<hour>{hour}</hour>" for hour in range(2, 8))
                return Answer(rss([("1", name, "<p>x</p>")], title=name, extra=f"<skipHours>{hours}</skipHours>"))
            case "moving":
                hour = int((now - self.start) / timedelta(hours=1))
                return Answer(rss([(f"{self.number}-{hour}", f"{name}, hour {hour}", "<p>News.</p>")], title=name))
            case _:
                return Answer(body, validators=self.kind != "bare")


def a_day(
    feeds: int, library: Library, server: FeedServer, client: Client, clock: Clock, *, hours: float, tick: timedelta
) -> list[Hosted]:
    """Let time pass with so many feeds, each on a host of its own, and refresh at every tick."""
    hosted = [Hosted(KINDS[number % len(KINDS)], number, clock, clock()) for number in range(feeds)]
    for one in hosted:
        server.routes[one.path] = one
        url = server.url(one.path).replace("127.0.0.1", f"host{one.number}.localhost")
        add_feed(library, url, private=True, now=clock())
    for _ in _ticks(clock, hours, tick):
        for _ in refresh(library, now=clock, workers=InlineWorkers(), client=client, pause=0):
            pass
    return hosted


def _ticks(clock: Clock, hours: float, tick: timedelta) -> Iterator[None]:
    end = clock() + timedelta(hours=hours)
    while clock() < end:
        yield
        clock.moment += tick
