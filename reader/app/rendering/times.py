"""Times as people say them, relative to now and in now's time zone."""

from datetime import datetime

from reader.model.lexicon.calendar import SHORT_MONTHS, SHORT_WEEKDAYS


def short_time(when: datetime, now: datetime) -> str:
    """At most eight columns: 14:02 today, Tue this week, 21 Nov this year, else Nov 2024."""
    local = when.astimezone(now.tzinfo)
    days = (now.date() - local.date()).days
    if days == 0:
        return f"{local:%H:%M}"
    if 0 < days < 7:
        return SHORT_WEEKDAYS[local.weekday()]
    if local.year == now.year:
        return f"{local.day} {SHORT_MONTHS[local.month - 1]}"
    return f"{SHORT_MONTHS[local.month - 1]} {local.year}"


def long_time(when: datetime, now: datetime) -> str:
    """Day and time for a byline: 21 Nov, 14:02, with the year when it is not this one."""
    local = when.astimezone(now.tzinfo)
    year = "" if local.year == now.year else f" {local.year}"
    return f"{local.day} {SHORT_MONTHS[local.month - 1]}{year}, {local:%H:%M}"


def reading_minutes(words: int) -> int:
    """Minutes at 230 words a minute, at least one."""
    return max(1, round(words / 230))
