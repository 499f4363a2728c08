"""A table drawn in columns: numbers to the right, wrapped by cell, its head told apart.

Where the columns have no room side by side, each row is told as lines of "heading: value".
"""

from collections.abc import Sequence

from reader.app.rendering.text.lines import Line, Part
from reader.app.rendering.wrap import pad, width_of, wrap
from reader.model.document import Span, Table

GAP = "  "
_LEAST = 14
"""Columns up to which a column's longest word is not broken."""

_NUMBER_SIGNS = frozenset("0123456789.,'’ %‰+−–-$€£¥()±~<>")


def table_lines(table: Table, text: str, width: int) -> list[Line]:
    """The lines of a table block at most `width` columns wide."""
    columns = len(table.rows[0]) if table.rows else 0
    widths = _widths(table, text, width - width_of(GAP) * (columns - 1))
    if widths is None:
        return _records(table, text, width)
    right = [_is_numeric(table, text, column) for column in range(columns)]
    lines: list[Line] = []
    for number, row in enumerate(table.rows):
        above = table.rows[number - 1] if number else ()
        lines += _row(text, row, above, widths, right, level=int(number < table.head))
        if number == table.head - 1:
            lines.append(Line("table", GAP.join("─" * size for size in widths)))
    return lines


def _widths(table: Table, text: str, room: int) -> list[int] | None:
    """How wide each column is; None when they do not fit side by side."""
    columns = range(len(table.rows[0])) if table.rows else range(0)
    cells = [[row[c] for row in table.rows if row.count(row[c]) == 1] for c in columns]
    wide = [max((width_of(text[a:b]) for a, b in column), default=1) or 1 for column in cells]
    if sum(wide) <= room:
        return wide
    words = [[word for a, b in column for word in text[a:b].split()] for column in cells]
    least = [min(_LEAST, max(map(width_of, column), default=1)) for column in words]
    spare = room - sum(least)
    if spare < 0:
        return None
    wanted = [max(0, natural - small) for natural, small in zip(wide, least, strict=True)]
    total = sum(wanted)
    widths = [small + spare * want // total for small, want in zip(least, wanted, strict=True)]
    widths[wanted.index(max(wanted))] += room - sum(widths)
    return widths


def _row(
    text: str, row: Sequence[Span], above: Sequence[Span], widths: Sequence[int], right: Sequence[bool], *, level: int
) -> list[Line]:
    """One row: as many lines as its fullest cell has."""
    columns: list[tuple[int, list[tuple[int, int]], bool]] = []
    column = 0
    while column < len(row):
        cell, first = row[column], column
        while column + 1 < len(row) and row[column + 1] == cell and cell.start < cell.end:
            column += 1
        column += 1
        size = sum(widths[first:column]) + width_of(GAP) * (column - first - 1)
        shown = cell.start < cell.end and cell not in above
        columns.append((size, wrap(text, size, *cell) if shown else [], right[first] and column - first == 1))
    lines = []
    for number in range(max(1, *(len(spans) for _, spans, _ in columns))):
        pieces: list[str] = []
        parts: list[Part] = []
        at = 0
        for size, spans, to_right in columns:
            start, end = spans[number] if number < len(spans) else (0, 0)
            words = text[start:end]
            before = size - width_of(words) if to_right else 0
            if words:
                parts.append(Part(at + before, start, end))
            piece = " " * before + words if to_right else pad(words, size)
            pieces.append(piece)
            at += len(piece) + len(GAP)
        drawn = GAP.join(pieces).rstrip()
        spans_of = [(part.start, part.end) for part in parts]
        lines.append(
            Line(
                "table",
                drawn,
                min((start for start, _ in spans_of), default=-1),
                max((end for _, end in spans_of), default=-1),
                level=level,
                parts=tuple(parts),
            )
        )
    return lines


def _records(table: Table, text: str, width: int) -> list[Line]:
    """Each row below the other, a line a cell, named by the heading of its column."""
    lines: list[Line] = []
    for number, row in enumerate(table.rows):
        if number and lines:
            lines.append(Line("blank"))
        for column, cell in enumerate(row):
            if cell.start == cell.end or cell in row[:column] or (number and cell in table.rows[number - 1]):
                continue
            named = table.headers_of(number, column)[1] if number >= table.head else ()
            name = " ".join(text[a:b] for a, b in named)
            name = f"{name}: " if name and width_of(name) < width // 2 else ""
            for line, (start, end) in enumerate(wrap(text, max(8, width - width_of(name)), *cell)):
                lead = name if not line else " " * width_of(name)
                lines.append(Line("table", text[start:end], start, end, lead, int(number < table.head)))
    return lines


def _is_numeric(table: Table, text: str, column: int) -> bool:
    """Whether most of what a column holds are numbers."""
    words = [text[row[column].start : row[column].end] for row in table.rows[table.head :]]
    said = [word for word in words if word]
    return bool(said) and 2 * sum(_is_number(word) for word in said) > len(said)


def _is_number(word: str) -> bool:
    digits = sum(char.isdigit() for char in word)
    others = sum(char not in _NUMBER_SIGNS for char in word)
    return digits > 0 and others <= max(2, digits // 2) and word.count(" ") <= 3
