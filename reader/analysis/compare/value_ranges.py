"""What a figure allows: the range behind "about 5,000", "at least 14", "3.2 billion", and whether two meet."""

import math
from dataclasses import replace
from functools import lru_cache

from reader.model.mark import Figure

ABOUT = 0.05
"""How far "about", "nearly" and "some" reach, as a part of the number."""
EXACT = 0.005
"""How far what an outlet rounds away reaches at most, as a part: 3.2 and 3.21 billion are one figure."""
_VAGUE = 4.5
"""From this ratio of its ends on a range is a vague word: "a few hundred", "dozens"."""
_LARGE_VAGUE = 10_000
"""Vague words from here on say enough to agree with a number: "hundreds of thousands"; "dozens" do not."""
_ROUNDED = 1000
"""Numbers from here on may be rounded to their last digit that is no zero."""

_KILOMETRES = {
    "kilometre": 1.0, "mile": 1.609344, "nautical mile": 1.852, "metre": 0.001, "yard": 0.0009144, "foot": 0.0003048,
}  # fmt: skip
"""Lengths, which are one measure whatever they are told in."""
_CONVERTED = 0.03
"""How far a length told in another unit may be rounded, as a part: ten miles are sixteen kilometers."""

Range = tuple[float, float]


def present(figure: Figure) -> float:
    """The one number a figure stands for: the end it moved to in "from 180 to 210", else the middle."""
    if moved(figure):
        return figure.high if figure.direction == "up" else figure.low
    return (figure.low + figure.high) / 2


def moved(figure: Figure) -> bool:
    """Whether a range is one of time: from one value to another."""
    return figure.low != figure.high and figure.sense == "value" and bool(figure.direction)


def began(figure: Figure) -> float:
    """Where a figure that moved came from."""
    return figure.low if figure.direction == "up" else figure.high


def is_vague(figure: Figure) -> bool:
    """Whether it is a word of size and no number: "dozens", "a few hundred"."""
    return not moved(figure) and figure.high >= _VAGUE * figure.low > 0


def says_enough(figure: Figure) -> bool:
    """Whether it can agree with another: vague words only where they are large."""
    return not is_vague(figure) or figure.low >= _LARGE_VAGUE


def is_exact(figure: Figure) -> bool:
    """One number, or two ends, be they "about" so: neither "at least" nor "dozens"."""
    return figure.modifier in ("=", "~") and not is_vague(figure)


def scale(figure: Figure) -> tuple[str, float]:
    """Unit and factor by which fractions become percentages, lengths kilometers, counts of people plain counts."""
    if figure.unit == "fraction":
        return "%", 100.0
    if is_length(figure):
        return "kilometre", _KILOMETRES[figure.unit]
    return ("" if figure.unit == "people" else figure.unit), 1.0


@lru_cache(maxsize=8192)
def near(figure: Figure) -> Range:
    """What the figure says outright, with the slack of rounding and of "about"."""
    factor = scale(figure)[1]
    if moved(figure):
        figure = replace(figure, low=present(figure), high=present(figure))
    low, high = figure.low * factor, figure.high * factor
    if figure.unit == "fraction":
        return low - ABOUT * abs(low), high + ABOUT * abs(high)
    if figure.modifier == "~" and figure.unit != "magnitude":  # "about 22" is no 23, but "about 5,000" may be 5,120
        return (low - min(ABOUT * abs(low), _last_place(figure.low) * factor / 2),
                high + min(ABOUT * abs(high), _last_place(figure.high) * factor / 2))  # fmt: skip
    below = min(EXACT * abs(low), _last_digit(figure.low) * factor / 2)
    return low - below, high + min(EXACT * abs(high), _last_digit(figure.high) * factor / 2)


def reach(figure: Figure) -> Range:
    """What the figure allows, with its modifier."""
    low, high = near(figure)
    if figure.modifier == ">":
        high = math.inf
    elif figure.modifier == "<":
        low = -math.inf
    return low, high


def widest(figure: Figure) -> Range:
    """What it allows when it is rounded as coarsely as it can be: "13 billion" is anything from 12.5 to 13.5."""
    low, high = reach(figure)
    factor = scale(figure)[1]
    if figure.modifier == "~":
        low, high = min(low, low - ABOUT * abs(low)), max(high, high + ABOUT * abs(high))
    return (min(low, (figure.low - _last_digit(figure.low) / 2) * factor),
            max(high, (figure.high + _last_digit(figure.high) / 2) * factor))  # fmt: skip


def fit(a: Figure, b: Figure) -> bool:
    """Whether two figures say the same outright, be it in other units of length."""
    if a.unit == b.unit or not is_length(a):
        return meet(near(a), near(b))
    return meet(_slack(near(a)), _slack(near(b)))


def conflict(a: Figure, b: Figure) -> bool:
    """Whether no number fits both, however coarsely they are rounded.

    Of "dozens" and "up to 90" nothing can be said, and "at least 14" is a toll that was still counted; of other things
    "at least four" conflicts with three, but not with five.
    """
    bounds = [one.modifier for one in (a, b) if not is_exact(one)]
    if is_vague(a) or is_vague(b) or (bounds and (bounds != [">"] or a.kind in ("casualties", "people"))):
        return False
    if a.unit != b.unit and is_length(a):
        return not meet(_slack(_slack(widest(a))), _slack(_slack(widest(b))))
    return not meet(widest(a), widest(b))


def is_length(figure: Figure) -> bool:
    """Whether it is a length, which compares with lengths in other units."""
    return figure.unit in _KILOMETRES


def _slack(one: Range) -> Range:
    return one[0] - _CONVERTED * abs(one[0]), one[1] + _CONVERTED * abs(one[1])


def meet(a: Range, b: Range) -> bool:
    """Whether two ranges have a number in common."""
    return a[0] <= b[1] and b[0] <= a[1]


def _last_place(value: float) -> float:
    """The size of the last digit that is no zero, of any number: 100 of 4,300."""
    if value != int(value):
        return _last_digit(value)
    number, size = abs(int(value)), 1
    while number and number % (size * 10) == 0:
        size *= 10
    return float(size)


def _last_digit(value: float) -> float:
    """The size of the last digit that is no zero, of numbers that may be rounded; 0 for small ones."""
    if value != int(value):
        digits = f"{value:.10g}".partition(".")[2]
        return 10.0 ** -len(digits)
    number = abs(int(value))
    if number < _ROUNDED:
        return 0.0
    size = 1
    while number % (size * 10) == 0:
        size *= 10
    return float(size)
