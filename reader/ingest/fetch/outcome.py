"""What a fetch makes of a feed: its new address, validators, failures, and when it is asked again. Pure."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from reader.ingest.fetch.fetch import Failed, Fetched, NotModified
from reader.ingest.fetch.schedule import (
    in_words,
    next_after_failure,
    next_after_success,
    pace,
)
from reader.model.feed import Feed, FetchState

if TYPE_CHECKING:
    from reader.ingest.workers.feed_requests import SentFeed


def after_unchanged(feed: Feed, answer: NotModified, now: datetime, jitter: float) -> Feed:
    """The feed after a 304 or an equal body."""
    state = replace(
        feed.fetch, etag=answer.etag, modified=answer.modified, fetched_at=now, failures=0, error="", held=False
    )
    return _answered(feed, answer, state, now, jitter)


def after_parsed(feed: Feed, answer: Fetched, sent: "SentFeed", now: datetime, jitter: float) -> Feed:
    """The feed after its new body was read and saved."""
    state = FetchState(
        etag=answer.etag,
        modified=answer.modified,
        body_hash=answer.body_hash,
        fetched_at=now,
        interval_minutes=pace(sent.info, (entry.published_at for entry in sent.entries), now),
        skip=sent.info.skip,
    )
    named = replace(feed, title=feed.title or sent.info.title, site_url=sent.info.site_url or feed.site_url)
    return _answered(named, answer, state, now, jitter)


def after_failure(feed: Feed, failed: Failed, now: datetime) -> Feed:
    """The feed after it did not answer as it should: what was known stays, and it waits longer each time."""
    failures = feed.fetch.failures + 1
    state = replace(
        feed.fetch,
        fetched_at=now,
        failures=failures,
        error=failed.reason,
        held=failed.busy,
        next_at=None if failed.gone else next_after_failure(failures, failed.wait, now),
    )
    return replace(feed, gone=failed.gone, fetch=state)


def held_back(feed: Feed, until: datetime | None, reason: str) -> Feed:
    """The feed when another one's answer said that the whole host wants to be left alone."""
    return replace(feed, fetch=replace(feed.fetch, error=reason, held=True, next_at=until))


def what_next(feed: Feed, now: datetime) -> str:
    """The reason a feed failed for, with what happens next."""
    if feed.gone:
        return f"{feed.fetch.error}; its stories stay, and it is not asked again"
    if feed.fetch.next_at is None:
        return feed.fetch.error
    return f"{feed.fetch.error}; tried again at {in_words(feed.fetch.next_at, now)}"


def _answered(feed: Feed, answer: Fetched | NotModified, state: FetchState, now: datetime, jitter: float) -> Feed:
    state = replace(state, next_at=next_after_success(state, answer.fresh_for, now, jitter))
    return replace(feed, url=answer.moved or feed.url, gone=False, fetch=state)
