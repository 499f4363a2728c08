"""A damaged library: the app starts, says so, and shows what can be shown."""

from pathlib import Path

import pytest

from reader.app.app import ReaderApp
from reader.config import Config
from reader.paths import Paths
from reader.store.file.library import open_library
from tests.app.conftest import MakeApp, on_screen, seen
from tests.app.driving import press, settle
from tests.app.stories import NOW


def ruin(path: Path, sql: str) -> None:
    with open_library(path, now=NOW) as library:
        library.conn.execute(sql)


def app_on(paths: Paths) -> ReaderApp:
    return ReaderApp(paths, config=Config(), background=False, now=lambda: NOW, rest=0.0)


async def test_a_damaged_text_is_said_in_its_place(paths: Paths) -> None:
    ruin(paths.library, "UPDATE bodies SET document = x'789c0102030405'")
    app = app_on(paths)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert on_screen(app, "This story's text is damaged and cannot be shown.")
        await press(pilot, "enter", "a", *"Ask them", "escape")
        assert [note.body for note in app.reading.main.at_hand().notes] == ["Ask them"]
        await press(pilot, "J", "x", "h", "w")


EVERY_STORY_KEY = [
    "H",
    "X",
    "ctrl+x",
    "r",
    "Y",
    "m",
    "s",
    "t",
    "x",
    "L",
    "c",
    "d",
    "asterisk",
    "i",
    "v",
    "Z",
    "e",
    "f",
    "w",
    "I",
    "underscore",
    "U",
]


@pytest.mark.parametrize("key", EVERY_STORY_KEY)
async def test_no_key_stumbles_over_a_damaged_text(paths: Paths, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(paths.data_dir)  # an export goes there
    ruin(paths.library, "UPDATE bodies SET document = x'789c0102030405', raw = x'00'")
    app = app_on(paths)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", key, "j", "enter", "escape", "escape", "escape")
        assert app.is_running
        await press(pilot, "h", "escape", "g")
        assert on_screen(app, "This story's text is damaged and cannot be shown.")


async def test_marks_and_times_that_cannot_be_do_not_stop_it(paths: Paths) -> None:
    ruin(paths.library, "UPDATE quotes SET spans = '[[0,'")
    ruin(paths.library, "UPDATE statuses SET sort_at = 9000000000000000000, arrived_at = 'yesterday'")
    app = app_on(paths)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "enter", "J")
        assert app.reading.main.at_hand().story is not None


async def test_damaged_pages_are_said_and_the_rest_is_shown(paths: Paths) -> None:
    with open_library(paths.library, now=NOW) as library:
        page = library.conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'statuses'").fetchone()[0]
        library.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    with paths.library.open("r+b") as file:
        file.seek((page - 1) * 8192)
        file.write(b"\xff" * 8192)
    app = app_on(paths)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert on_screen(app, "damaged"), "\n".join(seen(app))
        await press(pilot, "j", "enter", "question_mark", "escape")


async def test_a_sound_library_says_nothing_of_damage(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert not on_screen(app, "damaged")
