import socket
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from reader.ingest.fetch.client import Client
from reader.ingest.refresh.refresh import refresh
from reader.model.action import (
    AddNote,
    ChangeFeed,
    ChangeTags,
    SetRead,
    SetStarred,
)
from reader.model.event import (
    Event,
    FeedFailed,
    FeedFetched,
    Notice,
    RefreshDone,
    RefreshStarted,
    StorySaved,
)
from reader.model.feed import Feed, FetchState
from reader.model.note import Note
from reader.model.queries.query import Query
from reader.store.file.library import Library
from reader.store.reading.actions import perform
from reader.store.sources.feeds import (
    add_feed,
    get_feed,
    list_feeds,
    remove_feed,
    update_feed,
)
from reader.store.sources.feeds import unread_by_feed as feeds_unread
from reader.store.texts.pending import stale, waiting
from reader.store.texts.stories import get_story, headlines
from tests.fakes import Clock, InlineWorkers
from tests.ingest.feeds import atom, json_feed, rss, story_html
from tests.ingest.wires import Wire
from tests.server import Answer, FeedServer, Seen


@dataclass
class Desk:
    """A library, a server and a client, ready to refresh."""

    library: Library
    server: FeedServer
    client: Client
    clock: Clock
    workers: InlineWorkers

    def follow(self, path: str, answer: Answer | Callable[[Seen], Answer] | str, *, private: bool = True) -> Feed:
        self.server.routes[path] = Answer(answer) if isinstance(answer, str) else answer
        return add_feed(self.library, self.server.url(path), private=private, now=self.clock())[0]

    def refresh(self, *feeds: int, force: bool = False, seconds: float = 5.0) -> list[Event]:
        return list(
            refresh(
                self.library,
                feeds=feeds or [feed.id for feed in list_feeds(self.library)],
                now=self.clock,
                workers=self.workers,
                client=self.client,
                force=force,
                pause=0,
                seconds=seconds,
                jitter=lambda: 0.0,
            )
        )

    def due(self) -> list[Event]:
        return list(refresh(self.library, now=self.clock, workers=self.workers, client=self.client, pause=0))

    def titles(self) -> list[str]:
        return sorted(line.title for line in headlines(self.library, Query()))


@pytest.fixture
def desk(library: Library, server: FeedServer, client: Client, clock: Clock, workers: InlineWorkers) -> Desk:
    return Desk(library, server, client, clock, workers)


def only(events: list[Event], kind: type) -> list[Event]:
    return [event for event in events if isinstance(event, kind)]


def done(events: list[Event]) -> Event:
    """What was told at the end; the reading of the texts follows it."""
    (told,) = only(events, RefreshDone)
    return told


def arrived(events: list[Event]) -> list[StorySaved]:
    """The stories that came in."""
    return [event for event in events if isinstance(event, StorySaved) and event.new]


STORY = story_html("Ferries stay in port")


def test_three_formats_twice(desk: Desk) -> None:
    desk.follow("/rss", rss([("r1", "Ferries stay in port", STORY)]))
    desk.follow("/atom", atom([("a1", "Union rejects offer", story_html("Union rejects offer"))]))
    desk.follow("/json", json_feed([("j1", "Grain up", story_html("Grain is up"))]))
    first = desk.refresh()
    assert first[0] == RefreshStarted(3)
    assert done(first) == RefreshDone(3, 3, 0)
    assert desk.titles() == ["Ferries stay in port", "Grain up", "Union rejects offer"]
    desk.workers.asked.clear()
    second = desk.refresh()
    assert [event.unchanged for event in second if isinstance(event, FeedFetched)] == [True] * 3
    assert done(second) == RefreshDone(3, 0, 0)
    assert [desk.server.statuses(path) for path in ("/rss", "/atom", "/json")] == [[200, 304]] * 3
    assert desk.workers.asked == []
    assert sorted(feed.title for feed in list_feeds(desk.library)) == ["Coast Daily", "Harbor Post", "Nordwire"]


