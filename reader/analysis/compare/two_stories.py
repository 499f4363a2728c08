"""Two stories side by side: who speaks in both, figures of one measure, statements that answer each other.

Everything stands as it was told; nothing says who is right.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from reader.analysis.compare.analyzed_story import (
    Told,
    is_named,
    same_speaker,
    sightings,
)
from reader.analysis.compare.replies import Answer, answers, answers_within
from reader.analysis.compare.same_measure import Comparison as Verdict
from reader.analysis.compare.same_measure import Measure, compare, line_up
from reader.analysis.text.similarity import Forms, Weights, forms
from reader.model.mark import Figure, Quote
from reader.model.sentences import around

_ALIKE = 0.5
"""Likeness from which on two quotes of one speaker are taken for the same words."""
_MEASURED = frozenset(("money", "percent", "points", "measure", "temperature"))
"""Kinds of figures whose unit says enough for that; people and things are counted in every story."""
_CONTEXT_EQUAL, _CONTEXT_RATE, _CONTEXT = 2, 1, 4
"""Telling words that the sentences of two figures must share when their things have no word in common: when the values
are equal, when both are rates ("crowns a day"), else."""


@dataclass(frozen=True, slots=True)
class FigurePair:
    """What both stories give for one measure, each story's values in the order of its text."""

    thing: str
    left: tuple[Figure, ...]
    right: tuple[Figure, ...]
    verdict: Verdict
    """How the right one, told later, stands to the left one."""
    sure: bool = True
    """False when only the sentences around them speak for one measure."""


@dataclass(frozen=True, slots=True)
class QuotePair:
    """Words of one speaker in either story; both there and `alike`: the same words."""

    left: Quote | None
    right: Quote | None
    alike: bool = False


