"""What analysis finds in a document: who is named, who said what, and the figures.

All spans count code points of `Document.text`, end exclusive.
"""

from dataclasses import dataclass
from typing import Literal

from reader.model.document import Span

QuoteKind = Literal["direct", "mixed", "indirect"]

FigureKind = Literal[
    "percent", "points", "money", "people", "casualties", "votes", "share", "multiple",
    "measure", "temperature", "duration", "age", "count",
]  # fmt: skip

FigureSense = Literal["value", "before", "change"]
"""How much there is, how much there was before, or by how much it moved."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a person or body that speaks is named, by name, role or pronoun."""

    span: Span
    name: str
    """Canonical name within the story."""
    method: str = "name"
    """How the mention was resolved: name, surname, spelling, role, pronoun, ..."""


@dataclass(frozen=True, slots=True)
class ByReader:
    """What of a statement is the reader's word, and what was found in its place."""

    speaker: bool = False
    role: bool = False
    found_speaker: str = ""
    found_role: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words with their speaker."""

    spans: tuple[Span, ...]
    """The words, quotation marks included for direct ones; several when the quote is interrupted."""
    kind: QuoteKind
    speaker: Span | None = None
    """The mention beside the cue ("he", "Vossberg", "Ilse Brandt, a senior fellow at ...")."""
    speaker_name: str = ""
    """Canonical name within the story; empty when nobody can be named."""
    role: str = ""
    """The role as the story gives it, "Kremlin foreign policy adviser"; empty when it gives none."""
    cue: Span | None = None
    """The words of saying: "said", "according to"."""
    via: str = ""
    """The agency or outlet that passed the words on."""
    confidence: float = 1.0
    """0 to 1; below `DOUBTFUL` the speaker is shown as doubtful."""
    method: str = ""
    """How the speaker's name was found, for "why": name, surname, spelling, role, pronoun, turn, rules, ...; behind
    semicolons the sieves that found who speaks and the words: "surname; subject; clause behind"."""
    by_reader: ByReader | None = None
    """Set where the reader corrected who said it, or in which role."""

    @property
    def way(self) -> str:
        """How the name was found, without the other sieves."""
        return self.method.split(";")[0]


DOUBTFUL = 0.6
"""Quotes less sure than this are shown as doubtful."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit and the thing measured: "500% tariffs", "at least 14 killed"."""

    span: Span
    """Number, currency sign, scale word, % or unit of measure; neither modifier nor thing."""
    lit: Span
    """What is lit: the figure together with its thing when they stand side by side."""
    low: float
    high: float
    """Equal to `low` but for ranges and vague counts."""
    unit: str = ""
    """"%", "percentage point", an ISO currency code, "people", "kilometre", ...; empty for other counted things."""
    kind: FigureKind = "count"
    thing: str = ""
    """What is measured or counted, in the story's words."""
    thing_key: str = ""
    """`thing` in a form that compares: lower-cased lemmas of its content words, space-separated, sorted."""
    modifier: str = "="
    """One of = ~ > <: exactly, about, at least, at most."""
    direction: str = ""
    """"up", "down" or empty."""
    of: float | None = None
    """The whole, for shares: 50 in "39 of 50 states"."""
    is_lit: bool = True
    """Whether a news reader wants to see it lit; the rest is kept and searchable."""
    source: str = ""
    """Canonical name of the speaker who gives it, when it stands in a quote."""
    as_of: str = ""
    """The date the text gives for it, as written; empty when it gives none."""
    sense: FigureSense = "value"
    """In "rose 5% to 82, up from 78": a change, a value, and the value before."""

    @property
    def value(self) -> float | None:
        """The number, or None for a range."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything language analysis says of one document."""

    version: int
    language: str = "en"
    method: Literal["model", "rules", "limit"] = "model"
    """"rules" when no language model fits: direct quotes only, and shown as such; "limit" when it took too long."""
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()


def speaker_names(analysis: Analysis | None) -> tuple[str, ...]:
    """The names of those who speak in a story, each once."""
    quotes = analysis.quotes if analysis else ()
    return tuple(dict.fromkeys(quote.speaker_name for quote in quotes if quote.speaker_name))
