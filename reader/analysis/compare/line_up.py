"""Figures of several stories lined up by what they measure, each measure with a verdict that is true or absent.

A verdict is given only between values of one measure: `equal` when every outlet's value meets every other's, `differs`
when two outlets disagree on one day, `rises` and `falls` only where a text itself says that a number grew or was
revised. Nobody is said to be right.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from reader.analysis.compare.same_measure import (
    MEASURED,
    Sighting,
    alike,
    equal_values,
    is_flow,
    says_so,
    shared,
    stem,
    thing_of,
)
from reader.analysis.compare.same_time import KnownFigures, known_figures
from reader.analysis.compare.value_ranges import (
    conflict,
    fit,
    is_exact,
    is_vague,
    meet,
    moved,
    near,
    present,
    reach,
    says_enough,
    scale,
)
from reader.model.document import Span
from reader.model.mark import Figure

Comparison = Literal["equal", "differs", "rises", "falls"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A sighting within its measure, and how it stands to one of another story."""

    sighting: Sighting
    verdict: Comparison | None = None
    against: Sighting | None = None
    """The sighting it is compared with; both sentences together are the reason of the verdict."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing measured, with every sighting of it in order of time."""

    thing: str
    """The words all its sightings share."""
    unit: str
    values: tuple[Placed, ...]
    verdict: Comparison | None

    @property
    def sightings(self) -> tuple[Sighting, ...]:
        """Where it was read."""
        return tuple(one.sighting for one in self.values)

    @property
    def is_revised(self) -> bool:
        """Whether a text says that the number was corrected; then it neither rose nor fell."""
        return any(one.sighting.said.is_revised for one in self.values if one.verdict in ("rises", "falls"))


def line_up(sightings: Iterable[Sighting]) -> tuple[Measure, ...]:
    """The sightings grouped by what they measure, those that most stories give first."""
    known = sorted(sightings, key=_in_time)
    groups: list[list[Sighting]] = []
    told = known_figures(known)
    seconds: set[tuple[int, Span]] = set()
    for held in _by_scale([one for one in known if one.figure.sense != "before"]):
        groups += _sure(_joined(_apart(_grouped(held, told), seconds)), told)
    _put_past(groups, [one for one in known if one.figure.sense == "before"])
    measures = [_measure(group, told, seconds) for group in groups]
    first = {id(measure): measure.values[0].sighting for measure in measures}
    return tuple(
        sorted(measures, key=lambda one: (-len({each.story_id for each in one.sightings}), -len(one.values),
                                          first[id(one)].at, first[id(one)].figure.span))
    )  # fmt: skip


def _put_past(groups: list[list[Sighting]], past: Sequence[Sighting]) -> None:
    """What was before goes with what its own story says is now: it is compared with nothing."""
    for one in past:
        words = thing_of(one)
        home = next(
            (
                group
                for group in groups
                if any(one.story_id == other.story_id and words and words == thing_of(other) for other in group)
            ),
            None,
        )
        if home is None:
            groups.append([one])
        else:
            home.append(one)
            home.sort(key=_in_time)


def _in_time(one: Sighting) -> tuple[object, ...]:
    return one.at, one.story_id, one.figure.span


def _by_scale(known: Sequence[Sighting]) -> list[list[Sighting]]:
    """Figures of two scales are never of one measure: that keeps lining up quick."""
    held: dict[str, list[Sighting]] = defaultdict(list)
    for one in known:
        held[scale(one.figure)[0]].append(one)
    return list(held.values())


