"""How often something was, day by day, in one line of small bars."""

from collections.abc import Sequence
from datetime import date, timedelta

LEAST = 4
"""The number a full bar stands for at least, so that one statement is a small bar."""
_BARS = "▁▂▃▄▅▆▇█"


def spark(per_day: Sequence[tuple[str, int]], today: date, *, days: int = 14) -> str:
    """One bar a day for the last `days` days up to `today`; a day without anything is a space.

    `per_day` holds ISO days with their numbers.
    """
    counts = dict(per_day)
    numbers = [counts.get((today - timedelta(days=days - 1 - back)).isoformat(), 0) for back in range(days)]
    most = max(LEAST, *numbers)
    return "".join(_BARS[(number * (len(_BARS) - 1)) // most] if number else " " for number in numbers)
