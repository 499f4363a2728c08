"""The config file, edited from within the program, and what of it holds at once."""

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from textual.app import App
from textual.binding import Binding

from reader.app.action_registry import every_action, key_chains
from reader.app.keys.bindings import TAKE, bind
from reader.app.keys.conflicts import Chain, key_problems
from reader.app.keys.macros import Macro, read_macros
from reader.app.outside.own_commands import command_bindings, line_of, read_commands
from reader.app.system.programs import edit_file
from reader.config import Config, load_config
from reader.errors import ReaderError
from reader.model.safe_text import safe_line

MAIN = ("the headlines", "the sources", "the story", "the side pane")
"""Places of the main screen."""
TEMPLATE = """\
# Settings of reader. Every line is optional; lines that begin with # are comments.

# theme = "ink"          # `reader themes` lists them
# text_width = 76        # widest line of a story, in columns
# list_form = "auto"     # "line" (one line for each headline), "airy", or "auto": by the width
# list_format = "unread time source title marks"  # columns of that form; also figure, tags; source:20 sets a width
# lights = "all"         # what is highlighted in a text: "all", "quotes", "figures", "none"
# mouse = true           # false leaves the mouse to the terminal, so that you can select as usual
# refresh_minutes = 0    # refresh every so many minutes; 0: never
# analysis_battery = 30  # on battery, analyze only opened stories below this charge in percent; 0: no limit
# analysis_load = 800    # analyze only opened stories while the load is above this, in percent; 0: no limit
# keep_days = 0          # delete read stories after so many days, unless starred, tagged or noted; 0: never
# bell = "osc9"          # how a watch rings: "osc9" or "osc777" (escape sequences), "notify-send", "none"
# daily_backup = true    # copy the library once a day; the last three copies are kept beside it

# [sorts]                # the order of one list: newest, oldest or arrived; S sets it
# "Unread" = "oldest"

# [forms]                # the form of one list, where it differs from list_form
# "Harbour Post" = "line"

# [keys]                 # your own keys, by the id of the action; the help (?) shows the ids
# "story.next" = "ctrl+n"

# [commands]             # commands for your shell; docs/commands.md says what they get
# words = "wc -w"
# [commands.mpv]
# run = 'mpv "$READER_URL"'
# key = "ctrl+e"
# send = "nothing"
# show = "quiet"

# [macros]               # press , and then this key: several actions, one after the other
# k = ["story.star", "list.down"]
# b = {actions = ["story.browse", "story.star"], description = "browser, to keep"}
"""
"""A new config file: every setting as a comment."""


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


def problems_with_keys(config: Config, path: Path | None = None) -> list[str]:
    """What the keys, commands and macros of the config file do not do as they say, in words; looks at every screen.

    With the `path` of the file the line of each is named.
    """
    text = ""
    if path is not None:
        with contextlib.suppress(OSError, UnicodeDecodeError):
            text = path.read_text(encoding="utf-8")
    found = []
    for name, problem in read_commands(config.commands)[1].items():
        found.append(f'{_where(text, "commands", name)}the command "{safe_line(name)}" of the config file {problem}')
    bound = command_bindings(config)
    if keys := {**{one.id or "": one.key for one in bound}, **config.keys}:
        found += key_problems(keys, _with_own(key_chains(), bound), _known(config))
    return found + macros_of(config, lambda key: _where(text, "macros", key))[1]


def macros_of(config: Config, where: Callable[[str], str] = lambda _: "") -> tuple[tuple[Macro, ...], list[str]]:
    """The macros of the config file that can be run, and in words why the others cannot, each behind `where` it is."""
    return read_macros(config.macros, _known(config) if config.macros else {}, where)


def _known(config: Config) -> dict[str, Binding]:
    """All actions by their ids, the user's own commands too."""
    commands = read_commands(config.commands)[0]
    own = {one.id: bind(one.key, one.action, one.name, one.about, id=one.id, group=TAKE) for one in commands}
    return {**every_action(), **own}


def _with_own(chains: Sequence[Chain], bound: Sequence[Binding]) -> list[Chain]:
    """The chains of the main screen with the user's own commands, which stand further out than its panes."""
    return [
        replace(chain, parts=(chain.parts[0], tuple(bound), *chain.parts[1:])) if chain.place in MAIN else chain
        for chain in chains
    ]


def _where(text: str, table: str, name: str) -> str:
    line = line_of(text, table, name)
    return f"line {line}: " if line else ""
