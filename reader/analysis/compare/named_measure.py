"""Measures that have a name of their own, however a sentence words them: a magnitude, a population, a way from a place.

The things of such figures are the words that happen to stand beside them ("quake", "island", "residents"), so that the
things alone neither join nor part them. What is measured of which place is read from the words around the figure.
"""

import re
from dataclasses import dataclass

from reader.analysis.compare.value_ranges import is_length
from reader.analysis.text.similarity import Forms
from reader.model.lexicon.inline_words import wordset
from reader.model.mark import Figure

_QUAKES = wordset("earthquake quake temblor tremor epicenter epicentre")
_EVENTS = wordset("quake blast explosion attack shooting crash accident collision incident fire outbreak derailment")
_HAPPENED = re.compile(rf"\b(?:{'|'.join(sorted(_EVENTS))}|struck|hit|happened|occurred|cent(?:ered|red))\b", re.I)
_NO_NAME = wordset("It They This That He She We")
_A_SORT = re.compile(r"\b[Aa]n?\s$")
_IS_SO = re.compile(r"\s?(?:magnitude\s)?\w*(?:quake|tremor|temblor)\s(?:is|can|may|could|would|will)\b")
"""A sentence on quakes of one strength in general: "a 6.0 quake can topple chimneys"."""
_LESSER = re.compile(r"\b(?:after|fore)shocks?\b|\bshakers?\b|\bswarm", re.I)
_NEAR = 40
"""Characters around a figure within which such a word is about it."""
_NAME = r"[A-Z][\w’'-]+(?:\s(?:of\s|de\s|al[ -])?[A-Z][\w’'-]+)*"
_COMPASS = r"(?:north|south|east|west)(?:[ -]?(?:north|south|east|west))*(?:ern)?"
_AWAY = re.compile(
    rf"(?:\)|\s*\([^)]{{1,40}}\))?(?:\s+away)?\s+(?:to\s+the\s+)?(?:(?P<way>{_COMPASS})\s+)?(?:of|from|off)\s+"
    rf"(?:(?:the\s+)?(?:capital|city|town|port|village|coast)(?:\s+of|,)?\s+)?(?P<place>{_NAME})"
)
"""What follows a length that is a way from a place: "26 miles north of Carrow"."""
_TOWNS = wordset("capital city town port village coast")
_WITHIN = re.compile(rf"\b(?:in|near|at|outside)\s+{_NAME},?\s+\W*(?:\w+\s+){{0,2}}$")
_FIRST = re.compile(rf"\W*(?:The\s+(?=[a-z]))?(?P<place>(?<=The\s)[a-z-]+|{_NAME})")
_DEEP = re.compile(r"\s*(?:deep\b|underground\b|below\s+(?:the\s+)?(?:ground|surface|earth|sea))", re.I)
_HOME = re.compile(rf"(?P<place>{_NAME})(?:\s[a-z]+)?,\s+(?:which\s+is\s+)?home\s+to\s+\W*(?:\w+\s+){{0,2}}$")
_TOWN = re.compile(
    rf"(?P<place>{_NAME}),\s+an?\s+(?:[\w-]+\s+){{0,3}}(?:city|town|village|island|nation|country|settlement|suburb)"
    r"\s+of\s+\W*(?:\w+\s+){0,2}$"
)
_PEOPLED = re.compile(rf"^\W*(?P<place>{_NAME})\b[^.;]{{0,90}}?\bpopulation\s+(?:of|is|was)\s+\W*(?:\w+\s+){{0,2}}$")
_DWELLERS = wordset("people residents inhabitants population villagers islanders townspeople citizens")
_TAKEN = re.compile(
    r"(?:\s+[\w’'-]+){0,5}?\s+(?:(?:were|was|been|are)\s+)?(?:arrested|detained|rounded\s+up|seized|apprehended"
    r"|taken\s+into\s+custody)\b"
)
_TAKING = re.compile(r"\b(?:arrest(?:ed|s|ing)|detain(?:ed|s|ing)|round(?:ed|s|ing)\s+up)\s+\W*(?:\w+\s+){0,2}$")
_FORCES = wordset("soldier troop serviceman servicewoman fighter marine sailor airman guardsman")
_FELL = re.compile(
    r"(?:\s+[\w’'-]+){0,4}?\s+(?:(?:have|had|has)\s+(?:fallen|died|been\s+killed|lost\s+their\s+lives)"
    r"|were\s+killed|died)\b"
)
_WHOSE = re.compile(rf"(?P<name>{_NAME})\s+(?:\w+\s+){{0,3}}$")
_SINCE = re.compile(r"\bsince\s+(?:the\s+|its\s+|their\s+)?(?P<then>[\w-]+)", re.I)
_ROOT = 5
"""Letters that the name of a land and that of its people have in common: Merovia, Merovian."""
_WHAT = r"(?:(?!in\b|at\b|near\b|of\b|from\b|on\b|for\b|with\b)[a-z][\w-]*\s+){0,5}?"
_SALE = re.compile(
    r"(?:\s\w+){0,2}?[\s-](?:(?:acquisition|takeover|purchase|buyout)\s+of|(?:bid|offer|deal)\s+to\s+(?:buy|purchase"
    rf"|acquire|take\s+over)|bid\s+for)\s+{_WHAT}(?P<bought>{_NAME})"
)
"""What follows the price of a company: "a 5 billion takeover of its rival Ossel Mills"."""
_BOUGHT = re.compile(
    r"\b(?:buy(?:s|ing)?|bought|acquir(?:e[sd]?|ing)|purchas(?:e[sd]?|ing)|tak(?:e[sn]?|ing)\s+over)"
    rf"\s+{_WHAT}(?P<bought>{_NAME})(?:\s+in\s+a\s+deal\s+(?:worth|valued\s+at)|\s+for)"
    r"\s+\W*(?:\w+\s+){0,2}$"
)
_SHARE = re.compile(r"\s+(?:(?:market\s+)?share\b|of\s+the\s+(?:[\w-]+\s+){0,3}market\b)")
_SHARER = re.compile(
    rf"(?P<name>{_NAME})(?:['’]s?|\s+(?:has|had|have|holds?|held|commands?|commanded|controls?|controlled|owns?|owned)"
    r"(?:\s+an?)?)\s+\W*(?:\w+\s+){0,2}$"
)
_FEWEST_TAKEN = 10
"""Fewer people under arrest may be others; as many as this at once are told of one raid."""


