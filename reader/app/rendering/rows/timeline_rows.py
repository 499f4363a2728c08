"""Rows of the timeline: days with what came out and what was told of them, and figures' courses."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from reader.analysis.compare.timeline import (
    Course,
    Event,
    Point,
    Published,
    Recalled,
)
from reader.app.rendering.days import day_words, days_words
from reader.app.rendering.mark_words import number
from reader.app.rendering.pieces import Piece
from reader.app.rendering.rows.thread_rows import news_lines
from reader.app.rendering.step_plot import HEIGHT, Mark, plot
from reader.app.rendering.text.highlighted_lines import lit_lines
from reader.app.rendering.wrap import (
    cut,
    pad,
    width_of,
    wrapped,
)
from reader.model.mark import Figure
from reader.model.safe_text import safe_line

GUTTER = 14
"""Columns for the day."""
HEAD_LINES = HEIGHT + 5
"""Lines of a course above its values: name, air, plot with its days, air."""
_RAIL: list[Piece] = [(" " * GUTTER, "quiet"), ("│", "rule")]
_WIDEST = 84
_UNITS = ((350, 365.25, "year"), (91, 30.44, "month"), (0, 1, "day"))
"""Days from which on a gap is told in a unit, and the days that has."""
_SIGNS = {"equal": "= as before", "differs": "≠ differs", "rises": "▲ rose", "falls": "▼ fell"}
_MODIFIERS = {"=": "", "~": "~", ">": "≥", "<": "≤"}
_LARGE = ((1e12, "trn"), (1e9, "bn"), (1e6, "m"))


def event_lines(event: Event, width: int, today: date, *, first: bool) -> list[list[Piece]]:
    """An event beside its day, which stands only at the day's first one."""
    room = min(_WIDEST, width - GUTTER - 2)
    lines = _published(event, room) if isinstance(event, Published) else _recalled(event, room)
    dot: Piece = ("● ", "spark") if isinstance(event, Published) else ("◇ ", "related")
    day = _day(event, today) if first else []
    drawn: list[list[Piece]] = []
    for place, line in enumerate([*lines, []]):
        gutter = day[place] if place < len(day) else ("", "quiet")
        rail: Piece = dot if place == 0 else ("│ ", "rule")
        drawn.append([(pad(gutter[0], GUTTER), gutter[1]), rail, *line])
    return drawn


def between_lines(last: date | None, first: date, today: date, width: int) -> list[list[Piece]]:
    """What stands between two days with events: how many had none, and where today is; without `last` on top."""
    coming = first > today and (last is None or last <= today)
    lines: list[list[Piece]] = []
    for earlier, later in pairwise([last, *([today] if coming else []), first]):
        if earlier and later and (days := (later - earlier).days) > 1:
            words = f"nothing for {_gap_words(days - 1)}"
            lines += [[(" " * GUTTER, "quiet"), ("┊ ", "rule"), (words, "quiet")], _RAIL]
        if coming and later == today:
            rule = "┿" + "━" * max(0, min(_WIDEST, width - GUTTER - 1))
            lines += [[(pad("today", GUTTER), "spark"), (rule, "spark")], _RAIL]
    return lines


def course_lines(course: Course, width: int) -> list[list[Piece]]:
    """What is measured, how it went, and the plot: `HEAD_LINES` lines."""
    verdict = _SIGNS[course.verdict] if course.verdict else ""
    thing = cut(safe_line(course.thing), width - width_of(verdict) - 2)
    gap = " " * max(1, width - width_of(thing) - width_of(verdict))
    marks = [
        Mark(point.at.timestamp(), point.value, _short_day(point.at.date()), short_figure(point.figure, point.value))
        for point in course.points
    ]
    drawn = plot(marks, width) or [[("", "quiet")]] * (HEIGHT + 2)
    return [[(thing, "title"), (gap, "quiet"), (verdict, "differs")], [("", "quiet")], *drawn, [("", "quiet")]]


def point_lines(point: Point, width: int, today: date) -> list[list[Piece]]:
    """One value with its words and where it was told."""
    words = cut(safe_line(point.story.words(point.figure.lit)), width // 2)
    when = day_words(point.at.date(), today)
    where = cut(f"  {when} · {safe_line(point.story.source)}", width - width_of(words))
    return [[(words, "figure"), (where, "quiet")]]


def short_figure(figure: Figure, value: float) -> str:
    """A value in few columns: "≥14", "~2,400", "1.2 bn", "60%"."""
    amount = number(value)
    for size, name in _LARGE:
        if abs(value) >= size:
            amount = f"{number(round(value / size, 2))} {name}"
            break
    return f"{_MODIFIERS[figure.modifier]}{amount}{'%' if figure.unit == '%' else ''}"


def _published(event: Published, room: int) -> list[list[Piece]]:
    story = event.addition.story
    when = f"{story.at:%H:%M}" if story.is_dated else "no date given"
    byline = f"{when} · {safe_line(story.source) or 'file'}"
    titles: list[list[Piece]] = [[(line, "title")] for line in wrapped(safe_line(story.title) or "(no title)", room, 2)]
    return [*titles, [(cut(byline, room), "quiet")], *news_lines(event.addition, room)]


def _recalled(event: Recalled, room: int) -> list[list[Piece]]:
    lit = [(event.words, "related"), *((figure.lit, "figure") for figure in event.figures)]
    told_by: dict[str, list[date]] = {}
    for story in (event.story, *event.others):
        told_by.setdefault(safe_line(story.source) or "file", []).append(story.at.date())
    by = "; ".join(f"{name}, {', '.join(map(_short_day, days))}" for name, days in told_by.items())
    return [*lit_lines(event.story.text, event.sentence, room, lit, most=3), [(cut(f"told by {by}", room), "quiet")]]


def _day(event: Event, today: date) -> Sequence[Piece]:
    """The day in the gutter; below it what is doubtful about it."""
    days = event.days
    doubt = {"about": "about", "?": "perhaps", "": ""}[days.doubt]
    return [(days_words(days, today), "title"), *([(doubt, "doubtful")] if doubt else [])]


def _gap_words(days: int) -> str:
    """So many days in the unit one counts them in."""
    size, unit = next((size, unit) for least, size, unit in _UNITS if days >= least)
    count = round(days / size)
    return f"{count} {unit}{'s' * (count > 1)}"


def _short_day(day: date) -> str:
    return " ".join(day_words(day, day).split()[1:])
