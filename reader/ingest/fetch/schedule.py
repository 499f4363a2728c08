"""When a feed is asked again: its own pace, what the server asks for, and longer and longer waits after failures."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from reader.model.feed import FeedInfo, FetchState

FLOOR, USUAL, DAY = 15, 60, 24 * 60
"""Minutes: never more often, without better knowledge, never more seldom."""
WEEK = timedelta(days=7)


def pace(info: FeedInfo, published: Iterable[datetime | None], now: datetime) -> int:
    """Minutes between two fetches that suit a feed: as often as it publishes, not more often than it asks for."""
    dated = [moment for moment in published if moment is not None]
    asked = max(FLOOR, info.ttl_minutes) if info.ttl_minutes else USUAL
    if not dated:
        return min(asked, DAY)
    weekly = sum(now - WEEK <= moment for moment in dated)
    return min(DAY, max(asked, 7 * DAY // max(weekly, 1)))


def next_after_success(state: FetchState, fresh_for: int, now: datetime, jitter: float) -> datetime:
    """When to ask again after an answer; `fresh_for` in seconds, `jitter` from 0 to 1 spreads the feeds out."""
    minutes = max(state.interval_minutes or USUAL, fresh_for // 60)
    if not state.etag and not state.modified:
        minutes = DAY
    spread = min(DAY, minutes) * (1 + jitter / 4)
    return _past_quiet_times(now + timedelta(minutes=min(DAY, spread)), state.skip)


def next_after_failure(failures: int, wait: int | None, now: datetime) -> datetime:
    """When to ask again after the nth failure in a row: `wait` seconds if the server said so, else 1 h, 2 h … 24 h."""
    minutes = min(DAY, USUAL * 2 ** min(failures - 1, 10)) if failures else USUAL
    return now + (timedelta(minutes=minutes) if wait is None else timedelta(seconds=max(wait, 60)))


def in_words(moment: datetime, now: datetime) -> str:
    """The moment in the user's own time: "14:00", or "21 Nov, 14:00" on another day."""
    here, today = moment.astimezone(), now.astimezone().date()
    return f"{here:%H:%M}" if here.date() == today else f"{here.day} {here:%b, %H:%M}"


def _past_quiet_times(moment: datetime, skip: tuple[str, ...]) -> datetime:
    """The first full hour from `moment` on that the feed does not ask to be left alone in, a day at most."""
    for _ in range(24):
        there = moment.astimezone(UTC)
        if str(there.hour) not in skip and f"{there:%A}".lower() not in skip:
            break
        moment = there.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return moment
