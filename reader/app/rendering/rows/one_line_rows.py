"""A headline on one line, in columns: unread, time, source, title, marks, in the order the reader wants."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reader.app.rendering.pieces import Piece
from reader.app.rendering.rows.headline_rows import headline_marks, other_sources
from reader.app.rendering.times import short_time
from reader.app.rendering.wrap import cut, pad, width_of
from reader.model.safe_text import safe_line
from reader.model.story import Headline

LEAST_TITLE = 20
"""Columns the title gets before the source and the marks get any."""
_SOURCE, _TIME, _FIGURE, _TAGS = (6, 16), 6, 12, 14


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the form; a width of 0 is what suits the room."""

    name: str
    width: int = 0


def columns_of(format: str) -> tuple[Column, ...]:
    """The columns a setting names: "unread time source:20 title"."""
    parts = [part.partition(":") for part in format.split()]
    return tuple(Column(name, int(width) if width else 0) for name, _, width in parts)


def one_line(headline: Headline, width: int, now: datetime, columns: Sequence[Column]) -> list[list[Piece]]:
    """The one row of a headline, exactly `width` columns."""
    cells = [(column.name, _cell(column, headline, width, now)) for column in columns if column.name != "title"]
    while cells and sum(_size(cell) + 1 for _, cell in cells) + LEAST_TITLE > width:
        if (least := _least_wanted([name for name, _ in cells])) is None:
            break
        cells = [(name, cell) for name, cell in cells if name != least]
    found = dict(cells)
    style = "title" if headline.read else "unread-title"
    taken = sum(_size(cell) + 1 for cell in found.values() if cell)
    room = max(1, width - taken)
    title = pad(cut(safe_line(headline.title) or "(no title)", room), room)
    line: list[Piece] = []
    for column in columns:
        cell = [(title, style)] if column.name == "title" else found.get(column.name, [])
        if cell:
            line += [*([(" ", style)] if line else []), *cell]
    missing = width - _size(line)
    return [[*line, (" " * missing, style)] if missing > 0 else line]


def _cell(column: Column, headline: Headline, width: int, now: datetime) -> list[Piece]:
    match column.name:
        case "unread":
            return [("○", "read-dot") if headline.read else ("●", "unread-dot")]
        case "time":
            size = column.width or _TIME
            return [(cut(short_time(headline.published_at, now), size).rjust(size), "source")]
        case "source":
            size = column.width or min(_SOURCE[1], max(_SOURCE[0], width // 5))
            others = other_sources(headline)
            name = cut(safe_line(headline.source) or "file", size - len(others))
            return [(pad(name + others, size), "source")]
        case "figure":
            size = column.width or _FIGURE
            return [(pad(cut(safe_line(headline.figure), size), size), "figure" if headline.figure else "source")]
        case "tags":
            size = column.width or _TAGS
            return [(pad(cut(" ".join(f"#{safe_line(tag)}" for tag in headline.tags), size), size), "note")]
        case _:
            marks = headline_marks(headline)
            return [piece for number, mark in enumerate(marks) for piece in ([(" ", "source")] * (number > 0) + [mark])]


def _least_wanted(names: Sequence[str]) -> str | None:
    return next((name for name in ("tags", "figure", "marks", "source", "time") if name in names), None)


def _size(cell: Sequence[Piece]) -> int:
    return sum(width_of(words) for words, _ in cell)
