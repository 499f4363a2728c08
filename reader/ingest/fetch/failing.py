"""Feeds that fail, in words: why and since when, the last answer, the next try, and what can be done."""

from collections.abc import Iterable
from datetime import datetime

from reader.ingest.fetch.schedule import in_words, next_fetch
from reader.model.feed import Feed


def failing(feeds: Iterable[Feed]) -> list[Feed]:
    """Those whose last fetch failed, but for the samples, which nobody fetches."""
    return [feed for feed in feeds if feed.fetch.error and not feed.url.startswith("sample:")]


def how_it_fails(feed: Feed, now: datetime) -> str:
    """Why a feed fails, since when, when it last answered and when it is asked next."""
    since = f" since {in_words(feed.fetch.failing_since, now)}" if feed.fetch.failing_since else ""
    return f"{feed.fetch.error}{since}; {answered_words(feed, now)}; {_again(feed, now)}"


def answered_words(feed: Feed, now: datetime) -> str:
    """When a feed last answered."""
    return f"last answered {in_words(feed.fetch.answered_at, now)}" if feed.fetch.answered_at else "has never answered"


def _again(feed: Feed, now: datetime) -> str:
    if feed.gone:
        return "no longer fetched: the server says it is gone for good"
    if feed.paused:
        return "not asked: paused"
    moment = next_fetch(feed, now)
    return "fetched by the next refresh" if moment == "due" else f"fetched again from {moment} on"
