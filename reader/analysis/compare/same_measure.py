"""Whether two figures measure one thing: head noun, what qualifies it, quantity, kind and base, place and time.

Pure. Nothing is converted between currencies or units. Rather than a wrong answer none is given: two figures are of one
measure only when everything that can be known of them agrees.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache

from reader.analysis.compare.figure_context import Context
from reader.analysis.compare.value_ranges import fit, scale
from reader.analysis.quantities.casualties import FATES
from reader.analysis.text.frequencies import share
from reader.analysis.text.similarity import Forms
from reader.model.lexicon.inline_words import wordset
from reader.model.mark import Figure

MEASURED = frozenset(("money", "percent", "points", "measure", "temperature", "share"))
"""Kinds of figures that are of one thing by their unit; people and things are counted in every story."""
_LIVES = {"casualties": "lives", "people": "lives", "count": "lives", "votes": "votes"}
_ENDING = re.compile(r"(?:ers?|ors?|ing|ed|e)$")


def stem(word: str) -> str:
    """A word without its ending: "marchers" and "marched" are one."""
    return _ENDING.sub("", word) if len(word) > 5 else word


_OF_NUMBERS = wordset(
    """
    number total toll figure count people person amount sum overall official so far confirmed least estimate estimated
    equal
    """
)
"""Words of a thing that say nothing of what is counted."""
_SAME = {stem(word): "quake" for word in ("earthquake", "temblor", "tremor")} | {"vessel": "ship"}
"""Words for one thing."""
_GROUPS = wordset("woman women man men child girl boy")
"""Some of all people: a count of women and children is none of children."""
_BOTH = re.compile(r"\b(men|women|boys|girls|civilians|soldiers|passengers) and \w+$", re.I)
_GENERIC = wordset(
    """
    man woman child year day company government country state share level thing vote member half raise cut cost loss
    home house group price value deal rate
    """
)
"""Words too common to say alone that two figures measure one thing: the sentences must have more in common."""
_FATES = frozenset(map(stem, FATES.values()))
_QUOTED = frozenset(("stock", "index", "shar", "share"))
"""What is traded."""
_LENGTHS = frozenset(
    (
        "kilometre",
        "metre",
        "centimetre",
        "millimetre",
        "mile",
        "nautical mile",
        "yard",
        "foot",
        "inch",
        "hour",
        "minute",
    )
)
"""Units of which one thing has many: a height, a width, the way to each of several towns."""
_FLOW = re.compile(r" per (?:hour|day|week|month|year)$")
"""Money that runs: what something costs a day is one measure, whatever each outlet calls that something."""
_SMALL = 10
"""Counts below this are equal by chance."""
_LARGE = 1000
"""Counts of people from here on are not equal by chance where the sentences share a word."""
_SHARED = 2
"""Telling words that two sentences share which say that figures without a telling thing are of one measure."""
_ALIKE = 8
"""Words of title, opening and sentence that two stories on one event share."""
_TWINS, _TWIN_PART = 3, 0.75
"""Telling words, and the part of all of them, that sentences share which say the same but for a number."""
_FAR = 20
"""Times a toll is larger than that of another event."""
_RARE = 0.004
"""Share of the news that holds a word which names an event."""
_NEAR_DAYS = timedelta(days=14)
"""Within which stories that no thread joins may tell of one event."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A figure where it was read: in which story, when that was published (aware) and by whom."""

    figure: Figure
    story_id: int
    at: datetime
    outlet: str = ""
    said: Context = field(default_factory=Context)
    thread: int | None = 0
    """The thread of its story; None when it has none. Sightings of two threads are never of one measure."""
    is_dated: bool = True
    """Whether it is known when the story was published."""

    @property
    def day(self) -> date:
        """The day the value is of: the one its sentence gives, else that of the story."""
        return self.said.as_of or self.at.date()


@lru_cache(maxsize=8192)
def words_of(figure: Figure) -> frozenset[str]:
    """The words of a thing that say what is counted or measured, without their endings: "marchers", "marched".

    A toll is that of its story's event, whatever its name.
    """
    if figure.kind == "casualties" and "toll" in figure.thing.lower().split():
        return frozenset((stem("killed"),))
    words = [stem(word) for word in figure.thing_key.split() if word not in _OF_NUMBERS]
    both = _BOTH.search(figure.thing)  # "women and children", of which the key keeps but one
    return frozenset(_SAME.get(word, word) for word in [*words, *((stem(both[1].lower()),) if both else ())])


def thing_of(sighting: Sighting) -> Forms:
    """The words that say what it measures: those of the measure's own name, else those of its thing."""
    return sighting.said.measure.words if sighting.said.measure else words_of(sighting.figure)


