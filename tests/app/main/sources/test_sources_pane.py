"""The sources pane: what it shows, what is done to feeds in it, and that it comes back as it was left."""

from dataclasses import replace

import pytest

from reader.app.app import ReaderApp
from reader.config import Config
from reader.model.action import ChangeFeed, SetStarred
from reader.model.feed import Feed, FetchState
from reader.store.file.library import open_library
from reader.store.reading.actions import perform
from reader.store.sources.feeds import list_feeds, update_feed
from tests.app.conftest import MakeApp, kept, on_screen, seen
from tests.app.driving import press, settle
from tests.app.stories import ELECTION, GRAIN, HARBOR, NOW

FOLDERS = {"Harbor Post": ("World/Coast", "Ports"), "Coast Daily": ("World/Coast",), "Nordwire": ("Wires",)}


def in_folders(app: ReaderApp) -> ReaderApp:
    """The same app, with its feeds in folders."""
    with open_library(app.session.paths.library, now=NOW) as lib:
        for feed in list_feeds(lib):
            settings = replace(feed.settings, folders=FOLDERS.get(feed.title, ()))
            perform(lib, ChangeFeed(feed.id, settings), now=NOW)
    return app


def stored(app: ReaderApp, title: str) -> Feed:
    """A feed as another process would find it."""
    with kept(app) as lib:
        return next(feed for feed in list_feeds(lib) if feed.title == title)


def pane(app: ReaderApp) -> list[str]:
    """The words of the pane's rows."""
    sources = app.reading.main.sources
    return [line[: sources.size.width].strip(" ▌│") for line in seen(app)[2:-1]]


def at_hand(app: ReaderApp) -> str:
    row = app.reading.main.sources.list.current
    assert row is not None
    return row.name


def titles(app: ReaderApp) -> set[str]:
    return {row.title for row in app.reading.main.headlines.window.rows}


@pytest.mark.parametrize("size", [(60, 24), (80, 24), (100, 30), (120, 40), (200, 50)])
async def test_h_opens_it_and_l_closes_it_at_every_width(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = in_folders(make_app())
    async with app.run_test(size=size) as pilot:
        await press(pilot, "h")
        main = app.reading.main
        assert main.sources.list.has_focus
        assert on_screen(app, "▾ World")
        assert on_screen(app, "★ Starred")
        assert main.headlines.size.width == 0 or main.sources.region.right <= main.headlines.region.x
        await press(pilot, "l")
        assert main.headlines.has_focus
        assert not main.sources.display
        await press(pilot, "h", "escape")
        assert main.headlines.has_focus
        assert not on_screen(app, "▾ World")


async def test_it_tells_folders_counts_failures_and_muted_feeds(make_app: MakeApp) -> None:
    app = in_folders(make_app())
    with open_library(app.session.paths.library, now=NOW) as lib:
        feeds = {feed.title: feed for feed in list_feeds(lib)}
        update_feed(lib, replace(feeds["Nordwire"], fetch=FetchState(error="no such host", failures=1)))
        muted = replace(feeds["Coast Daily"].settings, muted=True)
        perform(lib, ChangeFeed(feeds["Coast Daily"].id, muted), now=NOW)
        perform(lib, SetStarred((1,), True), now=NOW)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "h")
        rows = [" ".join(row.split()) for row in pane(app)]
        for row in (
            "All 4", "Unread 4", "★ Starred 1", "▾ World 2", "▾ Coast 2", "Coast Daily muted 2", "Harbor Post 2",
            "▾ Wires 1", "Nordwire ✗ 1",
        ):  # fmt: skip
            assert row in rows
        assert rows.count("Harbor Post 2") == 2, "a feed in two folders stands in each"
        last = next(feed for feed in feeds.values() if feed.title not in FOLDERS)
        assert [row for row in rows if row][-1].startswith(last.title[:10]), "feeds in no folder come last"


async def test_what_is_chosen_is_listed_and_read_as_a_whole(make_app: MakeApp) -> None:
    app = in_folders(make_app())
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "F", *"world", "enter")
        assert app.reading.main.headlines.has_focus
        assert on_screen(app, "━ World ━")
        assert len(titles(app)) == 4
        assert GRAIN.title not in titles(app)
        await press(pilot, "A")
        assert on_screen(app, "marked 4 stories read")
        assert on_screen(app, "Unread 2")
        await press(pilot, "F", *"coast daily", "enter")
        assert on_screen(app, "━ Coast Daily ━")
        assert len(titles(app)) == 2


async def test_on_a_roomy_screen_it_stays_beside_the_list(make_app: MakeApp) -> None:
    app = in_folders(make_app())
    async with app.run_test(size=(200, 50)) as pilot:
        await press(pilot, "F", *"nordw", "enter")
        main = app.reading.main
        assert main.headlines.has_focus
        assert main.sources.display
        assert main.side.size.width > 0
        await press(pilot, "m")
        assert "Nordwire" in [" ".join(row.split()) for row in pane(app)], "its one story is read"
        await press(pilot, "shift+tab")
        assert main.sources.list.has_focus
        await press(pilot, "escape")
        assert not main.sources.display


