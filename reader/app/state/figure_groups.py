"""Figures of many stories lined up by what they measure, for the lens "figures".

Only stories of one thread are compared word by word; across threads nothing but the very same thing is one measure, so
that the votes of a council and those of a union stay two things.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reader.analysis.compare.same_measure import (
    Comparison,
    Measure,
    Sighting,
    compare,
    line_up,
    present,
    said,
)
from reader.model.document import Span
from reader.model.mark import Figure
from reader.model.safe_text import safe_line
from reader.store.annotations.figures import FigureRow

_ORDER: dict[Comparison | None, int] = {"differs": 0, "rises": 1, "falls": 1, "equal": 2, None: 3}
_TELLING = 2
"""Words a thing has at least to be known again outside its thread."""


@dataclass(frozen=True, slots=True)
class Value:
    """One figure of a thing, and how it stands to the one another story gave before it."""

    row: FigureRow
    verdict: Comparison | None = None
    before: FigureRow | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """What is measured, with its values, newest story first."""

    name: str
    verdict: Comparison | None
    values: tuple[Value, ...]

    @property
    def course(self) -> tuple[FigureRow, ...]:
        """The first value each story gives, in order of time; what was before is past and left out.

        Where outlets differ, every value of a story: none of them stands for it.
        """
        now = [value.row for value in self.values if value.row.figure.sense != "before"]
        now.sort(key=lambda row: (row.published_at, row.story_id, row.figure.span))
        first: dict[tuple[int, float], FigureRow] = {}
        for row in now:
            first.setdefault((row.story_id, present(row.figure) if self.is_disputed else 0), row)
        return tuple(first.values())

    @property
    def is_disputed(self) -> bool:
        """Whether outlets differ on it, so that no line leads from one value to the next."""
        return self.verdict == "differs"


def things(rows: Sequence[FigureRow]) -> list[Thing]:
    """The figures by thing: those outlets differ on first, then those that moved, then those most given."""
    by_place = {(row.story_id, row.figure.span): row for row in rows}
    found = [_thing(measure, by_place) for measure in _measures(rows)]
    placed = {(value.row.story_id, value.row.figure.span) for thing in found for value in thing.values}
    left = [row for row in rows if (row.story_id, row.figure.span) not in placed]
    found += [Thing(_plain_name(row), None, (Value(row),)) for row in _each_once(left)]
    newest = {id(thing): thing.values[0].row.published_at.timestamp() for thing in found}
    return sorted(found, key=lambda one: (_ORDER[one.verdict], -len(one.values), -newest[id(one)]))


def _measures(rows: Sequence[FigureRow]) -> list[Measure]:
    """Line up within each thread, then what bears the very same name in several."""
    threads: dict[tuple[int, str], list[Sighting]] = defaultdict(list)
    for row in rows:
        # one scale of its own keeps lining up quick: figures of two units are never one measure
        scale = "%" if row.figure.unit == "fraction" else row.figure.unit
        threads[row.thread_id or -row.story_id, scale].append(_sighting(row))
    named: dict[tuple[str, str, str], list[Measure]] = defaultdict(list)
    found: list[Measure] = []
    for sightings in threads.values():
        for measure in line_up(sightings):
            key = max((one.figure.thing_key for one in measure.sightings), key=lambda words: len(words.split()))
            if len(key.split()) >= _TELLING:
                named[key, measure.unit, measure.sightings[0].figure.kind].append(measure)
            else:
                found.append(measure)
    for alike in named.values():
        found += alike if len(alike) == 1 else line_up([one for measure in alike for one in measure.sightings])
    return found


def _thing(measure: Measure, by_place: Mapping[tuple[int, Span], FigureRow]) -> Thing:
    rows = [by_place[one.story_id, one.figure.span] for one in measure.sightings]
    values = [_value(row, rows[:number]) for number, row in enumerate(rows)]
    if measure.verdict == "differs":  # then nothing has moved: each outlet keeps to its own
        values = [replace(one, verdict="differs") if one.verdict in ("rises", "falls") else one for one in values]
    # newest story first, but a story's own values as it gives them
    values.sort(key=lambda value: (-value.row.published_at.timestamp(), -value.row.story_id, value.row.figure.span))
    name = safe_line(measure.thing) or _plain_name(rows[0])
    return Thing(name, measure.verdict, tuple(values))


def _value(row: FigureRow, earlier: Sequence[FigureRow]) -> Value:
    """Compared with the last other story that measures the same; equal ones are looked for first."""
    others = [one for one in reversed(earlier) if one.story_id != row.story_id and one.figure.sense != "before"]
    compared = [(one, compare(one.figure, row.figure, one.published_at, row.published_at)) for one in others]
    told = [(one, verdict) for one, verdict in compared if verdict and one.story_id == others[0].story_id]
    if not told:
        return Value(row)
    one, verdict = next((pair for pair in told if pair[1] == "equal"), told[-1])
    return Value(row, verdict, one)


def _each_once(unnamed: Iterable[FigureRow]) -> list[FigureRow]:
    """Figures without a thing, each value of a story once."""
    found: dict[tuple[int, float, float, str], FigureRow] = {}
    for row in unnamed:
        found.setdefault((row.story_id, row.figure.low, row.figure.high, row.figure.unit), row)
    return list(found.values())


def _plain_name(row: FigureRow) -> str:
    figure = row.figure
    return safe_line(figure.thing or _unit_name(figure) or figure.kind)


def _unit_name(figure: Figure) -> str:
    return "" if figure.unit in ("", "%") else figure.unit


def _sighting(row: FigureRow) -> Sighting:
    """With what its sentence tells, as for the relatives of a story; the sentence stands for the text it is from."""
    figure, at = row.figure, row.sentence_at
    lit, span = (Span(one.start - at, one.end - at) for one in (figure.lit, figure.span))
    told = said(row.sentence, replace(figure, lit=lit, span=span))
    return Sighting(figure, row.story_id, row.published_at, row.source, told)
