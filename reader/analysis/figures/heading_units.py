"""The unit that a table's heading gives to the numbers below it: "Price ($)", "in millions", "Share, %"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reader.analysis.numbers.amounts import amount
from reader.analysis.numbers.numbers import NUMBER
from reader.model.mark import FigureKind


@dataclass(frozen=True, slots=True)
class HeadingUnit:
    """What a number under a heading is multiplied by and counted in."""

    scale: float = 1.0
    name: str = ""
    kind: FigureKind = "count"
    bare: str = ""
    """The heading without the words of its unit."""

    def __eq__(self, other: object) -> bool:
        """Two are the same when numbers under them are read alike."""
        return isinstance(other, HeadingUnit) and (self.scale, self.name) == (other.scale, other.name)

    def __hash__(self) -> int:
        return hash((self.scale, self.name))


PLAIN = HeadingUnit()
_IN_BRACKETS = re.compile(r"\s*[(\[](?:in\s+)?(?P<unit>[^()\[\]]{1,40})[)\]]", re.IGNORECASE)
_AT_END = re.compile(r"(?:(?<!\d),\s*(?:in\s+)?|\s+in\s+|^in\s+)(?P<unit>[^,]{1,40})$", re.IGNORECASE)
_SIGN_AT_END = re.compile(
    r"(?:^|\s)(?P<unit>[%$€£¥₹][a-zA-Z]{0,2}|pct|[A-Z]{3}(?:\s?(?:m|bn|mn|k))?|per cent|percent)$"
)
_SIGN_FIRST = re.compile(r"(?P<unit>[%$€£¥₹])(?=\s\w)")
_SCALES = (
    (re.compile(r"^(?:['’]?000s?|1,?000s?|thousands?|ths\.?|k)\b", re.IGNORECASE), "thousand"),
    (re.compile(r"^(?:millions?|mln|mn|m(?=\s|$))\b", re.IGNORECASE), "million"),
    (re.compile(r"^(?:billions?|bln|bn)\b", re.IGNORECASE), "billion"),
    (re.compile(r"^(?:trillions?|tn|trn)\b", re.IGNORECASE), "trillion"),
)
_OF = re.compile(r"^\s*(?:of\s+)?", re.IGNORECASE)
_CURRENCY_FIRST = re.compile(
    r"^(?P<sign>(?:US|A|C|NZ|HK|S|R)?[$€£¥₹]|[A-Z]{3}(?=\s|$|m\b|bn\b)|(?:u\.?s\.?\s)?dollars?|euros?|pounds?)\s*",
    re.IGNORECASE,
)
_SIGN_OF = {"dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "pound": "£", "pounds": "£"}


@lru_cache(maxsize=256)
def unit_in(heading: str) -> HeadingUnit:
    """The unit a heading names, and its other words; `PLAIN` with all its words when it names none."""
    heading = " ".join(heading.split()).strip(" :*")
    heading = re.sub(r"\bper cent\b", "percent", heading, flags=re.IGNORECASE)
    for pattern in (_IN_BRACKETS, _AT_END, _SIGN_AT_END, _SIGN_FIRST):
        match = pattern.search(heading)
        if match and (known := _read(match["unit"].strip())):
            bare = f"{heading[: match.start()]} {heading[match.end() :]}".strip(" ,:")
            return HeadingUnit(known.scale, known.name, known.kind, " ".join(bare.split()))
    known = _read(heading)
    if known:
        return HeadingUnit(known.scale, known.name, known.kind, "")
    return HeadingUnit(bare=heading)


def _read(words: str) -> HeadingUnit | None:
    """A unit in a few words: "$m", "thousands of tonnes", "USD bn", "per 1,000"; None for other words."""
    sign = _CURRENCY_FIRST.match(words)
    rest = words[sign.end() :] if sign else words
    scale = ""
    for pattern, name in _SCALES:
        if found := pattern.match(rest):
            scale, rest = name, rest[found.end() :]
            break
    rest = rest[_OF.match(rest).end() :] if scale else rest  # type: ignore[union-attr]  # it matches always
    mark = _SIGN_OF.get(sign["sign"].lower().split()[-1], sign["sign"]) if sign else ""
    if rest and not re.match(r"(?:per|an?|each)\s|/", rest):
        rest = f" {rest}"
    said = (
        f"{mark}{' ' if mark.isalpha() else ''}1{' ' + scale if scale else ''}{' ' if rest[:1].isalpha() else ''}{rest}"
    )
    match = NUMBER.search(said)
    found_amount = amount(said, match) if match else None
    if found_amount is None or found_amount.end < len(said):
        return None
    if not found_amount.unit and not scale:
        return None
    return HeadingUnit(found_amount.low, found_amount.unit, found_amount.kind)
