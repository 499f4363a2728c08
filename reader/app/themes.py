"""Themes: one TOML file each, shipped ones first, the user's own winning by name.

A file's keys are those of Textual's `Theme`; its `[variables]` may set our colors (`OWN`). A broken file is reported
by name and left out: Textual itself would accept a wrong color and crash when the theme is chosen.
"""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from textual.color import Color, ColorParseError
from textual.theme import Theme

from reader.app.few_colors import NAMES, PREFIX
from reader.errors import ReaderError
from reader.model.safe_text import safe_line

DEFAULT_THEME = "ink"

TEXT_CONTRAST, SIGN_CONTRAST = 4.5, 3.0
"""How far quiet words, and signs and lines, are at least apart from every ground."""

OWN = {
    "speaker": "primary",
    "quote": "success",
    "figure": "warning",
    "note": "secondary",
    "related": "accent",
    "unread": "primary",
}
"""Our variables, each with the base color that stands in when a theme leaves it out."""

_COLORS = {
    "primary", "secondary", "warning", "error", "success", "accent", "foreground", "background", "surface", "panel",
    "boost",
}  # fmt: skip
_OTHER: dict[str, type | tuple[type, ...]] = {
    "dark": bool,
    "luminosity_spread": (int, float),
    "text_alpha": (int, float),
}


@dataclass(frozen=True, slots=True)
class Themes:
    """What the theme folders hold."""

    good: tuple[Theme, ...]
    problems: tuple[str, ...]
    """A sentence for each file that cannot be used, with its name."""


def load_themes(*folders: Path) -> Themes:
    """Every theme in `folders`; a later folder's theme replaces an earlier one of the same name."""
    good: dict[str, Theme] = {}
    problems = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
            try:
                good[path.stem] = load_theme(path)
            except ReaderError as error:
                problems.append(str(error))
    return Themes(tuple(good.values()), tuple(problems))


def find_theme(name: str, *folders: Path) -> Theme | None:
    """The theme of that name in the first folder that has a usable one; None when there is none."""
    for folder in folders:
        path = folder / f"{name}.toml"
        if path.parent == folder and path.is_file():
            try:
                return load_theme(path)
            except ReaderError:
                continue
    return None


def load_theme(path: Path) -> Theme:
    """The theme in one file, named after the file.

    Raises ReaderError naming the file and the key when it cannot be used.
    """
    name = f"theme {safe_line(path.name)}"
    try:
        with path.open("rb") as file:
            given = tomllib.load(file)
    except OSError as error:
        raise ReaderError(f"{name}: cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ReaderError(f"{name}: is not valid TOML ({safe_line(str(error))})") from error
    variables = given.pop("variables", {})
    if not isinstance(variables, dict):
        raise ReaderError(f'{name}: "variables" should be a table')
    few = given.pop("sixteen", {})
    if not isinstance(few, dict) or any(not isinstance(color, str) for color in few.values()):
        raise ReaderError(f'{name}: "sixteen" should be a table of names of colors')
    for key, value in few.items():
        if value not in NAMES:
            raise ReaderError(f'{name}: "{safe_line(key)}" of sixteen should be one of {", ".join(NAMES)}')
    for key, value in given.items():
        _check(name, key, value)
    for key, value in variables.items():
        _color(name, key, value)
    if "primary" not in given:
        raise ReaderError(f'{name}: "primary" is missing')
    few = {f"{PREFIX}{key}": value for key, value in few.items()}
    return Theme(name=path.stem, variables={**variables, **few}, **given)


def own_variables(variables: dict[str, str]) -> dict[str, str]:
    """`variables` with ours filled in where the theme is silent, so the stylesheet parses under any theme."""
    filled = dict(variables)
    for name, base in OWN.items():
        filled.setdefault(name, variables[base])
    if "rule" not in filled or "muted" not in filled:
        filled.setdefault("muted", _between(variables, 0.35))
        filled.setdefault("rule", _between(variables, 0.78))
    for name, ratio in (("muted", TEXT_CONTRAST), ("rule", SIGN_CONTRAST)):
        filled[name] = _seen(filled[name], ratio, filled)
    return filled


def _check(name: str, key: str, value: Any) -> None:
    if key in _COLORS:
        _color(name, key, value)
    elif key not in _OTHER:
        known = ", ".join(sorted(_COLORS | _OTHER.keys() & {field.name for field in fields(Theme)}))
        raise ReaderError(f'{name}: there is no "{safe_line(key)}"; known are {known}')
    elif not isinstance(value, _OTHER[key]):
        raise ReaderError(f'{name}: "{key}" has the wrong type')


def _color(name: str, key: str, value: Any) -> None:
    try:
        Color.parse(value if isinstance(value, str) else "")
    except ColorParseError as error:
        raise ReaderError(f'{name}: "{safe_line(key)}" is not a color: {safe_line(str(value))}') from error


def contrast(one: Color, other: Color) -> float:
    """How far two colors are apart, 1 to 21, by the Web Content Accessibility Guidelines."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    parts = [part / 255 for part in color.rgb]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _seen(color: str, ratio: float, variables: dict[str, str]) -> str:
    """A color moved toward that of the text until it can be seen on every ground."""
    text, own = Color.parse(variables["foreground"]), Color.parse(color)
    grounds = [Color.parse(variables[name]) for name in ("background", "surface", "panel")]
    if any(one.ansi is not None for one in (text, own, *grounds)):
        return color
    for step in range(21):
        moved = own.blend(text, step / 20)
        if all(contrast(moved, ground) >= ratio for ground in grounds):
            return moved.hex
    return text.hex


def _between(variables: dict[str, str], share: float) -> str:
    """The text color blended toward the background; terminal-palette themes keep their text color."""
    text, ground = Color.parse(variables["foreground"]), Color.parse(variables["background"])
    return (
        variables["foreground"] if text.ansi is not None or ground.ansi is not None else text.blend(ground, share).hex
    )
