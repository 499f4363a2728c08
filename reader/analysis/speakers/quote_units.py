"""Sentences that keep a quotation together with the words that give its speaker.

'"Who goes?" asked the guard. "Stop!" He ran.' is three of them: a unit ends at a full stop outside quotation marks, or
at a quotation that ends like a sentence, unless its cue follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.analysis.speakers.cues.cue import Cue
from reader.analysis.text.nlp import FINITE, text_of, tokens_between
from reader.analysis.text.quotation_marks import OPENING, Paragraph, Passage
from reader.model.lexicon import abbreviations

if TYPE_CHECKING:
    from spacy.tokens import Doc

_STOP = re.compile(r"[.!?…]+[)\]’']*(?=\s+\S)")
_ABBREVIATED = re.compile(
    rf"(?:^|[\s(])(?:[A-Z]|{'|'.join(sorted(abbreviations()))}|[A-Za-z]\.[A-Za-z]|(?:[A-Z]\.)+[A-Z])\.$"
)
_FIRST_WORD = re.compile(r"\s+([A-Z]\w*)")
_PRONOUNS = frozenset({"He", "She", "They", "It", "His", "Her", "Their", "But", "The", "This"})
_SEMICOLON = re.compile(r";\s")
_SIGNATURE = re.compile(r"(?:[—–―]{1,2}|--?)\s*[A-Z][^.!?:]{2,90}$")
_STARTS_SENTENCE = re.compile(r"[A-Z0-9" + OPENING + r"\"'‘(\[–—-]|[^\W\d_a-z]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence in the sense above, with its passages and cues in order."""

    start: int
    end: int
    passages: tuple[Passage, ...]
    cues: tuple[Cue, ...]


def units_of(doc: Doc, paragraph: Paragraph, cues: list[Cue]) -> tuple[Unit, ...]:
    """The units of one paragraph; `cues` are the paragraph's."""
    text = text_of(doc)
    stops = {*_stops(text, paragraph), *_quoted_stops(doc, paragraph, cues)}
    stops |= set(_between_statements(text, paragraph, cues))
    edges = [paragraph.start, *sorted(stops), paragraph.end]
    units = []
    for start, end in pairwise(edges):
        first = start + len(text[start:end]) - len(text[start:end].lstrip())
        if first >= end:
            continue
        units.append(
            Unit(
                first,
                first + len(text[first:end].rstrip()),
                tuple(p for p in paragraph.passages if start <= p.start < end),
                tuple(c for c in cues if start <= c.start < end),
            )
        )
    return tuple(units)


def _between_statements(text: str, paragraph: Paragraph, cues: list[Cue]) -> Iterator[int]:
    """Semicolons with a cue on either side within the sentence: "Belkin says it rains; it will snow, he said"."""
    for match in _SEMICOLON.finditer(text, paragraph.start, paragraph.end):
        if paragraph.within(match.start()):
            continue
        low = max(text.rfind(stop, paragraph.start, match.start()) for stop in (". ", "? ", "! "))
        high = text.find(". ", match.end(), paragraph.end)
        before = any(max(low, paragraph.start) <= cue.start < match.start() and cue.uses != "a" for cue in cues)
        behind = any(match.end() <= cue.start and (high == -1 or cue.start < high) for cue in cues if not cue.inherited)
        if before and behind:
            yield match.end()


def _stops(text: str, paragraph: Paragraph) -> Iterator[int]:
    """Ends of sentences outside quotation marks."""
    for match in _STOP.finditer(text, paragraph.start, paragraph.end):
        if paragraph.within(match.start()) or paragraph.within(match.end() - 1):
            continue
        following = text[match.end() : paragraph.end].lstrip()[:1]
        before = text[max(paragraph.start, match.start() - 12) : match.start() + 1]
        if not _STARTS_SENTENCE.match(following):
            continue
        if not _ABBREVIATED.search(before) or _begins_anew(text, match.end(), before):
            yield match.end()


def _begins_anew(text: str, end: int, before: str) -> bool:
    """Whether a sentence begins behind an abbreviation all the same: "in the U.S. Merovian farms", "Lisle Jr. He"."""
    word = _FIRST_WORD.match(text, end)
    if word is None:
        return False
    if before.endswith((" Jr.", " Sr.")):
        return word[1] in _PRONOUNS
    return before.endswith(".S.") and (word[1] in _PRONOUNS or word[1].endswith(("ian", "ean", "ese")))


def _quoted_stops(doc: Doc, paragraph: Paragraph, cues: list[Cue]) -> Iterator[int]:
    """Ends of quotations that end like a sentence and are not followed by their cue."""
    text = text_of(doc)
    for passage in paragraph.passages:
        inner = text[passage.start : passage.end].rstrip("”’\"'»›` ")
        following = text[passage.end : paragraph.end].lstrip(" \u00a0")
        if inner[-1:] not in (".", "!", "?", "…") or not _STARTS_SENTENCE.match(following[:1]):
            continue
        if (len(inner) < 4 and inner[-1:] == ".") or _SIGNATURE.match(following):
            continue
        if not _tag_follows(doc, passage.end, paragraph, cues, inner[-1:]):
            yield passage.end


def _tag_follows(doc: Doc, end: int, paragraph: Paragraph, cues: list[Cue], stop: str) -> bool:
    """Whether what follows a quotation is only its cue: 'Belkin said.', 'the guard asked the crowd.'"""
    text = text_of(doc)
    start = end + len(text[end : paragraph.end]) - len(text[end : paragraph.end].lstrip())
    cue = next((cue for cue in cues if cue.left == start and set("de") & set(cue.uses) and not cue.inherited), None)
    if cue is None:
        return False
    stops = [position for position in _stops(text, paragraph) if position > cue.right]
    rest_end = min([*stops, *(p.start for p in paragraph.passages if p.start >= cue.right), paragraph.end])
    rest = tokens_between(doc, cue.right, rest_end)
    if stop == "." and (len(rest) > 4 or any(token.tag_ == "TO" for token in rest)):
        return False  # "She offered to resign." is a sentence of its own
    return not any(token.tag_ in FINITE or token.tag_ == "MD" for token in rest) and not text[
        cue.right : rest_end
    ].rstrip().endswith((",", ":"))
