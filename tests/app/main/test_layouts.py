"""The screen at three widths, by mouse, and alone."""

import pytest

from reader.app.rendering.wrap import width_of
from reader.config import load_config
from tests.app.conftest import MakeApp, on_screen, seen
from tests.app.driving import press, settle
from tests.app.main.test_reading import story_at
from tests.app.stories import HARBOR, UNION


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (200, 50), (40, 12), (20, 6)])
async def test_every_line_is_as_wide_as_the_screen(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        for key in ("j", "enter", "l", "j", "h", "right_square_bracket", "escape", "escape"):
            await press(pilot, key)
            lines = app.screen._compositor.render_strips()
            assert len(lines) == size[1]
            assert all(strip.cell_length == size[0] == width_of(strip.text) for strip in lines)


async def test_narrow_screens_show_one_pane_at_a_time(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert on_screen(app, HARBOR.title[:40])
        assert not on_screen(app, "port minister")
        await press(pilot, "enter")
        assert on_screen(app, "port minister")
        assert not on_screen(app, "Coast Daily")
        await press(pilot, "l")
        assert on_screen(app, "Speakers 3")
        assert not on_screen(app, "Repair in three")
        await press(pilot, "h", "h")
        assert on_screen(app, "Coast Daily")


async def test_middle_screens_show_two(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert on_screen(app, "Coast Daily")
        assert on_screen(app, "port minister")
        assert not on_screen(app, "Speakers 3")
        await press(pilot, "enter", "l")
        assert on_screen(app, "Speakers 3")
        assert on_screen(app, "port minister")


async def test_wide_screens_keep_the_text_at_its_measure(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(200, 50)) as pilot:
        await press(pilot, "enter")
        assert app.reading.main.text.lay.width == 76
        await press(pilot, "less_than_sign", "less_than_sign")
        assert app.reading.main.text.lay.width == 68
        assert on_screen(app, "text at most 68 columns wide")
        await press(pilot, "z")
        assert not app.reading.main.headlines.parent.display  # type: ignore[union-attr]
        await press(pilot, "h")
        assert on_screen(app, "Coast Daily")


async def test_the_place_is_held_when_the_width_changes(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 12)) as pilot:
        await press(pilot, "enter", "ctrl+d", "ctrl+d")
        text = app.reading.main.text
        first = text.lay.first_offset(text.top)
        await pilot.resize_terminal(70, 12)
        await settle(pilot)
        again = text.lay.first_offset(text.top)
        assert first is not None
        assert again is not None
        assert text.lay.line_at(first) == text.lay.line_at(again)


async def test_mouse_opens_headlines_marks_rows_and_selects(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        main = app.reading.main
        await pilot.click("#list", offset=(5, 5))
        await settle(pilot)
        assert story_at(app) == UNION.title
        assert main.text.has_focus
        await pilot.click("#list", offset=(5, 1))
        await settle(pilot)
        column, row = _find(app, "40 million")
        await pilot.click(offset=(column + 3, row))
        await settle(pilot)
        assert main.text.current_passage().kind == "figure"  # type: ignore[union-attr]
        column, row = _find(app, "Union rejects ministry’s", last=True)
        await pilot.click(offset=(column + 2, row))
        await settle(pilot)
        assert story_at(app) == UNION.title


@pytest.mark.parametrize("times", [2, 3], ids=["a word", "a paragraph"])
async def test_quick_clicks_select(make_app: MakeApp, times: int) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        column, row = _find(app, "port minister Anton")
        await pilot.click(offset=(column + 6, row), times=times)
        await settle(pilot)
        text = app.reading.main.text
        assert text.selection is not None
        taken = text.document.text[slice(*text.selection)]
        assert "minister" in taken
        assert (taken == "minister") == (times == 2)
        assert "\n" not in taken


async def test_a_name_leads_to_what_is_said_under_it(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        column, row = _find(app, "port minister Anton")
        await pilot.click(offset=(column + 15, row))
        await settle(pilot)
        assert on_screen(app, "Anton"), seen(app)[0]
        assert "quote" in seen(app)[0]
        chosen = app.reading.main.side.current
        assert chosen is not None
        assert chosen.spans


async def test_dragging_selects_words(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        column, row = _find(app, "port minister Anton")
        await pilot.mouse_down(offset=(column, row))
        await pilot.hover(offset=(column + 12, row))
        await pilot.mouse_up(offset=(column + 12, row))
        await settle(pilot)
        text = app.reading.main.text
        assert text.selection is not None
        assert text.document.text[slice(*text.selection)] == "port minister"


async def test_the_wheel_scrolls_each_pane(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 16)) as pilot:
        await settle(pilot)
        main = app.reading.main
        await pilot._post_mouse_events(
            [__import__("textual.events", fromlist=["MouseScrollDown"]).MouseScrollDown], "#story"
        )
        await settle(pilot)
        assert main.text.top > 0


def _find(app: object, words: str, *, last: bool = False) -> tuple[int, int]:
    rows = [(line.index(words), row) for row, line in enumerate(seen(app)) if words in line]  # type: ignore[arg-type]
    return rows[-1 if last else 0]


async def test_a_key_lists_headlines_on_one_line_each_and_that_is_kept(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert [line for line in seen(app) if "Harbor bridge to stay" in line and "Harbor Post" not in line]
        await press(pilot, "underscore")
        assert on_screen(app, "one line for each headline")
        (line,) = [line for line in seen(app) if "14:00" in line and "Harbor bridge" in line[:52]]
        assert line.startswith("▌●")
        await press(pilot, "j", "enter")
        assert app.reading.main.text.has_focus
    assert load_config(app.session.paths.config_file).list_form == "line"


async def test_a_narrow_screen_lists_on_one_line_each_by_itself(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert [line for line in seen(app) if "14:00" in line and "Harbor bridge to stay shut until" in line]
        await press(pilot, "underscore")
        assert not [line for line in seen(app) if "14:00" in line and "Harbor bridge to stay shut until" in line]


async def test_a_wide_screen_gives_its_room_to_the_side_pane(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(200, 50)) as pilot:
        await settle(pilot)
        assert app.reading.main.side.size.width >= 60
        assert app.reading.main.text.size.width <= 90


async def test_a_key_steps_through_the_lights_and_that_is_kept(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter")
        for words, level in (("only quotes lit", "quotes"), ("only figures lit", "figures"), ("nothing lit", "none")):
            await press(pilot, "I")
            assert on_screen(app, words)
            assert load_config(app.session.paths.config_file).lights == level
        await press(pilot, "right_square_bracket")
        assert app.reading.main.text.current
