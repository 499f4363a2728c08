"""A figure in its sentence and story, as every sieve for its thing sees it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reader.analysis.figures.parse_view import NOUNS, Parsed
from reader.analysis.figures.thing import NOTHING, Thing
from reader.analysis.numbers.quantity_words import TIME_NOUNS
from reader.analysis.quantities.casualties import is_people
from reader.analysis.quantities.conversions import converts
from reader.model.sentences import sentence_start

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reader.analysis.numbers.candidate import Found

_RECENT = 260
"""Characters a figure of the sentence before may stand back and still be what this one is told of."""
_ASIDE = re.compile(r"\s+[–—-]\s+[^.;:()–—]{0,40}\s+[–—-](?=\s)")


@dataclass(frozen=True)
class Scene:
    """The figure `found[index]` with the parse, the text, and the things of the figures before it in the story."""

    parsed: Parsed
    text: str
    found: Sequence[Found]
    index: int
    before: Thing
    """The thing of the figure before in the same sentence; `NOTHING` for the first of one."""
    things: Sequence[Thing]
    """Those of all figures before."""

    @property
    def each(self) -> Found:
        """The figure itself."""
        return self.found[self.index]

    @property
    def last(self) -> Found | None:
        """The figure before it in the story."""
        return self.found[self.index - 1] if self.index else None

    @property
    def next(self) -> Found | None:
        """The figure after it in the story."""
        return self.found[self.index + 1] if self.index + 1 < len(self.found) else None

    @cached_property
    def gap(self) -> str:
        """The words between the figure before and this one."""
        return self.text[self.last.end : self.each.start] if self.last is not None else ""

    @cached_property
    def root(self) -> Token:
        """The token by which the figure hangs in the parse."""
        return self.parsed.root(self.each)

    @cached_property
    def beyond(self) -> Found:
        """The figure with what stands between it and its noun: "20-metre (66 ft) tree", "2% – or 900 – of buses"."""
        each, following = self.each, self.next
        end = each.end
        if following is not None and converts(self.text, each, following):
            end = following.end + 1
        elif aside := _ASIDE.match(self.text, end):
            end = aside.end()
        elif self.text[end : end + 1] == "]" and "[" in self.text[max(0, each.start - 3) : each.start]:
            end += 1
        return each if end == each.end else replace(each, end=end)

    @cached_property
    def counted_before(self) -> Thing:
        """The counted noun this figure may leave out: that of a count before it in this sentence or the last one."""
        start = sentence_start(self.text, self.each.start)
        for other in range(self.index - 1, max(-1, self.index - 6), -1):
            found, thing = self.found[other], self.things[other]
            if found.end < start - _RECENT or self.text.find("\n", found.end, self.each.start) >= 0:
                break
            if found.kind in ("count", "people") and thing.noun and not found.unit and found.noted != "hyphen":
                return thing
        return NOTHING

    @cached_property
    def alike_before(self) -> Thing:
        """The thing of the nearest figure of the same unit before it, in this sentence or the last one."""
        for other in range(self.index - 1, max(-1, self.index - 6), -1):
            found, thing = self.found[other], self.things[other]
            if found.end < self.each.start - _RECENT or self.text.find("\n", found.end, self.each.start) >= 0:
                break
            if thing.words and (found.unit == self.each.unit or _one_money(found.unit, self.each.unit)):
                return thing
        return NOTHING

    @cached_property
    def unit_before(self) -> bool:
        """Whether a figure of the same unit stands before it in the sentence."""
        start = sentence_start(self.text, self.each.start)
        recent = self.found[max(0, self.index - 4) : self.index]
        return any(found.unit == self.each.unit and found.start >= start for found in recent)

    @cached_property
    def people_before(self) -> Thing:
        """The people counted last before it in the sentence: "of whom"."""
        start = sentence_start(self.text, self.each.start)
        for other in range(self.index - 1, max(-1, self.index - 6), -1):
            if self.found[other].start >= start and is_people(self.things[other].noun):
                return self.things[other]
        return self.before

    def word_after(self) -> Token | None:
        """The token right after the figure."""
        at = self.parsed.at(self.beyond.end - 1) + 1
        if self.text.startswith(" or so ", self.beyond.end):
            at += 2
        return self.parsed.doc[at] if at < len(self.parsed.doc) else None

    def place_after(self, *prepositions: str) -> str:
        """A short phrase right after the figure that says where or for what it holds: "in capital", "for adults"."""
        prep = self.word_after()
        if prep is None or prep.lower_ not in prepositions:
            return ""
        noun = next((child for child in prep.rights if child.dep_ == "pobj" and child.tag_ in NOUNS), None)
        if noun is None or noun.i - prep.i > 6 or noun.lower_ in TIME_NOUNS or noun.i in self.parsed.owner:
            return ""
        words = self.parsed.wording(self.parsed.phrase(noun))
        return f"{prep.text} {words}" if words and not words[0].isdigit() else ""


def _one_money(a: str, b: str) -> bool:
    return a.partition(" per ")[0] == b.partition(" per ")[0] and len(a.partition(" per ")[0]) == 3
