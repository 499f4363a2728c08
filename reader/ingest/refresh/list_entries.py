"""Entries listed as they arrive: quickly, so that a first refresh of hundreds of feeds fills the list at once.

Nothing here is imported before a feed sends a new body, and what reads texts out only when one is wanted.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from reader.errors import NothingFound
from reader.ingest.fetch.fetch import Fetched
from reader.ingest.fetch.outcome import after_parsed
from reader.ingest.workers.feed_requests import SentFeed, ask_parse
from reader.model.event import Event, FeedFetched, StorySaved
from reader.model.feed import Feed
from reader.store.sources.feeds import get_feed, update_feed
from reader.store.texts.arriving_entries import list_arrivals
from reader.store.texts.known_entries import Arrivals, arrivals

if TYPE_CHECKING:
    from reader.ingest.clean.request import Cleaned
    from reader.ingest.refresh.refresh import Run

TOGETHER = 100
"""Stories listed in one transaction: whoever marks a story read meanwhile waits some hundredths of a second."""


def take_in(run: "Run", feed: Feed, answer: Fetched) -> Iterator[Event]:
    """Read a body in another process, then list what is new in it."""

    def parsed(result: Any) -> Iterator[Event]:
        run.reading -= 1
        return _sort_out(run, feed, answer, result) if isinstance(result, SentFeed) else run.fail(feed, result)

    run.reading += 1
    run.readers.give(parsed, lambda: ask_parse(run.workers, answer.body, answer.url, answer.content_type))
    return iter(())


def _sort_out(run: "Run", feed: Feed, answer: Fetched, sent: SentFeed) -> Iterator[Event]:
    """List the new entries at once; stories that are here with other words are cleaned before they are saved."""

    if answer.moved and run.other_at(feed, answer.moved):
        return run.merge(feed, answer.moved)

    def cleaned(result: Any) -> Iterator[Event]:
        run.reading -= 1
        return _save(run, feed, answer, sent, fresh, result) if isinstance(result, list) else run.fail(feed, result)

    fresh = arrivals(run.library, feed.id, sent.entries)
    if not fresh.changed:
        return _save(run, feed, answer, sent, fresh, [])
    from reader.ingest.refresh.template_learning import furniture
    from reader.ingest.workers.requests import ask_clean, request_of

    site, template = feed.title or sent.info.title, furniture(run.library, f"feed {feed.id}")
    requests = [request_of(entry, site=site, template=template) for entry in fresh.changed]
    run.reading += 1
    run.readers.give(cleaned, lambda: ask_clean(run.workers, requests))
    return iter(())


def _save(
    run: "Run", feed: Feed, answer: Fetched, sent: SentFeed, fresh: Arrivals, changed: "Sequence[Cleaned]"
) -> Iterator[Event]:
    def note_answer() -> None:
        present = get_feed(run.library, feed.id)
        update_feed(run.library, after_parsed(present, answer, sent, run.now(), run.jitter()))

    altered = 0
    new: list[int] = []
    site = feed.title or sent.info.title
    try:
        for start in range(0, len(fresh.new), TOGETHER):
            some = fresh.new[start : start + TOGETHER]
            with run.library.atomic():
                get_feed(run.library, feed.id)  # it may have been removed since it answered
                listed = list_arrivals(run.library, feed.id, some, site=site, now=run.now())
                if start + TOGETHER >= len(fresh.new) and not changed:
                    note_answer()
            new += [story_id for story_id, _ in listed]
            yield from (StorySaved(story_id, entry.title) for story_id, entry in listed)
        if changed:
            from reader.ingest.refresh.save import save_stories

            for saved in save_stories(
                run.library, run.workers, changed, feed_id=feed.id, now=run.now, last=note_answer
            ):
                altered += saved.outcome == "changed"
                if saved.outcome != "same":
                    yield saved.event
        elif not new:
            with run.library.atomic():
                note_answer()
        feed = get_feed(run.library, feed.id)
    except NothingFound:  # unsubscribed meanwhile
        run.open.discard(feed.id)
        return
    run.open.discard(feed.id)
    run.new += len(new)
    if new:
        run.waiting.append((feed.id, new))
    yield FeedFetched(feed.id, feed.name, len(new), altered, unchanged=not new and not altered)
