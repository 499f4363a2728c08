"""What a feed's new body brings: entries listed as they arrive, then read out, cleaned and linked.

Listing is quick, so that a first refresh of hundreds of feeds fills the list at once; the texts follow when no feed
waits to be read, a few stories of every feed by turns. What is listed and not read out when a run ends early is taken
up by the next one. Nothing here is imported before a feed sends a new body.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reader.errors import NothingFound
from reader.ingest.arrivals import Arrivals, arrivals, as_sent, requests_for
from reader.ingest.asking import BATCH, Cleaned, CleanRequest, ask_clean, ask_parse
from reader.ingest.fetch import Fetched
from reader.ingest.learning import furniture
from reader.ingest.outcome import after_parsed
from reader.ingest.pages import clean_page, keep_if_longer
from reader.ingest.parse import ParsedFeed
from reader.ingest.save import Saved, save_stories
from reader.ingest.workers import Asks
from reader.model.events import Event, FeedFetched, Notice, StorySaved
from reader.model.feed import Feed
from reader.model.story import CleanStory
from reader.store.arriving import list_arrivals
from reader.store.connection import Library
from reader.store.feeds import get_feed, update_feed
from reader.store.stories import get_story
from reader.store.waiting import as_arrived

if TYPE_CHECKING:
    from reader.ingest.refresh import Run

TOGETHER = 100
"""Stories listed in one transaction: whoever marks a story read meanwhile waits some hundredths of a second."""


def take_in(run: "Run", feed: Feed, answer: Fetched) -> Iterator[Event]:
    """Read a body in another process, then list what is new in it."""

    def parsed(result: Any) -> Iterator[Event]:
        run.reading -= 1
        return _sort_out(run, feed, answer, result) if isinstance(result, ParsedFeed) else run.fail(feed, result)

    run.reading += 1
    run.readers.give(parsed, lambda: ask_parse(run.workers, answer.body, answer.url, answer.content_type))
    return iter(())


def read_next(run: "Run") -> None:
    """Have the texts of a few waiting stories read out, cleaned and linked."""
    feed_id, ids = run.waiting.popleft()
    some, rest = ids[:BATCH], ids[BATCH:]
    if rest:
        run.waiting.append((feed_id, rest))
    requests = requests_of(run.library, feed_id, some)

    def cleaned(result: Any) -> Iterator[Event]:
        run.reading -= 1
        if isinstance(result, list):
            return _settle(run, feed_id, result)
        return iter((Notice(f"{len(requests)} stories are not read out, a fault of this program: {result!r}"),))

    run.reading += 1
    run.readers.give(cleaned, lambda: ask_clean(run.workers, requests))


def read_now(library: Library, workers: Asks, story_id: int, now: Callable[[], datetime]) -> None:
    """Read out one story before all others: somebody has opened it."""
    feed_id = get_story(library, story_id).feed_id
    if feed_id is not None:
        cleaned = ask_clean(workers, requests_of(library, feed_id, [story_id]))
        for _ in save_stories(library, workers, cleaned, feed_id=feed_id, now=now):
            pass


def requests_of(library: Library, feed_id: int, story_ids: Sequence[int]) -> list[CleanRequest]:
    """What to ask `clean` for stories of a feed that wait."""
    template = furniture(library, f"feed {feed_id}")
    return [
        CleanRequest(
            raw=story.raw,
            kind=story.raw_kind,
            url=story.url,
            title=story.title,
            guid=story.guid,
            author=story.author,
            site=story.site,
            published_at=story.published_at,
            updated_at=story.updated_at,
            template=template,
        )
        for story in as_arrived(library, story_ids)
    ]


def _sort_out(run: "Run", feed: Feed, answer: Fetched, parsed: ParsedFeed) -> Iterator[Event]:
    """List the new entries at once; stories that are here with other words are cleaned before they are saved."""

    if answer.moved and run.other_at(feed, answer.moved):
        return run.merge(feed, answer.moved)

    def cleaned(result: Any) -> Iterator[Event]:
        run.reading -= 1
        return _save(run, feed, answer, parsed, fresh, result) if isinstance(result, list) else run.fail(feed, result)

    site, template = feed.title or parsed.info.title, furniture(run.library, f"feed {feed.id}")
    fresh = arrivals(run.library, feed.id, requests_for(parsed, site=site, template=template))
    if not fresh.changed:
        return _save(run, feed, answer, parsed, fresh, [])
    run.reading += 1
    run.readers.give(cleaned, lambda: ask_clean(run.workers, fresh.changed))
    return iter(())


def _save(
    run: "Run", feed: Feed, answer: Fetched, parsed: ParsedFeed, fresh: Arrivals, changed: list[Cleaned]
) -> Iterator[Event]:
    def note_answer() -> None:
        present = get_feed(run.library, feed.id)
        update_feed(run.library, after_parsed(present, answer, parsed, run.now(), run.jitter()))

    altered = 0
    new: list[int] = []
    try:
        for start in range(0, len(fresh.new), TOGETHER):
            some = [as_sent(request) for request in fresh.new[start : start + TOGETHER]]
            with run.library.atomic():
                get_feed(run.library, feed.id)  # it may have been removed since it answered
                ids = list_arrivals(run.library, feed.id, some, run.now())
                if start + TOGETHER >= len(fresh.new) and not changed:
                    note_answer()
            new += ids
            yield from (StorySaved(story_id, story.title) for story_id, story in zip(ids, some, strict=True))
        if changed or not new:
            for saved in save_stories(
                run.library, run.workers, changed, feed_id=feed.id, now=run.now, last=note_answer
            ):
                altered += saved.outcome == "changed"
                if saved.outcome != "same":
                    yield saved.event
        feed = get_feed(run.library, feed.id)
    except NothingFound:  # unsubscribed meanwhile
        run.open.discard(feed.id)
        return
    run.open.discard(feed.id)
    run.new += len(new)
    if new:
        run.waiting.append((feed.id, new))
    yield FeedFetched(feed.id, feed.name, len(new), altered, unchanged=not new and not altered)


def _settle(run: "Run", feed_id: int, stories: list[Cleaned]) -> Iterator[Event]:
    try:
        feed = get_feed(run.library, feed_id)
        for saved in save_stories(run.library, run.workers, stories, feed_id=feed_id, now=run.now):
            yield replace(saved.event, new=False)
            if feed.full_text and saved.outcome == "new":
                _want_page(run, feed, saved)
    except NothingFound:  # unsubscribed meanwhile
        return


def _want_page(run: "Run", feed: Feed, saved: Saved) -> None:
    """Fetch the page of a story of which the feed gave only a summary."""
    story = get_story(run.library, saved.event.story_id)
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
            event = keep_if_longer(run.library, story.id, result, run.now())
            if isinstance(event, StorySaved):
                yield event

    template = furniture(run.library, f"feed {feed.id}")
    run.want(feed, story.url, fetched)
