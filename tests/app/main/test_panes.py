"""Tab walks the panes at every width, the hidden ones too."""

import pytest

from reader.config import Config
from tests.app.conftest import MakeApp, on_screen
from tests.app.driving import press, settle


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30), (120, 40), (200, 50)])
async def test_tab_walks_all_panes_and_back(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        main = app.reading.main
        for key, pane in [
            ("tab", main.text), ("tab", main.side), ("tab", main.headlines), ("shift+tab", main.side),
            ("shift+tab", main.text), ("shift+tab", main.headlines),
        ]:  # fmt: skip
            await press(pilot, key)
            assert pane.has_focus
            assert pane.size.width > 0


async def test_the_pane_tab_leads_to_shows_the_story_at_hand_unread(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j", "tab")
        assert on_screen(app, "Union rejects ministry")
        assert on_screen(app, "Unread 6")
        await press(pilot, "tab")
        assert on_screen(app, "Speakers")


async def test_tab_leaves_a_story_alone(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "z", "tab")
        assert app.reading.main.side.has_focus
        assert app.reading.main.side.size.width > 0


async def test_tab_in_the_search_line_leads_to_a_pane(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash", *"port", "tab")
        assert not app.reading.search.has_focus


async def test_the_keys_that_walk_the_panes_can_be_others(make_app: MakeApp) -> None:
    app = make_app(config=Config(keys={"pane.next": "ctrl+n"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab")
        assert app.reading.main.headlines.has_focus
        await press(pilot, "ctrl+n")
        assert app.reading.main.text.has_focus
