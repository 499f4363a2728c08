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
    r"""(?P<minus>-)?(?:(?P<open>\()|(?:(?P<field>[A-Za-z]+):)?"""
    r"""(?:"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<bare>[^\s"]*[^\s")])))|(?P<close>\))"""
)
_DEEPEST = 20
"""Brackets inside brackets; SQLite's limits lie far above."""
_AGO = re.compile(r"(\d{1,5})d", re.IGNORECASE)
_AGE = re.compile(r"([<>]?)=?(\d{1,5})([dwmy])", re.IGNORECASE)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_STATES: tuple[State, ...] = get_args(State)
FIELDS = {
    "tag": "tag:port",
    "feed": "feed:nordwire",
    "folder": "folder:World/Asia",
    "said": "said:vossberg",
    "by": 'by:"Lena Aro"',
    "title": "title:ferry",
    "note": "note:lawyer",
    "thread": "thread:ferry",
    "is": "is:unread",
    "figure": "figure:>5%",
    "words": "words:>200",
    "since": "since:2026-11-01",
    "until": "until:2026-11-30",
    "age": "age:<7d",
}
"""The fields of the language, each with an example."""
_SAME = {"author": "by"}
"""Fields under another name."""
_OTHER_NAMES = {
    "writer": "by", "source": "feed", "outlet": "feed", "site": "feed", "speaker": "said", "who": "said",
    "says": "said", "label": "tag", "state": "is", "after": "since", "from": "since", "before": "until", "to": "until",
    "number": "figure", "headline": "title", "event": "thread", "subject": "title", "length": "words", "notes": "note",
}  # fmt: skip
"""What other programs call them."""
_SHORTEST_PREFIX = 3
"""Letters a word must have before it is taken for the beginning of one while typing; before that it asks for nothing.

Words of other scripts than ours may be shorter.
"""


@dataclass(slots=True)
class _Parts:
    """What stands side by side, all of which must hold."""

    words: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    feeds: list[str] = field(default_factory=list)
    exact_feeds: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    states: list[State] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    by: list[str] = field(default_factory=list)
    figures: list[FigureTest] = field(default_factory=list)
    lengths: list[FigureTest] = field(default_factory=list)
    threads: list[str] = field(default_factory=list)
    since: str = ""
    until: str = ""
    either: list[tuple[Query, ...]] = field(default_factory=list)
    excluded: list[Query] = field(default_factory=list)

    def query(self) -> Query:
        return Query(
            words=tuple(self.words),
            titles=tuple(self.titles),
            notes=tuple(self.notes),
            tags=tuple(self.tags),
            feeds=tuple(self.feeds),
            exact_feeds=tuple(self.exact_feeds),
            folders=tuple(self.folders),
            states=tuple(dict.fromkeys(self.states)),
            said=tuple(self.said),
            by=tuple(self.by),
            figures=tuple(self.figures),
            lengths=tuple(self.lengths),
            threads=tuple(self.threads),
            since=self.since,
            until=self.until,
            either=tuple(self.either),
            excluded=tuple(self.excluded),
        )


@dataclass(slots=True)
class _Group:
    """What stands between two brackets, or the whole line: parts with OR between them."""

    excluded: bool = False
    alternatives: list[_Parts] = field(default_factory=lambda: [_Parts()])

    @property
    def parts(self) -> _Parts:
        """Those being read."""
        return self.alternatives[-1]

    def queries(self) -> tuple[Query, ...]:
        """The alternatives that ask for something."""
        every = (parts.query() for parts in self.alternatives)
        return tuple(query for query in every if query != Query())


def parse_query(text: str, typing: bool = False, today: date | None = None) -> Query:
    """The query a search line asks, as `reader.model.queries.query` describes the language.

    With `typing` the last word is still being written: it stands for every word that begins so, and a field at the end
    that makes no sense yet is passed over. `today` is the day that "3d" counts back from, in UTC; now when not given.
    Raises ReaderError for any other that makes no sense, and, once nobody types any more, for a line that asks for
    nothing.
    """
    line = safe_line(text).translate(_QUOTES)
    open_end = typing and text[-1:].strip() != ""
    groups = [_Group()]
    negated = False
    for match in _TOKEN.finditer(line):
        minus = negated or bool(match["minus"])
        negated = False
        if match["open"]:
            if len(groups) > _DEEPEST:
                raise ReaderError(f"brackets stand more than {_DEEPEST} deep in this search")
            groups.append(_Group(minus))
        elif match["close"]:
            if len(groups) > 1:
                _close(groups)
        elif not match["minus"] and match["bare"] in ("OR", "AND", "NOT"):
            negated = match["bare"] == "NOT"
            if match["bare"] == "OR":
                groups[-1].alternatives.append(_Parts())
        else:
            unfinished = open_end and match.end() == len(line) and not match["closed"]
            try:
                _take(groups[-1].parts, match, minus, unfinished, today)
            except ReaderError:
                if not unfinished:
                    raise
    while len(groups) > 1:
        _close(groups)
    queries = groups[0].queries()
    if not queries and text.strip() and not typing:
        short = line if len(line) <= 40 else f"{line[:39]}…"
        raise ReaderError(f"there is nothing to search for in {short or 'this'}: give it a word, a name or a #tag")
    return queries[0] if len(queries) == 1 else Query(either=(queries,)) if queries else Query()


