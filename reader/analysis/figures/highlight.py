"""What is lit: less than what is found. A figure is lit when a reader of news would miss it were it gone.

Lit: percentages, points, money, casualties, votes, shares, measures, temperatures, "18-fold", and counts of things
that are many or weighty. Kept and searchable, not lit: durations (but for prison terms), ages, frequencies, points of a
game, small counts.
"""

import re

from reader.analysis.figures.thing import Thing
from reader.analysis.numbers.candidate import Found
from reader.analysis.quantities.bare_numbers import is_plural
from reader.analysis.quantities.casualties import (
    FATES,
    HARM,
    PLAYED,
    SPORT,
    WEIGHTY,
    is_people,
)

SMALL = 10
"""Counts below this are told in passing ("two incidents") unless of lives or of `people.WEIGHTY` things."""
COMPOUND = 20
"""In compounds ("a seven-member panel") only what is many: "a 100-bed shelter"."""
LARGE = 1000
"""A bare number from here on is news even when nobody can say of what."""
WHOLE = 100
"""From here on a percentage of nothing is a manner of speaking."""
BANKNOTES = frozenset(("bill", "bills", "note", "notes", "coin", "coins", "banknotes"))
"""What a sum says of them is their sort: "paid in $20 bills"."""
_OF_SEASON = re.compile(r"\b(?:won|lost|drawn|drew|win|lose|winning|losing)$")
"""How a team's record is told: "have won 12 of 13"."""
MANY_LISTED = 101
_LISTED = re.compile(
    r"^(?:\w+\s)*?(?:best|top|tips?|ideas?|ways|things|facts|reasons|steps|hacks|recipes|gifts)\b", re.IGNORECASE
)
"""What an article counts of itself: "21 tips for the garden", "the 33 best sales"."""
_ALWAYS = frozenset(("percent", "points", "money", "casualties", "votes", "share", "temperature"))
_BODY = re.compile(r"-?(?:member|nation|country|state|seat|strong)\b", re.IGNORECASE)
"""How many belong to a body is part of its name: "the 27-member bloc"."""
_NEAR = frozenset(("foot", "inch", "metre", "yard", "page", "centimetre", "degree", "pound-mass", "bit"))


_CORRECTS = re.compile(
    r"\b(?:an?|the)\s(?:earlier|previous|original|initial|prior)\s(?:version|headline|edition)\s(?:of\s(?:this|the)\s"
    r"(?:story|article|report|post|column|piece|headline)|said|gave|stated|misstated|incorrectly)\b|\b(?:misstated|misreported)\b"
    r"|\bcorrects?\s(?:the\s)?(?:number|figure|amount|toll|spelling|age)\b|^Correction\b|\bCorrection:",
    re.IGNORECASE | re.MULTILINE,
)
_CORRECTING = ("correct", "version", "edition", "headline", "misstated", "misreported")
"""One of these stands in every correction; few stories have one."""


def corrections(text: str) -> list[int]:
    """Where the story corrects itself: "an earlier version said 40". What such a sentence names is no news."""
    lowered = text.lower()
    if not any(word in lowered for word in _CORRECTING):
        return []
    return [found.start() for found in _CORRECTS.finditer(text)]


def is_lit(found: Found, thing: Thing, *, in_sport: bool = False) -> bool:
    """Whether the figure is lit; `found` has its final kind and unit, `in_sport` says that the words tell of a game."""
    if in_sport and (found.unit in ("yard", "point", "metre") or (found.kind == "count" and not found.unit)):
        return False
    if found.kind == "age":
        return False
    if found.kind == "percent" and not thing.words and found.low >= WHOLE:
        return False  # "I love you 1,000 percent"
    if found.kind == "money" and thing.noun in BANKNOTES:
        return False
    if found.kind == "count" and found.high < MANY_LISTED and _LISTED.search(thing.words):
        return False
    if found.kind == "duration":
        return thing.fate == "sentenced"
    if found.kind == "multiple":
        return found.noted == "compared" or (found.noted == "fold" and thing.end > found.end)
    if found.unit == "point":
        return found.noted == "fraction" or found.low >= 20 or found.low != int(found.low)
    if found.kind == "measure" and found.unit in _NEAR and found.high < 3 and found.noted != "magnitude":
        return False
    if found.kind == "share" and thing.noun in SPORT:
        return False
    if found.kind == "share" and not (thing.noun or (found.of is None and thing.words)):
        return False  # a bare "half", a team's "12 of 13"
    if found.kind in _ALWAYS or found.kind == "measure":
        return True
    if FATES.get(thing.fate) in HARM or thing.fate in ("arrested", "detained", "rescued"):
        return True
    beside = thing.noun and thing.end > found.end
    if beside and found.noted != "hyphen" and found.high > 1 and not (is_plural(thing.noun) or is_people(thing.noun)):
        return False  # "BlackBerry 10 platform": nothing is counted in the singular
    if found.noted == "hyphen" and (found.high < COMPOUND or _BODY.match(thing.words)):
        return False
    if found.low != int(found.low) and thing.words:
        return True  # a ratio, an index, "1.4 children per woman"
    if found.kind == "count" and thing.noun in (SPORT if in_sport else PLAYED):
        return False
    if found.kind == "count" and not thing.noun and _OF_SEASON.search(thing.words):
        return False
    if found.high < SMALL:
        return bool({word.lower() for word in thing.words.split()} & WEIGHTY)
    return bool(thing.words) or bool(thing.does) or (found.low >= LARGE and found.noted != "vague")
