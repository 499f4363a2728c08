"""When a feed is asked again: its own pace, what its server asks for, and longer waits after failures. Pure.

A refresh that somebody starts (cron, a timer of the app's) asks every feed; `is_due` keeps it from asking too soon.
Where the program itself says when, it asks at `next_at` at the latest, before an entry can leave the document unseen.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from reader.model.feed import Feed, FetchState

FLOOR, HOUR, DAY = 5, 60, 24 * 60
"""Minutes: never more often, the pace of a feed with news, never more seldom."""
_EARLY = timedelta(minutes=1)
"""A feed due so soon is due now: timers do not run by the second."""
_WRONG = timedelta(minutes=5)
"""What was noted so far in the future was noted by a clock that was wrong."""
_LONGEST = timedelta(days=8)
"""No server is left alone for longer, whatever was noted."""


def half_window(published: Iterable[datetime | None], now: datetime) -> int:
    """Minutes in which half of a document's entries came, by their dates; 0 when they do not tell.

    It is the lesser of half the time they span and of the time the newer half took: one old entry that is kept on top
    for months says nothing of the pace. Dates well in the future are passed over.
    """
    dated = sorted((moment for moment in published if moment is not None and moment <= now + _WRONG), reverse=True)
    if len(dated) < 2 or dated[0] == dated[-1]:
        return 0
    half = min((dated[0] - dated[-1]) / 2, dated[0] - dated[len(dated) // 2])
    return max(FLOOR, half // timedelta(minutes=1))


def half_window_seen(shown: int, new: int, since: timedelta) -> int:
    """The same by what was seen: `new` of the `shown` entries came within `since`; 0 when that does not tell."""
    return max(FLOOR, int(since / timedelta(minutes=1) * shown / new / 2)) if new and since > timedelta() else 0


def pace(state: FetchState, now: datetime) -> int:
    """Minutes after which a feed should be asked again at the latest.

    That is an hour when it had news within a day, sooner when it says so (`ttl`) or when its document does not reach
    back two hours: half of that then. The longer it is silent the later it is asked, once a day at last.
    """
    silent, bound = now - state.news_at if state.news_at else timedelta(), state.half_window_minutes
    if silent > timedelta(days=1):
        minutes = max(HOUR, silent // timedelta(minutes=24), state.ttl_minutes)
        bound = bound and max(bound, silent // timedelta(minutes=48))
    else:
        minutes = min(HOUR, max(15, state.ttl_minutes or HOUR))
    return max(FLOOR, min(DAY, minutes, bound or DAY))


def next_after_success(
    minutes: int, rest: datetime | None, skip: tuple[str, ...], now: datetime, jitter: float
) -> datetime:
    """When to ask again at the latest by a pace of `minutes`, but for the time the server wants to `rest`.

    `jitter` from 0 to 1 spreads the feeds out, always to an earlier time.
    """
    moment = now + timedelta(minutes=minutes) * (1 - jitter / 4)
    return past_quiet_times(max(moment, rest or moment), skip)


def rest_of(fresh_for: int, now: datetime) -> datetime | None:
    """Until when an answer that is fresh for so many seconds makes asking useless, a day at most."""
    return now + timedelta(seconds=min(fresh_for, DAY * 60)) if fresh_for > 0 else None


def next_after_failure(failures: int, wait: int | None, now: datetime, interval: int = HOUR) -> datetime:
    """When to ask again after the nth failure in a row: `wait` seconds if the server said so.

    Else it is the feed's own pace, `interval` minutes and an hour at most, twice that, four times … a day at most.
    """
    first = max(FLOOR, min(HOUR, interval or HOUR))
    minutes = min(DAY, first * 2 ** min(failures - 1, 10)) if failures else first
    return now + (timedelta(minutes=minutes) if wait is None else timedelta(seconds=max(wait, 60)))


def due_at(feed: Feed, every: int = FLOOR) -> datetime | None:
    """When a refresh that runs every so many minutes should ask for a feed; None when it never was asked.

    A feed with a pace the reader has set keeps that. What its server asks for goes before both.
    """
    state = feed.fetch
    if state.fetched_at is None:
        return state.rest_until
    wanted = state.fetched_at + timedelta(minutes=feed.every_minutes or every)
    if state.next_at and not feed.every_minutes:
        wanted = min(wanted, state.next_at)
    return past_quiet_times(max(wanted, state.rest_until or wanted), state.skip)


def is_due(feed: Feed, now: datetime, every: int = FLOOR) -> bool:
    """Whether a refresh that runs every so many minutes asks for a feed now."""
    if feed.gone or feed.paused or feed.removed_at:
        return False
    if clock_was_wrong(feed.fetch, now):
        return True
    moment = due_at(feed, every)
    if moment is None:
        return True
    if feed.fetch.rest_until and feed.fetch.rest_until > now:
        return False
    quiet = past_quiet_times(now, feed.fetch.skip) > now
    return moment - _EARLY <= now and not (quiet and now - moment < timedelta(days=1))


def next_wake(feeds: Sequence[Feed], now: datetime, every: int) -> timedelta:
    """How long a program that refreshes every so many minutes may sleep: sooner than that when a feed needs it."""
    moments = (due_at(feed, every) or now for feed in feeds if not feed.gone and not feed.paused)
    soonest = min(moments, default=now + timedelta(minutes=every)) - now
    return max(timedelta(minutes=FLOOR), min(timedelta(minutes=every), soonest))


def is_held(feed: Feed, now: datetime) -> bool:
    """Whether the server wants to be left alone, so that not even a refresh by hand asks it."""
    state = feed.fetch
    if not (state.held and state.next_at and state.next_at > now):
        return False
    return feed.gone or not clock_was_wrong(state, now)


def clock_was_wrong(state: FetchState, now: datetime) -> bool:
    """Whether the times of a state were noted by a clock that ran ahead: they say nothing, the feed is asked."""
    noted = max((moment for moment in (state.fetched_at, state.noted_at) if moment), default=now)
    until = max((moment for moment in (state.next_at, state.rest_until) if moment), default=now)
    return noted > now + _WRONG or until > now + _LONGEST


def gap_of(
    published: Sequence[datetime | None], newest: datetime | None, asked: datetime | None, now: datetime
) -> tuple[datetime, datetime] | None:
    """The times between which entries may have been missed, when none of a document's entries is known.

    `published` are the entries' dates, `newest` is that of the newest stored one, `asked` when the feed last answered.
    None when the document reaches back to what is stored, or when it shows no more than its last entry.
    """
    if asked is None or len(published) < 2:
        return None
    dated = [moment for moment in published if moment is not None]
    if dated and newest is not None:
        return (newest, min(dated)) if newest < min(dated) <= now + _WRONG else None
    return (asked, now) if asked < now else None


def in_words(moment: datetime, now: datetime) -> str:
    """The moment in the user's own time: "14:00", "21 Nov, 14:00" on another day, with the year in another one."""
    here, today = moment.astimezone(), now.astimezone().date()
    if here.date() == today:
        return f"{here:%H:%M}"
    return f"{here.day} {here:%b, %H:%M}" if here.year == today.year else f"{here.day} {here:%b %Y, %H:%M}"