def _close(groups: list[_Group]) -> None:
    """Put what the last bracket holds into what stands around it."""
    group = groups.pop()
    found, around = group.queries(), groups[-1].parts
    if group.excluded:
        around.excluded += found
    elif found:
        around.either.append(found)


def _take(parts: _Parts, match: re.Match[str], minus: bool, unfinished: bool, today: date | None) -> None:
    """Put one token of the line where it belongs."""
    value = match["bare"] if match["phrase"] is None else match["phrase"].strip()
    name = (match["field"] or "").lower()
    if not name and value.endswith(":") and _SAME.get(value[:-1].lower(), value[:-1].lower()) in FIELDS:
        name, value = value[:-1].lower(), ""
    name = _SAME.get(name, name)
    if name in FIELDS and not (value if name == "figure" else any(char.isalnum() for char in value)):
        raise ReaderError(f"{name}: needs a value right behind it, as in {FIELDS[name]}")
    if name and name not in FIELDS and match["phrase"] is None and not value.startswith("/"):
        near = difflib.get_close_matches(_OTHER_NAMES.get(name, name), FIELDS, n=1)
        hint = f"did you mean {near[0]}:" if near else f"known are {', '.join(FIELDS)}"
        raise ReaderError(f'there is no field "{name}"; {hint}. To find the words put them in "quotation marks"')
    into = _Parts() if minus else parts
    if not name and value.startswith("#") and match["phrase"] is None:
        _add(into.tags, value.lstrip("#").casefold())
    elif name == "feed" and match["closed"]:
        _add(into.exact_feeds, value)
    elif not _take_field(into, name, value, unfinished and not minus, today):
        _add_word(into.words, f"{match['field']}:{value}" if name else value, prefix=unfinished and not minus)
    if minus and (query := into.query()) != Query():
        parts.excluded.append(query)


def _take_field(parts: _Parts, name: str, value: str, unfinished: bool, today: date | None) -> bool:
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
        case "thread":
            _add(parts.threads, value)
        case "by":
            _add(parts.by, value)
        case "title":
            _add_word(parts.titles, value, prefix=False)
        case "note":
            _add_word(parts.notes, value, prefix=unfinished)
        case "is":
            states = [state for state in _STATES if state == value.lower()]
            if not states:
                raise ReaderError(f"is: knows {', '.join(_STATES)}")
            parts.states += states
        case "figure":
            parts.figures.append(parse_figure(value))
        case "words":
            parts.lengths.append(_length(value))
        case "since":
            parts.since = _first_day(name, value, today).isoformat()
        case "until":
            parts.until = _last_day(name, value, today).isoformat()
        case "age":
            _take_age(parts, value, today)
        case _:
            return False
    return True


def _take_age(parts: _Parts, value: str, today: date | None) -> None:
    """How long ago: younger, which is meant when no sign says so, or older."""
    age = _AGE.fullmatch(value)
    if age is None:
        raise ReaderError(f"age:{value} is no age; write it as age:<7d, age:>2w, age:<6m or age:<1y")
    day = _days_ago(int(age[2]) * _DAYS[age[3].lower()], today).isoformat()
    if age[1] == ">":
        parts.until = day
    else:
        parts.since = day


def _length(value: str) -> FigureTest:
    """How many words a story is to have."""
    test = parse_figure(value)
    if test.word or test.unit or (test.low is None and test.high is None):
        raise ReaderError(f"words:{value} is no length; write it as words:>200, words:<50 or words:200..400")
    return test


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
    """The day so long ago; the first day there is when that lies before it."""
    day = today or datetime.now(UTC).date()
    return day - timedelta(days=min(days, (day - date.min).days))


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
