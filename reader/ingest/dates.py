"""Dates as publishers write them, to aware UTC."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
"""By the first three letters."""

_NAMED = re.compile(
    r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})|(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,? (\d{4})"
)
_DIGITS = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_OFFSET = re.compile(r"\s?([+-]\d{2})(\d{2})$")
_EARLIEST, _LATEST = 1900, 2100


def read_date(text: str) -> datetime | None:
    """The moment `text` names, or None; a time without a zone is taken as UTC, a date alone as its midnight.

    Reads ISO 8601, RFC 2822, "Dec. 21, 2023" and "21 December 2023"; never raises.
    """
    text = text.strip()[:64]
    moment = _iso(text) or _mail(text) or _named(text)
    if moment is None or not _EARLIEST <= moment.year <= _LATEST:
        return None
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return None


def _iso(text: str) -> datetime | None:
    for form in (text, _OFFSET.sub(r"\1:\2", text), text[:19], text[:10]):
        try:
            return datetime.fromisoformat(form)
        except ValueError:
            continue
    return None


def _mail(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _named(text: str) -> datetime | None:
    found = _NAMED.search(text)
    if found:
        month, day, year = (found.group(1), found.group(2), found.group(3)) if found.group(1) else (
            found.group(5), found.group(4), found.group(6))  # fmt: skip
        return _date(int(year), _MONTHS.get(month[:3].lower(), 0), int(day))
    digits = _DIGITS.search(text)
    return _date(*map(int, digits.groups())) if digits else None


def _date(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
