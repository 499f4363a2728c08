"""Units left out because a neighbor has them: "40 million crowns, against 25 million"; "10, 15 and 20 percent"."""

import re
from dataclasses import replace

from reader.analysis.numbers import units
from reader.analysis.numbers.candidate import FARTHEST, Found, since
from reader.analysis.quantities.bare_numbers import counted
from reader.analysis.quantities.vague_and_votes import QUAKES
from reader.model.sentences import sentence_start

_BIG = re.compile(r"(?:hundred|thousand|million|billion|trillion|lakhs?|crores?|bn|mn)$", re.IGNORECASE)
_INDIAN = re.compile(r"(?:lakh|crore)s?$", re.IGNORECASE)
_ENDS = re.compile(
    r"\s*(?:[.,;:!?)”’\"—–]|$|a\s+(?:day|week|month|year)\b|per\s|(?:and|or|but|in|from|to|at|on|for|as|than|when"
    r"|this|last|next|by|more|less|before|after|would|was|is|had|has|over|under|against|which)\b)"
)
_OF_MONEY = re.compile(
    r"\b(?:cost\w*|worth|paid|pay\w*|spen[dt]\w*|pric\w+|profit\w*|revenue\w*|sales|earn\w*|loss\w*|invest\w*|budget\w*"
    r"|debt|loan\w*|wages?|salary|fees?|fund\w*|money|estimate\w*|figure|bill|account|tax\w*|tariff|duty|damage|fines?"
    r"|aid|bring\s+in|brought\s+in|c[ao]mes?\s+to)\b",
    re.IGNORECASE,
)
_SAME_RATE = re.compile(
    r",?\s+(?:and|but|not|against|versus|rather\s+than|instead\s+of)\s+|,?\s+(?:(?:and|but|while)\s+)?(?:[\w'’]+\s+){1,4}?of\s+",
    re.IGNORECASE,
)
"""Before a rate without its "a day": "speaks of 40 million crowns a day, the port's books of 25 million"."""
_UNITLESS = ("bare", "range", "between")
_OF_MAGNITUDE = re.compile(
    rf"\bmagnitudes?\b[^!?]{{0,60}}$|\b{QUAKES}\b[^!?]{{0,60}}\b(?:measur\w+|register\w*|record\w*|w[ae]s|were)\b[^!?]{{0,24}}$",
    re.IGNORECASE,
)
_DECIMAL = re.compile(r"\d\.[\s\u2060]?\d")
_SCALED = re.compile(r"\s?(?:%|-|(?:m|b|tr)illion|thousand|percent|per\b|times\b|of\b)")
LARGEST_QUAKE = 10
_AND = re.compile(r",?\s(?:and|or)\s")
_LISTED = re.compile(r",\s")
_SPELLED = re.compile(r"(?:\s|-)[a-z][a-z -]+$")
_APART_IN_TIME = re.compile(r"\s(?:later|ago|earlier|after|before|into|from)\b")
_AGES_END = re.compile(r"\s?(?:[.,;:)—–-]|$|\s(?:and|or|who|with|when|were|was|are)\b)")
_SHARED_KINDS = ("percent", "duration", "age", "measure", "temperature")
LARGEST_BARE = 1000
"""From here on a bare number may be a year."""


def with_shared_unit(text: str, found: list[Found]) -> list[Found]:
    """`found` of one line, numbers of a list given the unit that its last has, or its first where that is an age.

    "61 and 48 years old", "rose 3, 5 and 8 percent", "the next 15, 20, 25 years"; "sons, ages 6 and 16".
    """
    out = list(found)
    shared = False
    for i in range(len(out) - 2, -1, -1):
        one, last = out[i], out[i + 1]
        listed = shared or (i > 0 and _is_bare(out[i - 1]) and _parted_by(_LISTED, text, out[i - 1], one))
        joined = _parted_by(_AND, text, one, last) or (listed and _parted_by(_LISTED, text, one, last))
        shared = joined and _is_bare(one) and (shared or _gives_unit(text, last))
        if shared:
            out[i] = replace(one, unit=last.unit, kind=last.kind)
    for i in range(1, len(out)):
        first, one = out[i - 1], out[i]
        ages = first.kind == "age" and not _SPELLED.search(text[first.start : first.end])
        if ages and _is_bare(one) and _parted_by(_AND, text, first, one) and _AGES_END.match(text, one.end):
            out[i] = replace(one, unit=first.unit, kind="age")
    return out


def with_magnitude(text: str, found: list[Found]) -> list[Found]:
    """ "magnitudes from 3.6 to 4.3", "a quake measuring 4.5": bare numbers on the scale of quakes."""
    return [
        replace(each, unit="magnitude", kind="measure", noted="magnitude") if _is_magnitude(text, each) else each
        for each in found
    ]


def _is_magnitude(text: str, each: Found) -> bool:
    if each.unit or each.noted not in _UNITLESS or each.high >= LARGEST_QUAKE:
        return False
    if not _DECIMAL.search(text, each.start, each.end) or _SCALED.match(text, each.end):
        return False
    if counted(text, each.end):
        return False
    return bool(_OF_MAGNITUDE.search(text, sentence_start(text, each.start), each.start))


def _gives_unit(text: str, last: Found) -> bool:
    if last.low != last.high or last.kind not in _SHARED_KINDS or _APART_IN_TIME.match(text, last.end):
        return False
    return bool(_SPELLED.search(text[last.start : last.end]))


def _is_bare(one: Found) -> bool:
    return one.kind == "count" and not one.unit and one.noted == "bare" and one.low < LARGEST_BARE


def _parted_by(pattern: re.Pattern[str], text: str, one: Found, other: Found) -> bool:
    return bool(pattern.fullmatch(text, one.end, other.start))


def with_currency(text: str, found: list[Found]) -> list[Found]:
    """`found`, big numbers that stand for money given its currency.

    In a sentence that names a currency before, a big number that counts nothing is money of that currency; so it is
    beside words of money where the whole text knows one currency.
    """
    known = {_base(each) for each in found if each.kind == "money"}
    if not known:
        return found
    only = known.pop() if len(known) == 1 else ""
    out: list[Found] = []
    for each in found:
        out.append(_as_money(text, each, out, only) if _may_be_money(text, each) else each)
    return out


def _base(money: Found) -> str:
    return money.unit.partition(" per ")[0]


def _may_be_money(text: str, each: Found) -> bool:
    bare = not each.unit and each.kind == "count" and each.noted in _UNITLESS and each.noun is None
    return bare and bool(
        _BIG.search(text[each.start : each.end]) and _ENDS.match(text, each.end) and not counted(text, each.end)
    )


def _as_money(text: str, each: Found, before: list[Found], only: str) -> Found:
    start = sentence_start(text, each.start)
    here = since(before, max(start, each.start - FARTHEST))
    unit = _base(here[-1]) if here and here[-1].kind == "money" else ""
    if unit and _SAME_RATE.fullmatch(text[here[-1].end : each.start]):
        unit = here[-1].unit
    if only == "INR" and not here and _INDIAN.search(text[each.start : each.end]):
        unit = only
    if not unit and not here and _OF_MONEY.search(text, start, each.start):
        unit = only
    if not unit:
        return each
    money = replace(each, unit=unit, kind="money")
    per = units.PER.match(text, each.end)
    return replace(money, end=per.end(), unit=f"{_base(money)} per {units.per_name(per['per'])}") if per else money
