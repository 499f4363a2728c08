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

from reader.analysis.speakers.cues import Cue
from reader.analysis.text.nlp import FINITE, text_of, tokens_between
from reader.analysis.text.quotation_marks import OPENING, Paragraph, Passage

if TYPE_CHECKING:
    from spacy.tokens import Doc

_STOP = re.compile(r"[.!?…]+[)\]’']*(?=\s+\S)")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gov|Sen|Rep|Reps|Sens|Gen|Lt|Col|Sgt|Capt|Maj|Cmdr|Adm|St|Rev|Hon|Jr|Sr|No|vs|"
    r"Jan|Feb|Aug|Sept|Oct|Nov|Dec|Inc|Corp|Co|Ltd|Bros|Mass|Calif|Fla|Pa|Va|Md|[A-Za-z]\.[A-Za-z]|(?:[A-Z]\.)+[A-Z])\.$"
)
_SIGNATURE = re.compile(r"(?:[—–―]|--?)\s*[A-Z][^.!?:]{2,90}$")
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
    edges = [paragraph.start, *sorted({*_stops(text, paragraph), *_quoted_stops(doc, paragraph, cues)}), paragraph.end]
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


def _stops(text: str, paragraph: Paragraph) -> Iterator[int]:
    """Ends of sentences outside quotation marks."""
    for match in _STOP.finditer(text, paragraph.start, paragraph.end):
        if paragraph.within(match.start()) or paragraph.within(match.end() - 1):
            continue
        following = text[match.end() : paragraph.end].lstrip()[:1]
        before = text[max(paragraph.start, match.start() - 12) : match.start() + 1]
        if _STARTS_SENTENCE.match(following) and not _ABBREVIATED.search(before):
            yield match.end()


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
    """Whether what follows a quotation is only its cue: 'Rogan said.', 'the guard asked the crowd.'"""
    text = text_of(doc)
    start = end + len(text[end : paragraph.end]) - len(text[end : paragraph.end].lstrip())
    cue = next((cue for cue in cues if cue.left == start and set("de") & set(cue.uses) and not cue.inherited), None)
    if cue is None:
        return False
    stops = [position for position in _stops(text, paragraph) if position > cue.right]
    rest_end = min([*stops, *(p.start for p in paragraph.passages if p.start >= cue.right), paragraph.end])
    rest = tokens_between(doc, cue.right, rest_end)
    if stop == "." and len(rest) > 4:
        return False
    return not any(token.tag_ in FINITE or token.tag_ == "MD" for token in rest) and not text[
        cue.right : rest_end
    ].rstrip().endswith((",", ":"))