def test_only_what_is_new_is_cleaned(desk: Desk) -> None:
    feed = desk.follow("/rss", rss([("1", "First", story_html("One")), ("2", "Second", story_html("Two"))]))
    desk.refresh()
    entries = [
        ("3", "Third", story_html("Three")),
        ("2", "Second again", story_html("Two")),
        ("1", "First", story_html("One")),
    ]
    desk.server.routes["/rss"] = Answer(rss(entries))
    desk.workers.asked.clear()
    events = desk.refresh()
    assert only(events, FeedFetched) == [FeedFetched(feed.id, "Harbor Post", 1, 1)]
    assert [(event.title, event.new) for event in events if isinstance(event, StorySaved)] == [
        ("Third", True),
        ("Second again", False),
        ("Third", False),
    ]
    desk.server.routes["/rss"] = Answer(rss(entries), headers={"ETag": '"other"'})
    desk.workers.asked.clear()
    assert done(desk.refresh()) == RefreshDone(1, 0, 0)
    desk.server.routes["/rss"] = Answer(rss(entries, extra="<ttl>60</ttl>"))
    desk.workers.asked.clear()
    desk.refresh()
    assert desk.workers.asked == ["parse"], "nothing is cleaned twice"


def test_what_was_done_to_a_story_outlives_its_change(desk: Desk) -> None:
    desk.follow("/rss", rss([("1", "First", STORY)]))
    (saved,) = arrived(desk.refresh())
    perform(desk.library, SetRead((saved.story_id,), True), now=desk.clock())
    desk.server.routes["/rss"] = Answer(rss([("1", "First, corrected", STORY)]))
    desk.refresh()
    story = get_story(desk.library, saved.story_id)
    assert story.title == "First, corrected"
    assert story.status.read_at is not None


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer("nothing", status=404), "there is nothing at this address (HTTP 404)"),
        (Answer("<html><body>Sorry</body></html>"), "this is a web page, not a feed"),
        (Answer("<rss><channel><ite"), "the feed is broken"),
        (Answer(""), "the answer is empty"),
        (Answer(status=302, headers={"Location": "/feed"}), "redirects more than 10 times"),
        (Answer(b"x", drip=True), "timed out after 0.3 s"),
        (Answer(b"x" * 100_000, endless=True, headers={"Content-Encoding": "identity"}), "larger than 15 MiB"),
    ],
)
def test_a_failure_empties_nothing_and_stops_nobody(desk: Desk, answer: Answer, words: str) -> None:
    feed = desk.follow("/feed", rss([("1", "Kept", STORY)]))
    desk.refresh()
    before = get_feed(desk.library, feed.id).fetch
    other = desk.follow("/other", rss([("2", "Other", story_html("Other"))], title="Other"))
    desk.server.routes["/feed"] = answer
    desk.clock.on(hours=2)
    seconds = 0.3 if answer.drip else 20.0
    (failed,) = only(desk.refresh(feed.id, seconds=seconds), FeedFailed)
    assert isinstance(failed, FeedFailed)
    assert words in failed.reason
    assert "tried again at" in failed.reason
    after = get_feed(desk.library, feed.id).fetch
    assert (after.etag, after.modified, after.body_hash) == (before.etag, before.modified, before.body_hash)
    assert (after.failures, after.next_at) == (1, desk.clock() + timedelta(hours=1))
    desk.refresh(other.id)
    assert desk.titles() == ["Kept", "Other"]


