"""Adding from within the app: an address inside is read when the user says that it is theirs, and only then."""

from pathlib import Path

import pytest
from textual.widgets import Input

from reader.app.app import ReaderApp
from reader.app.messages import Ask
from reader.config import Config
from reader.model.event import FeedAdded, FeedFetched, FeedsOffered, InputFailed, OfferedFeed
from reader.store.sources.feeds import list_feeds
from tests.app.conftest import on_screen
from tests.app.driving import press, settle
from tests.app.stories import NOW, filled

ADDRESS = "http://127.0.0.1:8000/feed"
REFUSED = InputFailed(
    ADDRESS, "127.0.0.1 is an address of this machine or a private network (127.0.0.1)", may_be_own=True
)  # fmt: skip


class Asking(ReaderApp):
    """Keeps what the companion process would be asked."""

    def __init__(self, folder: Path) -> None:
        super().__init__(filled(folder), config=Config(), background=False, now=lambda: NOW, rest=0.0)
        self.asked: list[dict[str, object]] = []

    def on_ask(self, event: Ask) -> None:
        self.asked.append(event.details)


@pytest.fixture
def app(tmp_path: Path) -> Asking:
    """The app on a library of the samples."""
    return Asking(tmp_path)


@pytest.mark.parametrize(
    ("key", "asked"),
    [("y", [False, True]), ("n", [False]), ("escape", [False]), ("enter", [False]), ("space", [False])],
)
async def test_an_address_inside_is_read_after_a_yes(app: Asking, key: str, asked: list[bool]) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "plus", *ADDRESS, "enter")
        app.reading.take_event(REFUSED)
        await settle(pilot)
        assert on_screen(app, "Fetch from your own network?")
        assert on_screen(app, "private network")
        await press(pilot, key)
        assert app.asked == [{"what": ADDRESS, "private": private} for private in asked]


async def test_what_failed_can_be_mended(app: Asking) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "plus", *ADDRESS, "enter")
        app.reading.take_event(InputFailed(ADDRESS, "timed out after 60 s"))
        await settle(pilot)
        assert on_screen(app, "Timed out after 60 s")
        await press(pilot, "end", "s", "enter")
        assert app.asked[-1] == {"what": f"{ADDRESS}s", "private": False}


@pytest.mark.parametrize(("key", "more"), [("y", [{"page": True}]), ("n", [])])
async def test_a_page_without_a_feed_is_kept_after_a_yes(app: Asking, key: str, more: list[dict[str, object]]) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "plus", *ADDRESS, "enter")
        app.reading.take_event(InputFailed(ADDRESS, "no feed was found at this address", no_feed=True))
        await settle(pilot)
        assert on_screen(app, "Save the page itself as a story?")
        await press(pilot, key)
        assert app.asked[1:] == [{"what": ADDRESS, "private": False, **details} for details in more]
        assert key == "y" or app.screen.query_one(Input).value == ADDRESS


async def test_one_of_several_feeds_is_chosen_by_its_title(app: Asking) -> None:
    feeds = (OfferedFeed("https://one.example/all", "All news"), OfferedFeed("https://one.example/sea", "Harbors"))
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "plus", *ADDRESS, "enter")
        app.reading.take_event(FeedsOffered(ADDRESS, feeds))
        await settle(pilot)
        assert on_screen(app, "offers 2 feeds")
        assert on_screen(app, "one.example/sea")
        await press(pilot, *"harb", "enter")
        assert app.asked[-1] == {"what": ADDRESS, "private": False, "offered": "https://one.example/sea"}


async def test_a_new_feed_is_shown_with_one_sentence(app: Asking) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        feed = list_feeds(app.session.lib)[0]
        await press(pilot, "plus", *ADDRESS, "enter")
        app.reading.take_event(FeedAdded(feed.id, feed.name))
        app.reading.take_event(FeedFetched(feed.id, feed.name, new=24))
        await settle(pilot)
        assert on_screen(app, f"{feed.name} added: 24 stories")
        assert app.reading.view.query.feed_id == feed.id
        assert app.reading.main.headlines.current is not None


async def test_feeds_to_begin_with_are_chosen_from_a_list_and_asked_only_then(app: Asking) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "plus", "enter")
        assert on_screen(app, "News feeds to start with")
        assert app.asked == []
        await press(pilot, *"germany", "right", "right", "enter")
        assert [one["folder"] for one in app.asked] == ["Germany", "Germany"]
        assert on_screen(app, "adding Die Zeit, Frankfurter Allgemeine…")
        await press(pilot, "plus", "enter", *"nature", "enter")
        assert app.asked[-1] == {"what": "https://www.nature.com/nature.rss", "folder": "Science"}


@pytest.mark.parametrize(("key", "asked"), [("y", ["urls", "cache.db"]), ("n", []), ("escape", [])])
async def test_newsboats_files_are_taken_over_after_a_yes(app: Asking, key: str, asked: list[str]) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        app.reading.adding.offer([Path("/home/lena/.newsboat/urls"), Path("/home/lena/.newsboat/cache.db")])
        await settle(pilot)
        assert on_screen(app, "Import the feeds of newsboat?")
        assert on_screen(app, "/home/lena/.newsboat/cache.db")
        await press(pilot, key)
        assert app.asked == [{"what": f"/home/lena/.newsboat/{name}"} for name in asked]
        assert on_screen(
            app, "R fetches their stories" if asked else "to import them later: + and /home/lena/.newsboat/urls"
        )


async def test_whoever_reads_meanwhile_keeps_the_story(app: Asking) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        feed = list_feeds(app.session.lib)[0]
        await press(pilot, "plus", *ADDRESS, "enter", "enter")
        app.reading.take_event(FeedAdded(feed.id, feed.name, new=False))
        app.reading.take_event(FeedFetched(feed.id, feed.name, unchanged=True))
        await settle(pilot)
        assert on_screen(app, f"{feed.name} is already among the feeds: 0 new stories")
        assert app.reading.view.query.feed_id is None


@pytest.mark.parametrize("keys", [("w",), ("slash",), ("t",)])
async def test_whoever_went_on_is_not_asked(app: Asking, keys: tuple[str, ...]) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "plus", *ADDRESS, "enter", *keys)
        screen = app.screen
        app.reading.take_event(REFUSED)
        await settle(pilot)
        assert app.screen is screen


async def test_an_address_is_asked_about_once(app: Asking) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "plus", *ADDRESS, "enter")
        app.reading.take_event(FeedAdded(1, "Harbor Post"))
        app.reading.take_event(REFUSED)
        await settle(pilot)
        assert app.screen is app.reading


@pytest.mark.parametrize("what", [f"{ADDRESS}?{'q' * 300}", f"{ADDRESS}/{'folder/' * 800}", f"/{'n' * 300}/feeds.opml"])
async def test_what_is_too_long_for_a_path_is_asked_for_all_the_same(app: Asking, what: str) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "plus")
        app.screen.query_one(Input).value = what
        await press(pilot, "enter")
        assert app.asked == [{"what": what, "private": False}]
