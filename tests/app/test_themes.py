"""Themes load, are legible, and a broken one is named and left out."""

from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

from reader.app.themes import (
    OWN,
    load_theme,
    load_themes,
    own_variables,
)
from reader.errors import ReaderError
from reader.paths import packaged_themes
from tests.app.contrast import GROUNDS, TEXT, colors_of, contrast

SHIPPED = load_themes(packaged_themes())


def test_at_least_six_themes_are_shipped_without_problems() -> None:
    names = {theme.name for theme in SHIPPED.good}
    assert SHIPPED.problems == ()
    assert {"ink", "paper", "dusk", "contrast-dark", "contrast-light", "ember"} <= names


@pytest.mark.parametrize("theme", SHIPPED.good, ids=lambda theme: theme.name)
def test_every_text_is_legible_on_every_ground_it_stands_on(theme: Theme) -> None:
    least = 7.0 if theme.name.startswith("contrast") else 4.5
    colors = colors_of(theme)
    short = {
        f"{text} on {ground}": round(ratio, 2)
        for ground in ("background", "surface")
        for text in TEXT
        if (ratio := contrast(Color.parse(colors[text]), Color.parse(colors[ground]))) < least
    }
    assert short == {}


@pytest.mark.parametrize("theme", SHIPPED.good, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("name", "least"), [("muted", 4.5), ("rule", 3.0)])
def test_what_is_quiet_can_be_seen_on_every_ground(theme: Theme, name: str, least: float) -> None:
    colors = colors_of(theme)
    ratios = {ground: contrast(Color.parse(colors[name]), Color.parse(colors[ground])) for ground in GROUNDS}
    assert min(ratios.values()) >= least, ratios


@pytest.mark.parametrize("theme", SHIPPED.good, ids=lambda theme: theme.name)
def test_speaker_quote_and_figure_are_three_different_colors(theme: Theme) -> None:
    colors = colors_of(theme)
    assert len({colors[name] for name in ("speaker", "quote", "figure", "foreground")}) == 4


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('primary = "#12"', '"primary" is not a color'),
        ('primary = "$text-accent"', '"primary" is not a color'),
        ("primary = 7", '"primary" is not a color'),
        ('primary = "#123456"\n[variables]\nspeaker = "bluish"', '"speaker" is not a color: bluish'),
        ('primary = "#123456"\nprimry = "#123456"', 'there is no "primry"'),
        ('primary = "#123456"\ndark = "yes"', '"dark" has the wrong type'),
        ("dark = true", '"primary" is missing'),
        ("primary =", "is not valid TOML"),
        ('primary = "#123456"\nvariables = 3', '"variables" should be a table'),
    ],
)
def test_a_broken_theme_is_reported_by_file_name(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(ReaderError) as caught:
        load_theme(path)
    assert "mine.toml" in str(caught.value)
    assert words in str(caught.value)


def test_a_users_theme_wins_by_name_and_a_broken_one_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "ink.toml").write_text('primary = "#ff0000"')
    (tmp_path / "odd.toml").write_text("primary = 3")
    themes = load_themes(packaged_themes(), tmp_path, tmp_path / "missing")
    assert next(theme for theme in themes.good if theme.name == "ink").primary == "#ff0000"
    assert len(themes.problems) == 1
    assert "odd.toml" in themes.problems[0]


def test_our_colors_exist_under_a_theme_that_never_heard_of_them() -> None:
    plain = Theme(name="plain", primary="#336699").to_color_system().generate()
    filled = own_variables(plain)
    for name in (*OWN, "muted", "rule"):
        Color.parse(filled[name])
