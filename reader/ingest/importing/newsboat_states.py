"""What was read, deleted and flagged in newsboat, put on the stories here and kept for those still to come."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import groupby

from reader.errors import ReaderError
from reader.ingest.clean.request import CleanRequest
from reader.ingest.refresh.save import save_stories
from reader.ingest.urls import whole_address
from reader.ingest.workers.pool import Asks
from reader.ingest.workers.requests import ask_clean
from reader.model.action import Action, ChangeTags, SetRead, SetRemoved, SetStarred, Several
from reader.model.event import Event, Notice
from reader.model.safe_text import safe_line, safe_text
from reader.store.file.library import Library
from reader.store.reading.actions import perform
from reader.store.row_values import seconds
from reader.store.sources.feeds import feed_at
from reader.store.sources.newsboat_cache import CachedItem
from reader.store.texts.remembered import RememberedStatus, entries_here, private_guids, remember

_STAR = "s"
"""The flag that is a star here; every other letter is a tag."""


def take_states(
    library: Library, workers: Asks, items: list[CachedItem], name: str, *, now: Callable[[], datetime]
) -> Iterator[Event]:
    """Put newsboat's states on the stories of its feeds.

    Of an item whose feed has not sent it yet the state is remembered by feed and guid. A flagged one comes in as a
    story at once, and becomes its feed's when the feed sends it.
    """
    flagged = 0
    for feed_url, of_feed in groupby(sorted(items, key=lambda item: item.feed_url), lambda item: item.feed_url):
        try:
            url = whole_address(feed_url)
        except ReaderError:
            continue  # a script or a search of newsboat's
        feed = feed_at(library, url)
        url = feed.url if feed else url
        told = {safe_text(item.guid): item for item in of_feed if item.read or item.deleted or item.flags}
        places = entries_here(library, url)
        here = frozenset(places)
        taken = private_guids(library)  # a story without a feed is known by its guid alone
        missing = [
            (guid, item)
            for guid, item in told.items()
            if item.flags and not item.deleted and guid not in here and guid not in taken
        ]
        cleaned = ask_clean(workers, [_request(item, guid) for guid, item in missing])
        saved = [
            one
            for one in save_stories(library, workers, cleaned, feed_id=None, now=now)
            if one.outcome != "cleaned"  # an older story that lost its source's furniture meanwhile
        ]
        for (guid, _), one in zip(missing, saved, strict=True):
            places[guid] = one.event.story_id
            yield one.event
        with library.atomic():
            for guid, item in told.items():
                if guid not in here:
                    remember(library, url, guid, _status(item, now()), places.get(guid))
                if guid in places:
                    perform(library, Several(tuple(_actions(item, places[guid]))), now=now())
        flagged += sum(bool(item.flags) and not item.deleted and guid in places for guid, item in told.items())
    yield Notice(f"{safe_line(name)}: {_in_words(items, flagged)}")


def _in_words(items: list[CachedItem], flagged: int) -> str:
    read, deleted = sum(item.read for item in items), sum(item.deleted for item in items)
    feeds = len({item.feed_url for item in items})
    of = f"{len(items):,} item{'s' * (len(items) != 1)} of {feeds:,} feed{'s' * (feeds != 1)} in newsboat"
    done = f"{read:,} read, {deleted:,} deleted, {flagged:,} flagged"
    return f"{of}: {done}; it holds for stories that are here and for those still to come"


def _status(item: CachedItem, now: datetime) -> RememberedStatus:
    moment = seconds(now)
    arrived = min(item.published, moment) or moment
    return RememberedStatus(arrived, moment if item.read else None, moment if item.deleted else None)


def _actions(item: CachedItem, story_id: int) -> Iterator[Action]:
    if item.read:
        yield SetRead((story_id,), True)
    if item.deleted:
        yield SetRemoved((story_id,), True)
    if _STAR in item.flags:
        yield SetStarred((story_id,), True)
    tags = tuple(letter for letter in item.flags if letter != _STAR)
    if tags:
        yield ChangeTags((story_id,), add=tags)


def _request(item: CachedItem, guid: str) -> CleanRequest:
    return CleanRequest(
        raw=item.content,
        kind="feed",
        url=item.url,
        title=safe_line(item.title),
        guid=guid,
        author=safe_line(item.author),
        published_at=datetime.fromtimestamp(item.published, UTC) if item.published else None,
    )
