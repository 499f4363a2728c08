"""Values that were before: "up from nine", "from 3.1%", "compared with 3.4% in May".

Such a figure is no news of its own: it says from where the figure beside it came. What was expected, or is measured
elsewhere, is no earlier value.
"""

import re
from dataclasses import replace

from reader.analysis.numbers.candidate import FARTHEST, Found, since
from reader.analysis.quantities.directions import MODIFIER_WORDS
from reader.analysis.quantities.ranges import SPREAD
from reader.model.lexicon.calendar import MONTH, WEEKDAY
from reader.model.sentences import sentence_start

_WORDS = r"(?:(?!(?:and|or|but|ago|before|to|which|who|that)\b)[\w$€£'’.-]+\s+){0,6}$"
_CAME_FROM = re.compile(
    r"\b(?:(?:(?P<way>up|down|higher|lower|rising|falling)|changed|unchanged|revised|increase|decrease|rise|fall|drop|decline"
    rf"|jump|improvement)\s+(?:\w+\s+)?from|(?:more|less|fewer)\s+than)\s+(?P<words>{_WORDS})",
    re.IGNORECASE,
)
_FROM = re.compile(rf"\bfrom\s+(?P<words>{_WORDS})", re.IGNORECASE)
_MEASURED_AGAINST = re.compile(
    r"(?<![\w-])(?:compared\s+(?:with|to)|in\s+comparison\s+(?:with|to)|versus|vs\.?|against|as\s+opposed\s+to|"
    rf"\w+(?:er|ss)\s+than|after|following|(?:below|above|under|over)\s+(?:the|its|their|last))\s+(?P<words>{_WORDS})",
    re.IGNORECASE,
)
_AGO = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|few)\s+(?:years?|months?|weeks?|quarters?"
    r"|days?|decades?|hours?)\s+(?:ago|earlier|before|prior|previously)"
)
_THEN = (
    rf"(?:{_AGO}|(?:the\s+)?(?:same|previous|prior|preceding|corresponding|year-ago|year-earlier|first|second|third"
    rf"|fourth)[\s-](?:\w+\s)?(?:period|time|quarter|half|year|month|week|day|stage|point)|last\s+\w+|{MONTH}\b"
    rf"|{WEEKDAY}|yesterday|Q[1-4]\b|(?:19|20)\d\d\b(?![,.]\d|%)|before\b(?!\s+\w+ing)|earlier|previously|ago)"
)
_TIME_AFTER = re.compile(
    rf"[,)]?(?:\s++(?!(?:for|among|by|of|who|that|to|than)\b)[a-z'’-]++){{0,3}}?\s++(?:(?:in|at|on|during|over|since|back\s+in)"
    rf"\s+)?(?:all\s+of\s+|the\s+)?{_THEN}",
    re.IGNORECASE,
)
_EARLIER_WORDS = re.compile(
    r"\b(?:previous(?:ly)?|prior|earlier|initial(?:ly)?|original(?:ly)?|former(?:ly)?|year-ago|year-earlier|preliminary"
    rf"|old|last\s+(?:year|month|week|quarter|season)['’]s|{MONTH}['’]s|{WEEKDAY}['’]s|yesterday['’]s"
    r"|(?:first|second|third|fourth)-quarter)\b",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"\b(?:expect\w*|estimat\w*|forecast\w*|consensus|predict\w*|project\w*|target\w*|goal|analysts?['’]?|polls?|limit"
    r"|average|median|budget\w*|plan\w*)\b",
    re.IGNORECASE,
)
_OWN_FORECAST = re.compile(
    rf"\s(?:in|under|by)\s(?:its|their|his|her|our|(?:an?|the)(?=\s(?:earlier|previous)))\s+(?:own\s+)?(?:{MONTH}|{WEEKDAY}|previous|earlier"
    r"|prior|last|initial|original|(?:spring|summer|autumn|winter))\s+(?:[a-z]+\s+)?(?:forecast|estimate|projection|outlook"
    r"|prediction)s?\b",
    re.IGNORECASE,
)
"""What one expected before is an earlier value of what one expects now; what others expect is none."""
_THAN_THEN = re.compile(
    rf"\b(?:on|from|than|over|against|with|to|versus)\s+(?:(?:the|an?)\s+)?(?:(?:year|month|week|quarter|season)\s+(?:before|earlier|ago)"
    rf"|{_THEN})\s+\($",
    re.IGNORECASE,
)
"""Before a figure in brackets: "8% more than the year before (€172m)"."""
_TO = re.compile(rf"[^;:()]{{0,50}}?,?\sto\s(?:(?:only|just|{MODIFIER_WORDS})\s)*(?:an?\s)?$", re.IGNORECASE)
_AFTER_FROM = re.compile(rf"\bfrom\s(?:(?:only|just|{MODIFIER_WORDS})\s)*(?:an?\s|the\s)?$", re.IGNORECASE)
_TWO_OF_THEM = re.compile(r"(?:\s[a-z]+)?,?\sand\s(?:(?:up|down|from|about|of)\s)*")
_AND = re.compile(r"\sand\s")
_RESPECTIVELY = re.compile(r"(?:\s[a-z]+){0,3},?\srespectively\b")
_LEAD = 110
"""Characters before a figure in which the words that make it an earlier value stand."""


