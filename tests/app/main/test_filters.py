"""Searches kept under a name, and what an empty list says."""

import pytest

from reader.app.state import list_views
from reader.config import Config, load_config
from reader.store.search.saved_searches import SavedSearch, saved_searches
from tests.app.conftest import MakeApp, kept, on_screen
from tests.app.driving import press, settle
from tests.app.main.test_reading import story_at
from tests.app.stories import GRAIN


async def test_a_search_is_saved_shown_and_forgotten(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "F")
        assert not on_screen(app, "Save this search")
        await press(pilot, "escape", "slash", *"wheat -tag:old", "enter", "F", *"save", "enter")
        assert on_screen(app, "A name for: wheat -tag:old")
        await press(pilot, *[key for _ in range(14) for key in ("backspace",)], *"Grain", "enter")
        assert on_screen(app, "search saved as Grain: F lists it")
        with kept(app) as lib:
            assert saved_searches(lib) == [SavedSearch("Grain", "wheat -tag:old")]
        await press(pilot, "F")
        assert not on_screen(app, "Save this search")
        await press(pilot, "escape", "escape")
        assert on_screen(app, "1 of 6"), "the whole list, where the cursor stood before the search"
        await press(pilot, "F", *"grain", "enter")
        assert story_at(app) == GRAIN.title
        assert on_screen(app, "━ Grain ━")
        await press(pilot, "F", *"grain", "tab", "D")
        assert on_screen(app, "search Grain deleted: u undoes it")
        with kept(app) as lib:
            assert saved_searches(lib) == []
        await press(pilot, "u")
        with kept(app) as lib:
            assert saved_searches(lib) == [SavedSearch("Grain", "wheat -tag:old")]


@pytest.mark.parametrize(
    ("choice", "words"),
    [("starred", "No story is starred: s"), ("notes", "No notes yet: a writes")],
)
async def test_an_empty_list_says_what_would_fill_it(make_app: MakeApp, choice: str, words: str) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "F", *choice, "enter")
        assert on_screen(app, words)
        await press(pilot, "escape")
        assert on_screen(app, "Unread 6")


async def test_links_are_listed_and_opened_by_number(make_app: MakeApp) -> None:
    app = make_app(environ={"BROWSER": "true"})
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "U")
        assert on_screen(app, "1 chamber of commerce  https://chamber.example/report")
        await press(pilot, "enter")
        assert on_screen(app, "opened in the browser")
        await press(pilot, "2")
        assert on_screen(app, "this story has 1 link: U lists them")
        await press(pilot, "number_sign", *"1", "enter")
        assert on_screen(app, "opened in the browser")
        await press(pilot, "number_sign", *"12", "enter")
        assert on_screen(app, "“12” is not a whole number from 1 to 1.")
        await press(pilot, "backspace", "backspace", *"x", "enter")
        assert on_screen(app, "“x” is not a whole number from 1 to 1.")


async def test_q_closes_what_is_open_and_then_the_program(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "l", "q")
        assert app.reading.main.text.has_focus
        await press(pilot, "q")
        assert app.reading.main.headlines.has_focus
        await press(pilot, "w", "q")
        assert app.screen is app.reading
        assert app._exit is False
        await press(pilot, "enter", "Q")
    assert app.return_code == 0


async def test_each_list_keeps_its_order_and_its_form(make_app: MakeApp) -> None:
    app = make_app(config=Config(sorts={"All": "oldest"}, forms={"All": "line"}, list_form="airy"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        main = app.reading.main

        def order() -> list[int]:
            return [row.id for row in main.headlines.window.rows]

        newest = order()
        assert not main.headlines.form.is_dense
        app.reading.show(list_views.ALL)
        await settle(pilot)
        assert order() == newest[::-1]
        assert main.headlines.form.is_dense
        await press(pilot, "underscore")
        app.reading.show(list_views.UNREAD)
        await press(pilot, "S", "down", "enter")
        assert order() == newest[::-1]
    config = load_config(app.session.paths.config_file)
    assert (config.forms, config.list_form, config.sorts) == ({"All": "airy"}, "auto", {"Unread": "oldest"})


async def test_the_order_of_a_search_is_not_kept(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "slash", *"harbor", "enter", "S", "down", "enter")
    assert not app.session.paths.config_file.exists()
