"""Dates as feeds send them; what is no date is None, and nothing raises."""

import re
import time
from calendar import timegm
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_EARLIEST = datetime(2, 1, 1, tzinfo=UTC)
"""Some programs write the first day of the year 1 where they know no date; west of UTC it cannot even be shown."""
_LATEST = datetime(9999, 1, 1, tzinfo=UTC)


def from_parts(parts: "time.struct_time | None") -> datetime | None:
    """The moment in feedparser's `*_parsed`, which is in UTC."""
    if parts is None:
        return None
    try:
        return _sane(datetime.fromtimestamp(0, UTC) + timedelta(seconds=timegm(parts)))
    except (ValueError, OverflowError, TypeError):
        return None


def from_iso(text: str) -> datetime | None:
    """The moment in an ISO 8601 / RFC 3339 date; without a zone it is taken as UTC."""
    text = re.sub(r":6\d(?=\D|$)", ":59", text.strip()[:60])  # leap seconds, true and invented
    return _read(datetime.fromisoformat, re.sub(r"(\.\d{6})\d+", r"\1", text))


def from_text(text: str) -> datetime | None:
    """The moment in an ISO 8601 or an RFC 822 date; without a zone it is taken as UTC."""
    return from_iso(text) or _read(parsedate_to_datetime, text.strip()[:60])


def _read(reader: Callable[[str], datetime], text: str) -> datetime | None:
    try:
        moment = reader(text)
        return _sane(moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC))
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def _sane(moment: datetime) -> datetime | None:
    return moment if _EARLIEST <= moment < _LATEST else None
