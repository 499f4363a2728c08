"""Commands of one's own as the config file gives them: a line for the shell, and what goes to it.

One that cannot be is told in words, with its line in the file, and left out; the others work.
"""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from textual.binding import Binding

from reader.app.keys.bindings import TAKE, KeyRow, bind
from reader.app.keys.conflicts import key_problem
from reader.config import Config
from reader.model.safe_text import safe_line

Sent = Literal["text", "markdown", "json", "address", "nothing"]
Shown = Literal["output", "terminal", "quiet"]
SENT: dict[Sent, str] = {
    "text": "text", "markdown": "Markdown", "json": "JSON", "address": "address", "nothing": "nothing",
}  # fmt: skip
"""What can go to a command's input, and what that is called."""
PREFIX = "commands."
"""Ids of these actions: commands.NAME."""
_FORM = 'a line such as mpv = \'mpv "$READER_URL"\', or a table with run = "..."'
_NAME = re.compile(r"[A-Za-z0-9_-]+")
_FIELDS = ("run", "key", "send", "show", "description")


@dataclass(frozen=True, slots=True)
class OwnCommand:
    """A line for the shell and how it is called."""

    name: str
    run: str
    key: str = ""
    """Empty for none: only the palette and macros call it then."""
    send: Sent = "text"
    show: Shown = "output"
    """Its output stands until Enter; the terminal is its own until it ends; or it runs unseen."""
    description: str = ""

    @property
    def id(self) -> str:
        """The id of its action, for macros and [keys]."""
        return PREFIX + self.name

    @property
    def about(self) -> str:
        """What it does, in words."""
        return safe_line(self.description) or safe_line(self.run)

    @property
    def action(self) -> str:
        """What a binding calls."""
        return f"own_command({self.name!r})"


def read_commands(given: Mapping[str, object]) -> tuple[tuple[OwnCommand, ...], dict[str, str]]:
    """The commands that can be run, and by their names why others cannot."""
    good: list[OwnCommand] = []
    wrong: dict[str, str] = {}
    for name, value in given.items():
        table = {"run": value} if isinstance(value, str) else value
        if problem := _problem(name, table, good):
            wrong[name] = problem
        else:
            assert isinstance(table, dict)
            good.append(OwnCommand(name, **table))
    return tuple(good), wrong


def command_bindings(config: Config) -> list[Binding]:
    """The bindings of the commands that have a key."""
    commands = read_commands(config.commands)[0]
    keys = {one.id: config.keys.get(one.id, one.key) for one in commands}
    return [
        bind(one.key or keys[one.id], one.action, one.name, one.about, id=one.id, group=TAKE)
        for one in commands
        if keys[one.id]
    ]


def command_rows(config: Config) -> list[KeyRow]:
    """The commands without a key, as help and palette list them."""
    bound = {binding.id for binding in command_bindings(config)}
    return [
        KeyRow(one.id, (), one.name, one.about, TAKE.description, one.action)
        for one in read_commands(config.commands)[0]
        if one.id not in bound
    ]


def line_of(text: str, table: str, name: str) -> int:
    """The line of a config file, from 1, where something of a table is given; 0 when it is not found."""
    inside = False
    bare = re.escape(name)
    for number, line in enumerate(text.splitlines(), 1):
        words = line.strip()
        if re.match(rf"\[\s*{table}\s*\.\s*[\"']?{bare}[\"']?\s*\]", words):
            return number
        if words.startswith("["):
            inside = bool(re.match(rf"\[\s*{table}\s*\]", words))
        elif re.match(rf"({table}\s*\.\s*)?[\"']?{bare}[\"']?\s*[=.]", words) and (inside or words.startswith(table)):
            return number
    return 0


def _problem(name: str, table: object, good: list[OwnCommand]) -> str:
    if not _NAME.fullmatch(name):
        return "should have a name of letters, digits, - and _"
    if not isinstance(table, dict) or not isinstance(table.get("run"), str) or not table["run"].strip():
        return f"should be {_FORM}"
    for field, value in table.items():
        if field not in _FIELDS:
            near = difflib.get_close_matches(str(field), _FIELDS, n=1)
            hint = f'did you mean "{near[0]}"?' if near else f"known are {', '.join(_FIELDS)}"
            return f'has "{safe_line(str(field))}", which is nothing known; {hint}'
        if not isinstance(value, str):
            return f'should have text in quotes as "{field}"'
    for field, known in (("send", get_args(Sent)), ("show", get_args(Shown))):
        if table.get(field, known[0]) not in known:
            return f'should have one of {", ".join(known)} as "{field}", not "{safe_line(table[field])}"'
    if key := table.get("key", ""):
        if problem := key_problem(key):
            return f'has a key that cannot be, "{safe_line(key)}": {problem}'
        if other := next((one for one in good if one.key == key), None):
            return f'has the key of the command "{other.name}"'
    return ""
