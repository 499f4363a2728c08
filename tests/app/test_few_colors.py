"""On sixteen colors the lights stay apart."""

from itertools import combinations
from pathlib import Path

import pytest
from rich.color import Color, ColorSystem

from reader.app.few_colors import NAMES, sixteen
from reader.app.themes import load_theme, own_variables
from reader.errors import ReaderError
from reader.paths import packaged_themes

APART = ("foreground", "speaker", "quote", "figure", "note", "secondary")


def shown(color: str) -> int | None:
    """The number of the color a terminal of sixteen is sent."""
    return Color.parse(color).downgrade(ColorSystem.STANDARD).number


@pytest.mark.parametrize("path", sorted(packaged_themes().glob("*.toml")), ids=lambda path: path.stem)
def test_every_theme(path: Path) -> None:
    theme = load_theme(path)
    colors = {
        "foreground": "#ffffff",
        "background": "#000000",
        "primary": "#8888ff",
        **theme.to_color_system().generate(),
    }
    found = sixteen(own_variables({**colors, **theme.variables}), dark=theme.dark)
    for one, other in combinations(APART, 2):
        assert shown(found[one]) != shown(found[other]), (one, other)
    for name in (*APART, "muted", "rule", "unread"):
        assert shown(found[name]) != shown(found["background"]), name


def test_sixteen_colors_are_sixteen() -> None:
    assert sorted(shown(color) or 0 for color in NAMES.values()) == list(range(16))


def test_a_theme_has_a_table_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('primary = "#8db4dc"\n[sixteen]\nquote = "brown"\n')
    assert sixteen(load_theme(path).variables, dark=True)["quote"] == NAMES["brown"]
    path.write_text('primary = "#8db4dc"\n[sixteen]\nquote = "orange"\n')
    with pytest.raises(ReaderError, match='"quote" of sixteen should be one of black, red'):
        load_theme(path)
