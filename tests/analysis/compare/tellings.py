"""Stories for the lenses that lay several side by side: marks are given by the words they stand on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from reader.analysis.compare.analyzed_story import AnalyzedStory
from reader.model.document import Span
from reader.model.mark import Analysis, Figure, Quote


def said(text: str, words: str, name: str, cue: str = "said", kind: str = "indirect", role: str = "") -> Quote:
    """A quote of `words`."""
    start = text.index(words)
    at = text.find(cue, max(0, start - 60))
    return Quote(
        (Span(start, start + len(words)),),
        kind,  # type: ignore[arg-type]
        None,
        name,
        role,
        Span(at, at + len(cue)) if at >= 0 else None,
    )


def figure(text: str, words: str, value: float, **details: object) -> Figure:
    """A figure written as `words`; `details` are fields of it."""
    start = text.index(words)
    span = Span(start, start + len(words))
    given = Figure(span, span, value, value)
    found = replace(given, **details)  # type: ignore[arg-type]
    return replace(found, thing_key=found.thing_key or found.thing.lower())


def story(
    number: int, day: int, text: str, quotes: Sequence[Quote] = (), figures: Sequence[Figure] = (), **details: object
) -> AnalyzedStory:
    """Story `number`, published on that day of November 2026."""
    at = datetime(2026, 11, day, 12, tzinfo=UTC)
    marks = Analysis(1, quotes=tuple(quotes), figures=tuple(figures))
    return replace(AnalyzedStory(number, f"Story {number}", f"Outlet {number}", at, text, marks), **details)  # type: ignore[arg-type]
