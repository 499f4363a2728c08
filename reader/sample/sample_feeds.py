"""The feeds the samples belong to: one an outlet, never fetched."""

from dataclasses import replace
from datetime import UTC, datetime

from reader.model.feed import Feed, FetchState
from reader.store.file.library import Library
from reader.store.sources.feeds import add_feed, list_feeds, update_feed

PREFIX = "sample:"
"""What their addresses begin with, where others have http."""
FOLDER = "Samples"
"""Where the list of feeds shows them."""
_NEVER = FetchState(error="a sample, written for this program", held=True, next_at=datetime(9999, 1, 1, tzinfo=UTC))
"""Not even a refresh by hand asks for them; this is what it says instead."""


def is_sample(feed: Feed) -> bool:
    """Whether a feed is one of the samples'."""
    return feed.url.startswith(PREFIX)


def sample_feeds(library: Library) -> list[Feed]:
    """Those of the samples' feeds that are in the library."""
    return [feed for feed in list_feeds(library) if is_sample(feed)]


def sample_feed(library: Library, outlet: str, *, now: datetime) -> Feed:
    """The feed of an outlet, made when it is not there."""
    feed, new = add_feed(library, PREFIX + outlet.lower().replace(" ", "-"), title=outlet, folders=[FOLDER], now=now)
    if new:
        feed = replace(feed, gone=True, fetch=_NEVER)
        update_feed(library, feed)
    return feed
