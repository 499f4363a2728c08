"""Rows of the lens "who said what": a person with how often and when they spoke, a statement, their spellings."""

from collections.abc import Sequence
from datetime import date

from reader.app.rendering.mark_words import BY_READER
from reader.app.rendering.pieces import Piece
from reader.app.rendering.sparkline import spark
from reader.app.rendering.wrap import (
    cut,
    pad,
    width_of,
    wrapped,
)
from reader.model.mark import DOUBTFUL
from reader.model.safe_text import safe_line
from reader.store.annotations.people import PersonRow, Spelling, Statement

DAYS = 14
"""Days the little bars cover."""
ROOM_FOR_BARS = 34
"""Columns from which on they are drawn."""
TEXT_WIDTH = 80


def person_lines(person: PersonRow, width: int, today: date, *, watched: bool = False) -> list[list[Piece]]:
    """Name, latest role, how much in how many stories, and when."""
    bars = spark(person.per_day, today, days=DAYS) if width >= ROOM_FOR_BARS else ""
    count = f"{person.statements}×"
    name = cut(safe_line(person.name), width - width_of(count) - len(bars) - 3)
    gap = width - width_of(name) - width_of(count) - len(bars) - 1
    stories = f"{person.stories} stor{'ies' if person.stories != 1 else 'y'}{' · watched' * watched}"
    role = safe_line(person.role)
    below = wrapped(role, width, 3) if role else []
    if below and width_of(f"{below[-1]} · {stories}") <= width:
        below[-1] += f" · {stories}"
    else:
        below.append(stories)
    return [
        [(name, "speaker"), (" " * gap, "quiet"), (bars, "spark"), (" ", "quiet"), (count, "quiet")],
        *([(pad(line, width), "quiet")] for line in below),
        [("", "quiet")],
    ]


def statement_lines(statement: Statement, width: int, time: str, names: str = "") -> list[list[Piece]]:
    """The words after those of saying, then where and when they stand; `names` are drawn above them."""
    doubtful = statement.quote.confidence < DOUBTFUL
    words = ("? " if doubtful else "") + safe_line(statement.said)
    part = "doubtful" if doubtful else "quote"
    lines: list[list[Piece]] = [[(line, part)] for line in wrapped(words, min(width, TEXT_WIDTH), 4)]
    where = f"{safe_line(statement.source)} {time} · {safe_line(statement.title)}"
    if came := safe_line(statement.origin.beyond(statement.said)):
        where = f"{came} · {where}"
    if doubtful:
        where = f"doubtful · {where}"
    if statement.quote.by_reader is not None:
        where = f"{BY_READER} corrected by you · {where}"
    return [*names_lines(names, width), *lines, [(cut(where, width), "quiet")], [("", "quiet")]]


def names_lines(names: str, width: int) -> list[list[Piece]]:
    """The spellings of a person, with air below; nothing for a person with one."""
    lines: list[list[Piece]] = (
        [[(line, "quiet")] for line in wrapped(names, min(width, TEXT_WIDTH), 3)] if names else []
    )
    return [*lines, [("", "quiet")]] if lines else []


def names_words(found: Sequence[Spelling], name: str) -> str:
    """ "Also written Belkyn, A. Belkin; merged by you: Anton R." and nothing for a person with one spelling."""
    own = [safe_line(one.surface) for one in found if one.source != "user" and one.surface != name]
    joined = [safe_line(one.surface) for one in found if one.source == "user" and one.surface != name]
    parts = [f"also written {', '.join(own)}"] if own else []
    if joined:
        parts.append(f"merged by you: {', '.join(joined)}")
    words = "; ".join(parts)
    return words[:1].upper() + words[1:]
