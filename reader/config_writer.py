"""Writing one setting into the config file: every other line, and every remark, stays as the user wrote it."""

import json
import os
import re
import tempfile
import tomllib
from pathlib import Path

from reader.errors import ReaderError

_TABLE = re.compile(r"^\s*\[")


def save_setting(path: Path, key: str, value: str | int | bool | None, *, table: str = "") -> None:
    """Set `key` in the file, in a table when one is named; None takes it out. A missing file is begun.

    Raises ReaderError when the file cannot be read, is not TOML, or cannot be written.
    """
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        tomllib.loads(before)
        after = changed(before, key, value, table=table)
        tomllib.loads(after)
    except (OSError, ValueError) as error:
        raise ReaderError(f"{path} cannot be changed: {error}") from error
    if after != before:
        _write(path, after)


def changed(text: str, key: str, value: str | int | bool | None, *, table: str = "") -> str:
    """The text of a config file with one setting changed."""
    lines = text.splitlines()
    first, last = _section(lines, table)
    quoted = json.dumps(key)
    names = {key, quoted, f"'{key}'"}
    new = (
        None if value is None else f"{quoted if '.' in key or table else key} = {json.dumps(value, ensure_ascii=False)}"
    )
    for number in range(first, last):
        name, equals, rest = lines[number].partition("=")
        if equals and name.strip() in names:
            remark = _remark(rest)
            lines[number : number + 1] = [] if new is None else [f"{new}{remark}"]
            return "\n".join(lines) + "\n"
    if new is None:
        return text
    if table and first == last == len(lines) and f"[{table}]" not in (line.strip() for line in lines):
        lines += [*([""] if lines else []), f"[{table}]", new]
    else:
        at = last
        while at > first and not lines[at - 1].strip():
            at -= 1
        lines.insert(at, new)
        if at + 1 < len(lines) and _TABLE.match(lines[at + 1]):
            lines.insert(at + 1, "")
    return "\n".join(lines) + "\n"


def _section(lines: list[str], table: str) -> tuple[int, int]:
    """The lines of a table, or those above all tables; an empty place at the end when there is no such table."""
    starts = [number for number, line in enumerate(lines) if _TABLE.match(line)]
    if not table:
        return 0, starts[0] if starts else len(lines)
    for place, number in enumerate(starts):
        if lines[number].split("#")[0].strip() == f"[{table}]":
            return number + 1, starts[place + 1] if place + 1 < len(starts) else len(lines)
    return len(lines), len(lines)


def _remark(rest: str) -> str:
    """What stands behind a value, with the blanks before it; a # within quotation marks begins none."""
    quote = ""
    for at, letter in enumerate(rest):
        if quote:
            quote = "" if letter == quote and rest[at - 1] != "\\" else quote
        elif letter in "\"'":
            quote = letter
        elif letter == "#":
            return rest[len(rest[:at].rstrip()) :]
    return ""


def _write(path: Path, text: str) -> None:
    """In one step, so that no half of a file is ever read."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        target = path.resolve()  # the file may be a link into a folder of settings
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".config-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o600)
        Path(name).replace(target)
    except OSError as error:
        raise ReaderError(f"{path} cannot be written: {error.strerror}") from error
