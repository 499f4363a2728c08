"""Quit and start: the same list, order, story and passage."""

from pathlib import Path

import pytest

from reader.app.app import ReaderApp
from reader.app.state.last_place import LastPlace, last_place, save_place
from reader.app.state.list_views import ALL, STARRED
from reader.store.texts.stories import headlines
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


SIZES = [(80, 24), (120, 40), (200, 50)]


def selected(app: ReaderApp) -> str:
    """The title under the list's cursor, having seen that the text is that story's."""
    row = app.reading.main.headlines.current
    assert row is not None
    assert row.title == story_at(app)
    return row.title


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "keys", [("enter", "space", "q"), ("j", "enter", "q"), ("G", "enter"), ("j", "m"), ("j", "enter", "J", "q")]
)
async def test_the_story_shown_is_selected_after_a_restart(
    make_app: MakeApp, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await press(pilot, *keys)
        title = selected(app)
    again = started_again(app)
    async with again.run_test(size=size) as pilot:
        await settle(pilot)
        assert selected(again) == title
        await press(pilot, "s")
        assert [row.title for row in headlines(again.session.lib, STARRED.query)] == [title]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("way_out", [("escape",), ("enter", "escape"), ("enter", "j", "enter", "q", "escape")])
async def test_the_story_shown_is_selected_after_a_search(
    make_app: MakeApp, size: tuple[int, int], way_out: tuple[str, ...]
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "j", "enter", "q")
        title = selected(app)
        await press(pilot, "slash", *"bridge", *way_out)
        assert selected(app) == title
        await press(pilot, "s")
        assert [row.title for row in headlines(app.session.lib, STARRED.query)] == [title]


async def test_a_related_story_outside_the_list_is_selected_while_it_is_shown(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "slash", *"telescope", "enter", "enter")
        main = app.reading.main
        listed = {row.id for row in main.headlines.window.rows}
        other = next(row for row in headlines(app.session.lib, ALL.query) if row.id not in listed)
        main.open_story(other.id)
        await press(pilot, "q")
        assert selected(app) == other.title
        main.open_story(next(iter(listed)))
        main.open_story(
            next(row.id for row in headlines(app.session.lib, ALL.query) if row.id not in {*listed, other.id})
        )
        await press(pilot, "q")
        selected(app)
        assert len(main.headlines.window.rows) == len(listed) + 1, "one story at most is listed beside those found"


def test_a_file_that_is_no_place_and_another_library(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    assert last_place(tmp_path, library) is None
    save_place(tmp_path, LastPlace(str(library), story=3))
    assert last_place(tmp_path, library) == LastPlace(str(library), story=3)
    assert last_place(tmp_path, tmp_path / "other.db") is None
    for content in ("", "[]", '{"library": 3}', '{"library": "x", "zzz": 1}', "\\x00"):
        (tmp_path / "place.json").write_text(content)
        assert last_place(tmp_path, library) is None
