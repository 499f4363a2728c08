"""Rows of the lens "figures": a thing with what became of it, its course as a small plot, a value with its sentence."""

from collections.abc import Sequence
from datetime import datetime

from reader.analysis.compare.line_up import Comparison
from reader.analysis.compare.value_ranges import fit, is_length, moved, present, scale
from reader.app.rendering.mark_words import fraction, number
from reader.app.rendering.pieces import Piece
from reader.app.rendering.step_plot import Mark, plot
from reader.app.rendering.times import short_time
from reader.app.rendering.wrap import (
    cut,
    pad,
    width_of,
    wrapped,
)
from reader.app.state.figure_groups import Thing, Value
from reader.model.mark import Figure
from reader.model.queries.figure_words import way
from reader.model.safe_text import safe_line
from reader.store.annotations.figures import FigureRow

LEAST_POINTS, MOST_POINTS = 3, 24
"""Values a plot needs, and how many of the latest it shows."""
MOST_AT_ODDS = 3
PLOT_WIDTH, TEXT_WIDTH = 64, 80

SIGNS: dict[Comparison, str] = {"equal": "=", "differs": "≠", "rises": "↗", "falls": "↘"}
_WORDS: dict[Comparison, str] = {"equal": "all agree", "differs": "outlets differ", "rises": "rises", "falls": "falls"}
_TO_BEFORE: dict[Comparison, str] = {"equal": "as", "differs": "but", "rises": "up from", "falls": "down from"}
REVISED = "revised"
_BOUNDS = {">": "≥ ", "<": "≤ "}
_SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))


def thing_lines(thing: Thing, width: int, *, watched: bool = False) -> list[list[Piece]]:
    """The thing and how often it is given; its latest value, and whether outlets agree or it moved."""
    count = " watched" * watched + (f" {len(thing.values)}×" if len(thing.values) > 1 else "")
    name = pad(thing.name, width - width_of(count))
    told = f"{SIGNS[thing.verdict]} {REVISED if thing.is_revised else _WORDS[thing.verdict]}" if thing.verdict else ""
    words = _at_odds(thing) if thing.is_disputed else safe_line(thing.values[0].row.words)
    if thing.is_disputed and width_of(f"{words}{told}") + 4 > width:
        told = SIGNS["differs"]  # the values themselves say the rest
    latest = cut(words, width - width_of(told) - 4)
    gap = " " * max(2, width - 2 - width_of(latest) - width_of(told))
    return [
        [(name, "title"), (count, "quiet")],
        [("  ", "quiet"), (latest, "figure"), (gap, "quiet"), (told, _part(thing.verdict))],
        [("", "quiet")],
    ]


def value_lines(value: Value, width: int, now: datetime, thing: Thing | None = None) -> list[list[Piece]]:
    """A value with how it stands to the one before, its sentence and where that stands.

    The course of `thing` is drawn above it.
    """
    row = value.row
    words = cut(safe_line(row.words), width - 2)
    lines = plot_lines(thing.course, width, now, joined=thing.has_moved) if thing else []
    told = _to_before(value, now)
    if not told or row.figure.sense == "change":
        told = "  ".join(filter(None, (way(row.figure), told)))
    room = width - width_of(words) - 2
    lines.append([(words, "figure"), ("  ", "quiet"), (cut(told, room) if room > 8 else "", _part(value.verdict))])
    lines += [[(line, "quiet")] for line in wrapped(safe_line(row.sentence), min(width, TEXT_WIDTH), 3)]
    speaker = f"{safe_line(row.figure.source)} in " if row.figure.source else ""
    where = f"{speaker}{safe_line(row.source)} {short_time(row.published_at, now)} · {safe_line(row.title)}"
    if came := safe_line(row.origin.words):
        where = f"{came} · {where}"
    return [*lines, [(cut(where, width), "quiet")], [("", "quiet")]]


def why_verdict(value: Value) -> tuple[tuple[str, str], ...]:
    """Both sides of what is said of a value: its verdict, and the sentence of the other story; empty without one."""
    if value.verdict is None or value.before is None:
        return ()
    other = value.before
    stands = {"equal": "As", "differs": "Differs from", "rises": "Higher than", "falls": "Lower than"}[value.verdict]
    words = f"{stands} {safe_line(other.words)}, which {safe_line(other.source)} gives: {safe_line(other.sentence)}"
    return (("Verdict", words),)


def _at_odds(thing: Thing) -> str:
    """What outlets differ on, each value once, the least first: "25 m or 40 m"; a range as its story has it."""
    values: dict[float, FigureRow] = {}
    for row in thing.at_odds or thing.course:
        if not is_length(row.figure) or not any(fit(row.figure, other.figure) for other in values.values()):
            values[present(row.figure) * scale(row.figure)[1]] = row
    return " or ".join(
        _BOUNDS.get(row.figure.modifier, "") + _label(present(row.figure) * _scale(row.figure), row.figure)
        if row.figure.low == row.figure.high and not is_length(row.figure)
        else safe_line(row.words)
        for _, row in sorted(values.items())[:MOST_AT_ODDS]
    )


def plot_lines(course: Sequence[FigureRow], width: int, now: datetime, *, joined: bool = True) -> list[list[Piece]]:
    """The course of a thing over time, with air below; nothing when it has too few points or never moves.

    A range is no point: nobody gave the number in its middle.
    """
    if len({row.figure.unit for row in course if is_length(row.figure)}) > 1:
        return []  # miles and kilometers have no scale in common
    shown = [row for row in course if row.figure.low == row.figure.high or moved(row.figure)][-MOST_POINTS:]
    middles = [present(row.figure) * _scale(row.figure) for row in shown]
    if len(shown) < LEAST_POINTS or len(set(middles)) < 2:
        return []
    marks = [
        Mark(row.published_at.timestamp(), middle, short_time(row.published_at, now), _label(middle, row.figure))
        for row, middle in zip(shown, middles, strict=True)
    ]
    drawn = plot(marks, min(width, PLOT_WIDTH), joined=joined)
    return [*drawn, [("", "quiet")]] if drawn else []


def short_number(value: float, figure: Figure) -> str:
    """A value for the edge of a plot: 40 m, 1.2 bn, 12,000, 7.5%."""
    for size, name in _SCALES:
        if abs(value) >= size:
            return f"{number(round(value / size, 2))} {name}"
    return number(round(value, 2)) + ("%" if figure.unit == "%" else "")


def _label(value: float, figure: Figure) -> str:
    return fraction(present(figure)) if figure.unit == "fraction" else short_number(value, figure)


def _to_before(value: Value, now: datetime) -> str:
    if value.verdict is None or value.before is None:
        return ""
    before = value.before
    when = f"{safe_line(before.source)} {short_time(before.published_at, now)}"
    told = f"{SIGNS[value.verdict]} {_TO_BEFORE[value.verdict]}"
    return f"{told} {when}" if value.verdict == "equal" else f"{told} {safe_line(before.words)}, {when}"


def _part(verdict: Comparison | None) -> str:
    return "differs" if verdict == "differs" else "spark" if verdict in ("rises", "falls") else "quiet"


def _scale(figure: Figure) -> float:
    return 100.0 if figure.unit == "fraction" else 1.0
