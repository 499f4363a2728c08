"""The settings of a feed: every one from one list, every change taken back by u."""

import pytest

from reader.app.app import ReaderApp
from reader.model.feed import Feed
from reader.store.sources.feeds import list_feeds
from tests.app.conftest import MakeApp, kept, on_screen
from tests.app.driving import press

CLEAR = ("ctrl+u",)


def nordwire(app: ReaderApp) -> Feed:
    """The feed as another process would find it, whatever it is called by now."""
    with kept(app) as lib:
        return next(feed for feed in list_feeds(lib) if feed.title in ("Nordwire", "Wire"))


@pytest.mark.parametrize(
    ("typed", "keys", "name", "value", "said"),
    [
        ("name", (*CLEAR, *"Wire"), "title", "Wire", "Nordwire is now called Wire: u undoes it"),
        ("folders", (*"World/North, Wires",), "folders", ("World/North", "Wires"), "is in World/North and Wires"),
        ("tags of the", (*"Quick daily",), "tags", ("quick", "daily"), "Nordwire: #quick #daily"),
        ("tags for", ("w",), "story_tags", ("w",), "new stories of Nordwire get #w"),
        ("how often", (*CLEAR, *"45"), "every_minutes", 45, "Nordwire is fetched every 45 minutes"),
        ("how often", (*CLEAR, "2"), "every_minutes", 5, "Nordwire is fetched every 5 minutes"),
        ("kept", (*CLEAR, *"90"), "keep_days", 90, "read stories of Nordwire are kept 90 days"),
        ("agent", (*"Lynx",), "user_agent", "Lynx", "Nordwire: user agent Lynx"),
        ("shown in", None, "muted", True, "Nordwire is muted"),
        ("pause", None, "paused", True, "Nordwire is paused"),
        ("whole", None, "full_text", True, "Nordwire: whole pages fetched for every summary"),
    ],
)
async def test_each_is_set_and_taken_back(
    make_app: MakeApp, typed: str, keys: tuple[str, ...] | None, name: str, value: object, said: str
) -> None:
    app = make_app()
    before = nordwire(app)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "F", *"nordw", "tab", "E", *typed, "enter", *([*keys, "enter"] if keys else []))
        assert getattr(nordwire(app), name) == value
        await press(pilot, "escape")
        assert on_screen(app, said)
        await press(pilot, "u")
        assert nordwire(app) == before


async def test_what_is_no_number_is_asked_again_and_giving_up_changes_nothing(make_app: MakeApp) -> None:
    app = make_app()
    before = nordwire(app)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "F", *"nordw", "tab", "E", *"how often", "enter", *CLEAR, *"soon", "enter")
        assert on_screen(app, "“soon” is not a whole number from 0 to 10,080.")
        assert on_screen(app, "soon  "), "what was typed stays to be mended"
        await press(pilot, "escape", "escape")
        assert nordwire(app) == before
        assert app.reading.main.sources.list.has_focus
