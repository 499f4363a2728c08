"""What the sentence of a figure tells of it: where, when, of whom, and whether it corrects or contradicts another.

Two figures whose things have one name are often of two things; the sentence tells them apart ("in Ossel", "in 2003",
"another", "is expected to").
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from reader.analysis.compare.date_mentions import dates_told
from reader.analysis.compare.date_resolution import days_told
from reader.analysis.compare.named_measure import NamedMeasure, named_measure
from reader.analysis.text.similarity import Forms, forms
from reader.model.document import Span
from reader.model.lexicon import movement_verbs, word_set
from reader.model.lexicon.calendar import FULL_MONTH, MONTH_WORDS, WEEKDAY_WORDS
from reader.model.mark import Figure
from reader.model.sentences import around

_OLD = timedelta(days=10)
"""From this distance on a day that a sentence names is not that of its story."""
_YEAR = re.compile(r"(?<![\w$€£,.])(?:1[89]|20)\d\d\b(?![,.]\d|\s?%)")
_MONTH = re.compile(rf"\b(?:[Ii]n|[Ll]ast|[Ss]ince|of) ({FULL_MONTH}(?: \d{{4}})?)\b(?! \d)")
_OF_SOME = re.compile(
    r"\W*(?:\w+\W+)?(?:who|whom|whose)\b|\W*(?:more|others?)\b|\s+of\s+(?:them|these|those|the|its|their|whom|which)\b"
    r"|(?:\s+(?!and\b|but\b)\w+){0,3}\s+(?:of\s+them|among\s+them|from\s+the\s+same)\b", re.I,
)  # fmt: skip
"""What follows a number of some of a group: "two people who had been hurt died", "three others"."""
_OF_ITS = re.compile(r"\s+of\s+(?:its|their|his|her)\s+(?:[\w-]+\s+){0,2}\w+\s+(?:have|had|has|were)\b")
"""What follows the toll of an army or a town: "310 of its soldiers have fallen" is no part of another number."""
_MORE = re.compile(
    r"\b(?:another|further|additional|other|remaining|including|among|extra|plus)\s+\W*(?:\w+\s+){0,2}$", re.I
)
"""What stands before a number that comes to another one, or is part of it."""
_FORETOLD = re.compile(rf"\b(?:{'|'.join(sorted(word_set('foretold')))}|(?-i:may)|to be)\b", re.IGNORECASE)
_GROWING = re.compile(
    rf"\b(?:{'|'.join(sorted(movement_verbs('u')))}|reach(?:es|ed)|now|so far"
    r"|has passed|up from|latest|mount(?:s|ed|ing)?|bring(?:s|ing)|surpass(?:es|ed))\b", re.I,
)  # fmt: skip
_REVISED = re.compile(
    r"\b(?:revis(?:e|es|ed|ing|ion)|correct(?:s|ed|ing|ion)|lower(?:s|ed|ing) (?:its|the|their|his|her)"
    r"|recount(?:s|ed)?|counted twice|scal(?:ed|ing) back)\b", re.I,
)  # fmt: skip
_QUARREL = re.compile(
    r"\b(?:wrong|untrue|false|incorrect|mistaken|exaggerat\w+|inflated|disput\w+|contradict\w+|reject\w+|den(?:y|ied|ies)"
    r"|dismiss\w+|not true|invented)\b", re.I,
)  # fmt: skip
_PLACE = re.compile(
    r"\b(?:in|at|across|near|from|inside|outside|around|throughout|through|off|on|into|aboard|hit|struck|shook|rocked"
    r"|(?:town|city|village|province|island|district|state) of)\s+(?:(?:the|a|an|one|its|their|central"
    r"|northern|southern|eastern|western|upper|lower|nearby|neighbou?ring)\s+)?"
    r"(?P<name>(?:[A-Z][\w’'-]+)(?:(?:\s+|\s+of\s+|-)[A-Z][\w’'-]+)*)"
    r"|\b(?:in|at|inside|across|throughout|aboard|on board)\s+(?:the|a|an|one|its|their)\s+"
    r"(?P<noun>(?:[a-z][\w-]+\s+){0,2}?(?:school|hospital|mill|factory|plant|mine|church|mosque|temple|market|mall|hotel|village|town|city|province|state"
    r"|district|county|country|capital|island|camp|prison|station|airport|port|bus|train|plane|ferry|ship|boat|building"
    r"|house|home|stadium|university|college|office|bank|restaurant|north|south|east|west|suburb|suburbs|neighbou?rhood"
    r"|region|valley|coast|border|world|nation))\b"
)
_NO_PLACE = MONTH_WORDS | WEEKDAY_WORDS | {"the", "fact", "case", "total"}
_NEXT_NUMBER = re.compile(
    r"\d|;|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|dozens?|hundreds|thousands)\b", re.I,
)  # fmt: skip
_POINTS_BACK = re.compile(r"[\"“‘']?(?:It|That|This|They|Those|These|The (?:quake|attack|crash|storm|blast)) ")
"""How a sentence begins that goes on about the event of the one before it."""
_SOME_YEAR = date(1, 12, 31)
"""Where months stand of which the year is not known."""
_CUT_BEFORE, _CUT_BEHIND = re.compile(r"\d\.\s?$"), re.compile(r"\.\s?\d")
"""A decimal that was broken at its point: "$2. 6 million"."""
_BOUND = re.compile(r"\b(?:at least|at most|more than|less than|over|up to|as (?:many|much|high) as)\b", re.I)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_NUMBER = re.compile(r"\d(?:[\d.,:]*\d)?")
_AS_OF = re.compile(r"\b(?:as of|as at|by|until|till|through|up to)\s+(?:\w+\s+){0,2}?$", re.I)


@dataclass(frozen=True, slots=True)
class Context:
    """What the sentence of a figure tells of it."""

    words: Forms = frozenset()
    """Its telling words but for the figure's own."""
    around: Forms = frozenset()
    """Those of title, opening and sentence: what the story is about."""
    places: Forms = frozenset()
    """Where it was counted, as far as the sentence says; also the part of a place: "school"."""
    older: tuple[date, date] | None = None
    """The days of another time than the story's that the sentence speaks of."""
    as_of: date | None = None
    """The day the sentence gives for it: "as of 3 October"."""
    is_part: bool = False
    """The figure is of some of a group, or comes to another one."""
    is_foretold: bool = False
    is_growing: bool = False
    """The sentence says that it has grown: "has reached", "now"."""
    is_revised: bool = False
    is_quarrel: bool = False
    """The sentence calls a number wrong."""
    is_opening: bool = False
    """What the figure measures begins the sentence, so that its capital makes it no name."""
    is_bounded: bool = False
    """Words within the figure bound it: "magnitude of at least 6"."""
    is_cut: bool = False
    """Its number is part of another one."""
    measure: NamedMeasure | None = None
    """What it measures, where that has a name of its own."""
    weekdays: frozenset[str] = frozenset()
    """Those that title, opening and sentence name."""
    told_days: frozenset[str] = frozenset()
    """The weekdays that the sentence itself names."""
    numbers: frozenset[str] = frozenset()
    """Numbers of title, opening and sentence, as they are written."""


