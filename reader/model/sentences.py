"""Sentences by their marks of ending, without a language model."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from reader.model.document import Span
from reader.model.lexicon import abbreviations

_ENDING = re.compile(r"[.!?…][\"'”’»)]*(?=\s)|\n")


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text in order, without the white space between them; a line break ends one too.

    A full stop after one letter or a short title ("Mr.", "Nov.") ends none, nor does one before a small letter.
    """
    found, start = [], 0
    for match in _ENDING.finditer(text):
        if match.group()[0] == "." and _abbreviates(text, start, match.start()):
            continue
        following = match.end()
        while following < len(text) and text[following] in " \t":
            following += 1
        if match.group() != "\n" and following < len(text) and text[following].islower():
            continue
        found.append(_bare(text, start, match.end()))
        start = following
    found.append(_bare(text, start, len(text)))
    return tuple(span for span in found if span.start < span.end)


def around(text: str, *spans: Span) -> Span:
    """From the beginning of the sentence the first of `spans` stands in to the end of the last one's."""
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    cut = sentences(text)
    first, last = _at(cut, start), _at(cut, max(start, end - 1))
    return Span(min(start, first.start), max(end, last.end))


def sentence_start(text: str, position: int) -> int:
    """Where the sentence around `position` begins; `position` itself in the white space between two."""
    return min(position, _at(sentences(text), position).start)


def sentence_end(text: str, position: int) -> int:
    """Where the sentence around `position` ends."""
    return max(position, _at(sentences(text), position).end)


def _at(cut: Sequence[Span], offset: int) -> Span:
    index = bisect_right(cut, offset, key=lambda span: span.start) - 1
    return cut[index] if index >= 0 else Span(offset, offset)


def _abbreviates(text: str, start: int, dot: int) -> bool:
    begin = dot
    while begin > start and text[begin - 1].isalpha():
        begin -= 1
    word = text[begin:dot]
    return len(word) == 1 or word in abbreviations()


def _bare(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))


def within_sentence(words: str) -> str:
    """Words on one line as they stand within a sentence: with a small first letter."""
    words = " ".join(words.split())
    return words[:1].lower() + words[1:]
