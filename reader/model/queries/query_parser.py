"""The search line, read: words, phrases, tags and fields become a `Query`.

Whatever a person types is words or a field; an error, in words, is only a field there is not, one without a value, a
date, state or figure that makes no sense, and a line that asks for nothing at all. An address ("https://…"), "Re: word"
and what stands in quotation marks are words.
"""

import difflib
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import get_args

from reader.errors import ReaderError
from reader.model.queries.figure_parser import parse_figure
from reader.model.queries.query import FigureTest, Query, State
from reader.model.safe_text import safe_line

_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
_TOKEN = re.compile(
    r"""(?P<minus>-)?(?:(?P<field>[A-Za-z]+):)?(?:"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<bare>[^\s"]+))"""
)
_AGO = re.compile(r"(\d{1,5})d", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_STATES: tuple[State, ...] = get_args(State)
_FIELDS = {
    "tag": "tag:port",
    "feed": "feed:nordwire",
    "folder": "folder:World/Asia",
    "said": "said:vossberg",
    "by": 'by:"Lena Aro"',
    "title": "title:ferry",
    "is": "is:unread",
    "figure": "figure:>5%",
    "since": "since:2026-11-01",
    "until": "until:2026-11-30",
}
"""The fields of the language, each with an example."""
_OTHER_NAMES = {
    "author": "by", "writer": "by", "source": "feed", "outlet": "feed", "site": "feed", "speaker": "said",
    "who": "said", "says": "said", "label": "tag", "state": "is", "after": "since", "from": "since", "before": "until",
    "to": "until", "number": "figure", "headline": "title", "subject": "title",
}  # fmt: skip
"""What other programs call them."""
_SHORTEST_PREFIX = 3
"""Letters a word must have before it is taken for the beginning of one while typing; before that it asks for nothing.

Words of other scripts than ours may be shorter.
"""


@dataclass(slots=True)
class _Parts:
    words: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    without_tags: list[str] = field(default_factory=list)
    feeds: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    states: list[State] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    by: list[str] = field(default_factory=list)
    figures: list[FigureTest] = field(default_factory=list)
    since: str = ""
    until: str = ""
    today: date | None = None


def parse_query(text: str, typing: bool = False, today: date | None = None) -> Query:
    """The query a search line asks, as `reader.model.queries.query` describes the language.

    With `typing` the last word is still being written: it stands for every word that begins so, and a field at the end
    that makes no sense yet is passed over. `today` is the day that "3d" counts back from, in UTC; now when not given.
    Raises ReaderError for any other that makes no sense, and, once nobody types
    any more, for a line that asks for nothing.
    """
    line = safe_line(text).translate(_QUOTES)
    open_end = typing and text[-1:].strip() != ""
    parts = _Parts(today=today)
    for match in _TOKEN.finditer(line):
        unfinished = open_end and match.end() == len(line) and not match["closed"]
        try:
            _take(parts, match, unfinished)
        except ReaderError:
            if not unfinished:
                raise
    query = Query(
        words=tuple(parts.words),
        without=tuple(parts.without),
        titles=tuple(parts.titles),
        tags=tuple(parts.tags),
        without_tags=tuple(parts.without_tags),
        feeds=tuple(parts.feeds),
        folders=tuple(parts.folders),
        states=tuple(dict.fromkeys(parts.states)),
        said=tuple(parts.said),
        by=tuple(parts.by),
        figures=tuple(parts.figures),
        since=parts.since,
        until=parts.until,
    )
    if query == Query() and text.strip() and not typing:
        short = line if len(line) <= 40 else f"{line[:39]}…"
        raise ReaderError(f"there is nothing to search for in {short or 'this'}: give it a word, a name or a #tag")
    return query


def _take(parts: _Parts, match: re.Match[str], unfinished: bool) -> None:
    """Put one token of the line where it belongs."""
    value = match["bare"] if match["phrase"] is None else match["phrase"].strip()
    name = (match["field"] or "").lower()
    if not name and value.endswith(":") and value[:-1].lower() in _FIELDS:
        name, value = value[:-1].lower(), ""
    if name in _FIELDS and not (value if name == "figure" else any(char.isalnum() for char in value)):
        raise ReaderError(f"{name}: needs a value right behind it, as in {_FIELDS[name]}")
    if name and name not in _FIELDS and match["phrase"] is None and not value.startswith("/"):
        near = difflib.get_close_matches(_OTHER_NAMES.get(name, name), _FIELDS, n=1)
        hint = f"did you mean {near[0]}:" if near else f"known are {', '.join(_FIELDS)}"
        raise ReaderError(f'there is no field "{name}"; {hint}. To find the words put them in "quotation marks"')
    is_tag = not name and value.startswith("#") and match["phrase"] is None
    if match["minus"] and (is_tag or name == "tag"):
        _add(parts.without_tags, value.lstrip("#").casefold())
    elif match["minus"]:
        _add_word(parts.without, f"{match['field']}:{value}" if name else value, prefix=False)
    elif is_tag:
        _add(parts.tags, value.lstrip("#").casefold())
    elif not _take_field(parts, name, value):
        _add_word(parts.words, f"{match['field']}:{value}" if name else value, prefix=unfinished)


def _take_field(parts: _Parts, name: str, value: str) -> bool:
    """Whether `name` is a field of the language that can hold `value`; it is taken in then."""
    match name:
        case "tag":
            _add(parts.tags, value.lstrip("#").casefold())
        case "feed":
            _add(parts.feeds, value)
        case "folder":
            _add(parts.folders, value)
        case "said":
            _add(parts.said, value)
        case "by":
            _add(parts.by, value)
        case "title":
            _add_word(parts.titles, value, prefix=False)
        case "is":
            states = [state for state in _STATES if state == value.lower()]
            if not states:
                raise ReaderError(f"is: knows {', '.join(_STATES)}")
            parts.states += states
        case "figure":
            parts.figures.append(parse_figure(value))
        case "since":
            parts.since = _first_day(name, value, parts.today).isoformat()
        case "until":
            parts.until = _last_day(name, value, parts.today).isoformat()
        case _:
            return False
    return True


def _add(values: list[str], value: str) -> None:
    if any(char.isalnum() for char in value):
        values.append(value)


def _add_word(words: list[str], word: str, *, prefix: bool) -> None:
    """A word or phrase; signs alone ask for nothing, and neither do the first letters of a word still being typed."""
    bare = word.rstrip("*")
    if not any(char.isalnum() for char in bare):
        return
    if bare != word or (prefix and bare[-1].isalnum()):
        if prefix and len(bare) < _SHORTEST_PREFIX and bare.isascii():
            return
        bare += "*"
    words.append(bare)


def _first_day(name: str, value: str, today: date | None) -> date:
    """The day itself, or the first of a month or year; "3d" is three days ago."""
    if ago := _AGO.fullmatch(value):
        return _days_ago(int(ago[1]), today)
    year, month, day = _numbers(name, value)
    return _day(name, value, year, month or 1, day or 1)


def _last_day(name: str, value: str, today: date | None) -> date:
    """The day itself, or the last of a month or year; "3d" is three days ago."""
    if ago := _AGO.fullmatch(value):
        return _days_ago(int(ago[1]), today)
    year, month, day = _numbers(name, value)
    if day:
        return _day(name, value, year, month, day)
    first = _day(name, value, year, month or 12, 1)
    return _day(name, value, first.year, first.month, 28 + _days_after_28th(first))


def _days_ago(days: int, today: date | None) -> date:
    return (today or datetime.now(UTC).date()) - timedelta(days=days)


def _days_after_28th(first: date) -> int:
    return sum((first + timedelta(days=28 + extra)).month == first.month for extra in range(3))


def _numbers(name: str, value: str) -> tuple[int, int, int]:
    match = _DATE.fullmatch(value)
    if match is None:
        raise ReaderError(_no_date(name, value))
    year, month, day = (int(part or 0) for part in match.groups())
    return year, month, day


def _day(name: str, value: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ReaderError(_no_date(name, value)) from error


def _no_date(name: str, value: str) -> str:
    return f"{name}:{value} is not a date; write it as {name}:2026-11-30, {name}:2026-11, {name}:2026 or {name}:3d"