def test_a_server_that_is_down(desk: Desk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        url = f"http://127.0.0.1:{gone.getsockname()[1]}/feed"
    feed, _ = add_feed(desk.library, url, private=True, now=desk.clock())
    for hours in (1, 2, 4):
        (failed,) = only(desk.refresh(), FeedFailed)
        desk.refresh()  # who asks again before the wait is over does not make it longer
        assert isinstance(failed, FeedFailed)
        assert failed.reason.startswith("the server is down: connection refused; tried again at")
        assert get_feed(desk.library, feed.id).fetch.next_at == desk.clock() + timedelta(hours=hours)
        desk.clock.on(hours=hours)
    desk.refresh()
    assert only(desk.due(), FeedFailed) == []
    desk.clock.on(hours=8)
    assert len(only(desk.due(), FeedFailed)) == 1


def test_a_feed_works_again(desk: Desk) -> None:
    feed = desk.follow("/rss", Answer(status=500))
    desk.refresh()
    desk.server.routes["/rss"] = Answer(rss([("1", "Back", STORY)]))
    assert done(desk.refresh()) == RefreshDone(1, 1, 0)
    state = get_feed(desk.library, feed.id).fetch
    assert (state.failures, state.error) == (0, "")


def test_a_private_address_needs_a_yes(desk: Desk) -> None:
    desk.follow("/rss", rss([]), private=False)
    (failed,) = only(desk.refresh(), FeedFailed)
    assert isinstance(failed, FeedFailed)
    assert "private network" in failed.reason
    assert desk.server.seen == []


def test_a_feed_that_moved_for_good(desk: Desk) -> None:
    feed = desk.follow("/old", Answer(status=301, headers={"Location": "/new"}))
    desk.server.routes["/new"] = Answer(rss([("1", "Moved", STORY)]))
    desk.refresh()
    assert get_feed(desk.library, feed.id).url == desk.server.url("/new")
    assert done(desk.refresh()) == RefreshDone(1, 0, 0)
    assert desk.titles() == ["Moved"]


@pytest.mark.parametrize("same_guids", [True, False])
def test_a_feed_that_moved_to_where_another_one_is_becomes_one_with_it(desk: Desk, same_guids: bool) -> None:
    old = desk.follow("/old", rss([("1", "Ferries", story_html("Ferries")), ("2", "Museum", story_html("Museum"))]))
    desk.refresh()
    ferries, museum = (line.id for line in sorted(headlines(desk.library, Query()), key=lambda line: line.title))
    perform(desk.library, SetStarred((ferries,), True), now=desk.clock())
    perform(desk.library, SetRead((museum,), True), now=desk.clock())
    perform(desk.library, ChangeTags((ferries,), ("harbor",), ()), now=desk.clock())
    perform(desk.library, AddNote(Note(0, ferries, "ask Lena", desk.clock(), desk.clock())), now=desk.clock())
    guid = "1" if same_guids else "other"
    kept = desk.follow("/new", rss([(guid, "Ferries, the news", story_html("The ferries stay", 2))], title="New Post"))
    desk.refresh(kept.id)
    desk.server.routes["/old"] = Answer(status=301, headers={"Location": "/new"})
    events = desk.refresh()
    (told,) = only(events, Notice)
    assert isinstance(told, Notice)
    assert told.text.startswith("Harbor Post has moved for good to where New Post is")
    assert [feed.id for feed in list_feeds(desk.library)] == [kept.id]
    lines = {line.title: line for line in headlines(desk.library, Query())}
    assert set(lines) == {"Ferries, the news", "Museum"} | (set() if same_guids else {"Ferries"})
    noted = lines["Ferries, the news" if same_guids else "Ferries"]
    assert (noted.starred, noted.tags, noted.notes) == (True, ("harbor",), 1)
    assert {line.source for line in lines.values()} == {"New Post"}
    assert lines["Museum"].read
    assert feeds_unread(desk.library) == {kept.id: len(lines) - 1}
    assert len(headlines(desk.library, Query(words=("crowns",)))) == len(lines)
    assert add_feed(desk.library, desk.server.url("/old"), now=desk.clock())[0].id == kept.id, (
        "known by its old address"
    )
    assert old.id != kept.id
    assert done(desk.refresh()) == RefreshDone(1, 0, 0)


def test_the_same_text_at_both_addresses_stays_one_story(desk: Desk) -> None:
    body = rss([("1", "Ferries", story_html("Ferries", 2))])
    desk.follow("/old", body)
    desk.follow("/new", body.replace("Harbor Post", "New Post"))
    desk.refresh()
    (line,) = headlines(desk.library, Query())
    perform(desk.library, SetStarred((line.id,), True), now=desk.clock())
    desk.server.routes["/old"] = Answer(status=308, headers={"Location": "/new"})
    desk.refresh()
    (line,) = headlines(desk.library, Query())
    assert (line.starred, line.source, line.other_sources) == (True, "New Post", ())
    assert len(headlines(desk.library, Query(words=("crowns",)))) == 1


def test_a_moved_feed_is_known_by_its_old_address(desk: Desk) -> None:
    feed = desk.follow("/old", Answer(status=301, headers={"Location": "/new"}))
    desk.server.routes["/new"] = Answer(rss([("1", "Moved", STORY)]))
    desk.refresh()
    assert add_feed(desk.library, desk.server.url("/old"), now=desk.clock())[0].id == feed.id


def test_a_feed_that_moved_to_no_feed_keeps_its_address(desk: Desk) -> None:
    feed = desk.follow("/old", Answer(status=301, headers={"Location": "/new"}))
    desk.server.routes["/new"] = Answer("<html><body>Welcome</body></html>")
    desk.refresh()
    assert get_feed(desk.library, feed.id).url == desk.server.url("/old")


def test_a_feed_that_is_gone_is_not_asked_again(desk: Desk) -> None:
    feed = desk.follow("/rss", rss([("1", "Kept", STORY)]))
    desk.follow("/other", rss([], title="Other"))
    desk.refresh()
    desk.server.routes["/rss"] = Answer(status=410)
    (failed,) = only(desk.refresh(), FeedFailed)
    assert isinstance(failed, FeedFailed)
    assert "gone for good" in failed.reason
    assert "no longer fetched" in failed.reason
    desk.clock.on(days=30)
    desk.due()
    desk.refresh()
    assert desk.server.statuses("/rss") == [200, 410]
    assert get_feed(desk.library, feed.id).gone


def test_feeds_that_are_gone_do_not_count_as_failed_when_all_are_asked(desk: Desk) -> None:
    desk.follow("/rss", rss([("1", "Kept", STORY)]))
    never = FetchState(error="closed", held=True, next_at=desk.clock() + timedelta(days=9))
    for path in ("/gone", "/never"):
        feed = desk.follow(path, Answer(status=410))
        update_feed(desk.library, replace(feed, gone=True, fetch=never if path == "/never" else feed.fetch))
    events = desk.refresh()
    assert events[0] == RefreshStarted(1)
    assert not only(events, FeedFailed)


def test_a_busy_host_is_left_alone_even_by_hand(desk: Desk) -> None:
    busy = desk.follow("/a", Answer(status=429, headers={"Retry-After": "7200"}))
    other = desk.follow("/b", rss([]))
    (first, second) = only(desk.refresh(), FeedFailed)
    assert isinstance(first, FeedFailed)
    assert isinstance(second, FeedFailed)
    assert {first.feed_id, second.feed_id} == {busy.id, other.id}
    assert "asked too often" in second.reason
    assert len(desk.server.seen) == 1, "the other feeds of the host were not asked any more"
    desk.clock.on(hours=1)
    assert len(only(desk.refresh(), FeedFailed)) == 2
    assert len(desk.server.seen) == 1
    desk.clock.on(hours=1.1)
    desk.server.routes["/a"] = Answer(rss([]))
    assert done(desk.refresh()) == RefreshDone(2, 0, 0)


def test_a_clock_that_was_wrong_once_silences_no_feed(desk: Desk) -> None:
    desk.follow("/a", Answer(status=429, headers={"Retry-After": "7200"}))
    desk.follow("/b", rss([]))
    desk.server.routes["/c"] = Answer(rss([]), headers={"Cache-Control": "max-age=7200"})
    desk.follow("/c", desk.server.routes["/c"])
    right = desk.clock.moment
    for ahead in (timedelta(days=3650), timedelta(hours=6)):
        desk.clock.moment = right + ahead
        desk.refresh()
        desk.clock.moment = right
        desk.server.seen.clear()
        desk.due()
        assert desk.server.seen, "what is due is asked"
        desk.clock.moment = right + ahead
        desk.refresh()
        desk.clock.moment = right
        desk.server.seen.clear()
        desk.refresh()
        assert "/a" in {seen.path for seen in desk.server.seen}, "and by hand too"
        right += timedelta(hours=3)
        desk.clock.moment = right


def test_a_fast_feed_that_fails_once_is_asked_again_soon(desk: Desk) -> None:
    wire = Wire(10, 6)
    feed = desk.follow("/rss", wire.body(desk.clock(), desk.clock()))
    desk.refresh()
    desk.server.routes["/rss"] = Answer(status=502)
    desk.clock.on(minutes=30)
    desk.refresh()
    until = get_feed(desk.library, feed.id).fetch.rest_until
    assert until is not None
    assert until - desk.clock() < timedelta(minutes=28), "its document reaches back an hour"


def test_force_asks_without_validators(desk: Desk) -> None:
    desk.follow("/rss", rss([("1", "A", STORY)]))
    desk.refresh()
    assert done(desk.refresh(force=True)) == RefreshDone(1, 0, 0)
    assert desk.server.statuses("/rss") == [200, 200]


def test_feeds_come_due_by_themselves(desk: Desk) -> None:
    dates = rss([(str(number), f"Story {number}", story_html(f"Story {number}")) for number in range(3)])
    desk.follow("/rss", dates)
    assert desk.due()[0] == RefreshStarted(1)
    assert desk.due()[0] == RefreshStarted(0)
    desk.clock.on(minutes=3)
    assert desk.due()[0] == RefreshStarted(0)
    desk.clock.on(minutes=2)
    assert desk.due()[0] == RefreshStarted(1), "whoever refreshes every few minutes means every feed"


def test_a_feed_removed_meanwhile_is_passed_over(desk: Desk) -> None:
    feed = desk.follow("/rss", rss([("1", "A", STORY)]))
    run = refresh(desk.library, feeds=[feed.id], now=desk.clock, workers=desk.workers, client=desk.client, pause=0)
    assert next(run) == RefreshStarted(1)
    remove_feed(desk.library, feed.id)
    assert list(run) == [RefreshDone(1, 0, 0)]


def test_a_run_can_be_stopped(desk: Desk) -> None:
    desk.follow("/rss", Answer(b"x", drip=True))
    run = refresh(desk.library, now=desk.clock, workers=desk.workers, client=desk.client, pause=0, stopped=lambda: True)
    assert list(run) == [RefreshStarted(1), RefreshDone(1, 0, 0)]


def test_what_the_user_changes_meanwhile_stays(desk: Desk) -> None:
    feed = desk.follow("/rss", rss([("1", "A", STORY)]))
    for event in refresh(
        desk.library, feeds=[feed.id], now=desk.clock, workers=desk.workers, client=desk.client, pause=0
    ):
        if event == RefreshStarted(1):
            settings = replace(feed.settings, title="My name", folders=("Coast",))
            perform(desk.library, ChangeFeed(feed.id, settings), now=desk.clock())
    after = get_feed(desk.library, feed.id)
    assert (after.title, after.folder) == ("My name", "Coast")


def test_entries_with_one_guid_or_none_are_all_kept(desk: Desk) -> None:
    body = rss([("x", f"Story {number}", story_html(f"Number {number}")) for number in range(4)])
    for number in range(4):
        body = body.replace("https://harbor.example/x<", f"https://harbor.example/{number}<", 1)
    body = body.replace('<guid isPermaLink="false">x</guid>', "", 2)
    desk.follow("/rss", body)
    desk.refresh()
    assert desk.titles() == [f"Story {number}" for number in range(4)]
    assert done(desk.refresh(force=True)) == RefreshDone(1, 0, 0)


def test_control_characters_never_reach_the_library(desk: Desk) -> None:
    evil = "Bad\u202e title\x9b31m\x1b]52;c;x\x07"
    desk.follow("/json", json_feed([("\x1b1", evil, f"<p>{evil}</p>{STORY}")], title=evil))
    (saved,) = arrived(desk.refresh())
    story = get_story(desk.library, saved.story_id)
    shown = story.title + story.document.text.replace("\n", "") + story.source + story.author + saved.title
    assert shown.isprintable()


def test_pages_are_fetched_for_feeds_that_want_it(desk: Desk) -> None:
    pages = [("1", "Short one", "<p>Ferries stay.</p>"), ("2", "Lost one", "<p>Union talks.</p>")]
    body = rss(pages).replace("https://harbor.example/", desk.server.url("/page/"))
    feed = desk.follow("/rss", body)
    update_feed(desk.library, replace(feed, full_text=True))
    whole = f"<html><body><article><h1>Short one</h1>{story_html('The whole story', 4)}</article></body></html>"
    desk.server.routes["/page/1"] = Answer(whole, headers={"Content-Type": "text/html"})
    events = desk.refresh()
    texts = [(event.title, event.new) for event in events if isinstance(event, StorySaved)]
    assert texts[:2] == [("Short one", True), ("Lost one", True)]
    assert texts[2:].count(("Short one", False)) == 2, "read out, then replaced by its page"
    assert "The whole story" in get_story(desk.library, 1).document.text
    assert get_story(desk.library, 2).document.text == "Union talks."
    assert desk.server.statuses("/page/2") == [404]
    desk.refresh()
    assert desk.server.statuses("/page/1") == [200]


def test_stories_are_listed_as_they_arrive_and_read_out_after_all_feeds_answered(desk: Desk) -> None:
    desk.follow("/rss", rss([(str(at), f"Story {at}", story_html(f"Number {at}")) for at in range(30)]))
    desk.follow("/atom", atom([("a1", "Union rejects offer", story_html("Union rejects offer"))]))
    run = refresh(desk.library, now=desk.clock, workers=desk.workers, client=desk.client, pause=0)
    for event in run:
        if isinstance(event, RefreshDone):
            break
    assert len(desk.titles()) == 31
    run.close()
    assert len(waiting(desk.library)) >= 1, "cut off before all texts were read out"
    assert stale(desk.library, 1, 50) == sorted(set(range(1, 32)) - {story for _, story in waiting(desk.library)})
    listed = waiting(desk.library)[-1][1]
    perform(desk.library, SetStarred((listed,), True), now=desk.clock())
    rest = desk.due()
    assert rest[0] == RefreshStarted(0)
    assert waiting(desk.library) == [], "the next refresh takes up what was left, due or not"
    assert {event.story_id for event in rest if isinstance(event, StorySaved)} >= {listed}
    story = get_story(desk.library, listed)
    assert "ferry strike" in story.document.text
    assert story.status.starred_at is not None
    assert story.partial == ""
    assert len(headlines(desk.library, Query(words=("crowns",)))) == 31


def test_a_copy_is_known_when_it_is_read_out(desk: Desk) -> None:
    same = story_html("One agency, two outlets", 3)
    desk.follow("/rss", rss([("1", "Harbor says", same)]))
    desk.follow("/atom", atom([("2", "Harbor says", same)]))
    assert done(desk.refresh()) == RefreshDone(2, 2, 0)
    (listed,) = headlines(desk.library, Query())
    assert len(listed.other_sources) == 1
    assert len(headlines(desk.library, Query(words=("crowns",)))) == 1
    assert sum(feeds_unread(desk.library).values()) == 1


def test_a_starred_story_never_becomes_a_copy_of_another(desk: Desk) -> None:
    same = story_html("One agency, two outlets", 3)
    desk.follow("/rss", rss([("1", "Harbor says", same)]))
    desk.follow("/atom", atom([("2", "Harbor says", same)]))
    for event in refresh(desk.library, now=desk.clock, workers=desk.workers, client=desk.client, pause=0):
        if isinstance(event, StorySaved) and event.new:
            perform(desk.library, SetStarred((event.story_id,), True), now=desk.clock())
    assert desk.titles() == ["Harbor says", "Harbor says"]


def test_a_feed_subscribed_to_again_finds_its_stories_as_they_were(desk: Desk) -> None:
    entries = [(name, name, story_html(name)) for name in ("read", "starred", "new")]
    feed = desk.follow("/rss", rss(entries))
    by_title = {event.title: event.story_id for event in arrived(desk.refresh())}
    perform(desk.library, SetRead((by_title["read"],), True), now=desk.clock())
    perform(desk.library, SetStarred((by_title["starred"],), True), now=desk.clock())
    remove_feed(desk.library, feed.id)
    assert desk.titles() == ["starred"]
    entries[1] = ("starred", "starred", story_html("starred and changed"))
    desk.follow("/rss", rss(entries))
    desk.refresh()
    lines = {line.title: (line.read, line.starred) for line in headlines(desk.library, Query())}
    assert lines == {"read": (True, False), "starred": (False, True), "new": (False, False)}
    assert "starred and changed" in get_story(desk.library, by_title["starred"]).document.text