async def test_it_comes_back_as_it_was_left(make_app: MakeApp) -> None:
    app = in_folders(make_app())
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "h", "G", "k")
        while at_hand(app) != "World":
            await press(pilot, "k")
        await press(pilot, "space")
        assert not on_screen(app, "▾ Coast")
        await press(pilot, "l", "h")
        assert on_screen(app, "▸ World")
        assert at_hand(app) == "World"
        await press(pilot, "M")
        assert on_screen(app, "only sources with unread stories")
        await press(pilot, "l", "A", "h")
        assert not on_screen(app, "World"), "all of it is read now"
        await press(pilot, "M")
        assert on_screen(app, "▸ World")


async def test_it_comes_back_at_the_next_start(make_app: MakeApp) -> None:
    app = in_folders(make_app())
    async with app.run_test(size=(200, 50)) as pilot:
        await press(pilot, "F", *"world", "tab", "space", "M", "shift+tab", "tab")
    again = ReaderApp(app.session.paths, config=Config(), background=False, now=lambda: NOW)
    again.animation_level = "none"
    async with again.run_test(size=(200, 50)) as pilot:
        await settle(pilot)
        assert again.reading.main.sources.display, "where there is room, it stands beside the list"
        assert on_screen(again, "▸ World")
        assert again.reading.main.sources.list.state.hide_empty
        assert at_hand(again) == "World"
    (app.session.paths.state_dir / "sources.json").write_text("[")
    third = ReaderApp(app.session.paths, config=Config(), background=False, now=lambda: NOW)
    async with third.run_test(size=(200, 50)):
        assert not third.reading.main.sources.display


async def test_typing_narrows_and_escape_ends_that(make_app: MakeApp) -> None:
    app = in_folders(make_app())
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "h", "slash", *"nor")
        assert at_hand(app) == "Nordwire"
        assert not on_screen(app, "★ Starred")
        await press(pilot, *"xyz")
        assert on_screen(app, "nothing here matches")
        await press(pilot, "enter")
        assert app.reading.main.sources.display
        await press(pilot, "escape")
        assert on_screen(app, "★ Starred")
        assert app.reading.main.sources.list.has_focus


async def test_a_feed_is_tagged_by_key(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "F", *"nordw", "tab", "t", *"+daily quick", "enter")
        assert on_screen(app, "Nordwire: #daily #quick")
        await press(pilot, "t", *"-daily", "enter")
        assert stored(app, "Nordwire").tags == ("quick",)
        await press(pilot, "t", "escape", "u", "u")
        assert stored(app, "Nordwire").tags == ()


async def test_a_muted_feed_leaves_all_and_comes_back(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "F", *"nordw", "tab", "minus")
        assert on_screen(app, "Nordwire is muted: u undoes it")
        assert on_screen(app, "Unread 5")
        assert GRAIN.title not in titles(app)
        await press(pilot, "enter")
        assert titles(app) == {GRAIN.title}, "under its own name it is shown"
        await press(pilot, "escape", "u")
        assert on_screen(app, "Unread 6")
        assert GRAIN.title in titles(app)


async def test_a_removed_feed_says_how_much_went_and_comes_back(make_app: MakeApp) -> None:
    app = make_app()
    with open_library(app.session.paths.library, now=NOW) as lib:
        perform(lib, SetStarred((1,), True), now=NOW)
    async with app.run_test(size=(160, 40)) as pilot:
        await press(pilot, "F", *"harbor", "tab", "D")
        assert on_screen(app, "unsubscribed from Harbor Post (2 stories, 1 with a star, tag or note): u undoes it")
        assert HARBOR.title not in titles(app)
        with kept(app) as lib:
            assert "Harbor Post" not in {feed.title for feed in list_feeds(lib)}
        await press(pilot, "u")
        assert HARBOR.title in titles(app)
        assert stored(app, "Harbor Post")


async def test_what_is_no_feed_is_said(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        for key in ("E", "t", "minus", "D", "r"):
            await press(pilot, "h", "g", key)
            assert on_screen(app, "this is not a feed"), key
            app.say("-")
        await press(pilot, "space")
        assert on_screen(app, "only a folder can be opened and closed")


async def test_a_click_shows_a_feed_and_folds_a_folder(make_app: MakeApp) -> None:
    app = in_folders(make_app())
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "h")
        lines = seen(app)
        await pilot.click(offset=(1, next(at for at, line in enumerate(lines) if "▾ World" in line)))
        await settle(pilot)
        assert on_screen(app, "▸ World")
        lines = seen(app)
        at = next(at for at, line in enumerate(lines) if line.strip(" ▌").startswith("Nordwire"))
        await pilot.click(offset=(8, at))
        await settle(pilot)
        assert titles(app) == {GRAIN.title}
        assert ELECTION.title not in titles(app)
