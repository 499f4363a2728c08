"""A CSV file as rows by the names of their columns."""

import csv
import io
import re
from dataclasses import dataclass

_LONGEST_NAME = 40
"""Characters of a column's name; what is longer is a sentence."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file; names of columns are in lower case without spaces or signs: "timeadded"."""

    columns: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    cut_off: bool = False


def columns_of(text: str) -> tuple[str, ...]:
    """The names of the columns, when the first line of a text gives some: two or more short ones."""
    line = text.lstrip("\ufeff \r\n\t").partition("\n")[0].rstrip("\r")
    names = _cells(line, _delimiter(line))
    if len(names) < 2 or any(not name or len(name) > _LONGEST_NAME for name in names):
        return ()
    return tuple(re.sub(r"[\W_]+", "", name.casefold()) for name in names)


def read_table(text: str) -> Table:
    """All rows that are whole; one that breaks off before its last column says that the file is cut off."""
    text = text.lstrip("\ufeff \r\n\t")
    columns = columns_of(text)
    delimiter = _delimiter(text.partition("\n")[0])
    rows: list[list[str]] = []
    cut_off = text.count('"') % 2 == 1
    try:
        rows.extend(row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(row))
    except csv.Error:  # a field of more than 131,072 characters: a quote that never closes
        cut_off = True
    if rows[1:] and (cut_off or (len(rows[-1]) < len(columns) and not text.endswith("\n"))):
        rows.pop()
        cut_off = True
    return Table(columns, tuple(dict(zip(columns, row, strict=False)) for row in rows[1:]), cut_off)


def _delimiter(line: str) -> str:
    return max(",;\t", key=line.count)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
