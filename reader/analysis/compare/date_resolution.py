"""Which days a text means: "Tuesday", "2 November", "last year", seen from the day it was published.

Where the words leave a choice the nearest sensible day is taken and the doubt is kept, so that it can be shown.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from reader.model.lexicon.calendar import MONTH, SHORT_WEEKDAYS, month_number

Doubt = Literal["", "about", "?"]
"""`about`: a stretch of time, not one day; `?`: the words leave open which day they mean."""

_DAY = timedelta(days=1)
_RECENT, _SOON = 3, 2
"""Months back, and ahead, in which a month without a year is looked for first."""
_NEAR_DAYS, _SURE_DAYS = 60, 150
"""Days ahead in which a day without a year is looked for first, and days from which on its year is in doubt."""
_LAST_WEEK = 3
"""Days back up to which "last Tuesday" may be this week's or the one before."""
_MONTH = rf"(?P<month>{MONTH.lower()})\.?"
_COUNTS = {
    "a": 1, "an": 1, "a couple of": 2, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_COMING = (
    r"(?:will|would|shall|is to|are to|due|plans? to|planned|expect(?:s|ed)?|scheduled|set for|slated"
    r"|forecast|predicted|hopes? to|agreed to|promised to|vow(?:s|ed)? to|intends? to|invite[sd]?|call(?:s|ed) for)"
)
_AHEAD = re.compile(
    rf"\b{_COMING}\b[^,;:.]*$|\b{_COMING}\b.*\b(?:from|for) $|\b(?:until|till) $|(?<!able )\bto [a-z]+\b[^,;:.]*\bby $"
    r"|^(?!.*\b(?:was|were|had|did)\b).*\bby $|\b(?:before|ahead of) the\b[^,;:.]*\bon $",
    re.I | re.S,
)
_AHEAD_BEHIND = re.compile(
    r"^,?(?: (?!said|told|announced|added)[\w’'-]+){0,6} (?:will|shall|is to|are to|is due|are due|plans? to)\b", re.I
)
_OPENING = 3
"""Words of a sentence up to which a date opens it, so that what follows says whether it is still to come."""


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """A day, or the first and last of several."""

    first: date
    last: date
    doubt: Doubt = ""


def days_told(words: str, published: date, *, before: str = "", behind: str = "", ahead: bool = False) -> Days | None:
    """The days that `words` mean in a story of that day; None for words that name no day, or too many.

    `before` and `behind` are what stands beside them in their sentence, which may speak of what is to come; it surely
    does when it is `ahead`.
    """
    said = " ".join(words.lower().rstrip(".,").replace("–", "-").split())
    ahead = ahead or bool(_AHEAD.search(before) or (len(before.split()) < _OPENING and _AHEAD_BEHIND.match(behind)))
    for pattern, days in _PATTERNS:
        if match := pattern.fullmatch(said):
            try:
                return days(match, published, ahead)
            except ValueError:  # 31 November
                return None
    return None


def _date(match: re.Match[str], published: date, ahead: bool) -> Days:
    month = month_number(match["month"])
    year = match["year"] or {"last year": published.year - 1, "this year": published.year}.get(match["which"] or "")
    if year:
        first = date(int(year), month, int(match["day"]))
    else:
        every = [date(one, month, int(match["day"])) for one in range(published.year - 1, published.year + 2)]
        soon = published + _DAY * _NEAR_DAYS
        first = next(one for one in every if one > published) if ahead else max(one for one in every if one <= soon)
    last = first.replace(day=int(match["to"])) if match["to"] else first
    if last < first:
        raise ValueError(match[0])
    return Days(first, last, "" if year or abs(first - published) < _DAY * _SURE_DAYS else "?")


def _iso(match: re.Match[str], _published: date, _ahead: bool) -> Days:
    found = date(int(match[1]), int(match[2]), int(match[3]))
    return Days(found, found)


def _weekday(match: re.Match[str], published: date, ahead: bool) -> Days:
    back = (published.weekday() - SHORT_WEEKDAYS.index(match["weekday"].capitalize())) % 7
    which = match["which"] or ""
    this_week = which == "this" and back > published.weekday()
    if which in ("next", "coming") or this_week or (ahead and which != "last"):
        found = published + _DAY * (7 - back)
        return Days(found, found, "" if this_week else "?")
    found = published - _DAY * (back or 7 * (which == "last"))
    return Days(found, found, "?" if which == "last" and 1 < back <= _LAST_WEEK else "")


def _near(match: re.Match[str], published: date, _ahead: bool) -> Days:
    back = {"yesterday": 1, "last night": 1, "the day before yesterday": 2, "tomorrow": -1}
    found = published - _DAY * back.get(match[0], 0)
    return Days(found, found, "about" if match[0] == "overnight" else "")


def _stretch(match: re.Match[str], published: date, _ahead: bool) -> Days:
    step = {"last": -1, "past": -1, "previous": -1, "prior": -1, "next": 1, "coming": 1}.get(match["which"], 0)
    days = _about(match["unit"], step, published)
    if not (match["part"] and step == 0):
        return days
    if match["part"].startswith("earl"):  # "earlier this month" ended yesterday
        return Days(days.first, max(days.first, published - _DAY), "about")
    return Days(min(days.last, published + _DAY), days.last, "about")


def _ago(match: re.Match[str], published: date, _ahead: bool) -> Days:
    count = _COUNTS.get(match["count"]) or int(match["count"])
    if match["unit"] == "day":
        return Days(published - _DAY * count, published - _DAY * count)
    if match["unit"] == "decade":
        days = _about("year", -10 * count, published)
        return Days(days.first, days.last, "?")
    return _about(match["unit"], -count, published)


def _month(match: re.Match[str], published: date, ahead: bool) -> Days:
    month = month_number(match["month"])
    which = match["which"] or ""
    if match["year"] or which:
        year = int(match["year"] or published.year - (which == "last year"))
        return _months(date(year, month, 1), 1)
    back = (published.month - month) % 12
    coming = ((ahead or match["side"] == "next") and back > 0) or (12 - back <= _SOON and match["side"] != "last")
    first = _plus(published.replace(day=1), 12 - back if coming else -back)
    days = _months(first, 1)
    return days if back <= _RECENT and not coming else Days(days.first, days.last, "?")


def _year(match: re.Match[str], _published: date, _ahead: bool) -> Days:
    return _months(date(int(match["year"]), 1, 1), 12)


def _about(unit: str, step: int, published: date) -> Days:
    if unit == "week":
        monday = published - _DAY * published.weekday() + _DAY * 7 * step
        return Days(monday, monday + _DAY * 6, "about")
    if unit == "weekend":
        saturday = published - _DAY * published.weekday() + _DAY * (5 + 7 * step)
        return Days(saturday, saturday + _DAY, "about")
    if unit == "month":
        return _months(_plus(published.replace(day=1), step), 1)
    if unit == "quarter":
        return _months(_plus(date(published.year, published.month - (published.month - 1) % 3, 1), 3 * step), 3)
    return _months(date(published.year + step, 1, 1), 12)


def _months(first: date, count: int) -> Days:
    return Days(first, _plus(first, count) - _DAY, "about")


def _plus(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


_TO = r"(?: ?(?:-|to|and) ?(?P<to>\d\d?)(?:st|nd|rd|th)?)?"
_OF_YEAR = r"(?:,? (?:of )?(?:(?P<year>\d{4})|(?P<which>(?:last|this) year)))?"
_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date, bool], Days]], ...] = (
    (re.compile(rf"(?P<day>\d\d?)(?:st|nd|rd|th)?{_TO}(?: of)? {_MONTH}{_OF_YEAR}"), _date),
    (re.compile(rf"{_MONTH} (?P<day>\d\d?)(?:st|nd|rd|th)?{_TO}{_OF_YEAR}"), _date),
    (re.compile(r"(\d{4})-(\d\d?)-(\d\d?)"), _iso),
    (
        re.compile(
            r"(?:(?P<which>last|this|next|coming|late|early) )?(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*day"
            r"(?: (?:night|morning|afternoon|evening))?"
        ),
        _weekday,
    ),
    (re.compile(r"(?:the day before )?yesterday|today|tonight|tomorrow|last night|overnight"), _near),
    (
        re.compile(
            r"(?:(?P<part>earlier|early|later|late) )?(?:the )?"
            r"(?P<which>last|this|next|past|previous|prior|same|coming) (?P<unit>weekend|week|month|quarter|year)"
        ),
        _stretch,
    ),
    (
        re.compile(rf"(?P<count>\d\d?|{'|'.join(_COUNTS)}) (?P<unit>decade|year|month|week|quarter|day)s? ago"),
        _ago,
    ),
    (re.compile(rf"(?:(?P<side>early|late|mid|last|next|this)[- ])?{_MONTH}{_OF_YEAR}"), _month),
    (re.compile(r"(?:(?:early|late|mid)[- ])?(?P<year>(?:19|20)\d\d)"), _year),
)
