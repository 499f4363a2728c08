"""The course of a figure drawn in steps: what was said last holds until something else is said.

Where outlets differ the points stand alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.app.rendering.pieces import Piece
from reader.app.rendering.wrap import pad, width_of

HEIGHT = 6
NARROWEST = 24
"""Columns below which there is no room for a plot."""
_APART = 2
"""Columns two points are apart at least."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of the plot: when, how much, and how both are written."""

    x: float
    y: float
    when: str
    value: str


def plot(marks: Sequence[Mark], width: int, height: int = HEIGHT, *, joined: bool = True) -> list[list[Piece]]:
    """Lines of `width` columns: values at the left, the steps, days below; nothing where there is no room."""
    if width < NARROWEST or len(marks) < 2:
        return []
    labels = max(width_of(mark.value) for mark in marks)
    room = width - labels - 3
    columns, rows = _columns([mark.x for mark in marks], room), _rows([mark.y for mark in marks], height)
    canvas = [[" "] * room for _ in range(height)]
    for number in range(len(marks) - 1 if joined else 0):
        _step(canvas, columns[number], rows[number], columns[number + 1], rows[number + 1])
    for column, row in zip(columns, rows, strict=True):
        canvas[row][column] = "●"
    named = dict(zip(rows, (mark.value for mark in marks), strict=True))
    drawn = []
    for row, cells in enumerate(canvas):
        label = named.get(row, "")
        edge = " ┤" if label else " │"
        lead: Piece = (" " * (labels - width_of(label)), "quiet")
        drawn.append([lead, (label, "point"), (edge, "rule"), *_colored("".join(cells))])
    drawn.append([(" " * (labels + 1) + "└" + "─" * room, "rule")])
    drawn.append([(" " * (labels + 2), "quiet"), (pad(_days(marks, columns, room), room), "quiet")])
    return drawn


def _columns(places: Sequence[float], room: int) -> list[int]:
    """A column for each place, in proportion, but never two on one spot."""
    first, last = min(places), max(places)
    share = (room - 1) / (last - first) if last > first else 0.0
    found: list[int] = []
    for number, place in enumerate(places):
        least = found[-1] + _APART if found else 0
        most = room - 1 - _APART * (len(places) - 1 - number)
        found.append(max(0, min(max(round((place - first) * share), least), most)))
    return found


def _rows(values: Sequence[float], height: int) -> list[int]:
    low, high = min(values), max(values)
    return [round((high - value) / (high - low) * (height - 1)) if high > low else height - 1 for value in values]


def _step(canvas: list[list[str]], column: int, row: int, next_column: int, next_row: int) -> None:
    for at in range(column + 1, next_column):
        canvas[row][at] = "─"
    if next_row != row:
        canvas[row][next_column] = "╯" if next_row < row else "╮"
        for at in range(min(row, next_row) + 1, max(row, next_row)):
            canvas[at][next_column] = "│"


def _colored(line: str) -> list[Piece]:
    found: list[Piece] = []
    for char in line:
        part = "point" if char == "●" else "spark"
        if found and found[-1][1] == part:
            found[-1] = (found[-1][0] + char, part)
        else:
            found.append((char, part))
    return found


def _days(marks: Sequence[Mark], columns: Sequence[int], room: int) -> str:
    """The first and the last day, and those between that have room; each under its point."""
    line = [" "] * room
    for number in (0, len(marks) - 1, *range(1, len(marks) - 1)):
        word = marks[number].when
        start = max(0, min(columns[number] - (width_of(word) // 2 if number else 0), room - width_of(word)))
        around = line[max(0, start - 1) : start + len(word) + 1]
        if all(char == " " for char in around):
            line[start : start + len(word)] = word
    return "".join(line)
