"""The side pane on the screen: what was just written is in view, and what is folded opens."""

import pytest

from tests.app.conftest import MakeApp, on_screen, seen
from tests.app.driving import press


@pytest.mark.parametrize("size", [(120, 40), (120, 20), (200, 50)])
async def test_a_note_just_written_is_in_view_in_the_pane_and_at_its_passage(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", "right_square_bracket", "a", *"Who signed it?", "escape")
        side, lines = app.reading.main.side, seen(app)
        assert sum("✎ Who signed it?" in line[: side.region.x] for line in lines) == 1
        assert sum("✎ Who signed it?" in line[side.region.x :] for line in lines) == 1
        assert side.current is not None
        assert side.current.note_id
        await press(pilot, "right_square_bracket", "right_square_bracket", "a", *"And when?", "escape")
        assert sum("✎ And when?" in line[side.region.x :] for line in seen(app)) == 1


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_row_of_the_mark_one_comes_from_is_in_view(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", *["right_square_bracket"] * 5, "l")
        side = app.reading.main.side
        assert side.current is not None
        words = side.current.parts[0][0].split()[0]
        assert any(words in line[side.region.x :] for line in seen(app)[side.region.y :])
        assert side.current.spans[0] == app.reading.main.text.current[0]


async def test_enter_on_a_figure_shows_its_sentence(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 20)) as pilot:
        await press(pilot, "enter", "l")
        side = app.reading.main.side
        side.go_to_section("Figures")
        await press(pilot, "end")
        while side.current is not None and side.current.kind != "figure":
            await press(pilot, "k")
        assert side.current is not None
        words = side.current.parts[0][0]
        await press(pilot, "enter")
        assert app.reading.main.panes.at == "story"
        assert on_screen(app, words.split()[0])