def next_fetch(feed: Feed, now: datetime) -> str:
    """From when on the next refresh that comes by asks a feed: "14:00", "due" when it is that already.

    "paused" when the reader has paused it, "never" when it is gone.
    """
    if feed.gone or feed.paused:
        return "paused" if feed.paused else "never"
    moment = None if clock_was_wrong(feed.fetch, now) else due_at(feed)
    return in_words(moment, now) if moment and moment > now else "due"


def gap_in_words(state: FetchState, now: datetime) -> str:
    """What is to be said of a feed's last gap, for a week: "stories between … and … may be missing"; else nothing."""
    times = gap_times(state, now)
    return f"stories between {times[0]} and {times[1]} may be missing" if times else ""


def gap_times(state: FetchState, now: datetime) -> tuple[str, ...]:
    """The two times of a gap of the last week, in words; empty without one."""
    if not (state.missed_from and state.missed_until) or now - state.missed_until > timedelta(days=7):
        return ()
    return in_words(state.missed_from, now), in_words(state.missed_until, now)


def past_quiet_times(moment: datetime, skip: tuple[str, ...]) -> datetime:
    """The first full hour from `moment` on that the feed does not ask to be left alone in, a day at most."""
    if not skip:
        return moment
    for _ in range(24):
        there = moment.astimezone(UTC)
        if str(there.hour) not in skip and f"{there:%A}".lower() not in skip:
            break
        moment = there.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return moment
