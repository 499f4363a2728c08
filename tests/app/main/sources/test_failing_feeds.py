"""Feeds that fail: listed with how they fail, and what can be done about each."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from reader.app.app import ReaderApp
from reader.app.messages import Ask
from reader.config import Config
from reader.model.feed import FetchState
from reader.store.file.library import open_library
from reader.store.sources.feeds import list_feeds, update_feed
from tests.app.conftest import MakeApp, kept, on_screen
from tests.app.driving import press
from tests.app.stories import NOW, filled

App = TypeVar("App", bound=ReaderApp)


def broken(app: App) -> App:
    """The same app, with a feed that has failed for three days."""
    with open_library(app.session.paths.library, now=NOW) as lib:
        feed = next(feed for feed in list_feeds(lib) if feed.title == "Nordwire")
        state = FetchState(
            error="the server has no such page (404)", failures=9, failing_since=NOW - timedelta(days=3),
            answered_at=NOW - timedelta(days=4), fetched_at=NOW - timedelta(hours=1),
            rest_until=NOW + timedelta(hours=2),
        )  # fmt: skip
        update_feed(lib, replace(feed, site_url="https://nordwire.example/", fetch=state))
    return app


async def test_they_are_listed_with_why_and_since_when(make_app: MakeApp) -> None:
    app = broken(make_app())
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "P")
        assert on_screen(app, "1 feed fails")
        assert on_screen(app, "the server has no such page (404) since")
        assert on_screen(app, "last answered")
        await press(pilot, "enter")
        assert on_screen(app, "Look for its new address on its site  https://nordwire.example/")
        await press(pilot, "escape")
        assert on_screen(app, "1 feed fails")
        await press(pilot, "enter", *"unsub", "enter")
        assert on_screen(app, "unsubscribed from Nordwire")
        with kept(app) as lib:
            assert "Nordwire" not in {feed.title for feed in list_feeds(lib)}
        await press(pilot, "P")
        assert on_screen(app, "no feed is failing")
        await press(pilot, "u", "h")
        assert on_screen(app, "✗ Failing feeds")
        await press(pilot, "F", *"failing f", "enter")
        assert on_screen(app, "1 feed fails")
        await press(pilot, "enter", *"settings", "enter")
        assert on_screen(app, "User agent")


class Asking(ReaderApp):
    """Keeps what the companion process would be asked."""

    def __init__(self, folder: Path) -> None:
        super().__init__(filled(folder), config=Config(), background=False, now=lambda: NOW, rest=0.0)
        self.asked: list[tuple[str, object]] = []

    def on_ask(self, event: Ask) -> None:
        if event.command in ("refresh", "add"):
            self.asked.append((event.command, event.details.get("what", event.details.get("force"))))


@pytest.mark.parametrize(
    ("chosen", "asked"), [("again", ("refresh", True)), ("look", ("add", "https://nordwire.example/"))]
)
async def test_one_is_asked_again_or_found_again(tmp_path: Path, chosen: str, asked: tuple[str, object]) -> None:
    app = broken(Asking(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "P", "enter", *chosen, "enter")
        assert app.asked == [asked]