@dataclass(frozen=True, slots=True)
class NamedMeasure:
    """What a figure measures, by a name of its own."""

    name: str
    """As a list calls it: "magnitude", "distance from Carrow"."""
    words: Forms
    """What says that two are one: the name, and the place it is of."""
    is_lasting: bool = True
    """It does not change from day to day, so that other values of other days differ."""
    is_of_place: bool = False
    """It is of a place, whatever has happened there; else of what has happened."""
    is_own: bool = False
    """Its name says of what it is, so that no thread of stories need join two figures of it."""
    is_of_day: bool = False
    """It happened on one day, so that a weekday its sentence names is its own."""
    which: Forms = frozenset()
    """What tells it from its like: the points of the compass of a way, the names of what is bought."""

    def is_same(self, other: "NamedMeasure") -> bool:
        """Whether both are of one measure; a way is, unless it leads elsewhere."""
        return self.words == other.words and (not self.which or not other.which or bool(self.which & other.which))


def named_measure(figure: Figure, before: str, behind: str) -> NamedMeasure | None:
    """The measure that has its own name; `before` and `behind` are the rest of the figure's sentence."""
    words = frozenset(figure.thing.lower().split())
    if figure.sense != "value":
        return None
    if figure.unit == "magnitude":
        around = f"{before[-_NEAR:]} {figure.thing} {behind[:_NEAR]}"
        if _LESSER.search(around) or (_A_SORT.search(before) and _IS_SO.match(behind)):
            return None
        return NamedMeasure("magnitude", frozenset(("magnitude",)))
    if is_length(figure):
        return _length(figure, words, before, behind)
    if figure.kind in ("percent", "share"):
        return _market_share(figure, before, behind)
    if figure.kind == "money":
        return _price(figure, before, behind)
    if figure.kind in ("people", "count", "casualties"):
        return _people(figure, words, before, behind)
    return None


