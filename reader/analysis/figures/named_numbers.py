"""Numbers that belong to a name and count nothing, as only the parse can tell: "the Ash 5 sings", "Orla 3 models"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.model.lexicon.calendar import MONTH_WORDS, WEEKDAY_WORDS
from reader.model.sentences import sentence_start

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from reader.analysis.numbers.candidate import Found

_WORD_BEFORE = re.compile(r"(?<![\w&'’.-])(?P<name>[\w&'’.-]+)[®™]?\s$")
_NUMBER_OF_NAME = re.compile(r"\d{1,4}(?:\.\d{1,2})?")
_NAMES = ("NNP", "NNPS")
_MARKS = frozenset("®™")
_PLAIN = re.compile(r"\d+")
_DATES = MONTH_WORDS | WEEKDAY_WORDS
_AFTER_PLACE = frozenset(("in", "on", "at", "near", "from", "since", "with", "to", "by", "for"))


def is_of_name(text: str, doc: Doc, each: Found) -> bool:
    """Whether a bare number hangs on the proper noun right before it, or both on the noun after them.

    A name that begins the sentence, a date or one behind a preposition ("In Ossel 400 people") tells nothing.
    """
    if each.noted not in ("bare", "hyphen") or each.unit or not _NUMBER_OF_NAME.fullmatch(text, each.start, each.end):
        return False
    before = _WORD_BEFORE.search(text, max(0, each.start - 30), each.start)
    if (
        before is None
        or before["name"].islower()
        or before["name"].lower() in _DATES
        or not _is_inside(text, before.start("name"))
    ):
        return False
    span = doc.char_span(each.start, each.end, alignment_mode="expand")
    if span is None or span.start < 1:
        return False
    number, name = span.root, doc[span.start - 1]
    if name.text in _MARKS and span.start > 1:
        name = doc[span.start - 2]
    if name.tag_ not in _NAMES:
        return False
    if number.head.i == name.i:
        return True
    first = name
    while first.i and doc[first.i - 1].tag_ in _NAMES:
        first = doc[first.i - 1]
    behind_place = first.i > 0 and doc[first.i - 1].lower_ in _AFTER_PLACE
    after = doc[span.end] if span.end < len(doc) else None
    if after is not None and after.tag_ in ("VBZ", "MD") and not behind_place and _PLAIN.fullmatch(span.text):
        return True  # "the Orla 5 sings"
    together = number.head.i == name.head.i > number.i and name.dep_ in ("compound", "nmod")
    return together and not behind_place


def _is_inside(text: str, position: int) -> bool:
    """Whether the word there has a capital for more than beginning a sentence."""
    return text[sentence_start(text, position) : position].strip(" \"'“”‘’(-–—•") != ""
