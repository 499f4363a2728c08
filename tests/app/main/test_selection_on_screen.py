"""A selection is one even block over lit and unlit words, legible in every theme."""

import pytest
from rich.color import Color as RichColor
from textual.color import Color

from reader.app.app import ReaderApp
from reader.app.themes import load_themes
from reader.config import Config
from reader.paths import packaged_themes
from tests.app.conftest import MakeApp
from tests.app.contrast import contrast
from tests.app.driving import press

THEMES = sorted(theme.name for theme in load_themes(packaged_themes()).good)


def reversed_colors(app: ReaderApp) -> set[tuple[RichColor | None, RichColor | None]]:
    """The colors of what is drawn reversed: letters, ground."""
    return {
        (segment.style.color, segment.style.bgcolor)
        for strip in app.screen._compositor.render_strips()
        for segment in strip
        if segment.style and segment.style.reverse
    }


@pytest.mark.parametrize("theme", [*THEMES, "textual-light", "ansi-dark"])
async def test_a_selection_is_one_even_ground(make_app: MakeApp, theme: str) -> None:
    app = make_app(config=Config(theme=theme))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "v", "G")
        assert len(reversed_colors(app)) == 1


@pytest.mark.parametrize("theme", THEMES)
async def test_what_is_selected_can_be_read(make_app: MakeApp, theme: str) -> None:
    app = make_app(config=Config(theme=theme))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "v", "G")
        ((text, ground),) = reversed_colors(app)
        assert text is not None
        assert ground is not None
        assert contrast(Color.from_rich_color(text), Color.from_rich_color(ground)) >= 4.5


async def test_lights_keep_their_letters_in_a_selection(make_app: MakeApp) -> None:
    """Bold, italic and underline tell speaker, quote and figure apart where the colors do not."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "v", "G")
        letters = {
            (bool(segment.style.bold), bool(segment.style.italic), bool(segment.style.underline))
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.reverse
        }
        assert len(letters) >= 4
