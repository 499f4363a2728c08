"""Lay figures of linked stories side by side: the same measure, and whether it is equal, differs or moved.

Pure. Nothing is converted between currencies or units; what cannot be compared gives None rather than a guess.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from reader.analysis.text.similarity import Forms, forms
from reader.model.mark import Figure
from reader.model.sentences import around

Comparison = Literal["equal", "differs", "rises", "falls"]

ABOUT = 0.05
"""How far "about", "nearly" and "some" reach, as a part of the number."""
_SOON = timedelta(days=30)
"""Within which a value given again after another is a quarrel, not a course that came back."""
EXACT = 0.005
"""Half of the last digit an outlet rounds away: 3.2 and 3.21 billion are one figure."""
_GENERIC = frozenset(
    ("people", "man", "woman", "child", "person", "year", "day", "company", "government", "country", "state", "share",
     "level", "number", "thing", "vote", "member", "seat", "half", "raise", "cut", "cost", "loss")
)  # fmt: skip
"""Words too common to say alone that two figures measure one thing."""
_SAME_KIND = {"casualties": "lives", "people": "lives", "count": "lives", "votes": "votes"}
_FLOW = re.compile(r" per (?:hour|day|week|month|year)$")
"""Money that runs: what something costs a day is one measure, whatever each outlet calls that something."""
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_OF_SOME = re.compile(r"\W*(?:\w+\W+)?(?:who|whom|whose)\b", re.I)
"""What follows a number of some of a group: "two people who had been hurt died"."""
_MORE = re.compile(r"\b(?:another|further|additional) \W*$", re.I)
"""What stands before a number that comes to another one."""
_FORETOLD = re.compile(r"\b(?:forecast(?:s|ers?)?|expect(?:s|ed|ation)?|predict(?:s|ed|ion)?|projected|could)\b", re.I)
_MEASURED = frozenset(("money", "percent", "points", "measure", "temperature"))
"""Kinds of figures that are of one thing by their unit; people and things are counted in every story."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A figure where it was read: in which story, when that was published (aware UTC) and by whom."""

    figure: Figure
    story_id: int
    at: datetime
    outlet: str = ""
    said: "Said | None" = None
    """What its sentence says, where that is at hand: it tells figures apart whose things have one name."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the sentence of a figure tells of it."""

    words: Forms
    """Its telling words but for the figure's own."""
    is_part: bool
    """The figure is of some of a group, or comes to another one."""
    is_foretold: bool


