"""What the grammar hands from step to step: a number found in the text, before it is given its thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from reader.model.document import Span
from reader.model.mark import FigureKind, FigureSense

FARTHEST = 600
"""Characters of a sentence in which a figure may hang on one before it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A number with its unit; offsets count code points of the whole text."""

    start: int
    end: int
    low: float
    high: float
    unit: str = ""
    kind: FigureKind = "count"
    modifier: str = "="
    direction: str = ""
    of: float | None = None
    lit_from: int = -1
    """Where the modifier before the figure begins ("at least"); -1 when there is none beside it."""
    noun: Span | None = None
    """The counted noun when the grammar itself has read it ("39 of 50 states")."""
    noted: str = ""
    """How it was found, when a later step asks: bare, range, between, vague, fraction, times, fold, verbed, hyphen,
    tally, magnitude, band."""
    sense: FigureSense = "value"

    @property
    def span(self) -> Span:
        """Number and unit, as a span."""
        return Span(self.start, self.end)


def since(found: Sequence[Found], start: int) -> list[Found]:
    """Those of `found`, which stand in order, that begin at `start` or later."""
    return list(takewhile(lambda each: each.start >= start, reversed(found)))[::-1]
