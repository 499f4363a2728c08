"""A headline as two or three lines: dot, source, marks and time; the title; its first figure where there is room."""

from datetime import datetime

from reader.app.rendering.pieces import Piece
from reader.app.rendering.times import short_time
from reader.app.rendering.wrap import cut, width_of, wrapped
from reader.model.safe_text import safe_line
from reader.model.story import Headline

TITLE_LINES = 3
"""The third one takes the place of the air below a headline."""


def headline_lines(headline: Headline, width: int, now: datetime) -> list[list[Piece]]:
    """The rows of one headline, each exactly `width` columns (at least 16)."""
    room = max(8, width - 2)
    titles = wrapped(safe_line(headline.title) or "(no title)", room, TITLE_LINES)
    style = "title" if headline.read else "unread-title"
    lines = [_top(headline, width, now)]
    lines += [[("  ", style), (title, style)] for title in titles]
    _append_right(lines[-1], _extras(headline), width)
    for line in lines:
        missing = width - sum(width_of(words) for words, _ in line)
        line.append((" " * missing, style))
    return lines


def _top(headline: Headline, width: int, now: datetime) -> list[Piece]:
    time = short_time(headline.published_at, now)
    marks = headline_marks(headline)
    source = safe_line(headline.source) or "file"
    others = other_sources(headline)
    room = width - 2 - width_of(time) - 1
    while marks and sum(width_of(words) + 1 for words, _ in marks) + min(width_of(source) + len(others), 10) > room:
        marks.pop()
    room -= sum(width_of(words) + 1 for words, _ in marks)
    source = cut(source, room - len(others))
    line: list[Piece] = [
        ("○ ", "read-dot") if headline.read else ("● ", "unread-dot"),
        (source, "source"),
        (others, "source"),
    ]
    line.append((" " * (room - width_of(source) - len(others) + 1), "source"))
    for words, style in marks:
        line += [(words, style), (" ", "source")]
    line.append((time, "source"))
    return line


def headline_marks(headline: Headline) -> list[Piece]:
    """Changed since it was read, star, notes, related stories, quotes: those there are, most wanted first."""
    marks: list[Piece] = []
    if headline.changed:
        marks.append(("±", "changed"))
    if headline.starred:
        marks.append(("★", "star"))
    if headline.notes:
        marks.append((f"✎{headline.notes}", "note"))
    if headline.links:
        marks.append((f"⇄{headline.links}", "related"))
    if headline.quotes:
        marks.append((f"❝{headline.quotes}", "quote"))
    return marks


def other_sources(headline: Headline) -> str:
    """How many other outlets have the same story: " +2"; empty for none."""
    return f" +{len(headline.other_sources)}" if headline.other_sources else ""


def _extras(headline: Headline) -> list[Piece]:
    """What stands at the right end of the title when there is room, most wanted first."""
    extras = [(f"#{safe_line(tag)}", "note") for tag in headline.tags]
    if headline.figure:
        extras.append((safe_line(headline.figure), "figure"))
    return extras


def _append_right(line: list[Piece], extras: list[Piece], width: int) -> None:
    """Put as many of `extras` as fit, two columns from what stands there, at the right end of `line`."""
    room = width - sum(width_of(words) for words, _ in line) - 1
    fitting: list[Piece] = []
    for words, style in extras:
        if width_of(words) + 1 <= room:
            fitting += [(" ", "title"), (words, style)]
            room -= width_of(words) + 1
    if fitting:
        line += [(" " * room, "title"), *fitting] if room > 0 else fitting
