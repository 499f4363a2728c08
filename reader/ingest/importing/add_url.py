"""An address a person names: a feed to follow, a list of feeds, a page that offers one, or a page to keep."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from reader.errors import ReaderError
from reader.ingest.clean.request import CleanRequest
from reader.ingest.fetch.client import Client
from reader.ingest.fetch.fetch import Fetched
from reader.ingest.fetch.outcome import after_parsed
from reader.ingest.importing.importer import Intake
from reader.ingest.importing.site_feeds import FeedAt, Site, at_usual_address, first_living
from reader.ingest.parse.discovery import FoundFeed, is_comments
from reader.ingest.parse.file_type import sniff
from reader.ingest.refresh.full_text import page_text
from reader.ingest.refresh.save import save_stories
from reader.ingest.refresh.template_learning import furniture
from reader.ingest.urls import host_of, whole_address
from reader.ingest.workers.pool import Asks, JobFailed
from reader.ingest.workers.requests import ask_clean, ask_discover, ask_opml, request_for_entry
from reader.model.event import (
    Event,
    FeedAdded,
    FeedFetched,
    FeedsOffered,
    InputFailed,
    OfferedFeed,
)
from reader.model.safe_text import safe_address, safe_line
from reader.store.file.library import Library
from reader.store.sources.feeds import add_feed, get_feed, update_feed
from reader.store.texts.known_entries import arrivals

CHOOSE = 0
"""In the place of a feed's number: nothing is added before the user has chosen."""


class NoFeedError(ReaderError):
    """A page offers no feed, and none lies at the usual addresses."""


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
    number: int | None = None,
    offered: str = "",
) -> Iterator[Event]:
    """Follow the feed at an address, the feeds of a list there, or one its page offers; with `page`, keep the page.

    Of several feeds it is the one of this `number`, counted from 1; `CHOOSE` only tells of them; without a number it
    is the first that can be read. `offered` is the address of the one the user has chosen among those of `what`.
    """
    site = None
    try:
        site = Site(client, workers, now, whole_address(what), private)
        url = whole_address(offered) if offered else site.named
        answer = site.get(url)
        sent = site.feed_in(answer)
        if sent is not None:
            yield from _follow(library, FeedAt(url, answer, sent), site, folder)
        elif _is_list(answer):
            intake = Intake(library, workers, now, private, folder, private_host=host_of(site.named))
            yield from intake.follow_list(ask_opml(workers, answer.body), safe_address(url))
        elif page and not offered:
            yield from _keep_page(library, answer, now, workers)
        else:
            yield from _from_page(library, site, answer, folder, number)
    except (ReaderError, JobFailed) as error:
        name = safe_address(what)
        reason = str(error).removeprefix(f"{name} ").removeprefix(f"https://{name} ")
        own = site is not None and site.may_be_own(error)
        yield InputFailed(name, reason, may_be_own=own, no_feed=isinstance(error, NoFeedError))


def _is_list(answer: Fetched) -> bool:
    return sniff(answer.body, "") == "opml"


def _from_page(library: Library, site: Site, answer: Fetched, folder: str, number: int | None) -> Iterator[Event]:
    """Follow one of the feeds a page offers, or the one at a usual address."""
    _refuse_other_kinds(answer)
    offered = ask_discover(site.workers, page_text(answer), answer.url)
    if not offered:
        found = at_usual_address(site, answer.url)
        if found is None:
            raise NoFeedError(f"no feed was found at {safe_address(answer.url)}")
        yield from _follow(library, found, site, folder)
        return
    several = len(offered) > 1
    if number is not None and number > len(offered):
        raise ReaderError(f"it offers {len(offered)} feed{'s' * several}; there is no number {number}")
    stories = [feed for feed in offered if not is_comments(feed)]
    if number == CHOOSE and len(stories) > 1:
        yield FeedsOffered(site.named, _told(offered))
        return
    found = first_living(site, [offered[number - 1]] if number else offered)
    if several and not number:
        yield FeedsOffered(site.named, _told(offered), found.url)
    yield from _follow(library, found, site, folder)


def _told(offered: Sequence[FoundFeed]) -> tuple[OfferedFeed, ...]:
    return tuple(OfferedFeed(safe_line(feed.url), feed.title) for feed in offered)


def _follow(library: Library, found: FeedAt, site: Site, folder: str) -> Iterator[Event]:
    """Subscribe and save the entries that came along; what is here already is left as it is."""
    answer, sent, now, workers = found.answer, found.sent, site.now, site.workers
    url, private = answer.moved or found.url, site.is_own(found.url)
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
    requests = [request_for_entry(entry, site=feed.title, template=template) for entry in fresh.new + fresh.changed]
    stories = ask_clean(workers, requests)
    for saved in save_stories(library, workers, stories, feed_id=feed.id, now=now, last=note_answer):
        count += saved.outcome in ("new", "duplicate")
        changed += saved.outcome == "changed"
        if saved.outcome != "same":
            yield saved.event
    yield FeedFetched(feed.id, feed.name, count, changed, unchanged=not count and not changed)


def _keep_page(library: Library, answer: Fetched, now: Callable[[], datetime], workers: Asks) -> Iterator[Event]:
    kind = _refuse_other_kinds(answer)
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


def _refuse_other_kinds(answer: Fetched) -> str:
    """The content type of a page, empty when the server names none. Raises ReaderError for a picture, say."""
    kind = answer.content_type.partition(";")[0].strip()
    if kind and not kind.startswith(("text/", "application/xhtml", "application/xml")):
        raise ReaderError(f"this is neither a feed nor a page but {kind}")
    return kind
