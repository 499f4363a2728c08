"""Themes chosen, changed and broken, and the lights without any color."""

from itertools import takewhile
from pathlib import Path

import pytest
from rich.style import Style

from reader.app.app import ReaderApp
from reader.config import Config
from tests.app.conftest import MakeApp, on_screen
from tests.app.driving import press, settle


async def test_the_next_theme_and_back_to_the_first(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        names = set()
        for _ in range(8):
            names.add(app.theme)
            await press(pilot, "ctrl+t")
            assert on_screen(app, "port minister")
        assert {"ink", "paper", "dusk", "ember", "contrast-dark", "contrast-light"} <= names


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "nord"])
async def test_themes_that_never_heard_of_us_work(make_app: MakeApp, theme: str) -> None:
    app = make_app(config=Config(theme=theme))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "right_square_bracket")
        assert on_screen(app, "port minister")


async def test_a_missing_and_a_broken_theme_are_said_and_stop_nothing(make_app: MakeApp, tmp_path: Path) -> None:
    folder = tmp_path / "config" / "themes"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text('primary = "no color"')
    app = make_app(config=Config(theme="mine"))
    async with app.run_test(size=(160, 40)) as pilot:
        await settle(pilot)
        assert on_screen(app, 'theme mine.toml: "primary" is not a color')
        assert app.theme == "ink"


async def test_the_three_lights_differ_by_more_than_color(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter")
        styles = {words: _style(app, words) for words in ("Anton", "40 million", "“We have looked", "port minister")}
        letters = {
            words: (bool(style.bold), bool(style.underline), bool(style.italic), bool(style.reverse))
            for words, style in styles.items()
        }
        assert len(set(letters.values())) == 4, letters
        line = next(strip.text for strip in app.screen._compositor.render_strips() if "“We have looked" in strip.text)
        assert "▌" in line


def _style(app: ReaderApp, words: str) -> Style:
    """How words are drawn in the story; the side pane behind its scrollbar has them, too."""
    for strip in app.screen._compositor.render_strips():
        for segment in takewhile(lambda one: "▕" not in one.text, strip):
            if words in segment.text and segment.style:
                return segment.style
    raise AssertionError(words)


async def test_a_terminal_of_sixteen_colors_gets_a_table_of_its_own(make_app: MakeApp) -> None:
    app = make_app(few_colors=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter")
        lit = {str(_style(app, words).color) for words in ("Anton", "40 million", "“We have looked", "port minister")}
        assert len(lit) == 4
