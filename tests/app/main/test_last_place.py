"""Quit and start: the same list, order, story and passage."""

from pathlib import Path

import pytest

from reader.app.app import ReaderApp
from reader.app.state.last_place import LastPlace, last_place, save_place
from tests.app.conftest import MakeApp, on_screen
from tests.app.driving import press, settle
from tests.app.main.test_reading import story_at
from tests.app.stories import FERRY, GRAIN, HARBOR, NOW, UNION


def started_again(app: ReaderApp) -> ReaderApp:
    """The app begun anew on the same folders."""
    return ReaderApp(app.session.paths, config=app.session.config, background=False, now=lambda: NOW, rest=0.0)


@pytest.mark.parametrize(
    ("keys", "title", "shown"),
    [
        (("j", "j"), GRAIN.title, "Unread"),
        (("slash", *"bridge", "enter", "j"), UNION.title, "bridge"),
        (("M", "j", "j", "j"), "Town library lends its first telescope", "All"),
        (("j", "s", "j", "enter"), GRAIN.title, "Unread"),
    ],
)
async def test_the_same_list_and_story(make_app: MakeApp, keys: tuple[str, ...], title: str, shown: str) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *keys)
        assert story_at(app) == title
    again = started_again(app)
    async with again.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert story_at(again) == title
        assert on_screen(again, shown)


async def test_the_same_passage(make_app: MakeApp) -> None:
    app = make_app((HARBOR, FERRY))
    async with app.run_test(size=(80, 16)) as pilot:
        await press(pilot, "enter", "j", "j", "j", "j", "j", "j")
        top = app.reading.main.text.lay.first_offset(app.reading.main.text.top)
        assert top
    again = started_again(app)
    async with again.run_test(size=(80, 16)) as pilot:
        await settle(pilot)
        text = again.reading.main.text
        assert text.lay.first_offset(text.top) == top


def test_a_file_that_is_no_place_and_another_library(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    assert last_place(tmp_path, library) is None
    save_place(tmp_path, LastPlace(str(library), story=3))
    assert last_place(tmp_path, library) == LastPlace(str(library), story=3)
    assert last_place(tmp_path, tmp_path / "other.db") is None
    for content in ("", "[]", '{"library": 3}', '{"library": "x", "zzz": 1}', "\\x00"):
        (tmp_path / "place.json").write_text(content)
        assert last_place(tmp_path, library) is None
