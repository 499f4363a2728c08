"""A library on a medium that cannot be written: everything can be read, acts are refused in words."""

from pathlib import Path

from reader.app.app import ReaderApp
from reader.config import Config
from tests.app.conftest import on_screen
from tests.app.driving import press
from tests.app.stories import NOW, filled

WORDS = "this library is read-only: "


async def test_it_is_read_and_left_as_it_is(tmp_path: Path) -> None:
    paths = filled(tmp_path)
    paths.library.chmod(0o444)
    before = paths.library.read_bytes()
    refused = WORDS + str(paths.library)[:20]
    app = ReaderApp(paths, config=Config(), now=lambda: NOW)  # with its companion: it must not be started
    async with app.run_test(size=(160, 40)) as pilot:
        await press(pilot, "enter")
        assert on_screen(app, f"{WORDS}you can read, search and export, but change nothing")
        assert on_screen(app, "Unread 6")
        for act in ("s", "m", "D", "A", "ctrl+x"):
            app.say("-")
            await press(pilot, act)
            await app.workers.wait_for_complete()
            await press(pilot)
            assert on_screen(app, refused), act
        await press(pilot, "R")
        assert on_screen(app, f"{WORDS}nothing can be fetched now")
        await press(pilot, "slash", *"wheat", "enter", "F", *"save", "enter", *"Grain", "enter")
        assert on_screen(app, refused)
    assert paths.library.read_bytes() == before


async def test_words_that_cannot_be_kept_stay_in_the_editor(tmp_path: Path) -> None:
    paths = filled(tmp_path)
    paths.library.chmod(0o444)
    app = ReaderApp(paths, config=Config(), background=False, now=lambda: NOW)
    async with app.run_test(size=(160, 40)) as pilot:
        await press(pilot, "enter", "a", *"Ask the port.", "escape")
        assert on_screen(app, "Ask the port.")
        await press(pilot, "ctrl+g")
        assert app.screen is app.reading