@dataclass(frozen=True, slots=True)
class SpeakerPair:
    """A speaker whom both stories quote."""

    name: str
    left_role: str
    right_role: str
    quotes: tuple[QuotePair, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two stories, the earlier one at the left."""

    left: Told
    right: Told
    answers: tuple[Answer, ...]
    within: tuple[Answer, ...]
    """Statements of either story that answer each other in it, those of `answers` left out."""
    figures: tuple[FigurePair, ...]
    speakers: tuple[SpeakerPair, ...]
    only_left: tuple[str, ...]
    """Speakers with a name that only this story quotes."""
    only_right: tuple[str, ...]


def compare_stories(one: Told, other: Told) -> Comparison:
    """The comparison of two stories."""
    left, right = sorted((one, other), key=lambda story: (story.at, story.id))
    weights = Weights((left.text, right.text))
    speakers, only_left, only_right = _speakers(left, right, weights)
    across = answers(left, right)
    told = [one.statement for one in across]
    within = [one for story in (left, right) for one in answers_within(story) if one.statement not in told]
    figures = _figures(left, right)
    return Comparison(left, right, across, tuple(within), figures, speakers, tuple(only_left), tuple(only_right))


def _speakers(left: Told, right: Told, weights: Weights) -> tuple[tuple[SpeakerPair, ...], list[str], list[str]]:
    here, there = _by_speaker(left), _by_speaker(right)
    found: list[SpeakerPair] = []
    for name in list(here):
        match = next((other for other in there if same_speaker(left, name, right, other)), None)
        if match is None:
            continue
        mine, theirs = here.pop(name), there.pop(match)
        pairs = _aligned(left, mine, right, theirs, weights)
        found.append(SpeakerPair(max(name, match, key=len), _role(mine), _role(theirs), pairs))
    found.sort(key=lambda pair: (not any(one.alike for one in pair.quotes), -len(pair.quotes)))
    return tuple(found), list(here), list(there)


def _by_speaker(story: Told) -> dict[str, list[Quote]]:
    found: dict[str, list[Quote]] = {}
    for quote in story.quotes:
        if is_named(quote):
            found.setdefault(quote.speaker_name, []).append(quote)
    return found


def _aligned(
    left: Told, mine: Sequence[Quote], right: Told, theirs: Sequence[Quote], weights: Weights
) -> tuple[QuotePair, ...]:
    """The same words opposite each other; what remains stands beside one another as it comes."""
    here, there = [forms(left.quoted(one)) for one in mine], [forms(right.quoted(one)) for one in theirs]
    scored = sorted(
        (
            (weights.likeness(a, b), -i, -j)
            for i, a in enumerate(here)
            for j, b in enumerate(there)
            if _enough(a, b) and weights.likeness(a, b) >= _ALIKE
        ),
        reverse=True,
    )
    met: dict[int, int] = {}
    for _, i, j in scored:
        if -i not in met and -j not in met.values():
            met[-i] = -j
    pairs = [QuotePair(mine[i], theirs[j], alike=True) for i, j in sorted(met.items())]
    rest = [one for i, one in enumerate(mine) if i not in met]
    other_rest = [one for j, one in enumerate(theirs) if j not in met.values()]
    return (*pairs, *(QuotePair(a, b) for a, b in zip_longest(rest, other_rest)))


def _enough(a: Forms, b: Forms) -> bool:
    return len(a & b) > 1


def _role(quotes: Iterable[Quote]) -> str:
    return next((quote.role for quote in quotes if quote.role), "")


def _figures(left: Told, right: Told) -> tuple[FigurePair, ...]:
    seen = [each for story in (left, right) for each in sightings(story)]
    found = [pair for measure in line_up(seen) if (pair := _pair(measure, left, right))]
    taken = {id(one) for pair in found for one in (*pair.left, *pair.right)}
    known = {(one.low, one.high, one.unit) for pair in found for one in (*pair.left, *pair.right)}
    rest = [
        each
        for each in seen
        if id(each.figure) not in taken and (each.figure.low, each.figure.high, each.figure.unit) not in known
    ]
    found += _by_context(
        left,
        [each.figure for each in rest if each.story_id == left.id],
        right,
        [each.figure for each in rest if each.story_id == right.id],
    )
    return tuple(sorted(found, key=lambda pair: (pair.verdict == "equal", not pair.sure)))


def _pair(measure: Measure, left: Told, right: Told) -> FigurePair | None:
    """A measure both stories give; every value once."""
    here = _each_once(each.figure for each in measure.sightings if each.story_id == left.id)
    there = _each_once(each.figure for each in measure.sightings if each.story_id == right.id)
    if not here or not there:
        return None
    verdict = _how_they_stand(measure, left, here, right, there)
    return FigurePair(measure.thing, here, there, verdict) if verdict else None


def _how_they_stand(
    measure: Measure, left: Told, here: Sequence[Figure], right: Told, there: Sequence[Figure]
) -> Verdict | None:
    """How the values at the right stand to those at the left.

    A story that gives two sums for one thing tells of a quarrel: they differ when the other story has but one of them.
    Of people and things it may count some, too, and one value in common is enough.
    """
    mine, theirs = ([one for one in side if one.sense != "before"] for side in (here, there))
    found = [[compare(a, b, left.at, right.at) for b in theirs] for a in mine]
    if not any("equal" in row for row in found):
        return measure.verdict or next((one for row in found for one in row if one), None)
    every = all("equal" in row for row in found) and all("equal" in column for column in zip(*found, strict=True))
    return "equal" if every or mine[0].kind not in _MEASURED else "differs"


def _by_context(left: Told, mine: Sequence[Figure], right: Told, theirs: Sequence[Figure]) -> list[FigurePair]:
    """Figures of one unit whose things have no word in common, but the sentences around them do."""
    waiting = [(True, one, _context(left, one)) for one in mine if one.kind in _MEASURED]
    waiting += [(False, one, _context(right, one)) for one in theirs if one.kind in _MEASURED]
    found = []
    while waiting:
        group = [waiting.pop(0)]
        for member in group:
            near = [one for one in waiting if _go_together(member[1:], one[1:])]
            group += near
            waiting = [one for one in waiting if not any(one is other for other in near)]
        here = _each_once(figure for is_left, figure, _ in group if is_left)
        there = _each_once(figure for is_left, figure, _ in group if not is_left)
        if here and there:
            alike = {(one.low, one.high) for one in here} == {(one.low, one.high) for one in there}
            found.append(FigurePair(here[0].thing, here, there, "equal" if alike else "differs", sure=False))
    return found


def _go_together(a: tuple[Figure, Forms], b: tuple[Figure, Forms]) -> bool:
    """Whether two figures seem to be of one thing, by their unit and the sentences around them."""
    (one, said), (other, told) = a, b
    if one.unit == "%" and one.thing_key and other.thing_key and not _meets(one, other):
        return False  # percentages of two things
    return (
        bool(one.unit) and (one.unit, one.kind) == (other.unit, other.kind) and len(said & told) >= _needed(one, other)
    )


def _meets(one: Figure, other: Figure) -> bool:
    return one.low <= other.high and other.low <= one.high


def _each_once(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    found: dict[tuple[float, float], Figure] = {}
    for figure in sorted(figures, key=lambda one: one.span):
        found.setdefault((figure.low, figure.high), figure)
    return tuple(found.values())


def _needed(one: Figure, other: Figure) -> int:
    if (one.low, one.high) == (other.low, other.high):
        return _CONTEXT_EQUAL
    return _CONTEXT_RATE if " per " in one.unit else _CONTEXT


def _context(story: Told, figure: Figure) -> Forms:
    """The telling words of the sentence a figure stands in, without its own."""
    span = around(story.text, figure.span)
    own = forms(story.text[figure.span.start : figure.span.end])
    return forms(story.text[span.start : span.end]) - own
