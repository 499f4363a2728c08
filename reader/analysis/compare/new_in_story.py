"""What each story of a thread adds: quotes and figures that no story before it had."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis.compare.analyzed_story import AnalyzedStory, is_named
from reader.analysis.text.similarity import Forms, forms
from reader.model.mark import Figure, Quote

_KNOWN = 0.6
"""Share of the shorter quote's content words from which on two quotes say the same."""
_FEWEST = 3
"""Telling words a quote needs to be worth showing first."""


@dataclass(frozen=True, slots=True)
class Addition:
    """What is new in one story, in the order of its text."""

    story: AnalyzedStory
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def first_quote(self) -> Quote | None:
        """The quote to show for all: the first one of somebody with a name that says something."""
        told = [one for one in self.quotes if len(forms(self.story.quoted(one))) >= _FEWEST]
        return next((one for one in told if is_named(one)), told[0] if told else None)

    @property
    def first_figure(self) -> Figure | None:
        """The figure to show for all: the first one of which it is known what it measures."""
        return next((one for one in self.figures if one.thing), self.figures[0] if self.figures else None)


def additions(stories: Sequence[AnalyzedStory]) -> tuple[Addition, ...]:
    """What is new in each of `stories`, which are in order of time."""
    said: list[Forms] = []
    counted: set[tuple[float, float, str]] = set()
    found = []
    for story in stories:
        spoken = [(quote, forms(story.quoted(quote))) for quote in story.quotes]
        figures = {(one.low, one.high, one.unit): one for one in reversed(story.figures)}
        found.append(
            Addition(
                story,
                tuple(quote for quote, own in spoken if own and not any(_same(own, other) for other in said)),
                tuple(one for one in reversed(figures.values()) if (one.low, one.high, one.unit) not in counted),
            )
        )
        said += [own for _, own in spoken]
        counted |= figures.keys()
    return tuple(found)


def _same(a: Forms, b: Forms) -> bool:
    shorter = min(len(a), len(b))
    return shorter > 1 and len(a & b) >= _KNOWN * shorter
