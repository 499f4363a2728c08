"""Days and stretches of days as a timeline names them."""

from datetime import date

from reader.analysis.compare.date_resolution import Days
from reader.model.lexicon.calendar import SHORT_MONTHS, SHORT_WEEKDAYS


def day_words(day: date, today: date) -> str:
    """ "Mon 9 Nov" this year, "9 Nov 2024" in another."""
    short = f"{day.day} {_month(day)}"
    return f"{SHORT_WEEKDAYS[day.weekday()]} {short}" if day.year == today.year else f"{short} {day.year}"


def days_words(days: Days, today: date) -> str:
    """A day, or the shortest name of a stretch: "2027", "Dec 2026", "Oct–Dec 2026", "9–15 Nov"."""
    first, last = days.first, days.last
    if first == last:
        return day_words(first, today)
    if first.day == 1 and (last.month, last.day) == (12, 31) and first.month == 1:
        return str(first.year)
    if first.day == 1 and _closes_month(last):
        months = _month(first) + (f"–{_month(last)}" if first.month != last.month else "")
        return f"{months} {first.year}"
    if first.month == last.month:
        return f"{first.day}–{last.day} {_month(first)}"
    return f"{first.day} {_month(first)}–{last.day} {_month(last)}"


def _month(day: date) -> str:
    return SHORT_MONTHS[day.month - 1]


def _closes_month(day: date) -> bool:
    return day.day >= 28 and date.fromordinal(day.toordinal() + 1).day == 1
