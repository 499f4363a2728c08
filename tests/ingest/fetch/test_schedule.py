from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from reader.ingest.fetch.fetch import Failed, Fetched
from reader.ingest.fetch.outcome import after_failure, after_parsed, held_back, what_next
from reader.ingest.fetch.schedule import (
    due_at,
    gap_in_words,
    gap_of,
    half_window,
    half_window_seen,
    in_words,
    is_due,
    is_held,
    next_after_failure,
    next_after_success,
    next_fetch,
    pace,
    rest_of,
)
from reader.ingest.workers.feed_requests import SentFeed
from reader.model.feed import Feed, FeedInfo, FetchState
from reader.store.texts.entries import Arrival, arrival

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)  # a Friday


def ago(**passed: float) -> datetime:
    """So long before now."""
    return NOW - timedelta(**passed)


@pytest.mark.parametrize(
    ("minutes_ago", "half"),
    [
        ([0, 6, 12, 18, 24, 30, 36, 42, 48, 54], 27),
        ([0, 120], 60),
        ([0, 10, 500 * 1440], 10),  # one that is kept on top for more than a year
        ([0, 1, 2, 3, 60], 5),  # a burst
        ([300, 306, 312, 318], 9),
        ([-1440 * 3000, 0, 30, 60], 30),  # one dated in the year 2035
        ([5, 5, 5], 0),
        ([5], 0),
        ([], 0),
        ([None, None], 0),
        ([None, 0, 60, None], 30),
    ],
)
def test_how_far_back_a_document_reaches(minutes_ago: list[float | None], half: int) -> None:
    dates = [None if minutes is None else ago(minutes=minutes) for minutes in minutes_ago]
    assert half_window(dates, NOW) == half


@pytest.mark.parametrize(
    ("shown", "new", "minutes", "half"),
    [(10, 5, 30, 30), (10, 10, 60, 30), (20, 1, 1, 10), (10, 0, 60, 0), (5, 5, 0, 0)],
)
def test_how_far_back_it_reaches_by_what_was_seen(shown: int, new: int, minutes: int, half: int) -> None:
    assert half_window_seen(shown, new, timedelta(minutes=minutes)) == half


@pytest.mark.parametrize(
    ("silent", "half", "ttl", "minutes"),
    [
        (None, 0, 0, 60),
        (timedelta(hours=1), 0, 0, 60),
        (timedelta(hours=1), 27, 0, 27),
        (timedelta(hours=1), 27, 300, 27),  # what the feed says of its pace makes it no slower
        (timedelta(hours=1), 600, 300, 60),
        (timedelta(hours=1), 600, 15, 15),
        (timedelta(hours=1), 600, 1, 15),
        (timedelta(hours=1), 1, 0, 5),
        (timedelta(hours=26), 27, 0, 32),
        (timedelta(days=5), 5, 0, 150),
        (timedelta(days=5), 3000, 0, 300),
        (timedelta(days=5), 3000, 720, 720),
        (timedelta(days=90), 3000, 0, 1440),
    ],
)
def test_the_pace_of_a_feed(silent: timedelta | None, half: int, ttl: int, minutes: int) -> None:
    state = FetchState(news_at=None if silent is None else NOW - silent, half_window_minutes=half, ttl_minutes=ttl)
    assert pace(state, NOW) == minutes


@pytest.mark.parametrize(
    ("pace", "rest", "skip", "jitter", "minutes"),
    [
        (60, 0, (), 0.0, 60),
        (60, 0, (), 1.0, 45),
        (60, 240, (), 0.0, 240),
        (60, 30, (), 0.0, 60),
        (60, 0, ("13", "14"), 0.0, 180),
        (60, 0, ("friday",), 0.0, 720),
        (60, 0, tuple(map(str, range(24))), 0.0, 1440 + 60),
    ],
)
def test_when_a_feed_is_asked_again_at_the_latest(
    pace: int, rest: int, skip: tuple[str, ...], jitter: float, minutes: int
) -> None:
    until = NOW + timedelta(minutes=rest) if rest else None
    assert next_after_success(pace, until, skip, NOW, jitter) == NOW + timedelta(minutes=minutes)


