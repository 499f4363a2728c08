from datetime import UTC, datetime, timedelta

import pytest

from reader.ingest.fetch.fetch import Failed
from reader.ingest.fetch.outcome import after_failure, what_next
from reader.ingest.fetch.schedule import next_after_failure, next_after_success, pace
from reader.ingest.fetch.throttle import Turns
from reader.model.feed import Feed, FeedInfo, FetchState

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)  # a Friday


@pytest.mark.parametrize(
    ("weekly", "ttl", "minutes"),
    [
        (0, None, 1440),
        (7, None, 1440),
        (84, None, 120),
        (1000, None, 60),
        (1000, 15, 15),
        (1000, 1, 15),
        (84, 300, 300),
    ],
)
def test_a_feed_is_asked_as_often_as_it_publishes(weekly: int, ttl: int | None, minutes: int) -> None:
    dates = [NOW - timedelta(hours=1)] * weekly + [NOW - timedelta(days=30)]
    assert pace(FeedInfo(ttl_minutes=ttl), dates, NOW) == minutes


def test_a_feed_without_dates_is_asked_hourly() -> None:
    assert pace(FeedInfo(), [None, None], NOW) == 60


@pytest.mark.parametrize(
    ("state", "fresh_for", "jitter", "minutes"),
    [
        (FetchState(etag="x"), 0, 0.0, 60),
        (FetchState(etag="x"), 0, 1.0, 75),
        (FetchState(etag="x", interval_minutes=120), 0, 0.0, 120),
        (FetchState(modified="x"), 4 * 3600, 0.0, 240),
        (FetchState(etag="x"), 99 * 3600, 1.0, 1440),
        (FetchState(), 0, 0.0, 1440),
        (FetchState(etag="x", skip=("13", "14")), 0, 0.0, 180),
        (FetchState(etag="x", skip=("friday",)), 0, 0.0, 720),
        (FetchState(etag="x", skip=tuple(map(str, range(24)))), 0, 0.0, 1440 + 60),
    ],
)
def test_when_a_feed_is_asked_again(state: FetchState, fresh_for: int, jitter: float, minutes: int) -> None:
    assert next_after_success(state, fresh_for, NOW, jitter) == NOW + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("failures", "wait", "hours"),
    [(1, None, 1), (2, None, 2), (4, None, 8), (1, 7200, 2), (9, 0, 1 / 60)],
)
def test_failures_wait_longer_each_time(failures: int, wait: int | None, hours: float) -> None:
    assert next_after_failure(failures, wait, NOW) == NOW + timedelta(hours=hours)


def test_what_is_said_of_a_failure() -> None:
    feed = Feed(1, "https://a.example/", "A", fetch=FetchState(etag="kept"))
    failed = after_failure(feed, Failed("the server is down"), NOW)
    assert failed.fetch.etag == "kept"
    assert what_next(failed, NOW).startswith("the server is down; tried again at ")
    gone = after_failure(feed, Failed("the feed is gone for good", gone=True), NOW)
    assert gone.gone
    assert "not asked again" in what_next(gone, NOW)


def test_hosts_take_turns() -> None:
    turns: Turns[str] = Turns(lambda host: 0.0 if host == "mine" else 1.0)
    for host, thing in (("a", "a1"), ("a", "a2"), ("b", "b1"), ("mine", "m1"), ("mine", "m2")):
        turns.add(host, thing)
    assert [turns.take(0.0) for _ in range(4)] == [("a", "a1"), ("b", "b1"), ("mine", "m1"), None]
    assert turns.rest(0.0) is None
    turns.done("a", 5.0)
    turns.done("mine", 5.0)
    assert turns.take(5.0) == ("mine", "m2")
    assert turns.take(5.0) is None
    assert turns.rest(5.0) == 1.0
    assert turns.take(6.0) == ("a", "a2")
    for host in ("a", "b", "mine"):
        turns.done(host, 7.0)
    assert not turns


def test_a_busy_host_loses_its_turns() -> None:
    turns: Turns[str] = Turns(lambda host: 1.0)
    turns.add("a", "a1")
    turns.add("a", "a2")
    turns.take(0.0)
    turns.done("a", 0.0)
    assert turns.drop("a") == ["a2"]
    assert turns.drop("nobody") == []
    assert not turns
