"""The first run: sample stories, lit, with a line that says what they are until something of one's own comes."""

from pathlib import Path

from reader.app.app import ReaderApp
from reader.config import Config
from reader.sample import welcome
from reader.store.file.library import open_library
from tests.app.conftest import MakeApp, on_screen
from tests.app.driving import settle
from tests.app.stories import GRAIN, NOW, fill, paths_in


async def test_samples_are_announced_until_a_source_is_added(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    with open_library(paths.library, now=NOW) as lib:
        assert welcome(lib, now=NOW)
    app = ReaderApp(paths, config=Config(), background=False, now=lambda: NOW)
    app.animation_level = "none"
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert on_screen(app, "A sample story, written for this program: + adds")
        assert on_screen(app, "Speakers")
        with open_library(paths.library, now=NOW) as lib:
            fill(lib, [GRAIN])
        app.reading.settle()
        await settle(pilot)
        assert not on_screen(app, "A sample story")


async def test_a_library_made_under_a_mistyped_name_is_told_of(make_app: MakeApp) -> None:
    app = make_app(greeting="libary.db did not exist: a new library was created")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert on_screen(app, "libary.db did not exist: a new library was created")