def _length(figure: Figure, words: Forms, before: str, behind: str) -> NamedMeasure | None:
    about = frozenset("quake" if word in _QUAKES else word for word in figure.thing_key.split())
    if "depth" in words or _DEEP.match(behind):
        return NamedMeasure("depth", about - {"depth"} - {"quake"} | {"depth"})
    away = _AWAY.match(behind)
    if away is None:
        return None
    place = frozenset(away["place"].lower().replace("’", "'").removesuffix("'s").split())
    subject = _subject(about - place - _TOWNS, before)
    if subject is None:
        return None
    subject -= place
    way = frozenset(re.findall("north|south|east|west", away["way"] or ""))
    return NamedMeasure(
        f"distance from {away['place']}",
        place | subject | {"way"},
        is_of_place=bool(subject),
        is_own=bool(subject),
        which=way,
    )


def _subject(about: Forms, before: str) -> Forms | None:
    """What lies so far away, nothing for what has happened there; None when it cannot be told.

    "It struck in Ossel, 20 miles north of Carrow": so far away it struck.
    """
    words = frozenset(word for word in about if not re.fullmatch(_COMPASS, word))
    if words & _EVENTS or _WITHIN.search(before) or (not words and _HAPPENED.search(before)):
        return frozenset()
    name = _FIRST.match(before)
    return words or (frozenset(name["place"].lower().split()) if name and name["place"] not in _NO_NAME else None)


def _price(figure: Figure, before: str, behind: str) -> NamedMeasure | None:
    """What a company or a house is bought for, where it is called by name."""
    sale = None if " per " in figure.unit else _SALE.match(behind) or _BOUGHT.search(before)
    if sale is None:
        return None
    parts = sale["bought"].lower().split()
    names = {parts[0], "".join(part[0] for part in parts) if len(parts) > 1 else parts[0]}
    of_it = frozenset(("price", "acquisition"))
    return NamedMeasure(f"price of {sale['bought']}", of_it, is_own=True, which=frozenset(names))


def _market_share(figure: Figure, before: str, behind: str) -> NamedMeasure | None:
    """How much of a market a company has; of which market the rest of the sentence says."""
    holder = _SHARER.search(before) if figure.sense == "value" and _SHARE.match(behind) else None
    if holder is None:
        return None
    name = re.sub(r"['’]s?$", "", holder["name"])
    return NamedMeasure(f"market share of {name}", frozenset(("market share", name.lower())), is_own=True)


def _people(figure: Figure, words: Forms, before: str, behind: str) -> NamedMeasure | None:
    if figure.kind != "casualties" and (not words or words & _DWELLERS):
        for pattern in (_HOME, _TOWN, _PEOPLED):
            if found := pattern.search(before):
                place = found["place"].removesuffix(" Island").removesuffix(" City")
                return NamedMeasure(
                    f"population of {place}", frozenset((*place.lower().split(), "population")), is_of_place=True
                )
    if forces := _forces(figure, before, behind):
        return forces
    if figure.low >= _FEWEST_TAKEN and ("arrested" in figure.thing_key.split() or _taken(figure, before, behind)):
        return NamedMeasure("people arrested", frozenset(("arrested",)), is_lasting=False, is_of_day=True)
    return None


def _forces(figure: Figure, before: str, behind: str) -> NamedMeasure | None:
    """Soldiers who fell: whose they are says their name or the land that tells of "its soldiers".

    Those fallen "since the crossing" are of that war, whatever each story is about; else they are of its event.
    """
    words = frozenset(figure.thing_key.split())
    fallen = "killed" in words or (figure.kind == "people" and _FELL.match(behind))
    if not words & _FORCES or not fallen:
        return None
    names = [word for word in figure.thing.split() if word[0].isupper()]
    land = _WHOSE.search(before) if not names and re.match(r"\s+of\s+(?:its|their)\b", behind) else None
    name = names[0] if names else land["name"] if land else ""
    if not name:
        return None
    since = _SINCE.search(f"{before} {behind}")
    told = {"soldier", "killed", name.lower()[:_ROOT], *((f"since {since['then'].lower()}",) if since else ())}
    return NamedMeasure("soldiers killed", frozenset(told), is_lasting=False, is_own=since is not None)


def _taken(figure: Figure, before: str, behind: str) -> bool:
    return figure.kind in ("people", "casualties") and bool(_TAKING.search(before) or _TAKEN.match(behind))
