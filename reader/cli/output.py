"""How commands speak: plain lines for people, JSON for programs, problems on stderr."""

import json
import shutil
import textwrap
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import click

from reader.model.codec import to_plain
from reader.model.safe_text import safe_line, safe_text

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of lines.")


def say(line: str = "") -> None:
    """One line or paragraph on stdout, safe for the terminal."""
    click.echo(safe_text(line))


def complain(line: str) -> None:
    """One line on stderr."""
    click.echo(safe_line(line), err=True)


def say_json(value: Any) -> None:
    """One JSON document on stdout; dataclasses become objects."""
    click.echo(json.dumps(to_plain(value), ensure_ascii=False, indent=2))


def say_json_line(value: Any) -> None:
    """One line of JSON Lines on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False))


def day(when: datetime | None) -> str:
    """A date as the lists show it, in local time."""
    return when.astimezone().strftime("%Y-%m-%d") if when else ""


def wrapped(text: str, indent: str = "") -> str:
    """`text` filled to the terminal, at most 88 columns."""
    width = min(88, shutil.get_terminal_size().columns)
    return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def columns(rows: Iterable[Sequence[str]], right: frozenset[int] = frozenset()) -> list[str]:
    """Rows as lines with aligned columns, two spaces apart; `right` names the right-aligned ones."""
    table = [[safe_line(cell) for cell in row] for row in rows]
    if not table:
        return []
    widths = [max(len(row[index]) for row in table) for index in range(len(table[0]))]
    return [
        "  ".join(
            cell.rjust(width) if index in right else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in table
    ]
