"""Which days a text means: "Tuesday", "2 November", "last year", seen from the day it was published.

Where the words leave a choice the nearest sensible day is taken and the doubt is kept, so that it can be shown.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Doubt = Literal["", "about", "?"]
"""`about`: a stretch of time, not one day; `?`: the words leave open which day they mean."""

_DAY = timedelta(days=1)
_RECENT, _SOON = 3, 2
"""Months back, and ahead, in which a month without a year is looked for first."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?P<month>jan(?=uary|\b)|feb(?=ruary|\b)|mar(?=ch|\b)|apr(?=il|\b)|may\b|jun(?=e|\b)|jul(?=y|\b)|aug(?=ust|\b)"
    r"|sep(?=t|\b)|oct(?=ober|\b)|nov(?=ember|\b)|dec(?=ember|\b))[a-z]*\.?"
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|is to|are to|due|plans? to|expect(?:s|ed)? to)\b[^,;:.]*$|\b(?:until|till|by) $", re.I
)


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """A day, or the first and last of several."""

    first: date
    last: date
    doubt: Doubt = ""


def days_told(words: str, published: date, *, before: str = "") -> Days | None:
    """The days that `words` mean in a story of that day; None for words that name no day, or too many.

    `before` is what stands before them in their sentence: it may speak of what is to come.
    """
    said = " ".join(words.lower().rstrip(".,").split())
    ahead = bool(_AHEAD.search(before))
    for pattern, days in _PATTERNS:
        if match := pattern.fullmatch(said):
            try:
                return days(match, published, ahead)
            except ValueError:  # 31 November
                return None
    return None


def _date(match: re.Match[str], published: date, ahead: bool) -> Days:
    month = _MONTHS.index(match["month"]) + 1
    day = int(match["day"])
    if match["year"]:
        found = date(int(match["year"]), month, day)
    else:
        near = [date(year, month, day) for year in (published.year - 1, published.year, published.year + 1)]
        found = min(near, key=lambda one: abs(one - published))
    return Days(found, found)


def _iso(match: re.Match[str], published: date, ahead: bool) -> Days:
    found = date(int(match[1]), int(match[2]), int(match[3]))
    return Days(found, found)


def _weekday(match: re.Match[str], published: date, ahead: bool) -> Days:
    back = (published.weekday() - _WEEKDAYS.index(match["weekday"])) % 7
    which = match["which"] or ""
    if which == "next" or (ahead and which != "last"):
        found = published + _DAY * (7 - back)
        return Days(found, found, "?")
    found = published - _DAY * (back or 7 * (which == "last"))
    return Days(found, found)


def _near(match: re.Match[str], published: date, ahead: bool) -> Days:
    back = 1 if match[0] in ("yesterday", "last night") else 0
    found = published - _DAY * back
    return Days(found, found, "about" if match[0] == "overnight" else "")


def _stretch(match: re.Match[str], published: date, ahead: bool) -> Days:
    step = {"last": -1, "past": -1, "previous": -1, "prior": -1, "next": 1}.get(match["which"], 0)
    return _about(match["unit"], step, published)


def _ago(match: re.Match[str], published: date, ahead: bool) -> Days:
    if match["unit"] == "day":
        return Days(published - _DAY, published - _DAY)
    return _about(match["unit"], -1, published)


def _month(match: re.Match[str], published: date, ahead: bool) -> Days:
    month = _MONTHS.index(match["month"]) + 1
    if match["year"]:
        return _months(date(int(match["year"]), month, 1), 1)
    back = (published.month - month) % 12
    coming = (ahead and back > 0) or 12 - back <= _SOON
    first = _plus(published.replace(day=1), 12 - back if coming else -back)
    days = _months(first, 1)
    return days if back <= _RECENT and not coming else Days(days.first, days.last, "?")


def _year(match: re.Match[str], published: date, ahead: bool) -> Days:
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


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date, bool], Days]], ...] = (
    (re.compile(rf"(?P<day>\d\d?)(?:st|nd|rd|th)?(?: of)? {_MONTH},?(?: (?P<year>\d{{4}}))?"), _date),
    (re.compile(rf"{_MONTH} (?P<day>\d\d?)(?:st|nd|rd|th)?,?(?: (?P<year>\d{{4}}))?"), _date),
    (re.compile(r"(\d{4})-(\d\d?)-(\d\d?)"), _iso),
    (
        re.compile(r"(?:(?P<which>last|this|next|late|early) )?(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*day"),
        _weekday,
    ),
    (re.compile(r"yesterday|today|tonight|last night|overnight"), _near),
    (
        re.compile(
            r"(?:the )?(?P<which>last|this|next|past|previous|prior|same) (?P<unit>weekend|week|month|quarter|year)"
        ),
        _stretch,
    ),
    (re.compile(r"a (?P<unit>year|month|week|quarter|day) ago"), _ago),
    (re.compile(rf"(?:(?:early|late|mid)[- ])?{_MONTH},?(?: (?:of )?(?P<year>\d{{4}}))?"), _month),
    (re.compile(r"(?:(?:early|late|mid)[- ])?(?P<year>(?:19|20)\d\d)"), _year),
)
