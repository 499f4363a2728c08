"""One amount told twice: "20 metres (66 ft)", "$3 million (€2.7 million)", "half (51%)": nothing new is said."""

import re
from dataclasses import replace

from reader.analysis.numbers.candidate import Found

_OPENS = re.compile(
    r"(?:[-\s](?:wide|long|high|tall|deep|thick))?\s?[(\[](?:about\s|around\s|some\s|roughly\s|nearly\s|or\s|almost\s|approximately\s|just\s(?:over|under)\s)?$"
)
_KINDS = frozenset(("measure", "temperature", "money"))


def converts(text: str, each: Found, following: Found) -> bool:
    """Whether `following` tells `each` in another unit, in brackets right behind it."""
    if {each.kind, following.kind} != {"share", "percent"} and (
        each.kind != following.kind or each.kind not in _KINDS or each.unit == following.unit
    ):
        return False
    return bool(_OPENS.fullmatch(text, each.end, following.start)) and text.startswith((")", "]"), following.end)


def with_conversions(text: str, found: list[Found]) -> list[Found]:
    """`found`, those that convert the figure before given what that says of itself: bound and direction."""
    out: list[Found] = []
    for each in found:
        if out and each.kind == out[-1].kind and converts(text, out[-1], each):
            last = out[-1]
            direction = last.direction if last.low == last.high or each.low != each.high else ""
            modifier = last.modifier if each.modifier == "=" else each.modifier
            each = replace(each, modifier=modifier, direction=direction, sense=last.sense)
        out.append(each)
    return out
