"""The texts of stories that are listed: read out of what their feeds sent, cleaned and linked.

That comes when no feed waits to be listed any more, a few stories of every feed by turns. What is listed and not read
out when a run ends early is taken up by the next one.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reader.errors import NothingFound
from reader.ingest.clean.request import Cleaned, CleanRequest
from reader.ingest.fetch.fetch import Fetched
from reader.ingest.link.link_story import link_story
from reader.ingest.refresh.full_text import clean_page, keep_if_longer
from reader.ingest.refresh.save import Saved, save_stories
from reader.ingest.refresh.template_learning import furniture
from reader.ingest.workers.pool import Asks
from reader.ingest.workers.requests import BATCH, ask_clean
from reader.model.event import Event, Notice, StorySaved
from reader.model.feed import Feed
from reader.model.story import CleanStory
from reader.store.file.library import Library
from reader.store.sources.feeds import get_feed
from reader.store.texts.pending import as_arrived, waiting_by_feed
from reader.store.texts.stories import get_story, replace_document

if TYPE_CHECKING:
    from reader.ingest.refresh.refresh import Run


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


def read_left(
    library: Library, workers: Asks, now: Callable[[], datetime], stopped: Callable[[], bool]
) -> Iterator[Event]:
    """Read out what a run that ended early has listed, asking nothing of the network.

    Feeds of which whole pages are wanted are left to the next refresh, which may ask for them.
    """
    for feed_id, ids in waiting_by_feed(library).items():
        with suppress(NothingFound):  # unsubscribed meanwhile
            if get_feed(library, feed_id).full_text:
                continue
            for first in range(0, len(ids), BATCH):
                if stopped():
                    return
                cleaned = ask_clean(workers, requests_of(library, feed_id, ids[first : first + BATCH]))
                for saved in save_stories(library, workers, cleaned, feed_id=feed_id, now=now, waited=True):
                    yield replace(saved.event, new=False)


def read_now(library: Library, workers: Asks, story_id: int, now: Callable[[], datetime]) -> None:
    """Read out one story before all others: somebody has opened it, or its feed is gone."""
    feed_id = get_story(library, story_id).feed_id
    cleaned = ask_clean(workers, requests_of(library, feed_id, [story_id]))
    if feed_id is not None:
        for _ in save_stories(library, workers, cleaned, feed_id=feed_id, now=now, waited=True):
            pass
        return
    for one in cleaned:
        with library.atomic():
            replace_document(library, story_id, one.story, now())
            link_story(library, story_id, one.story.title, one.story.document.text, one.story.published_at, now())


def requests_of(library: Library, feed_id: int | None, story_ids: Sequence[int]) -> list[CleanRequest]:
    """What to ask `clean` for stories of a feed that wait."""
    template = furniture(library, f"feed {feed_id}" if feed_id else "")
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


def _settle(run: "Run", feed_id: int, stories: list[Cleaned]) -> Iterator[Event]:
    try:
        feed = get_feed(run.library, feed_id)
        for saved in save_stories(run.library, run.workers, stories, feed_id=feed_id, now=run.now, waited=True):
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
        if not isinstance(result, CleanStory):
            return
        with suppress(NothingFound):  # unsubscribed meanwhile
            event = keep_if_longer(run.library, story.id, result, run.now())
            if isinstance(event, StorySaved):
                yield event

    template = furniture(run.library, f"feed {feed.id}")
    run.want(feed, story.url, fetched)
