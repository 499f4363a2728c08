"""Whether two stories tell of one time, so that values which do not meet differ and are no course of events.

Stories of one day do. Of a story without a date, and of what lasts over days, that is known only when the two tell of
one event beyond doubt: they give another figure alike.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from reader.analysis.compare.same_measure import MEASURED, Sighting, are_of_one, are_twins, words_of
from reader.analysis.compare.value_ranges import fit
from reader.model.mark import Figure

_LASTS = timedelta(days=7)
"""For how long outlets that give other values of what lasts speak of one thing."""
_DATED, _UNDATED = 1, 2
"""Figures alike by which two stories tell of one event, with dates some days apart and without dates."""
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_MONTH = timedelta(days=31)
_ONE_QUAKE = 0.35
_TELLING = 10
"""Counts from here on are not alike by chance."""


@dataclass(frozen=True, slots=True)
class KnownFigures:
    """What each story gives."""

    by_story: Mapping[int, tuple[Figure, ...]] = field(default_factory=dict)

    def are_one_time(self, a: Sighting, b: Sighting) -> bool:
        """Whether both values are of one time."""
        measure = a.said.measure
        if a.said.told_days and b.said.told_days and not a.said.told_days & b.said.told_days:
            return False
        if a.is_dated and b.is_dated:
            lasts = measure is not None and measure.is_lasting and abs(a.at - b.at) <= _LASTS
            is_past = _are_past(a, b)
            return (a.day == b.day and not is_past) or ((lasts or is_past) and self.shared(a, b) >= _DATED)
        if a.said.weekdays and b.said.weekdays and not a.said.weekdays & b.said.weekdays:
            return False
        is_of_place = measure is not None and measure.is_of_place
        if not is_of_place and a.is_dated != b.is_dated:
            return False
        return are_twins(a, b) or self.shared(a, b) + _told_of_one(a, b, self.shared(a, b)) >= _UNDATED

    def are_comparable(self, a: Sighting, b: Sighting) -> bool:
        """Whether values that do not fit may stand in one group: of stories without a date, those of one event."""
        return fit(a.figure, b.figure) or a.is_dated or b.is_dated or self.are_one_time(a, b)

    def shared(self, a: Sighting, b: Sighting) -> int:
        """How many other figures the stories of both give alike, not by chance."""
        mine, theirs = (
            [other for other in self.by_story.get(one.story_id, ()) if other != one.figure and _is_telling(other)]
            for one in (a, b)
        )
        alike = {(one.low, one.unit) for one in mine if any(_are_alike(one, other) for other in theirs)}
        written = telling_numbers(a) & telling_numbers(b)
        return len(alike | {(float(number), "") for number in written if number.isdigit()}) + len(
            [number for number in written if not number.isdigit()]
        )

    def are_two_quakes(self, a: Sighting, b: Sighting) -> bool:
        """Whether the first magnitudes of their stories lie farther apart than what agencies give of one quake."""
        first = [
            next((each.low for each in self.by_story.get(one.story_id, ()) if each.unit == "magnitude"), None)
            for one in (a, b)
        ]
        return first[0] is not None and first[1] is not None and abs(first[0] - first[1]) > _ONE_QUAKE

    def knows_both(self, a: Sighting, b: Sighting) -> bool:
        """Whether one of the stories gives the value of the other, too: then they are values of two things."""
        return self._gives(a, b) or self._gives(b, a)

    def _gives(self, one: Sighting, other: Sighting) -> bool:
        figure = other.figure
        if figure.low == figure.high and f"{figure.low:g}" in telling_numbers(one):
            return True
        return any(own != one.figure and _are_alike(own, figure) for own in self.by_story.get(one.story_id, ()))


def known_figures(sightings: Iterable[Sighting]) -> KnownFigures:
    """The figures of each story."""
    found: dict[int, list[Figure]] = defaultdict(list)
    for one in sightings:
        found[one.story_id].append(one.figure)
    return KnownFigures({story: tuple(figures) for story, figures in found.items()})


def _told_of_one(a: Sighting, b: Sighting, alike: int) -> int:
    """What else says that two stories tell of one event, as much as so many figures alike."""
    one, other = a.said.measure, b.said.measure
    if one is not None and other is not None and one.is_own and one.is_lasting:
        return 1 + are_of_one(a, b)
    if a.thread is None or a.thread != b.thread:
        return 0
    if one is not None and other is not None and one.is_of_day and other.is_of_day:
        return _UNDATED if a.said.told_days & b.said.told_days else 0
    return int(alike > 0 and len(a.said.weekdays) == 1 and a.said.weekdays == b.said.weekdays)


def _are_past(a: Sighting, b: Sighting) -> bool:
    """Whether both tell of one month that is past; what was counted then does not change from day to day."""
    return a.said.older is not None and a.said.older == b.said.older and a.said.older[1] - a.said.older[0] <= _MONTH


def _are_alike(one: Figure, other: Figure) -> bool:
    mine, theirs = words_of(one), words_of(other)
    return (
        one.kind == other.kind and one.unit == other.unit and fit(one, other) and bool(mine & theirs or mine == theirs)
    )


def telling_numbers(one: Sighting) -> frozenset[str]:
    """Numbers of title, opening and sentence that two stories do not write by chance: no years, nothing small."""
    return frozenset(
        number
        for number in one.said.numbers
        if "." in number or ":" in number or (len(number) > 2 and not _YEAR.fullmatch(number))
    )


def _is_telling(figure: Figure) -> bool:
    return figure.low == figure.high and (figure.kind in MEASURED or figure.low >= _TELLING)
