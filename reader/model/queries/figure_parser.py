"""A condition on a figure as the search line has it: "500% tariffs", ">100%", "usd>1bn", "10..20 km", "killed"."""

import math
import re

from reader.errors import ReaderError
from reader.model.queries.query import FigureTest

_NUMBER = r"\d[\d.,]*"
_TEST = re.compile(
    rf"(?P<lead>(?:[^\d<>=~\s$€£¥]|\s++(?=[^\d<>=~\s$€£¥]))*+)\s*+(?P<sign>>=|<=|[<>=~])?\s*(?P<money>[$€£¥])?\s*"
    rf"(?P<low>{_NUMBER}?)(?:\s*\.\.\s*(?P<high>{_NUMBER}?))?(?P<scale>\s*[A-Za-z]+)?(?P<tail>[^\d<>=~]*)"
)
_SCALES = {
    1e3: ("k", "thousand"),
    1e6: ("m", "mn", "mln", "million"),
    1e9: ("b", "bn", "billion"),
    1e12: ("tn", "trillion"),
}
_SCALE = {word: factor for factor, words in _SCALES.items() for word in words}
_MONEY = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_CODES = frozenset(
    {"AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HUF", "INR", "JPY"}
    | {"KRW", "MXN", "NOK", "NZD", "PLN", "RUB", "SEK", "TRY", "UAH", "USD", "ZAR"}
)
_ABOUT = 0.1
"""How far "~" reaches to both sides, as a share."""


def parse_figure(value: str) -> FigureTest:
    """The condition; raises ReaderError when a comparison has no number or the number cannot be read."""
    match = _TEST.fullmatch(value.strip())
    if match is None:
        if re.search(r"[<>=~]", value):
            raise ReaderError(_meaningless(value))
        return FigureTest(word=value.strip())
    unit, word = _unit_and_word(match)
    factor, loose = _scale((match["scale"] or "").strip())
    low = _number(match["low"], value) * factor
    high = _number(match["high"], value) * factor if match["high"] else low
    if high < low:
        raise ReaderError(f"figure:{value} has its larger number first; write the smaller one first")
    unit, rest = _tail_unit(unit, f"{loose}{match['tail']}".strip(" .,"))
    return _compared(match["sign"] or "=", low, high, unit, f"{word} {rest}".strip())


def _compared(sign: str, low: float, high: float, unit: str, word: str) -> FigureTest:
    match sign:
        case ">":
            return FigureTest(word, unit, low=math.nextafter(low, math.inf))
        case ">=":
            return FigureTest(word, unit, low=low)
        case "<":
            return FigureTest(word, unit, high=math.nextafter(high, -math.inf))
        case "<=":
            return FigureTest(word, unit, high=high)
        case "~":
            return FigureTest(word, unit, low=low * (1 - _ABOUT), high=high * (1 + _ABOUT))
        case _:
            return FigureTest(word, unit, low=low, high=high)


def _unit_and_word(match: re.Match[str]) -> tuple[str, str]:
    """What stands before the number: a currency is the unit, anything else a word."""
    lead = match["lead"].strip()
    if match["money"]:
        return _MONEY[match["money"]], lead
    if lead in _MONEY:
        return _MONEY[lead], ""
    return (lead.upper(), "") if lead.upper() in _CODES else ("", lead)


def _tail_unit(unit: str, tail: str) -> tuple[str, str]:
    """What stands behind the number: % or a currency first is the unit, the rest are words."""
    if tail.startswith("%"):
        return "%", tail[1:].strip()
    first, _, rest = tail.partition(" ")
    if first.lower() in ("percent", "pct"):
        return "%", rest.strip()
    if first in _MONEY:
        return _MONEY[first], rest.strip()
    return (first.upper(), rest.strip()) if first.upper() in _CODES and not unit else (unit, tail)


def _scale(word: str) -> tuple[float, str]:
    """The factor a scale word stands for; any other word is handed back."""
    factor = _SCALE.get(word.lower())
    return (1.0, word) if factor is None else (factor, "")


def _number(text: str, value: str) -> float:
    """1,000 and 1,000,000 have their thousands marked; 1,5 and 1.5 are one and a half."""
    plain = text.rstrip(".,")
    plain = plain.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", plain) else plain.replace(",", ".")
    try:
        return float(plain)
    except ValueError as error:
        raise ReaderError(_meaningless(value)) from error


def _meaningless(value: str) -> str:
    return f"figure:{value} has no number that can be compared; write figure:>100%, figure:usd>1bn or figure:killed"
