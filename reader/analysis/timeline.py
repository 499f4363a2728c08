"""A thread along time: its stories on the days they came out, the days their texts tell of, and figures' courses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from reader.analysis.additions import Addition, additions
from reader.analysis.compare import Comparison, Measure, Sighting, line_up
from reader.analysis.sentences import around
from reader.analysis.told import Told
from reader.analysis.told_days import Days, Doubt, days_told
from reader.model.document import Span
from reader.model.marks import Figure

POINTS = 3
"""Stories that must give a figure for it to have a course."""


@dataclass(frozen=True, slots=True)
class Published:
    """A story on the day it came out, with what it added."""

    days: Days
    addition: Addition


@dataclass(frozen=True, slots=True)
class Recalled:
    """Figures of one sentence on the day a text gives for them."""

    days: Days
    figures: tuple[Figure, ...]
    story: Told
    """The first story that tells it."""
    sentence: Span
    """Where they stand there."""
    others: tuple[Told, ...] = ()
    """Stories that tell the same."""


Event = Published | Recalled


@dataclass(frozen=True, slots=True)
class Day:
    """Everything of one day, or of one stretch of time."""

    days: Days
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """What one story says a figure was."""

    at: datetime
    value: float
    figure: Figure
    story: Told


@dataclass(frozen=True, slots=True)
class Course:
    """One measure over time, one point a story."""

    thing: str
    unit: str
    points: tuple[Point, ...]
    verdict: Comparison | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """What the timeline of a thread shows."""

    days: tuple[Day, ...]
    courses: tuple[Course, ...]


def timeline(stories: Sequence[Told]) -> Timeline:
    """The timeline of `stories`, which are in order of time."""
    published = [Published(Days(one.story.at.date(), one.story.at.date()), one) for one in additions(stories)]
    events: list[Event] = [*recalled(stories), *published]
    events.sort(key=lambda one: (one.days.first, one.days.last, isinstance(one, Published), _time(one)))
    days = [
        Day(Days(first, last, _doubt(held)), held)
        for (first, last), held in (
            (key, tuple(group)) for key, group in groupby(events, key=lambda one: (one.days.first, one.days.last))
        )
    ]
    return Timeline(tuple(days), courses(stories))


def recalled(stories: Sequence[Told]) -> list[Recalled]:
    """The lit figures that a text dates to other days than its own; what several stories tell alike is told once."""
    sentences: dict[tuple[Days, int, Span], Recalled] = {}
    first: dict[tuple[object, ...], tuple[Days, int, Span]] = {}
    for story in stories:
        for figure in story.figures:
            sentence = around(story.text, figure.lit)
            days = _days(story, figure, sentence)
            if days is None:
                continue
            key = (days, story.id, sentence)
            home = first.setdefault((days, figure.low, figure.high, figure.unit), key)
            known = sentences.get(home)
            if known is None:
                sentences[home] = Recalled(days, (figure,), story, sentence)
            elif home == key:
                sentences[home] = replace(known, figures=(*known.figures, figure))
            elif story.id != known.story.id and story not in known.others:
                sentences[home] = replace(known, others=(*known.others, story))
    return list(sentences.values())


def _days(story: Told, figure: Figure, sentence: Span) -> Days | None:
    """The days the text gives for a figure; None when it gives none, or the story's own."""
    if not (figure.as_of and figure.thing):
        return None
    words, today = story.words(sentence), story.at.date()
    at = words.find(figure.as_of, len(story.words(Span(sentence.start, figure.span.end))))
    before = words[: at if at >= 0 else max(0, words.rfind(figure.as_of))]
    days = days_told(figure.as_of, today, before=before)
    return None if days is None or days.first <= today <= days.last else days


def courses(stories: Iterable[Told]) -> tuple[Course, ...]:
    """Measures that enough stories give and that do not stay as they were, those given most first."""
    by_id = {story.id: story for story in stories}
    sightings = [
        Sighting(figure, story.id, story.at, story.source) for story in by_id.values() for figure in story.figures
    ]
    found = [_course(measure, by_id) for measure in line_up(sightings)]
    told = [one for one in found if len(one.points) >= POINTS and len({point.value for point in one.points}) > 1]
    return tuple(sorted(told, key=lambda one: -len(one.points)))


def _course(measure: Measure, stories: dict[int, Told]) -> Course:
    units = [each.figure.unit for each in measure.sightings]
    usual = max(units, key=units.count)
    points = [
        _point(_telling(list(held), usual), stories[story_id])
        for story_id, held in groupby(measure.sightings, key=lambda each: each.story_id)
    ]
    points.sort(key=lambda point: point.at)
    return Course(measure.thing, usual, tuple(points), _verdict(measure, points))


def _verdict(measure: Measure, points: Sequence[Point]) -> Comparison | None:
    """How the last point stands to the first, unless stories of one day disagree."""
    if measure.verdict == "differs" or len(points) < 2:
        return measure.verdict
    first, last = points[0].value, points[-1].value
    return "rises" if last > first else "falls" if last < first else "equal"


def _telling(held: Sequence[Sighting], unit: str) -> Figure:
    """The figure a story stands for: the first it gives in the usual unit, as the most important comes first."""
    first = sorted((each.figure for each in held), key=lambda figure: figure.span)
    return next((figure for figure in first if figure.unit == unit), first[0])


def _point(figure: Figure, story: Told) -> Point:
    value = (figure.low + figure.high) / 2
    if figure.direction:
        value = figure.high if figure.direction == "up" else figure.low
    return Point(story.at, value, figure, story)


def _doubt(events: Sequence[Event]) -> Doubt:
    """A day is in doubt when everything that is told of it is."""
    doubts: list[Doubt] = [event.days.doubt for event in events]
    return "" if "" in doubts else doubts[0]


def _time(event: Event) -> datetime:
    return (event.addition.story if isinstance(event, Published) else event.story).at
