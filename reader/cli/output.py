"""How commands speak: plain lines for people, JSON for programs, problems on stderr."""

import json
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

import click

from reader.errors import ExitCode, ReaderError
from reader.model.codec import to_plain
from reader.model.safe_text import safe_line, safe_text

BIGGEST = 2**63 - 1
"""The highest story number that can be stored."""


class _StoryId(click.IntRange):
    """A story's number; what is none is refused in words."""

    name = "story number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            return int(super().convert(value, param, ctx))
        except click.BadParameter:
            raise ReaderError(f"{value} is not the number of a story; `reader list` shows them") from None


story_id_argument = click.argument("story_id", metavar="ID", type=_StoryId(0, BIGGEST))
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of lines.")


def say(line: str = "") -> None:
    """One line or paragraph on stdout, safe for the terminal."""
    click.echo(safe_text(line))


def complain(line: str) -> None:
    """One line on stderr, if anybody listens there."""
    with suppress(OSError):
        click.echo(safe_line(line), err=True)


def complain_rows(rows: Iterable[Sequence[str]], right: frozenset[int] = frozenset()) -> None:
    """Rows with aligned columns on stderr."""
    with suppress(OSError):
        for line in columns(rows, right):
            click.echo(f"  {safe_text(line)}", err=True)


def leave(failed: bool, *, done: bool) -> None:
    """End a command of several parts: as it should when nothing `failed`, else by whether any of it was `done`."""
    if failed:
        raise click.exceptions.Exit(ExitCode.NOT_ALL if done else ExitCode.WRONG_USE)


def say_json(value: Any) -> None:
    """One JSON document on stdout; dataclasses become objects."""
    click.echo(_json(to_plain(value), indent=2))


def say_json_line(value: Any) -> None:
    """One line of JSON Lines on stdout."""
    click.echo(_json(value))


def _json(value: Any, indent: int | None = None) -> str:
    """JSON as people read it; escaped throughout when a terminal might obey something in it, or cannot show it."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text if safe_text(text) == text and _encodes(text) else json.dumps(value, indent=indent)


def _encodes(text: str) -> bool:
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeError:
        return False
    return True


def say_file(text: str) -> None:
    """What is as good as a file on stdout: UTF-8 whatever the terminal."""
    click.echo(text.encode("utf-8", "replace"), nl=False)


def counted(number: int, thing: str) -> str:
    """A number with its noun: "1 feed", "2 feeds", "3 stories"."""
    if number == 1:
        return f"1 {thing}"
    return f"{number} {thing[:-1]}ies" if thing.endswith("y") else f"{number} {thing}s"


def day(when: datetime | None) -> str:
    """A date as the lists show it, in local time."""
    return when.astimezone().strftime("%Y-%m-%d") if when else ""


def wrapped(text: str, indent: str = "") -> str:
    """`text` filled to the terminal, at most 88 columns."""
    width = min(88, shutil.get_terminal_size().columns)
    if width_of(text) == len(text):
        return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    from reader.app.rendering import wrap

    return "\n".join(f"{indent}{line}" for line in wrap.wrapped(text, width - len(indent)))


def columns(rows: Iterable[Sequence[str]], right: frozenset[int] = frozenset()) -> list[str]:
    """Rows as lines with aligned columns, two spaces apart; `right` names the right-aligned ones."""
    table = [[safe_line(cell) for cell in row] for row in rows]
    if not table:
        return []
    widths = [max(width_of(row[index]) for row in table) for index in range(len(table[0]))]
    lines = []
    for row in table:
        gaps = [" " * (width - width_of(cell)) for cell, width in zip(row, widths, strict=True)]
        cells = [
            gap + cell if index in right else cell + gap
            for index, (cell, gap) in enumerate(zip(row, gaps, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return lines


def width_of(text: str) -> int:
    """Columns `text` takes in a terminal, measured as on the screen."""
    if text.isascii():
        return len(text)
    from reader.app.rendering import wrap  # it knows neither Textual nor anything that takes long to load

    return wrap.width_of(text)