def with_earlier(text: str, found: list[Found]) -> list[Found]:
    """`found` with those that were before marked, a bare one in the unit of what it is measured against."""
    out: list[Found] = []
    for index, each in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if following is not None and _sets_out(text, each, following):
            out.append(replace(each, sense="before", direction=""))
            continue
        if out and _arrived(text, out[-1], each):
            out.append(replace(each, direction="up" if each.low > out[-1].low else "down"))
            continue
        now = _now(text, out, each)
        if now is not None and _was_before(text, each, now, out[-1], following):
            unit, kind = (each.unit, each.kind) if each.unit or each.noun else (now.unit, now.kind)
            direction = each.direction if each.sense == "change" else ""
            each = replace(each, unit=unit, kind=kind, sense="before", direction=direction)
        out.append(each)
    return out


def _sets_out(text: str, each: Found, following: Found) -> bool:
    """ "from 7 million tonnes in 2018 to 4 million last year": each end has a time of its own."""
    if each.sense != "value" or following.sense != "value" or each.low == following.low or not _alike(following, each):
        return False
    if each.kind in ("duration", "age", "votes") or each.low != each.high:
        return False
    if SPREAD.search(text, max(0, each.start - 60), each.start):
        return False
    then = _TIME_AFTER.match(text, each.end, following.start)
    return (
        then is not None
        and bool(_AFTER_FROM.search(text, max(0, each.start - 40), each.start))
        and bool(_TO.match(text, then.end(), following.start))
    )


def _arrived(text: str, before: Found, each: Found) -> bool:
    """Whether `each` is where what set out from `before` came to."""
    return before.sense == "before" and _sets_out(text, replace(before, sense="value"), each)


def partner(text: str, found: list[Found], index: int) -> int:
    """Which figure the earlier value `found[index]` is measured against; -1 when it stands alone."""
    if found[index].sense != "before":
        return -1
    now = _respective(text, found, index) or _now(text, found[:index], found[index])
    return found.index(now) if now is not None and _alike(now, found[index]) else -1


def _respective(text: str, found: list[Found], index: int) -> Found | None:
    """ "growth of 1.8% and 3.5%, down from 2.3% and 4%, respectively": each its own."""
    first = index if found[index - 1].sense != "before" else index - 1
    pair = found[first : first + 2]
    if first < 2 or len(pair) < 2 or any(each.sense != "before" for each in pair):
        return None
    if not _TWO_OF_THEM.fullmatch(text, pair[0].end, pair[1].start) or not _RESPECTIVELY.match(text, pair[1].end):
        return None
    now = found[first - 2 + index - first]
    return now if now.sense != "before" and _alike(now, found[index]) else None


def _now(text: str, before: list[Found], each: Found) -> Found | None:
    """The nearest figure before in the sentence that `each` may be measured against, those of its unit first."""
    start = sentence_start(text, each.start)
    here = [
        other for other in since(before, max(start, each.start - FARTHEST)) if other.kind not in ("duration", "age")
    ]
    alike = [other for other in here if other.sense != "before" and _alike(other, each)]
    if alike:
        came = _CAME_FROM.search(text, max(start, alike[-1].end, each.start - _LEAD), each.start)
        way = came["way"].lower() if came and came["way"] else ""
        ways = ("up", "higher", "rising"), ("down", "lower", "falling")
        moved = [
            other
            for other in alike
            if (way in ways[0] and other.direction == "up" and other.low > each.low)
            or (way in ways[1] and other.direction == "down" and other.low < each.low)
        ]
        return (moved or alike)[-1]
    moved = [other for other in here if other.sense == "change" and each.unit]
    return moved[-1] if moved else None


def _alike(now: Found, each: Found) -> bool:
    if now.unit == each.unit or {now.unit, each.unit} == {"%", "fraction"}:
        return True
    bare = not each.unit and each.kind == "count" and each.noted in ("bare", "range", "between", "vague")
    return (bare and now.noun is None) or (bool(each.unit) and now.unit.startswith(f"{each.unit} per "))


def _was_before(text: str, each: Found, now: Found, last: Found, following: Found | None) -> bool:
    if each.kind in ("duration", "age", "votes") or each.noted == "tally":
        return False
    if last.sense == "before" and last.unit == each.unit and _AND.fullmatch(text, last.end, each.start):
        return True
    left = text[max(last.end, each.start - _LEAD) : each.start]
    if ";" in left:
        return False
    pair = following if following is not None and following.unit == each.unit else None
    end = pair.end if pair and _AND.fullmatch(text, each.end, pair.start) else each.end
    then = bool(_TIME_AFTER.match(text, end))
    came = _CAME_FROM.search(left)
    if came and (not came[0].lower().startswith(("more", "less", "fewer")) or then):
        return True
    if _THAN_THEN.search(left) and text.startswith(")", each.end):
        return _alike(now, each)
    fell = _FROM.search(left)
    if fell and each.direction and each.low != each.high:
        return False  # "fell by half, from £124,000 to £96,000": both ends are told
    if fell and last.sense == "change" and last.direction and not left[: fell.start()].strip():
        return bool(each.unit)
    if fell and (then or ((now.direction or now.sense == "change") and "," not in left[: fell.start()])):
        return bool(each.unit) or now.unit == each.unit
    against = _MEASURED_AGAINST.search(left)
    if not against or not _alike(now, each):
        return False
    words = against["words"]
    if _EARLIER_WORDS.search(words):
        return True
    said = f"{words} {text[end : end + 30].partition(',')[0]}"
    return bool(_OWN_FORECAST.match(text, end)) or (then and not _EXPECTED.search(said))
