"""What is done while a feed or a folder is shown is done to that: refresh, search, all read, lenses."""

from pathlib import Path

import pytest

from reader.app.app import ReaderApp
from reader.app.messages import Ask
from reader.config import Config
from reader.store.sources.feeds import list_feeds
from tests.app.conftest import on_screen
from tests.app.driving import press
from tests.app.main.sources.test_sources_pane import in_folders, titles
from tests.app.stories import NOW, filled


class Asking(ReaderApp):
    """Keeps which refreshes the companion process would be asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__(filled(folder), config=Config(), background=False, now=lambda: NOW, rest=0.0)
        self.animation_level = "none"
        self.refreshed: list[object] = []

    def on_ask(self, event: Ask) -> None:
        if event.command == "refresh":
            self.refreshed.append(event.details.get("feeds", event.details.get("feed")))


@pytest.mark.parametrize(
    ("shown", "names"),
    [("", None), ("nordw", {"Nordwire"}), ("world", {"Harbor Post", "Coast Daily"}), ("ports", {"Harbor Post"})],
)
async def test_refresh_asks_the_feeds_shown(tmp_path: Path, shown: str, names: set[str] | None) -> None:
    app = in_folders(Asking(tmp_path))
    assert isinstance(app, Asking)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *(("F", *shown, "enter") if shown else ()), "R")
        ids = {feed.id for feed in list_feeds(app.session.lib) if names and feed.title in names}
        (asked,) = app.refreshed
        assert (set(asked) if isinstance(asked, list) else asked) == (ids or None)


async def test_a_search_begins_with_what_is_shown(tmp_path: Path) -> None:
    app = in_folders(Asking(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "F", *"coast", "enter")
        before = titles(app)
        await press(pilot, "slash")
        assert app.reading.search.value == "folder:World/Coast "
        assert titles(app) == before, "nothing was typed yet"
        await press(pilot, *"bridge", "enter")
        assert titles(app) < before
        await press(pilot, "escape")
        assert titles(app) == before
        await press(pilot, "escape", "slash")
        assert app.reading.search.value == ""


async def test_lenses_look_at_the_folder_shown(tmp_path: Path) -> None:
    app = in_folders(Asking(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "F", *"coast", "enter", "w")
        assert on_screen(app, "World / Coast")
        await press(pilot, "escape", "f")
        assert on_screen(app, "World / Coast")
