"""Which figures of a file of stories measure one thing, as readers marked it without copying a word of the stories.

A line is a measure, a value's letter, and the places of that value: the story's id, a colon, and where the figure
stands in the story's text, in characters from 0. Figures of one measure and one letter fit each other; other letters
are other values. "a/1" is of another time than "a"; "*" is a bound or a vague word that fits them all; "?" a figure
that was cut or is none, of which nothing true can be said.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

_FITS_ALL = frozenset("*?")
_BEFORE = 14
"""Characters by which a mark may stand before the figure: "magnitude of 5.6" or "5.6"."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reader says of one figure."""

    measure: str
    value: str

    def differs(self, other: "Mark") -> bool:
        """Whether both are values of one measure that do not fit, whatever their times."""
        return self.measure == other.measure and self.value != other.value and not {self.value, other.value} & _FITS_ALL

    def disputes(self, other: "Mark") -> bool:
        """Whether they are of one time, too."""
        return self.differs(other) and self.value.partition("/")[2] == other.value.partition("/")[2]


@dataclass(slots=True)
class Marks:
    """All marks of a file."""

    places: dict[str, dict[int, Mark]] = field(default_factory=lambda: defaultdict(dict))
    """By story, by place in its text."""
    read_whole: tuple[str, ...] = ()
    """Events whose stories were read for every real difference."""

    def at(self, story: str, start: int, end: int) -> Mark | None:
        """The mark of the figure that stands there, the nearest of several."""
        near = [place for place in self.places.get(story, ()) if start - _BEFORE <= place < end]
        return self.places[story][min(near, key=lambda place: abs(place - start))] if near else None

    def real_differences(self) -> Iterator[str]:
        """The measures of which stories of an event read whole give values of one time that do not fit."""
        values: dict[str, set[tuple[str, Mark]]] = defaultdict(set)
        for story, found in self.places.items():
            for mark in found.values():
                values[mark.measure].add((story, mark))
        for measure, given in sorted(values.items()):
            apart = any(a[0] != b[0] and a[1].disputes(b[1]) for a, b in combinations(given, 2))
            if apart and measure.partition(".")[0] in self.read_whole:
                yield measure


def read_marks(lines: Iterable[str]) -> Marks:
    """The marks of a file's lines."""
    marks = Marks()
    for line in lines:
        fields = line.rstrip("\n").split("\t")
        if fields[0] == "# read whole":
            marks.read_whole = tuple(fields[1].split())
        elif not line.startswith("#") and len(fields) == 3:
            for place in fields[2].split():
                story, _, offset = place.rpartition(":")
                marks.places[story][int(offset)] = Mark(fields[0], fields[1])
    return marks


def marks_of(path: Path) -> Marks:
    """The marks of a file."""
    with path.open(encoding="utf-8") as lines:
        return read_marks(lines)


def place_in(original: str, before: str, behind: str) -> int:
    """Where words stand in a story's own text, of which spaces and whole lines may have been taken; -1 if nowhere.

    `before` and `behind` are the words of the cleaned text on either side of the place.
    """
    held = [place for place, letter in enumerate(original) if not letter.isspace()]
    whole = "".join(original[place] for place in held)
    left, right = "".join(before.split()), "".join(behind.split())[:40]
    for size in (len(left), 20, 10, 0):
        start = left[max(0, len(left) - size) :]
        at = whole.find(start + right)
        if at >= 0 and at + len(start) < len(held):
            return held[at + len(start)]
    return -1