def is_nameless(sighting: Sighting) -> bool:
    """Whether nothing is known of what it measures but a name: "HP: $44.27" may be of anything."""
    if sighting.said.measure:
        return False
    words = [word for word in sighting.figure.thing.split() if word[0].isalpha()]
    if _is_cost(sighting.figure):
        return False
    if sighting.figure.kind == "casualties" or not words:
        return not words_of(sighting.figure)
    return all(word[0].isupper() for word in words) and not (sighting.said.is_opening and len(words) == 1)


def says_so(a: Sighting, b: Sighting) -> bool:
    """Whether their sentences bear out that figures of one measure with two values are no two counts.

    A count of things by one plain word ("villages") may be of some of them; a price changes from hour to hour, and what
    no thread joins may be two events.
    """
    is_named = a.said.measure is not None and a.said.measure.is_own
    if is_named and a.figure.kind in ("money", "percent") and not are_of_one(a, b):
        return False  # a company buys, or is sold, more than once, and has shares of several markets
    if (None in (a.thread, b.thread) and not is_named) or stem("shot") in thing_of(a) or thing_of(a) & _QUOTED:
        return False
    is_plain = a.figure.kind in ("count", "people") and len(thing_of(a)) < 2 and not a.said.measure
    return not is_plain or len(shared(a, b)) >= _SHARED


def alike(a: Sighting, b: Sighting) -> bool:
    """Whether two figures are of one measure whatever their values are: the very same thing, place, time and kind."""
    if not _comparable(a, b) or is_nameless(a) or is_nameless(b):
        return False
    if a.said.measure or b.said.measure:
        return _one_name(a, b)
    if a.is_dated != b.is_dated:
        return False
    if a.figure.kind == "casualties" and _are_far_apart(a.figure, b.figure):
        return False
    if a.said.is_part or b.said.is_part or not _places_agree(a, b):
        return False
    mine, theirs = thing_of(a), thing_of(b)
    if mine == theirs and are_twins(a, b):
        return True
    if not (_counts_whole(a.figure) and _counts_whole(b.figure)) or a.figure.unit in _LENGTHS:
        return False
    if mine != theirs:
        return _one_cost(a.figure, b.figure)
    common = shared(a, b)
    if a.thread is None or b.thread is None:
        lives = _LIVES.get(a.figure.kind) == "lives"
        return lives and (
            (bool(mine) and len(common) >= _SHARED)
            or len(mine - _FATES) > 1
            or (bool(mine & _FATES) and any(map(_is_rare, common)))
        )
    if not mine or mine <= _GENERIC or (a.figure.kind == "money" and len(mine) == 1):
        return len(common) >= _SHARED or is_flow(a.figure)
    return (
        a.figure.kind == "casualties"
        or bool(mine & _FATES)
        or len(mine) > 1
        or a.figure.kind in MEASURED
        or bool(common)
    )


def _one_name(a: Sighting, b: Sighting) -> bool:
    """Whether both are of one measure with a name of its own."""
    one, other = a.said.measure, b.said.measure
    if one is None or other is None or not one.is_same(other):
        return False
    if (a.said.is_part or b.said.is_part) and not (one.is_own and a.figure.kind in MEASURED):
        return False
    if one.is_of_place:
        return True
    return a.is_dated == b.is_dated and (bool(one.which) or _places_agree(a, b))


def equal_values(a: Sighting, b: Sighting) -> bool:
    """Whether two figures with one value are of one measure: then the things need not have the very same words."""
    if not _comparable(a, b):
        return False
    one, other = a.figure, b.figure
    if not fit(one, other) or a.said.is_part != b.said.is_part:
        return False
    if a.said.measure and b.said.measure:
        of_one = a.said.measure.is_of_place or a.is_dated == b.is_dated
        return of_one and a.said.measure.is_same(b.said.measure)
    mine, theirs = thing_of(a), thing_of(b)
    common = shared(a, b) | (mine - theirs) & _stems(b.said.words) | (theirs - mine) & _stems(a.said.words)
    if mine != theirs and _is_bound(one) + _is_bound(other) == 1:
        return False  # what a bound or a range allows is the same only of the very same thing
    if None in (a.thread, b.thread) and not (one.kind in MEASURED and len(common | mine & theirs) > _SHARED):
        return False
    if mine & _FATES != theirs & _FATES or (mine ^ theirs) & _GROUPS:
        return False
    if mine & _FATES:
        return mine <= theirs or theirs <= mine
    if one.high < _SMALL and one.kind not in MEASURED:
        return bool(mine) and mine == theirs and bool(common)
    if one.kind == "money" and _telling(one.low):
        return bool(mine & theirs) or len(common) >= _SHARED
    if not mine and not theirs and one.low >= _LARGE and one.unit:
        return bool(common)
    if not mine & theirs:
        return False
    return mine == theirs or bool(common) if (mine & theirs) - _GENERIC else len(common) >= _SHARED