def _grouped(held: Sequence[Sighting], known: KnownFigures) -> list[list[Sighting]]:
    """Those of one measure whatever their values; each joins the first group all of whose members it is like."""
    groups: list[list[Sighting]] = []
    for one in held:
        home = next((group for group in groups if _is_home(group, one, known)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _is_home(group: Sequence[Sighting], one: Sighting, known: KnownFigures) -> bool:
    """Whether a sighting is like all of a group; of values that one story tells twice, like one of them."""
    told: list[list[Sighting]] = []
    for other in group:
        again = next((held for held in told if _is_told_again(held[0], other)), None)
        if again is None:
            told.append([other])
        else:
            again.append(other)
    return all(any(_go_together(other, one, known) for other in held) for held in told)


def _is_told_again(a: Sighting, b: Sighting) -> bool:
    return a.story_id == b.story_id and fit(a.figure, b.figure)


def _go_together(one: Sighting, other: Sighting, known: KnownFigures) -> bool:
    return one == other or (alike(one, other) and known.are_comparable(one, other))


def _place(one: Sighting) -> tuple[int, Span]:
    return one.story_id, one.figure.span


def _apart(groups: Sequence[list[Sighting]], seconds: set[tuple[int, Span]]) -> list[list[Sighting]]:
    """A group in which one story gives two values that do not meet is no single measure: it falls apart by value.

    Of the dead and wounded, and of what has a name of its own, the first number a story gives stands for it. Of a sum
    that runs ("a day") outlets quarrel, and a story may well tell both. What is told second beside such a first number
    goes into `seconds`: of those that give it nobody can say that all agree.
    """
    found: list[list[Sighting]] = []
    for group in groups:
        first, rest = _first_tolls(group)
        if len(first) > 1 and _is_mixed(first) and not _is_quarrel(first):
            found += _by_value([*first, *rest])
        else:
            found += [first, *_by_value(rest)]
            seconds |= {_place(one) for one in rest if one.said.measure is not None}
    return found


def _first_tolls(group: list[Sighting]) -> tuple[list[Sighting], list[Sighting]]:
    """The values that stand for their stories; and the rest, later tolls and what a story dates beside another."""
    plain = {one.story_id: one for one in reversed(group) if not one.figure.as_of}
    firsts = group[0].figure.kind == "casualties" or group[0].said.measure is not None
    first = {one.story_id: one for one in reversed(group)} if firsts else plain
    rest = [
        one
        for one in group
        if (known := first.get(one.story_id)) is not None
        and (one.figure.as_of or firsts)
        and not fit(known.figure, one.figure)
    ]
    return [one for one in group if one not in rest], rest


def _is_mixed(group: Sequence[Sighting]) -> bool:
    return any(
        a.story_id == b.story_id and not meet(reach(a.figure), reach(b.figure)) and not fit(a.figure, b.figure)
        for a, b in combinations(group, 2)
    )


def _is_quarrel(group: Sequence[Sighting]) -> bool:
    """Whether outlets quarrel over a sum that runs: one story gives two values, of which another outlet has but one."""
    if not group or not is_flow(group[0].figure):
        return False
    told = {one.story_id: [other for other in group if other.story_id == one.story_id] for one in group}
    for both in told.values():
        values = _by_value(both)
        if len(values) > 1 and any(
            sum(_same(one.figure, held[0].figure) for held in values) == 1 and one.outlet != both[0].outlet
            for other in told.values()
            if other is not both and len(_by_value(other)) == 1
            for one in other
        ):
            return True
    return False


def _by_value(group: Sequence[Sighting]) -> list[list[Sighting]]:
    found: list[list[Sighting]] = []
    for one in group:
        home = next((held for held in found if all(_same(one.figure, other.figure) for other in held)), None)
        if home is None:
            found.append([one])
        else:
            home.append(one)
    return found


def _same(a: Figure, b: Figure) -> bool:
    return not is_vague(a) and not is_vague(b) and fit(a, b)


def _sure(groups: list[list[Sighting]], told: KnownFigures) -> list[list[Sighting]]:
    """A group nothing is said of, and whose thing is too plain a word for one measure, falls apart by value."""
    found: list[list[Sighting]] = []
    for group in groups:
        one = group[0]
        is_plain = one.figure.kind not in MEASURED and one.said.measure is None and len(thing_of(one)) < 2
        is_toll = one.figure.kind == "casualties" and stem("shot") not in thing_of(one)
        is_borne_out = all(shared(a, b) for a, b in combinations(group, 2))
        is_known = (is_toll and all(each.is_dated for each in group)) or (not is_toll and is_borne_out)
        if is_plain and not is_known and _verdict(group, told) is None:
            found += _by_value(group)
        else:
            found.append(group)
    return found


def _joined(groups: list[list[Sighting]]) -> list[list[Sighting]]:
    """Groups of one and the same value become one where their sentences say that they are of one measure."""
    found: list[list[Sighting]] = []
    for group in groups:
        home = next((held for held in found if _are_one_value(held, group)), None)
        if home is None:
            found.append(group)
        else:
            home += group
    for group in found:
        group.sort(key=_in_time)
    return found


def _are_one_value(a: Sequence[Sighting], b: Sequence[Sighting]) -> bool:
    if not _same(a[0].figure, b[0].figure):  # most pairs of groups end here
        return False
    if not all(_same(one.figure, other.figure) for one, other in combinations((*a, *b), 2)):
        return False
    return all(equal_values(one, other) or _is_again(one, other) for one in a for other in b)


def _is_again(one: Sighting, other: Sighting) -> bool:
    """Whether a story gives a figure of which nothing is known twice."""
    return one.story_id == other.story_id and not (one.figure.thing_key or other.figure.thing_key)


def _measure(group: list[Sighting], known: KnownFigures, seconds: Set[tuple[int, Span]]) -> Measure:
    verdict = _verdict(group, known)
    if verdict == "equal" and not seconds.isdisjoint(map(_place, group)):
        verdict = None
    placed = tuple(_placed(one, group, verdict, known) for one in group)
    return Measure(_name(group), group[0].figure.unit, placed, verdict)


def _verdict(group: Sequence[Sighting], known: KnownFigures) -> Comparison | None:
    told = [one for one in group if one.figure.sense != "before"]
    pairs = [(a, b) for a, b in combinations(told, 2) if a.story_id != b.story_id]
    found = [verdict for a, b in pairs if (verdict := compare(a, b, known))]
    if "differs" in found or _is_quarrel(told):
        return "differs"
    if len(found) == len(pairs) and found and set(found) == {"equal"}:
        return "equal" if len({one.outlet or one.story_id for one in told}) > 1 else None
    moves = {verdict for verdict in found if verdict in ("rises", "falls")}
    return moves.pop() if len(moves) == 1 and _keeps_its_way(told, up="rises" in moves) else None


def _keeps_its_way(told: Sequence[Sighting], *, up: bool) -> bool:
    """Whether the values of a number that moved never turn back, in order of the days they are of."""
    first = {one.story_id: one for one in reversed(told) if not is_vague(one.figure)}
    values = [present(one.figure) for one in sorted(first.values(), key=lambda one: (one.day, one.at, one.story_id))]
    return values == sorted(values, reverse=not up)


def compare(a: Sighting, b: Sighting, known: KnownFigures) -> Comparison | None:
    """How two sightings of one measure, of two stories, stand to each other; None when nothing can be said for sure.

    `differs` needs two outlets, one time and numbers that do not meet however coarsely they are rounded. The answer for
    `rises` and `falls` is that of time, and given only where the later text says so.
    """
    if not (says_enough(a.figure) and says_enough(b.figure)) or (is_vague(a.figure) and is_vague(b.figure)):
        return None
    if b.day < a.day:
        a, b = b, a
    one_time = known.are_one_time(a, b)
    if fit(a.figure, b.figure) or (one_time and meet(reach(a.figure), reach(b.figure))):
        return "equal" if _is_number(a.figure) or _is_number(b.figure) or _is_said_alike(a.figure, b.figure) else None
    if b.said.is_revised and moved(b.figure):
        return "rises" if b.figure.direction == "up" else "falls"
    if (a.said.older or b.said.older) and not (one_time and a.said.older == b.said.older):
        return None
    if (a.said.is_quarrel or b.said.is_quarrel) and a.is_dated and b.is_dated:
        return "differs" if conflict(a.figure, b.figure) and says_so(a, b) else None
    has_grown = _has_grown(a, b) and (not one_time or a.day == b.day)
    if one_time and a.outlet != b.outlet and not has_grown:
        return "differs" if _is_dispute(a, b, known) else None
    return "rises" if has_grown else None


def _is_number(figure: Figure) -> bool:
    return figure.low == figure.high and is_exact(figure)


def _is_said_alike(a: Figure, b: Figure) -> bool:
    """Whether two bounds or ranges are one: of "in excess of 160" and "145 to 175" nothing is known."""
    return a.modifier == b.modifier and meet(near(a), near(b)) and (a.low == a.high) == (b.low == b.high)


def _has_grown(a: Sighting, b: Sighting) -> bool:
    """Whether the later text says that a count of people has grown; of one day, the later hour's."""
    if b.figure.kind not in ("casualties", "people") or not (a.is_dated and b.is_dated and b.said.is_growing):
        return False
    is_later = a.day < b.day or (a.day == b.day and a.at < b.at and not (a.said.as_of or b.said.as_of))
    if not is_later or is_vague(a.figure) or is_vague(b.figure):
        return False
    return near(b.figure)[0] > near(a.figure)[1]


def _is_dispute(a: Sighting, b: Sighting, known: KnownFigures) -> bool:
    """Whether values of one time differ, none of them being the later one of a number that grows."""
    later, sooner = (b, a) if b.at >= a.at else (a, b)
    if later.said.is_growing and later.figure.low > sooner.figure.low and later.figure.kind in ("casualties", "people"):
        return False
    if a.said.is_bounded or b.said.is_bounded or (a.said.measure is None and known.are_two_quakes(a, b)):
        return False
    is_named = all(one.said.measure is not None and one.said.measure.is_own for one in (a, b))
    return conflict(a.figure, b.figure) and says_so(a, b) and (is_named or not known.knows_both(a, b))


def _placed(one: Sighting, group: Sequence[Sighting], verdict: Comparison | None, known: KnownFigures) -> Placed:
    """How a sighting stands to one of another story: to one it differs from where outlets differ, else to the last."""
    if verdict is None or one.figure.sense == "before":
        return Placed(one)
    moves = verdict in ("rises", "falls")
    others = [other for other in group if other.story_id != one.story_id and (moves or other.outlet != one.outlet)]
    others = [other for other in others if other.figure.sense != "before"]
    told = [(other, found) for other in others if (found := compare(other, one, known))]
    if verdict == "differs":
        apart = [pair for pair in told if pair[1] == "differs"]
        if not apart and not told and is_flow(one.figure):  # they keep to their own over days
            apart = [(other, "differs") for other in others if conflict(other.figure, one.figure)]
        same = [pair for pair in told if fit(pair[0].figure, one.figure)]  # "more than 80" is not as 200
        told = apart or [pair for pair in same if (pair[0].at, pair[0].story_id) < (one.at, one.story_id)]
    else:
        told = [pair for pair in told if (pair[0].day, pair[0].at, pair[0].story_id) < (one.day, one.at, one.story_id)]
        told = [pair for pair in told if pair[1] == verdict] or told
    if not told:
        return Placed(one)
    other, found = told[-1]
    return Placed(one, found, other)


_HOW = {"killing": "killed", "injuring": "injured", "wounding": "wounded", "hurting": "hurt"}
_SUFFERED = re.compile(rf"\b(?:{'|'.join(_HOW)})$")
"""How a toll ends that was read from what did it: "killing 14 people"."""


def _is_verb(name: str, figure: Figure) -> bool:
    """Whether a toll would be called by a bare verb: "injuring" for "wounded"."""
    return figure.kind == "casualties" and name.endswith("ing") and " " not in name


def _name(group: Sequence[Sighting]) -> str:
    """The words all members share, as the shortest of them that holds no more than those has them."""
    if measure := group[0].said.measure:
        return measure.name
    things = [one for one in group if one.figure.thing]
    if not things:
        return ""
    shared = frozenset.intersection(*map(thing_of, things))
    fitting = [one.figure.thing for one in things if thing_of(one) == shared]
    if fitting:
        name = max(fitting, key=fitting.count)
        if _is_verb(name, things[0].figure):
            return things[0].figure.thing_key
        return _SUFFERED.sub(lambda verb: _HOW[verb[0]], name) if things[0].figure.kind == "casualties" else name
    first = things[0].figure
    words = [word for word in first.thing.split() if stem(word.lower()) in shared]
    keys = [word for word in first.thing_key.split() if stem(word) in shared]
    return " ".join(words or keys)
