"""Clean stories that were listed and whose text still waits, outside of a refresh: one at once, or all left."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from reader.errors import NothingFound
from reader.ingest.clean.request import CleanRequest
from reader.ingest.link.link_story import link_story
from reader.ingest.refresh.save import save_stories
from reader.ingest.refresh.template_learning import furniture
from reader.ingest.workers.pool import Asks
from reader.ingest.workers.requests import BATCH, ask_clean
from reader.model.event import Event
from reader.store.file.library import Library
from reader.store.sources.feeds import get_feed
from reader.store.texts.pending import as_arrived, waiting_by_feed
from reader.store.texts.stories import get_story, replace_document


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
                cleaned = ask_clean(workers, requests_for_waiting(library, feed_id, ids[first : first + BATCH]))
                for saved in save_stories(library, workers, cleaned, feed_id=feed_id, now=now, waited=True):
                    yield replace(saved.event, new=False)


def read_now(library: Library, workers: Asks, story_id: int, now: Callable[[], datetime]) -> None:
    """Read out one story before all others: somebody has opened it, or its feed is gone."""
    feed_id = get_story(library, story_id).feed_id
    cleaned = ask_clean(workers, requests_for_waiting(library, feed_id, [story_id]))
    if feed_id is not None:
        for _ in save_stories(library, workers, cleaned, feed_id=feed_id, now=now, waited=True):
            pass
        return
    for one in cleaned:
        with library.atomic():
            replace_document(library, story_id, one.story)
            link_story(library, story_id, one.story.title, one.story.document.text, one.story.published_at, now())


def requests_for_waiting(library: Library, feed_id: int | None, story_ids: Sequence[int]) -> list[CleanRequest]:
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
