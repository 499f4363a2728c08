"""A thread along time: its stories on the days they came out, the days their texts tell of, and figures' courses."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from reader.analysis.compare.analyzed_story import AnalyzedStory, sightings
from reader.analysis.compare.date_mentions import dates_told
from reader.analysis.compare.date_resolution import Days, Doubt
from reader.analysis.compare.line_up import Comparison, Measure, line_up
from reader.analysis.compare.new_in_story import Addition, additions
from reader.analysis.compare.same_measure import Sighting
from reader.analysis.compare.value_ranges import present
from reader.analysis.text.similarity import Forms, forms
from reader.model.document import Span
from reader.model.mark import Figure
from reader.model.sentences import around

POINTS = 3
"""Stories that must give a figure for it to have a course."""
_SHARED = 2
"""Telling words by which a sentence belongs to its thread, or two sentences to each other, at least."""
_ALIKE = 0.5
"""Part of the shorter sentence's content words from which on two tell the same."""


@dataclass(frozen=True, slots=True)
class Published:
    """A story on the day it came out, with what it added."""

    days: Days
    addition: Addition


@dataclass(frozen=True, slots=True)
class Recalled:
    """What a sentence tells of another day than that of its story."""

    days: Days
    figures: tuple[Figure, ...]
    """Its figures of that day."""
    story: AnalyzedStory
    """The first story that tells it."""
    sentence: Span
    words: Span
    """The words that name the day."""
    others: tuple[AnalyzedStory, ...] = ()
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
    story: AnalyzedStory


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


def timeline(stories: Sequence[AnalyzedStory]) -> Timeline:
    """The timeline of `stories`, which are in order of time."""
    return Timeline(days_of(stories), courses(stories))


def days_of(stories: Sequence[AnalyzedStory]) -> tuple[Day, ...]:
    """The days on which `stories`, in order of time, came out or of which they tell."""
    published = [Published(_came_out(one.story), one) for one in additions(stories)]
    events: list[Event] = [*recalled(stories), *published]
    events.sort(key=lambda one: (one.days.first, one.days.last, isinstance(one, Published), _time(one)))
    return tuple(
        Day(Days(first, last, _doubt(held)), held)
        for (first, last), held in (
            (key, tuple(group)) for key, group in groupby(events, key=lambda one: (one.days.first, one.days.last))
        )
    )


def _came_out(story: AnalyzedStory) -> Days:
    day = story.at.date()
    return Days(day, day, "" if story.is_dated else "?")


def recalled(stories: Sequence[AnalyzedStory]) -> list[Recalled]:
    """What the texts tell of other days than their own; what several stories tell alike is told once.

    Of all that a story dates, that belongs to a thread which stands in words other stories of the thread use, too, or
    which has figures.
    """
    common = _common_words(stories)
    found: list[Recalled] = []
    held: list[Forms] = []
    for story in stories:
        for one in _dated(story):
            own = forms(story.words(one.sentence)) - forms(story.words(one.words))
            if not one.figures and len(own & common) < _SHARED:
                continue
            home = next((at for at, known in enumerate(found) if _is_same(known, held[at], one, own)), None)
            if home is None:
                found.append(one)
                held.append(own)
            elif story not in (found[home].story, *found[home].others):
                found[home] = replace(found[home], others=(*found[home].others, story))
    return found


def _common_words(stories: Sequence[AnalyzedStory]) -> Forms:
    """Telling words that more than one of the stories has; of a single story, all."""
    held = Counter(form for story in stories for form in forms(story.text))
    return frozenset(form for form, count in held.items() if count > 1 or len(stories) == 1)


def _dated(story: AnalyzedStory) -> Iterator[Recalled]:
    """The sentences of a story that tell of other days than its own, with the figures of those days."""
    today = story.at.date()
    figures: dict[Span, list[Figure]] = {}
    for figure in story.figures:
        if figure.thing:
            figures.setdefault(around(story.text, figure.lit), []).append(figure)
    for one in dates_told(story.text, today if story.is_dated else None):
        in_caption = any(caption.start <= one.words.start < caption.end for caption in story.captions)
        if in_caption or (story.is_dated and one.days.first <= today <= one.days.last):
            continue
        words = story.words(one.words)
        those = [figure for figure in figures.get(one.sentence, ()) if _names_date(figure.as_of, words)]
        yield Recalled(one.days, tuple(those), story, one.sentence, one.words)


def _names_date(as_of: str, words: str) -> bool:
    return bool(as_of) and (as_of in words or words in as_of)


def _is_same(known: Recalled, told: Forms, one: Recalled, own: Forms) -> bool:
    """Whether two sentences tell of one thing: on the same days the same figure, or much the same words."""
    if (known.days.first, known.days.last) != (one.days.first, one.days.last):
        return False
    if known.story is one.story:
        return known.sentence == one.sentence
    counted = {(figure.low, figure.high, figure.unit) for figure in known.figures}
    if any((figure.low, figure.high, figure.unit) in counted for figure in one.figures):
        return True
    return len(told & own) >= max(_SHARED, _ALIKE * min(len(told), len(own)))


def courses(stories: Iterable[AnalyzedStory]) -> tuple[Course, ...]:
    """Measures that enough stories give and that do not stay as they were, those given most first."""
    by_id = {story.id: story for story in stories}
    found = [
        _course(measure, by_id) for measure in line_up([one for story in by_id.values() for one in sightings(story)])
    ]
    told = [one for one in found if len(one.points) >= POINTS and len({point.value for point in one.points}) > 1]
    return tuple(sorted(told, key=lambda one: -len(one.points)))


def _course(measure: Measure, stories: dict[int, AnalyzedStory]) -> Course:
    units = [each.figure.unit for each in measure.sightings]
    usual = max(units, key=units.count)
    points = [
        _point(_telling(list(held), usual), stories[story_id])
        for story_id, held in groupby(measure.sightings, key=lambda each: each.story_id)
    ]
    points.sort(key=lambda point: point.at)
    return Course(measure.thing, usual, tuple(points), measure.verdict)


def _telling(held: Sequence[Sighting], unit: str) -> Figure:
    """The figure a story stands for: the first it gives in the usual unit, as the most important comes first."""
    first = sorted((each.figure for each in held), key=lambda figure: figure.span)
    return next((figure for figure in first if figure.unit == unit), first[0])


def _point(figure: Figure, story: AnalyzedStory) -> Point:
    return Point(story.at, present(figure), figure, story)


def _doubt(events: Sequence[Event]) -> Doubt:
    """A day is in doubt when everything that is told of it is."""
    doubts: list[Doubt] = [event.days.doubt for event in events]
    return "" if "" in doubts else doubts[0]


def _time(event: Event) -> datetime:
    return (event.addition.story if isinstance(event, Published) else event.story).at
