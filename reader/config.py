"""The user's settings: one TOML file, every key known, a wrong one named with its nearest right one."""

import difflib
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from reader.errors import ReaderError
from reader.notify import BELLS


@dataclass(frozen=True, slots=True)
class Config:
    """All settings with their defaults."""

    theme: str = "ink"
    """Name of a theme file, without .toml."""
    text_width: int = 76
    """Widest line of a story, in columns."""
    list_form: str = "auto"
    """How headlines are listed: "line" for one line each, "airy" for several, "auto" for what suits the width."""
    list_format: str = "unread time source title marks"
    """Columns of the one-line form in their order; "source:20" gives a column a width."""
    sorts: dict[str, str] = field(default_factory=dict)
    """The order of a list, by its title: "Unread" = "oldest"."""
    forms: dict[str, str] = field(default_factory=dict)
    """How the headlines of one list are shown, by its title, where not as `list_form` says: "#later" = "line"."""
    lights: str = "all"
    """What is highlighted in a text: "all", "quotes", "figures" or "none"."""
    mouse: bool = True
    """Whether the program takes the mouse; without, the terminal's own selection works."""
    refresh_minutes: int = 0
    """Refresh by itself every so many minutes while the app runs; 0 never."""
    analysis_battery: int = 30
    """On battery, analyze only opened stories below this charge in percent; 0 makes no difference."""
    analysis_load: int = 800
    """Analyze only opened stories while the computer's load is above so many percent of its processors; 0 never."""
    keep_days: int = 0
    """Delete stories so many days after they were read or hidden, unless they have a star, tag or note; 0 never."""
    bell: str = "osc9"
    """How a watch rings: "osc9" or "osc777" (sequences of terminals), "notify-send", or "none"."""
    daily_backup: bool = True
    """Whether the app copies the library once a day, beside it; the last three copies are kept."""
    keys: dict[str, str] = field(default_factory=dict)
    """The user's own keys by the id of the action: "story.next" = "n"."""
    commands: dict[str, object] = field(default_factory=dict)
    """The user's own commands for the shell, by name, looked over when the app starts: words = "wc -w"."""
    macros: dict[str, object] = field(default_factory=dict)
    """Several actions on one key, looked over when the app starts: "b" = ["story.browse", "story.read"]."""


def load_config(path: Path) -> Config:
    """The settings in `path`, defaults for what it leaves out; a missing file is all defaults.

    Raises ReaderError naming the file and the key when it is not TOML, has an unknown key or a wrong type.
    """
    try:
        with path.open("rb") as file:
            given = tomllib.load(file)
    except FileNotFoundError:
        return Config()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ReaderError(f"{path} is not valid TOML: {error}") from error
    except OSError as error:
        raise ReaderError(f"{path} cannot be read: {error.strerror}") from error
    return _checked(given, path)


def _checked(given: dict[str, Any], path: Path) -> Config:
    known = {item.name: getattr(Config(), item.name) for item in fields(Config)}
    for key, value in given.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f'; did you mean "{near[0]}"?' if near else f"; known are {', '.join(known)}"
            raise ReaderError(f'{path}: there is no setting "{key}"{hint}')
        wanted = type(known[key])
        if type(value) is not wanted:
            raise ReaderError(f'{path}: "{key}" should be {_WORDS[wanted]}, not {value!r}')
        low, high = _RANGES.get(key, (0, 0))
        if key in _RANGES and not low <= value <= high:
            raise ReaderError(f'{path}: "{key}" should be from {low} to {high}, not {value}')
        if key in CHOICES and value not in CHOICES[key]:
            raise ReaderError(f'{path}: "{key}" should be one of {", ".join(CHOICES[key])}, not {value!r}')
    if wrong := format_problem(given.get("list_format", "")):
        raise ReaderError(f'{path}: "list_format" {wrong}')
    for table, choices in LIST_CHOICES.items():
        for title, value in given.get(table, {}).items():
            if value not in choices:
                raise ReaderError(
                    f'{path}: "{title}" in [{table}] should be one of {", ".join(choices)}, not {value!r}'
                )
    for action, name in given.get("keys", {}).items():
        if not isinstance(name, str):
            raise ReaderError(f'{path}: the key for "{action}" should be text, such as "n" or "ctrl+n"')
    return Config(**given)


def format_problem(columns: str) -> str:
    """What is wrong with the columns of the one-line form, in words; empty when nothing is."""
    for column in columns.split():
        name, colon, size = column.partition(":")
        if name not in COLUMNS:
            near = difflib.get_close_matches(name, COLUMNS, n=1)
            return f'has no column "{name}"' + (
                f'; did you mean "{near[0]}"?' if near else f"; known are {', '.join(COLUMNS)}"
            )
        if colon and not (size.isdecimal() and 1 <= int(size) <= 200):
            return f'should give "{name}" a width from 1 to 200, not "{size}"'
    return ""


COLUMNS = ("unread", "time", "source", "title", "figure", "tags", "marks")
"""Those of the one-line form."""
CHOICES = {"list_form": ("auto", "line", "airy"), "lights": ("all", "quotes", "figures", "none"), "bell": BELLS}
"""Settings that are one of a few words."""
LIST_CHOICES = {"sorts": ("newest", "oldest", "arrived"), "forms": CHOICES["list_form"]}
"""Tables that say one of a few words for a list."""
_RANGES = {
    "text_width": (30, 200),
    "refresh_minutes": (0, 10_080),
    "keep_days": (0, 36_500),
    "analysis_battery": (0, 100),
    "analysis_load": (0, 10_000),
}
"""Columns and minutes that make sense; the longest refresh is a week."""
_WORDS: dict[type, str] = {str: "text in quotes", int: "a whole number", bool: "true or false", dict: "a table"}
