"""An address a person names: a feed to follow, a page that offers one, or a page to keep."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from reader.errors import ReaderError
from reader.ingest.clean.request import CleanRequest
from reader.ingest.fetch.client import Client
from reader.ingest.fetch.fetch import (
    Failed,
    Fetched,
    Outcome,
    fetch,
)
from reader.ingest.fetch.outcome import after_parsed
from reader.ingest.parse.discovery import FoundFeed
from reader.ingest.parse.file_type import sniff
from reader.ingest.refresh.full_text import page_text
from reader.ingest.refresh.save import save_stories
from reader.ingest.refresh.template_learning import furniture
from reader.ingest.urls import host_of, whole_address, wire_address
from reader.ingest.workers.feed_requests import SentFeed, ask_parse
from reader.ingest.workers.pool import Asks, JobFailed
from reader.ingest.workers.requests import ask_clean, ask_discover, request_of
from reader.model.event import (
    Event,
    FeedAdded,
    FeedFetched,
    InputFailed,
    Notice,
)
from reader.model.safe_text import safe_address
from reader.store.file.library import Library
from reader.store.sources.feeds import add_feed, get_feed, update_feed
from reader.store.texts.known_entries import arrivals


def add_address(
    library: Library,
    what: str,
    *,
    now: Callable[[], datetime],
    workers: Asks,
    client: Client,
    page: bool,
    private: bool,
    folder: str,
) -> Iterator[Event]:
    """Follow the feed at an address or the first one its page offers; else, or with `page`, keep the page itself."""

    def get(url: str) -> Outcome:
        return fetch(client, url, now=now(), private=private and host_of(url) == host_of(named))

    def parsed(answer: Fetched) -> SentFeed | None:
        try:
            return ask_parse(workers, answer.body, answer.url, answer.content_type)
        except ReaderError:
            if sniff(answer.body, "") == "feed":
                raise  # a broken feed is no page
            return None

    may_be_own = False
    try:
        url = named = whole_address(what)
        outcome = get(url)
        may_be_own = isinstance(outcome, Failed) and outcome.barred == host_of(wire_address(named))
        answer = _arrived(outcome)
        feed = parsed(answer)
        if feed is None and not page:
            offered = ask_discover(workers, page_text(answer), answer.url)
            if offered:
                yield from _others(offered)
                url = offered[0].url
                answer = _arrived(get(url))
                feed = ask_parse(workers, answer.body, answer.url, answer.content_type)
        if feed is not None:
            private = private and host_of(url) == host_of(named)
            yield from _follow(library, answer.moved or url, answer, feed, now, workers, private, folder)
        else:
            yield from _keep_page(library, answer, now, workers)
    except (ReaderError, JobFailed) as error:
        name = safe_address(what)
        reason = str(error).removeprefix(f"{name} ").removeprefix(f"https://{name} ")
        yield InputFailed(name, reason, may_be_own=may_be_own)


def _arrived(outcome: Outcome) -> Fetched:
    if isinstance(outcome, Fetched) and outcome.body.strip():
        return outcome
    raise ReaderError(getattr(outcome, "reason", "the answer is empty"))


def _others(offered: tuple[FoundFeed, ...]) -> Iterator[Event]:
    if len(offered) > 1:
        names = "; ".join(safe_address(feed.url) for feed in offered[1:6])
        yield Notice(f"the page offers {len(offered)} feeds; the first is added, others: {names}")


def _follow(
    library: Library,
    url: str,
    answer: Fetched,
    sent: SentFeed,
    now: Callable[[], datetime],
    workers: Asks,
    private: bool,
    folder: str,
) -> Iterator[Event]:
    """Subscribe and save the entries that came along; what is here already is left as it is."""
    feed, new = add_feed(
        library, url, title=sent.info.title or safe_address(url), folders=[folder], private=private, now=now()
    )
    if private and not feed.private:
        update_feed(library, replace(feed, private=True))
    yield FeedAdded(feed.id, feed.name, new)

    def note_answer() -> None:
        present = get_feed(library, feed.id)
        noted = after_parsed(present, answer, sent, now(), random.random(), new=len(fresh.new))
        update_feed(library, replace(noted, url=present.url))

    count = changed = 0
    template = furniture(library, f"feed {feed.id}")
    fresh = arrivals(library, feed.id, sent.entries)
    requests = [request_of(entry, site=feed.title, template=template) for entry in fresh.new + fresh.changed]
    stories = ask_clean(workers, requests)
    for saved in save_stories(library, workers, stories, feed_id=feed.id, now=now, last=note_answer):
        count += saved.outcome in ("new", "duplicate")
        changed += saved.outcome == "changed"
        if saved.outcome != "same":
            yield saved.event
    yield FeedFetched(feed.id, feed.name, count, changed, unchanged=not count and not changed)


def _keep_page(library: Library, answer: Fetched, now: Callable[[], datetime], workers: Asks) -> Iterator[Event]:
    kind = answer.content_type.partition(";")[0].strip()
    if kind and not kind.startswith(("text/", "application/xhtml", "application/xml")):
        raise ReaderError(f"this is neither a feed nor a page but {kind}")
    request = CleanRequest(
        raw=page_text(answer),
        kind="text" if kind == "text/plain" else "page",
        url=answer.url,
        guid=answer.url,
        template=furniture(library, host_of(answer.url)),
    )
    cleaned = ask_clean(workers, [request])
    if not cleaned[0].story.document.text.strip():
        raise ReaderError("no text of a story was found on this page")
    for saved in save_stories(library, workers, cleaned, feed_id=None, now=now):
        yield saved.event