@pytest.mark.parametrize(("seconds", "minutes"), [(0, None), (900, 15), (99 * 3600, 1440)])
def test_how_long_an_answer_is_fresh(seconds: int, minutes: int | None) -> None:
    assert rest_of(seconds, NOW) == (None if minutes is None else NOW + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("failures", "wait", "interval", "hours"),
    [(1, None, 60, 1), (2, None, 60, 2), (4, None, 600, 8), (1, None, 15, 0.25), (1, 7200, 60, 2), (9, 0, 60, 1 / 60)],
)
def test_failures_wait_longer_each_time(failures: int, wait: int | None, interval: int, hours: float) -> None:
    assert next_after_failure(failures, wait, NOW, interval) == NOW + timedelta(hours=hours)


@pytest.mark.parametrize(
    ("state", "every", "due"),
    [
        (FetchState(), 5, True),
        (FetchState(fetched_at=ago(minutes=3)), 5, False),
        (FetchState(fetched_at=ago(minutes=4.5)), 5, True),  # timers do not run by the second
        (FetchState(fetched_at=ago(minutes=20)), 30, False),
        (FetchState(fetched_at=ago(minutes=29.5)), 30, True),
        (FetchState(fetched_at=ago(minutes=20), next_at=NOW), 30, True),
        (FetchState(fetched_at=ago(minutes=20), rest_until=NOW + timedelta(seconds=1)), 5, False),
        (FetchState(fetched_at=ago(minutes=20), rest_until=NOW), 5, True),
        (FetchState(fetched_at=ago(hours=2), skip=("12",)), 5, False),
        (FetchState(fetched_at=ago(hours=30), skip=("12",)), 5, True),  # it asks for a day's rest at most
        (FetchState(fetched_at=ago(hours=2), skip=("13", "sunday")), 5, True),
        # noted by a clock that ran ahead
        (FetchState(fetched_at=ago(days=-3650), next_at=ago(days=-3651)), 5, True),
        (FetchState(fetched_at=ago(hours=-6), rest_until=ago(hours=-7)), 5, True),
        (FetchState(fetched_at=ago(hours=2), noted_at=ago(days=-3), rest_until=ago(days=-4)), 5, True),
        (FetchState(fetched_at=ago(hours=2), rest_until=ago(days=-400)), 5, True),
    ],
)
def test_when_a_feed_is_due(state: FetchState, every: int, due: bool) -> None:
    feed = Feed(1, "https://a.example/", "A", fetch=state)
    assert is_due(feed, NOW, every) == due
    assert not is_due(replace(feed, gone=True), NOW, every)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (FetchState(), "due"),
        (FetchState(fetched_at=ago(minutes=20), next_at=NOW + timedelta(hours=9)), "due"),
        (FetchState(fetched_at=NOW), in_words(NOW + timedelta(minutes=5), NOW)),
        (FetchState(fetched_at=NOW, rest_until=NOW + timedelta(hours=2)), in_words(NOW + timedelta(hours=2), NOW)),
        (FetchState(fetched_at=NOW + timedelta(days=9)), "due"),
    ],
)
def test_when_the_next_refresh_asks(state: FetchState, words: str) -> None:
    feed = Feed(1, "https://a.example/", "A", fetch=state)
    assert next_fetch(feed, NOW) == words
    assert next_fetch(replace(feed, gone=True), NOW) == "never"


def test_a_pace_the_reader_has_set_is_kept() -> None:
    feed = Feed(1, "https://a.example/", "A", every_minutes=180, fetch=FetchState(fetched_at=NOW, next_at=NOW))
    assert due_at(feed) == NOW + timedelta(hours=3)
    assert due_at(replace(feed, fetch=replace(feed.fetch, rest_until=NOW + timedelta(hours=4)))) == ago(hours=-4)


@pytest.mark.parametrize(
    ("state", "held"),
    [
        (FetchState(held=True, fetched_at=NOW, next_at=ago(hours=-2)), True),
        (FetchState(held=True, fetched_at=ago(hours=3), next_at=ago(hours=1)), False),
        (FetchState(fetched_at=NOW, next_at=ago(hours=-2)), False),
        (FetchState(held=True, fetched_at=ago(days=-3650), next_at=ago(days=-3651)), False),
        (FetchState(held=True, fetched_at=ago(days=1), noted_at=ago(days=-1), next_at=ago(days=-2)), False),
    ],
)
def test_whom_not_even_a_hand_asks(state: FetchState, held: bool) -> None:
    assert is_held(Feed(1, "https://a.example/", "A", fetch=state), NOW) == held


