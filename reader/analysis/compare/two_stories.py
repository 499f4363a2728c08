"""Two stories side by side: who speaks in both, figures of one measure, statements answered in either.

Everything stands as it was told; nothing says who is right.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from reader.analysis.compare.analyzed_story import AnalyzedStory, is_named, same_speaker, sightings
from reader.analysis.compare.line_up import Comparison as Verdict
from reader.analysis.compare.line_up import Measure, line_up
from reader.analysis.compare.replies import Answer, answers_within
from reader.analysis.text.similarity import Forms, Weights, forms
from reader.model.mark import Figure, Quote

_ALIKE = 0.5
"""Likeness from which on two quotes of one speaker are taken for the same words."""


@dataclass(frozen=True, slots=True)
class FigurePair:
    """What both stories give for one measure, each story's values in the order of its text."""

    thing: str
    left: tuple[Figure, ...]
    right: tuple[Figure, ...]
    verdict: Verdict | None
    """How the right one, told later, stands to the left one; None when nothing can be said for sure."""
    is_revised: bool = False
    """Whether a text says that the number was corrected."""


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

    left: AnalyzedStory
    right: AnalyzedStory
    within: tuple[Answer, ...]
    """Statements of either story that answer each other in it."""
    figures: tuple[FigurePair, ...]
    speakers: tuple[SpeakerPair, ...]
    only_left: tuple[str, ...]
    """Speakers with a name that only this story quotes."""
    only_right: tuple[str, ...]


def compare_stories(one: AnalyzedStory, other: AnalyzedStory) -> Comparison:
    """The comparison of two stories."""
    left, right = sorted((one, other), key=lambda story: (story.at, story.id))
    weights = Weights((left.text, right.text))
    speakers, only_left, only_right = _speakers(left, right, weights)
    within = [one for story in (left, right) for one in answers_within(story)]
    figures = _figures(left, right)
    return Comparison(left, right, tuple(within), figures, speakers, tuple(only_left), tuple(only_right))


def _speakers(
    left: AnalyzedStory, right: AnalyzedStory, weights: Weights
) -> tuple[tuple[SpeakerPair, ...], list[str], list[str]]:
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


def _by_speaker(story: AnalyzedStory) -> dict[str, list[Quote]]:
    found: dict[str, list[Quote]] = {}
    for quote in story.quotes:
        if is_named(quote):
            found.setdefault(quote.speaker_name, []).append(quote)
    return found


def _aligned(
    left: AnalyzedStory, mine: Sequence[Quote], right: AnalyzedStory, theirs: Sequence[Quote], weights: Weights
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


def _figures(left: AnalyzedStory, right: AnalyzedStory) -> tuple[FigurePair, ...]:
    """What both stories give for one measure; where outlets differ first."""
    seen = [each for story in (left, right) for each in sightings(story)]
    found = [pair for measure in line_up(seen) if (pair := _pair(measure, left, right))]
    return tuple(sorted(found, key=lambda pair: (pair.verdict is None, pair.verdict == "equal")))


def _pair(measure: Measure, left: AnalyzedStory, right: AnalyzedStory) -> FigurePair | None:
    """A measure both stories give; every value once."""
    here = _each_once(each.figure for each in measure.sightings if each.story_id == left.id)
    there = _each_once(each.figure for each in measure.sightings if each.story_id == right.id)
    return FigurePair(measure.thing, here, there, measure.verdict, measure.is_revised) if here and there else None


def _each_once(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    found: dict[tuple[float, float], Figure] = {}
    for figure in sorted(figures, key=lambda one: one.span):
        found.setdefault((figure.low, figure.high), figure)
    return tuple(found.values())
