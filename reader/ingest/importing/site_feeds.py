"""The feeds of a site a person has named: those its page offers, else what lies at the usual addresses."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from reader.errors import ReaderError
from reader.ingest.fetch.client import Client
from reader.ingest.fetch.fetch import DEADLINE, Failed, Fetched, fetch
from reader.ingest.parse.discovery import FoundFeed
from reader.ingest.parse.file_type import sniff
from reader.ingest.urls import host_of, wire_address
from reader.ingest.workers.feed_requests import SentFeed, ask_parse
from reader.ingest.workers.pool import Asks, JobFailed
from reader.model.safe_text import safe_address

_USUAL = ("feed", "rss.xml", "atom.xml", "index.xml", "feed.json")
"""Where sites have their feed when their page does not say so."""
_LOOKING = 30.0
"""Seconds all the usual addresses of a site may take together."""
_EACH = 10.0


class NotReachedError(ReaderError):
    """There was no body at an address; `failed` is the answer there was, if any."""

    def __init__(self, reason: str, failed: Failed | None) -> None:
        super().__init__(reason)
        self.failed = failed


@dataclass(frozen=True, slots=True)
class FeedAt:
    """A feed that was found and read."""

    url: str
    answer: Fetched
    sent: SentFeed


@dataclass(frozen=True, slots=True)
class Site:
    """The server of an address a person has named, and with whose help it is asked."""

    client: Client
    workers: Asks
    now: Callable[[], datetime]
    named: str
    private: bool
    """The user calls the host of `named` theirs, and that one only."""

    def is_own(self, url: str) -> bool:
        """Whether an address may lie on this machine or a private network."""
        return self.private and host_of(url) == host_of(self.named)

    def get(self, url: str, *, seconds: float = DEADLINE) -> Fetched:
        """What lies at an address. Raises NotReachedError when nothing does."""
        outcome = fetch(self.client, url, now=self.now(), private=self.is_own(url), seconds=seconds)
        if isinstance(outcome, Fetched) and outcome.body.strip():
            return outcome
        failed = outcome if isinstance(outcome, Failed) else None
        raise NotReachedError(failed.reason if failed else "the answer is empty", failed)

    def feed_in(self, answer: Fetched) -> SentFeed | None:
        """The feed in a body; None when it is something else. Raises ReaderError for a broken feed."""
        try:
            return ask_parse(self.workers, answer.body, answer.url, answer.content_type)
        except ReaderError:
            if sniff(answer.body, "") == "feed":
                raise  # a broken feed is no page
            return None

    def may_be_own(self, error: Exception) -> bool:
        """Whether an address was refused only because the user has not called it theirs."""
        failed = error.failed if isinstance(error, NotReachedError) else None
        return failed is not None and bool(failed.barred) and failed.barred == host_of(wire_address(self.named))


def first_living(site: Site, offered: Sequence[FoundFeed]) -> FeedAt:
    """The first of the feeds a page offers that can be read. Raises ReaderError with the reason of each if none can."""
    faults = []
    for feed in offered:
        try:
            answer = site.get(feed.url)
            return FeedAt(feed.url, answer, ask_parse(site.workers, answer.body, answer.url, answer.content_type))
        except (ReaderError, JobFailed) as error:
            faults.append(f"{safe_address(feed.url)}: {error}")
    one = "the feed this page offers cannot be read" if len(faults) == 1 else "none of its feeds can be read"
    raise ReaderError(f"{one}: {'; '.join(faults)}")


def at_usual_address(site: Site, url: str) -> FeedAt | None:
    """The feed at one of the addresses where sites have theirs, when a page names none.

    Looking ends when the server wants to be left alone, cannot be reached, or takes too long.
    """
    end = time.monotonic() + _LOOKING
    for address in usual_addresses(url):
        if time.monotonic() > end:
            return None
        try:
            answer = site.get(address, seconds=_EACH)
            sent = site.feed_in(answer)
        except NotReachedError as error:
            if error.failed and (error.failed.busy or error.failed.offline or error.failed.barred):
                return None
        except (ReaderError, JobFailed):
            continue
        else:
            if sent is not None:
                return FeedAt(address, answer, sent)
    return None


def usual_addresses(url: str) -> Iterator[str]:
    """Where the feed of a page may lie: in its own folder when it stands one below the root, at the root, behind it."""
    path = urlsplit(url).path.strip("/")
    if path and "/" not in path and "." not in path:
        yield from (urljoin(url, f"/{path}/{name}") for name in _USUAL)
    yield from (urljoin(url, f"/{name}") for name in _USUAL)
    yield urljoin(url, f"/{path}/.rss" if path else "/.rss")