@lru_cache(maxsize=2048)
def context_of(text: str, figure: Figure, published: date | None = None, about: str = "") -> Context:
    """What the sentence of `figure` in `text` tells of it.

    `published` is the day the story came out, where it is known; `about` the words that say what the story is of, its
    title and opening.
    """
    sentence = around(text, figure.lit)
    whole = text[sentence.start : sentence.end]
    before, behind = text[sentence.start : figure.span.start], text[figure.span.end : sentence.end]
    # "14 were killed and another 38 injured": those come to the dead, not to other injured
    counted = figure.kind != "casualties" or not _NEXT_NUMBER.search(before)
    is_lives = figure.kind in ("people", "casualties")
    told_of = around(text, Span(max(0, sentence.start - 2), sentence.start)) if _POINTS_BACK.match(whole) else sentence
    as_of = _as_of_day(text, figure, sentence, published)
    own = _NO_PLACE | forms(text[figure.lit.start : figure.lit.end]) | forms(figure.thing)
    told = forms(whole)
    return Context(
        words=told - own,
        around=told | forms(about),
        places=_places(before, behind),
        older=None if as_of else _older(text[told_of.start : sentence.end], published),
        as_of=as_of,
        is_part=bool(
            (_OF_SOME.match(behind) and not (is_lives and _OF_ITS.match(behind))) or (counted and _MORE.search(before))
        ),
        is_foretold=bool(_FORETOLD.search(before[-80:]) or _FORETOLD.search(_clause(behind))),
        is_growing=bool(_GROWING.search(whole)),
        is_revised=bool(_REVISED.search(whole)),
        is_quarrel=bool(_QUARREL.search(whole)),
        is_bounded=bool(_BOUND.search(text, figure.span.start, figure.span.end)),
        is_cut=bool(
            _CUT_BEHIND.match(text, figure.span.end)
            or _CUT_BEFORE.search(text, max(0, figure.span.start - 4), figure.span.start)
        ),
        measure=named_measure(figure, before, behind),
        weekdays=frozenset(_WEEKDAY.findall(f"{about} {whole}")),
        told_days=frozenset(_WEEKDAY.findall(whole)),
        numbers=frozenset(_NUMBER.findall(f"{about} {whole}")),
        is_opening=bool(figure.thing) and whole.lstrip("\"“‘'(").startswith(figure.thing.split()[0]),
    )


