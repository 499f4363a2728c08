"""Lay figures of linked stories side by side: the same measure, and whether it is equal, differs or moved.

Pure. Nothing is converted between currencies or units; what cannot be compared gives None rather than a guess.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from reader.model.marks import Figure

Comparison = Literal["equal", "differs", "rises", "falls"]

ABOUT = 0.05
"""How far "about", "nearly" and "some" reach, as a part of the number."""
EXACT = 0.005
"""Half of the last digit an outlet rounds away: 3.2 and 3.21 billion are one figure."""
_GENERIC = frozenset(
    ("people", "man", "woman", "child", "person", "year", "day", "company", "government", "country", "state", "share",
     "level", "number", "thing", "vote", "member", "seat", "half", "raise", "cut")
)  # fmt: skip
"""Words too common to say alone that two figures measure one thing."""
_SAME_KIND = {"casualties": "lives", "people": "lives", "count": "lives", "votes": "votes"}
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A figure where it was read: in which story, when that was published (aware UTC) and by whom."""

    figure: Figure
    story_id: int
    at: datetime
    outlet: str = ""


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
    The answer is that of time: when `b` was published before `a`, the two change places.
    """
    if not same_measure(a, b):
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
    """Whether two figures have one unit, a like kind and a thing in common, and speak of no two different years."""
    unit, kind = _scale(a)[0], _SAME_KIND.get(a.kind, a.kind)
    if unit != _scale(b)[0] or (kind != _SAME_KIND.get(b.kind, b.kind) and "share" not in (a.kind, b.kind)):
        return False
    years, others = set(_YEAR.findall(a.as_of)), set(_YEAR.findall(b.as_of))
    return not (years and others and not years & others) and _likeness(a, b) > 0


def line_up(sightings: Iterable[Sighting]) -> tuple[Measure, ...]:
    """The sightings grouped by what they measure, those seen most first; figures without a thing are left out.

    A sighting joins the group whose fullest thing it is most like, in order of time.
    """
    groups: list[list[Sighting]] = []
    for each in sorted(sightings, key=lambda sighting: (sighting.at, sighting.story_id, sighting.figure.span)):
        if not each.figure.thing_key:
            continue
        scored = [
            (max(_likeness(each.figure, other.figure) for other in group), -number)
            for number, group in enumerate(groups)
            if same_measure(_fullest(group).figure, each.figure)
        ]
        if scored:
            groups[-max(scored)[1]].append(each)
        else:
            groups.append([each])
    measures = [
        Measure(_fullest(group).figure.thing, group[0].figure.unit, tuple(group), _verdict(group)) for group in groups
    ]
    return tuple(sorted(measures, key=lambda measure: -len(measure.sightings)))


def _fullest(group: list[Sighting]) -> Sighting:
    return max(group, key=lambda sighting: len(sighting.figure.thing_key.split()))


def _verdict(group: list[Sighting]) -> Comparison | None:
    """Two stories of one day differ when none of their figures meet: one story may well give this month and last."""
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
    if len(stories) < 2:
        return None
    first, last = told[stories[0]][0], told[stories[-1]][0]
    return compare(first.figure, last.figure, first.at, last.at)


def _likeness(a: Figure, b: Figure) -> float:
    """How much two things have in common, 0 to 1: words shared, of the shorter and of the longer."""
    one, other = set(a.thing_key.split()), set(b.thing_key.split())
    shared = one & other
    if not shared or (shared <= _GENERIC and one != other):
        return 0.0
    if one == other and one <= _GENERIC:
        return 0.0
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


def _meet(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]