def _is_bound(figure: Figure) -> bool:
    return figure.modifier in "<>" or figure.low != figure.high


def _comparable(a: Sighting, b: Sighting) -> bool:
    """Whether unit, kind, base, time and thread allow one measure."""
    one, other = a.figure, b.figure
    if a.said.is_cut or b.said.is_cut:
        return False
    if a.thread != b.thread and None not in (a.thread, b.thread):
        return False
    if None in (a.thread, b.thread) and abs(a.at - b.at) > _NEAR_DAYS:
        return False
    kinds = {_LIVES.get(one.kind, one.kind), _LIVES.get(other.kind, other.kind)}
    if scale(one)[0] != scale(other)[0] or (len(kinds) > 1 and kinds != {"percent", "share"}):
        return False
    if one.unit != other.unit and "fraction" in (one.unit, other.unit) and words_of(one) != words_of(other):
        return False  # a fraction and a percentage are one only of the very same thing
    if one.sense != other.sense or "before" in (one.sense, other.sense):
        return False
    if one.sense == "change" and one.direction != other.direction:
        return False
    if (one.of is not None and one.of in (other.low, other.high)) or (
        other.of is not None and other.of in (one.low, one.high)
    ):
        return False  # "212 of 230" and 230: a part and the whole
    is_price = one.kind == "money" and a.said.measure is not None and b.said.measure is not None
    if a.said.is_foretold != b.said.is_foretold and not is_price:  # "will buy it for", "has bought it for"
        return False
    return _times_agree(a, b)


def _times_agree(a: Sighting, b: Sighting) -> bool:
    one, other = a.said.older, b.said.older
    if one is None or other is None:
        return one is other
    return one[0] <= other[1] and other[0] <= one[1]


def _places_agree(a: Sighting, b: Sighting) -> bool:
    """Whether both were counted in one place; a place that one of them does not name must be known to its story."""
    one, other = a.said.places, b.said.places
    if a.said.is_quarrel != b.said.is_quarrel and not (one and other):
        return True  # who calls a number wrong speaks of the same
    if is_flow(a.figure) and not (one and other):
        return True
    if one and other:
        return bool(one & other) or (one <= _lower(b.said.around) and other <= _lower(a.said.around))
    return one <= _lower(b.said.around) and other <= _lower(a.said.around)


@lru_cache(maxsize=8192)
def _lower(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def shared(a: Sighting, b: Sighting) -> Forms:
    """Telling words of both sentences, without their endings."""
    return _stems(a.said.words) & _stems(b.said.words)


def _stems(words: Forms) -> Forms:
    return frozenset(map(stem, words))


def are_of_one(a: Sighting, b: Sighting) -> bool:
    """Whether title, opening and sentence of two stories have so many words in common that they tell of one event."""
    return len(a.said.around & b.said.around) >= _ALIKE


def are_twins(a: Sighting, b: Sighting) -> bool:
    """Whether both sentences say the same in the same words, but for the figure."""
    common = len(shared(a, b))
    return common + len(thing_of(a) & thing_of(b)) >= _TWINS and common >= _TWIN_PART * max(
        len(a.said.words), len(b.said.words)
    )


def _are_far_apart(a: Figure, b: Figure) -> bool:
    """Whether one toll is so much larger that it must be another event's, told as background."""
    return max(a.low, b.low) > _FAR * max(1.0, min(a.high, b.high))


def _is_rare(word: str) -> bool:
    """Whether a word says what event is told of, where no thread joins two stories: "fever", not "police"."""
    return share(word) < _RARE


def _counts_whole(figure: Figure) -> bool:
    """Whether what is no measure is a whole count: of people and things there are no halves."""
    return figure.kind in MEASURED or figure.low == int(figure.low)


def is_flow(figure: Figure) -> bool:
    """Whether it is money that runs: 40 million a day."""
    return figure.kind == "money" and bool(_FLOW.search(figure.unit))


def _one_cost(a: Figure, b: Figure) -> bool:
    """What something costs a day has many names."""
    return _is_cost(a) and _is_cost(b)


def _is_cost(figure: Figure) -> bool:
    return is_flow(figure) and "cost" in figure.thing_key.split()


def _telling(value: float) -> bool:
    """Whether a sum has digits enough that two outlets do not give it by chance."""
    return len(f"{abs(value):.0f}".rstrip("0")) > 1 or abs(value) >= 1e7
