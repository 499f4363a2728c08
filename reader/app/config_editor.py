"""The config file, edited from within the program, and what of it holds at once."""

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from textual.app import App

from reader.app.action_registry import every_action, key_chains
from reader.app.keys.conflicts import key_problems
from reader.app.keys.macros import Macro, read_macros
from reader.app.system.programs import edit_file
from reader.config import Config, load_config
from reader.errors import ReaderError

TEMPLATE = """\
# Settings of reader. Every line is optional; what begins with # is a remark.

# theme = "ink"          # the command `reader themes` lists them
# text_width = 76        # widest line of a story, in columns
# list_form = "auto"     # headlines as "line" (one each), "airy", or what suits the width
# list_format = "unread time source title marks"  # columns of one line; also figure, tags; source:20 sets a width
# lights = "all"         # what is lit in a text: "all", "quotes", "figures", "none"
# mouse = true           # false leaves the mouse to the terminal, for its own selection
# refresh_minutes = 0    # refresh by itself every so many minutes; 0 never
# analysis_battery = 30  # on battery, analyze only opened stories below this charge in percent; 0 makes no difference
# analysis_load = 800    # analyze only opened stories while the load is above this, in percent; 0 never
# keep_days = 0          # let read stories go after so many days, unless starred, tagged or noted; 0 never
# bell = "osc9"          # how a watch rings: "osc9" or "osc777" (sequences of terminals), "notify-send", "none"
# daily_backup = true    # a copy of the library a day, the last three kept beside it

# [sorts]                # the order of one list: newest, oldest or arrived; S sets it
# "Unread" = "oldest"

# [forms]                # how the headlines of one list are shown, where not as list_form says
# "Harbour Post" = "line"

# [keys]                 # own keys by the id of the action; the help (?) shows the ids
# "story.next" = "ctrl+n"

# [macros]               # the key , and then this one: several actions, one after the other
# k = ["story.star", "list.down"]
# b = {actions = ["story.browse", "story.star"], description = "browser, to keep"}
"""
"""A new config file: nothing set, everything said."""


def edit_config(app: App[Any], path: Path, environ: Mapping[str, str]) -> Config:
    """The settings as the user leaves them; a missing file is begun with every setting in remarks.

    Raises ReaderError when the file cannot be edited or says something that cannot be.
    """
    new = not path.exists()
    try:
        if new:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.write_text(TEMPLATE, encoding="utf-8")
            path.chmod(0o600)
    except OSError as error:
        raise ReaderError(f"{path} cannot be written: {error.strerror}") from error
    try:
        edit_file(app, path, environ)
    finally:
        if new:
            with contextlib.suppress(OSError):
                if path.read_bytes() == TEMPLATE.encode():
                    path.unlink()
    return load_config(path)


def problems_with_keys(config: Config) -> list[str]:
    """What the keys and macros of the config file do not do as they say, in words; looks at every screen."""
    found = key_problems(config.keys, key_chains(), every_action()) if config.keys else []
    return found + macros_of(config)[1]


def macros_of(config: Config) -> tuple[tuple[Macro, ...], list[str]]:
    """The macros of the config file that can be run, and in words why the others cannot."""
    return read_macros(config.macros, every_action() if config.macros else {})
