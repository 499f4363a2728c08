"""A quotation in the making: its words and its cue, the speaker still as the text puts them."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.analysis.speakers.cues.cue import Cue
from reader.analysis.text.noun_phrases import Phrase
from reader.model.document import Span
from reader.model.mark import QuoteKind


@dataclass(slots=True)
class Attribution:
    """A quotation in the making; without a cue it continues what was said before."""

    spans: list[Span]
    kind: QuoteKind
    cue: Cue | None = None
    via: Phrase | None = None
    implied: Phrase | None = None
    """Who the sentence before it is about, when there is no cue."""
    follows: Attribution | None = field(default=None, repr=False)
    """The attribution whose speaker goes on here, when there is no cue."""
    exchange: tuple[Attribution, ...] = field(default=(), repr=False)
    """The direct quotations of the paragraphs right before, up to three, when there is no cue."""
    narrated: bool = False
    """What was told right before it is about nobody: the thread to the speaker before that is broken."""
    lost: bool = False
    """A whole paragraph about nobody was told right before it."""
    answers: bool = False
    """The quotation before it is a question."""

    by: str = ""
    """The sieves that found the words or, without a cue, whom they are given to."""

    @property
    def start(self) -> int:
        """Where its first words stand."""
        return self.spans[0].start