def _clause(behind: str) -> str:
    """What follows a figure up to the next number."""
    following = _NEXT_NUMBER.search(behind)
    return behind[: following.start()] if following else behind


def _places(before: str, behind: str) -> Forms:
    """The places of the clause after the figure, else of the clause before it, else of the sentence's beginning."""
    numbers = [match.end() for match in _NEXT_NUMBER.finditer(before)]
    return _named(_clause(behind)) or _named(before[numbers[-1] :] if numbers else before) or _named(_clause(before))


def _named(part: str) -> Forms:
    words: set[str] = set()
    for match in _PLACE.finditer(part):
        name = (match["name"] or match["noun"]).lower().replace("’", "'").split()
        if name[0] not in _NO_PLACE or name[0] == "the":
            words |= {word.removesuffix("'s") for word in name if len(word) > 2 and word not in _NO_PLACE}
    return frozenset(words)


def _older(sentence: str, published: date | None) -> tuple[date, date] | None:
    """The days long before, or after, the story that its sentence names; a bare year counts, too."""
    if published is None:
        years = sorted({int(year) for year in _YEAR.findall(sentence)})
        if years:
            return date(years[0], 1, 1), date(years[-1], 12, 31)
        month = _MONTH.search(sentence)  # of some year, and not of the story's days
        days = days_told(month[1], _SOME_YEAR) if month else None
        return (days.first, days.last) if days else None
    years = sorted({int(year) for year in _YEAR.findall(sentence)} - {published.year})
    if years:
        return date(years[0], 1, 1), date(years[-1], 12, 31)
    named = [days_told(match[1], published) for match in _MONTH.finditer(sentence)]
    for days in [told.days for told in dates_told(sentence, published)] + [one for one in named if one is not None]:
        if days.last < published - _OLD or days.first > published + _OLD:
            return days.first, days.last
    return None


def _as_of_day(text: str, figure: Figure, sentence: Span, published: date | None) -> date | None:
    if published is None or not figure.as_of:
        return None
    whole = text[sentence.start : sentence.end]
    at = whole.find(figure.as_of)
    if at < 0 or not _AS_OF.search(whole[:at]):
        return None
    days = days_told(figure.as_of, published)
    return days.last if days is not None and days.first == days.last else None