def said(text: str, figure: Figure) -> Said:
    """What the sentence of `figure` in `text` tells of it."""
    sentence = around(text, figure.lit)
    before, behind = text[sentence.start : figure.span.start], text[figure.span.end : sentence.end]
    counted = figure.kind != "casualties"  # "another 38 were injured" comes to the dead, not to other injured
    return Said(
        forms(text[sentence.start : sentence.end])
        - forms(text[figure.lit.start : figure.lit.end])
        - forms(figure.thing),
        bool(_OF_SOME.match(behind) or (counted and _MORE.search(before))),
        bool(_FORETOLD.search(before + behind)),
    )


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing measured, with every sighting of it in order of time."""

    thing: str
    """The words of the fullest sighting."""
    unit: str
    sightings: tuple[Sighting, ...]
    verdict: Comparison | None
    """`differs` when two stories at once disagree; else how the last stands to the first; None with a single story."""


def compare(a: Figure, b: Figure, a_at: datetime, b_at: datetime) -> Comparison | None:
    """How `b` stands to `a`, or None when they do not measure the same.

    On one day two figures are `equal` when their ranges meet after the modifier ("at least 14" meets 27), else they
    differ. From an earlier to a later day what does not match has risen or fallen: "at least 14" and then 27 is a rise.
    The answer is that of time: when `b` was published before `a`, the two change places. What was before ("up from
    nine") is the past of another figure and is compared with none.
    """
    if "before" in (a.sense, b.sense) or not same_measure(a, b):
        return None
    if b_at < a_at:
        a, b, a_at, b_at = b, a, b_at, a_at
    at_once = a_at.date() == b_at.date()
    if {a.direction, b.direction} == {"up", "down"}:
        return "differs" if at_once else "rises" if b.direction == "up" else "falls"
    if at_once:
        return "equal" if _meet(_reach(a), _reach(b)) else "differs"
    low, high = _near(a)
    other_low, other_high = _near(b)
    if _meet((low, high), (other_low, other_high)):
        return "equal"
    return "rises" if other_low > high else "falls"


def same_measure(a: Figure, b: Figure) -> bool:
    """Whether two figures have one unit, a like kind and a thing in common, and speak of no two different years.

    How much there is and by how much it moved are two measures; a fraction and a percentage are one only of the very
    same thing.
    """
    if (a.sense == "change") != (b.sense == "change"):
        return False
    if a.unit != b.unit and set(a.thing_key.split()) != set(b.thing_key.split()):
        return False
    unit, kind = _scale(a)[0], _SAME_KIND.get(a.kind, a.kind)
    if unit != _scale(b)[0] or (kind != _SAME_KIND.get(b.kind, b.kind) and "share" not in (a.kind, b.kind)):
        return False
    years, others = set(_YEAR.findall(a.as_of)), set(_YEAR.findall(b.as_of))
    if years and others and not years & others:
        return False
    if not (a.thing_key and b.thing_key):
        return _same_sum(a, b)
    return _likeness(a, b) > 0


def present(figure: Figure) -> float:
    """The one number a figure stands for: the end it moved to in "from 180 to 210", else the middle."""
    if _moved(figure):
        return figure.high if figure.direction == "up" else figure.low
    return (figure.low + figure.high) / 2


def line_up(sightings: Iterable[Sighting]) -> tuple[Measure, ...]:
    """The sightings grouped by what they measure, those seen most first.

    A sighting joins the group whose fullest thing it is most like, in order of time. Figures without a thing are left
    out, but for money that a group has already: "the 40 million" is the sum spoken of before.
    """
    groups: list[list[Sighting]] = []
    for each in sorted(sightings, key=lambda sighting: (sighting.at, sighting.story_id, sighting.figure.span)):
        if not each.figure.thing_key:
            known = [group for group in groups if any(_same_sum(each.figure, other.figure) for other in group)]
            if len(known) == 1:
                known[0].append(each)
            continue
        scored = [
            (max(_likeness(each.figure, other.figure) for other in group), -number)
            for number, group in enumerate(groups)
            if same_measure(_fullest(group).figure, each.figure) and any(_fit(each, other) for other in group)
        ]
        if scored:
            groups[-max(scored)[1]].append(each)
        else:
            groups.append([each])
    measures = [
        Measure(_fullest(group).figure.thing, group[0].figure.unit, tuple(group), _verdict(group)) for group in groups
    ]
    return tuple(sorted(measures, key=lambda measure: -len(measure.sightings)))


def _fit(one: Sighting, other: Sighting) -> bool:
    """Whether the sentences of two figures with one thing bear out that they measure the same.

    One value, or one kind of casualties, or the very same thing measured says enough; two counts of "boats" may be of
    other boats, and must have another word in common.
    """
    a, b = one.figure, other.figure
    if one.said is None or other.said is None or _meet(_near(a), _near(b)):
        return True
    if any(_moved(x) and _began(x) == present(y) for x, y in ((a, b), (b, a))):
        return True  # "from 4% to 6%" goes on where 4% was
    if a.of == b.low or b.of == a.low or a.unit != b.unit:
        return False  # "212 of 230" and 230: a part and the whole; "cut in half" and 30%: a part and a value
    if one.said.is_part or other.said.is_part or one.said.is_foretold != other.said.is_foretold:
        return False
    if a.kind == b.kind == "casualties" or (a.direction and a.direction == b.direction):
        return True
    mine, theirs = a.thing_key.split(), b.thing_key.split()
    if len(set(mine) & set(theirs)) > 1 or (mine == theirs and {a.kind, b.kind} <= _MEASURED):
        return True
    return bool(one.said.words & other.said.words)


def _same_sum(a: Figure, b: Figure) -> bool:
    return a.kind == b.kind == "money" and _same(a, b)


def _fullest(group: list[Sighting]) -> Sighting:
    return max(group, key=lambda sighting: len(sighting.figure.thing_key.split()))


def _verdict(group: list[Sighting]) -> Comparison | None:
    """Two stories of one day differ when none of their figures meet: one story may well give this month and last."""
    group = [each for each in group if each.figure.sense != "before"]
    stories = list({each.story_id: None for each in group})
    told = {story: [each for each in group if each.story_id == story] for story in stories}
    for number, one in enumerate(stories):
        for other in stories[number + 1 :]:
            pairs = [
                compare(a.figure, b.figure, a.at, b.at)
                for a in told[one]
                for b in told[other]
                if a.at.date() == b.at.date()
            ]
            if "differs" in pairs and "equal" not in pairs:
                return "differs"
    if _disputed([told[story] for story in stories]):
        return "differs"
    if len(stories) < 2:
        return None
    first, last = told[stories[0]][0], told[stories[-1]][0]
    return compare(first.figure, last.figure, first.at, last.at)


def _disputed(stories: list[list[Sighting]]) -> bool:
    """Whether what differs is no course of time: a value is given again after another, and one story gives both.

    Stories are those of one thread in order of time, each with its figures in the order of its text.
    """
    first = [each[0] for each in stories]
    for number, other in enumerate(first):
        for a in first[:number]:
            again = [c for c in first[number + 1 :] if _meet(_near(a.figure), _near(c.figure)) and c.at - a.at <= _SOON]
            if again and not _meet(_near(a.figure), _near(other.figure)):
                both = (a.figure, other.figure)
                if any(all(any(_same(one, each.figure) for each in told) for one in both) for told in stories):
                    return True
    return False


def _same(a: Figure, b: Figure) -> bool:
    return (a.low, a.high, a.unit) == (b.low, b.high, b.unit)


def _likeness(a: Figure, b: Figure) -> float:
    """How much two things have in common, 0 to 1: words shared, of the shorter and of the longer."""
    one, other = set(a.thing_key.split()), set(b.thing_key.split())
    shared = one & other
    generic = _GENERIC - {"cost"} if _FLOW.search(a.unit) else _GENERIC
    if not shared or (shared <= generic and one != other):
        return 0.0
    if one == other and one <= generic:
        return 0.0
    if "cost" in shared and _FLOW.search(a.unit):
        return max(0.3, len(shared) / max(len(one), len(other)))
    of_shorter, of_longer = len(shared) / min(len(one), len(other)), len(shared) / max(len(one), len(other))
    return (of_shorter + of_longer) / 2 if of_shorter >= 0.5 and of_longer >= 0.25 else 0.0


def _scale(figure: Figure) -> tuple[str, float]:
    """Unit and factor by which fractions become percentages: "a third" and 33 % are one measure."""
    return ("%", 100.0) if figure.unit == "fraction" else (figure.unit, 1.0)


def _reach(figure: Figure) -> tuple[float, float]:
    """What the figure allows, with its modifier."""
    low, high = _near(figure)
    if figure.modifier == ">":
        high = float("inf")
    elif figure.modifier == "<":
        low = float("-inf")
    return low, high


def _near(figure: Figure) -> tuple[float, float]:
    """What the figure says outright, with the slack of rounding and of "about"."""
    factor = _scale(figure)[1]
    if _moved(figure):
        figure = replace(figure, low=present(figure), high=present(figure))
    slack = (
        ABOUT
        if figure.modifier == "~" or figure.unit == "fraction"
        else EXACT
        if figure.low != int(figure.low) or figure.low >= 1000
        else 0.0
    )
    return (
        figure.low * factor - slack * abs(figure.low * factor),
        figure.high * factor + slack * abs(figure.high * factor),
    )


def _moved(figure: Figure) -> bool:
    """Whether a range is one of time: from one value to another."""
    return figure.low != figure.high and figure.sense == "value" and bool(figure.direction)


def _began(moved: Figure) -> float:
    return moved.low if moved.direction == "up" else moved.high


def _meet(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]