@pytest.mark.parametrize(
    ("shown", "newest", "asked", "gap"),
    [
        ([10, 60], 120, 125, (120, 60)),
        ([10, 60], 60, 125, None),
        ([10, 60], 30, 125, None),  # the addresses of its entries changed
        ([None, None], None, 125, (125, 0)),
        ([None, 60], 120, 125, (120, 60)),
        ([10], 120, 125, None),  # shows its last one only
        ([10, 60], 120, None, None),
        ([], None, 125, None),
    ],
)
def test_a_gap(shown: list[int | None], newest: int | None, asked: int | None, gap: tuple[int, int] | None) -> None:
    def at(minutes: int | None) -> datetime | None:
        return None if minutes is None else ago(minutes=minutes)

    found = gap_of([at(minutes) for minutes in shown], at(newest), at(asked), NOW)
    assert found == (gap and (at(gap[0]), at(gap[1])))


def test_a_gap_is_told_for_a_week() -> None:
    state = FetchState(missed_from=ago(hours=3), missed_until=ago(hours=1))
    first, last = in_words(ago(hours=3), NOW), in_words(ago(hours=1), NOW)
    assert gap_in_words(state, NOW).startswith(f"stories between {first} and {last} may be missing")
    assert gap_in_words(state, NOW + timedelta(days=8)) == gap_in_words(FetchState(), NOW) == ""


def test_a_moment_of_another_year_is_told_with_it() -> None:
    assert in_words(NOW.replace(year=2036), NOW).split(",")[0] == "20 Nov 2036"


def test_what_is_said_of_a_failure() -> None:
    feed = Feed(1, "https://a.example/", "A", fetch=FetchState(etag="kept"))
    failed = after_failure(feed, Failed("the server is down"), NOW)
    assert failed.fetch.etag == "kept"
    assert (failed.fetch.failing_since, failed.fetch.answered_at) == (NOW, None)
    assert what_next(failed, NOW).startswith("the server is down; tried again at ")
    gone = after_failure(feed, Failed("the feed is gone for good", gone=True), NOW)
    assert gone.gone
    assert "no longer fetched" in what_next(gone, NOW)


def test_asking_again_by_hand_makes_no_wait_longer() -> None:
    feed = Feed(1, "https://a.example/", "A")
    for _ in range(3):
        feed = after_failure(feed, Failed("the server is down"), NOW)
    assert (feed.fetch.failures, feed.fetch.rest_until) == (1, NOW + timedelta(hours=1))
    later = NOW + timedelta(hours=1)
    assert after_failure(feed, Failed("the server is down"), later).fetch.failures == 2


def test_a_wait_noted_for_another_feed_of_the_host_is_known_by_its_clock() -> None:
    feed = Feed(1, "https://a.example/", "A", fetch=FetchState(fetched_at=ago(days=1)))
    ahead = NOW + timedelta(days=2)
    held = held_back(feed, ahead + timedelta(hours=2), "the server is busy", ahead)
    assert is_held(held, ahead)
    assert not is_held(held, NOW)
    assert is_due(held, NOW)


def test_a_feed_without_dates_or_validators_is_asked_by_what_was_seen_of_it() -> None:
    sent = SentFeed(FeedInfo(title="Wire"))
    feed = Feed(1, "https://a.example/", "A", fetch=FetchState(answered_at=ago(minutes=30)))
    entries = tuple(_entry(number) for number in range(10))
    answer = Fetched(feed.url, b"", "", "hash")
    noted = after_parsed(feed, answer, replace(sent, entries=entries), NOW, 0.0, new=8).fetch
    assert (noted.half_window_minutes, noted.interval_minutes) == (18, 18)
    assert noted.next_at == NOW + timedelta(minutes=18)
    assert noted.news_at == NOW


def _entry(number: int) -> Arrival:
    return arrival(
        guid=str(number), url="", title=f"Story {number}", author="", published_at=None, updated_at=None, raw=""
    )
