"""Two numbers that are one figure: ranges ("5.25%-5.5%", "between $1 and $2 billion"), compounds ("5 feet 2 in")."""

import re
from dataclasses import replace

from reader.analysis.numbers.candidate import Found
from reader.analysis.numbers.numbers import SCALES
from reader.analysis.quantities.directions import MODIFIER_WORDS, MOVEMENT
from reader.analysis.quantities.not_quantities import is_year

_GAP = re.compile(
    rf"(?P<dash>\s?[-–—]\s?|\s+(?:to|through)\s+|-\s?to[\s-])(?:as\s+(?:much|many|high)\s+as\s+"
    rf"|(?:{MODIFIER_WORDS})\s+)?$|\s+(?P<and>and|or)\s+(?:(?:{MODIFIER_WORDS})\s+)?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\bbetween\s+(?:(?:about|around|roughly|approximately|some|the|(?:the\s+)?ages\s+of)\s+)?$", re.IGNORECASE
)
_FROM = re.compile(r"\bfrom\s+(?:(?:about|around|roughly|just|nearly|an?|the|some|under|over)\s+)?$", re.IGNORECASE)
SPREAD = re.compile(
    r"\b(?:rang\w+|anywhere|var(?:y|ies|ied|ying)|span\w*|aged?|ages|differ\w*|priced|prices|stretch\w*"
    r"|everything|anything)\b[^.,;]{0,30}$",
    re.IGNORECASE,
)
_DATED = re.compile(r"(?:\b(?:in|since|during|until|of)|,)\s$", re.IGNORECASE)
_SCALED = re.compile(r"(?:\s|-)?(?:thousand|million|billion|trillion|lakh|crore|bn|mn|mln|tn|[mkb])\b", re.IGNORECASE)
_COMPOUND_GAP = re.compile(r"(?:\s+and\s+|,?\s+|)$")
_PARTS_OF = {
    ("foot", "inch"): 12.0,
    ("pound-mass", "ounce"): 16.0,
    ("hour", "minute"): 60.0,
    ("USD", "cent"): 100.0,
    ("EUR", "cent"): 100.0,
    ("GBP", "penny"): 100.0,
}


def join(text: str, found: list[Found]) -> list[Found]:
    """`found` with neighbors that are one figure made one; both in order of the text."""
    out: list[Found] = []
    for each in found:
        if out and (joined := _compound(text, out[-1], each) or _range(text, out[-1], each)):
            out[-1] = joined
        else:
            out.append(each)
    return out


def _compound(text: str, a: Found, b: Found) -> Found | None:
    parts = _PARTS_OF.get((a.unit, b.unit))
    if a.kind == "money" and "," in text[a.end : b.start]:
        return None  # "sells for $1.62, 21 cents more"
    if parts is None or b.low >= parts or not _COMPOUND_GAP.match(text, a.end, b.start) or a.low != a.high:
        return None
    if a.unit == "foot":  # of which a height is told
        return replace(b, start=a.start, low=a.low * parts + b.low, high=a.low * parts + b.low, modifier=a.modifier)
    value = a.low + b.low / parts
    return replace(a, end=b.end, low=value, high=value)


def _range(text: str, a: Found, b: Found) -> Found | None:
    if (
        b.start - a.end > 26
        or a.low != a.high
        or b.low != b.high
        or {a.noted, b.noted} & {"tally", "verbed"}
        or a.noted == "times"
    ):
        return None
    gap = _GAP.match(text, a.end, b.start)
    if not gap or _is_date(text, a):
        return None
    left = text[max(0, a.start - 60) : a.start]
    between, start_point = _BETWEEN.search(left), _FROM.search(left)
    if not _same_measure(a, b) or (b.noun is not None and a.unit):
        return None
    low = _scaled_like(text, a, b)
    if gap["and"] and not between:
        near = gap["and"].lower() == "or" and low < b.low <= max(3 * low, low + 2) and (not a.unit or a.unit == b.unit)
        if not near or (a.unit and low * 2 < b.low):
            return None
    direction = ""
    if not start_point and low >= b.low:
        return None
    if start_point:
        moved = bool(MOVEMENT.search(left)) or bool(MOVEMENT.match(text[b.end : b.end + 20].lstrip()))
        if low == b.low or (low > b.low and not moved and (gap["dash"] or "").strip() != "to"):
            return None
        if not SPREAD.search(left) and a.kind not in ("duration", "age"):
            direction = "up" if b.low > low else "down"
    elif (a.unit or b.low > 3 * low) and (gap["dash"] or "").strip() == "to" and _arrives(left):
        return None
    unit, kind = (b.unit, b.kind) if b.unit or b.kind == "multiple" else (a.unit, a.kind)
    return Found(
        a.start, b.end, min(low, b.low), max(low, b.low), unit, kind, a.modifier, direction, noun=b.noun,
        noted="between" if between else "range",
    )  # fmt: skip


def _is_date(text: str, a: Found) -> bool:
    """ "from 7 million tonnes in 2018 to 4 million": the year says when the first was, and begins no range."""
    plain = a.noted == "bare" and text[a.start : a.end].isdecimal()
    return plain and is_year(text, a.start, a.low, "") and bool(_DATED.search(text, max(0, a.start - 12), a.start))


def _arrives(left: str) -> bool:
    """ "rose $1.12 to $84.03", "cut 3% to 5%": a step and where it led, not a range."""
    moves = list(MOVEMENT.finditer(left))
    return bool(moves) and len(left[moves[-1].end() :].split()) <= 4


def _same_measure(a: Found, b: Found) -> bool:
    return (
        a.unit == b.unit
        or not a.unit
        or b.unit.startswith(f"{a.unit} per ")
        or (a.kind == "money" and b.unit == "" and b.kind == "count")
    )


def _scaled_like(text: str, a: Found, b: Found) -> float:
    """The lower end with the scale the upper end gives: "$5-7 million", "5 to 7 million"."""
    words = text[b.start : b.end]
    if a.low >= 1000 or b.low < 1000 or _SCALED.search(text[a.start : a.end]):
        return a.low
    size = max(
        (scale for word, scale in SCALES.items() if len(word) > 1 and re.search(rf"{word}\b", words, re.IGNORECASE)),
        default=0.0,
    )
    if not size:
        letter = re.search(r"\d([mbk])\b", words, re.IGNORECASE)
        size = {"m": 1e6, "b": 1e9, "k": 1e3}[letter[1].lower()] if letter else 0.0
    return a.low * size if size >= 1000 and a.low * size < b.low else a.low
