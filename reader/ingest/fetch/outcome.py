"""What a fetch makes of a feed: its new address, validators, failures, and when it is asked again. Pure."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from reader.ingest.fetch.fetch import Failed, Fetched, NotModified
from reader.ingest.fetch.schedule import (
    clock_was_wrong,
    half_window,
    half_window_seen,
    in_words,
    next_after_failure,
    next_after_success,
    pace,
    rest_of,
)
from reader.model.feed import Feed, FetchState

if TYPE_CHECKING:
    from reader.ingest.workers.feed_requests import SentFeed


def after_unchanged(feed: Feed, answer: NotModified, now: datetime, jitter: float) -> Feed:
    """The feed after a 304 or an equal body."""
    return _answered(feed, answer, feed.fetch, now, jitter)


def after_parsed(
    feed: Feed,
    answer: Fetched,
    sent: "SentFeed",
    now: datetime,
    jitter: float,
    *,
    new: int = 0,
    gap: tuple[datetime, datetime] | None = None,
) -> Feed:
    """The feed after its new body was read and saved: `new` of its entries were not known, none after a `gap`."""
    before, dates = feed.fetch, [entry.published_at for entry in sent.entries]
    newest = max((moment for moment in dates if moment is not None and moment <= now), default=None)
    arrived = now if new and newest is None else None
    halves = [half_window(dates, now)]
    if before.answered_at:
        halves.append(half_window_seen(len(dates), new, now - before.answered_at))
    state = replace(
        before,
        body_hash=answer.body_hash,
        news_at=max((moment for moment in (before.news_at, newest, arrived) if moment is not None), default=None),
        half_window_minutes=min((half for half in halves if half), default=before.half_window_minutes),
        ttl_minutes=sent.info.ttl_minutes or 0,
        skip=sent.info.skip,
    )
    if gap:
        state = replace(state, missed_from=gap[0], missed_until=gap[1])
    named = replace(feed, title=feed.title or sent.info.title, site_url=sent.info.site_url or feed.site_url)
    return _answered(named, answer, state, now, jitter)


def after_failure(feed: Feed, failed: Failed, now: datetime) -> Feed:
    """The feed after it did not answer as it should: what was known stays, and it waits longer each time.

    Who asks again by hand before the wait is over does not make it longer.
    """
    before = feed.fetch
    again = before.failures and before.rest_until and before.rest_until > now and not clock_was_wrong(before, now)
    failures = before.failures if again else before.failures + 1
    until = None if failed.gone else next_after_failure(failures, failed.wait, now, before.interval_minutes)
    state = replace(
        before,
        fetched_at=now,
        noted_at=None,
        failures=failures,
        failing_since=before.failing_since or now,
        error=failed.reason,
        held=failed.busy,
        next_at=until,
        rest_until=until,
    )
    return replace(feed, gone=failed.gone, fetch=state)


def held_back(feed: Feed, until: datetime | None, reason: str, now: datetime) -> Feed:
    """The feed when another one's answer said that the whole host wants to be left alone."""
    state = replace(feed.fetch, error=reason, held=True, next_at=until, rest_until=until, noted_at=now)
    return replace(feed, fetch=state)


def what_next(feed: Feed, now: datetime) -> str:
    """The reason a feed failed for, with what happens next."""
    if feed.gone:
        return f"{feed.fetch.error}; its stories stay, and it is no longer fetched"
    if feed.fetch.next_at is None:
        return feed.fetch.error
    return f"{feed.fetch.error}; tried again at {in_words(feed.fetch.next_at, now)}"


def _answered(feed: Feed, answer: Fetched | NotModified, state: FetchState, now: datetime, jitter: float) -> Feed:
    minutes, rest = pace(state, now), rest_of(answer.fresh_for, now)
    state = replace(
        state,
        etag=answer.etag,
        modified=answer.modified,
        fetched_at=now,
        answered_at=now,
        noted_at=None,
        failures=0,
        failing_since=None,
        error="",
        held=False,
        rest_until=rest,
        interval_minutes=minutes,
        next_at=next_after_success(minutes, rest, state.skip, now, jitter),
    )
    return replace(feed, url=answer.moved or feed.url, gone=False, fetch=state)
