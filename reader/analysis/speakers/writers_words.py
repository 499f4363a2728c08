"""The writer's own words behind what somebody says in the same sentence: they are no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.analysis.text.quotation_marks import Passage
from reader.model.lexicon import word_set

_NOUNS = "|".join(sorted(word_set("what is taken up")))
_TAKEN_UP = re.compile(rf", (?:a|an) (?:[a-z-]+ ){{0,2}}(?:{_NOUNS})\b(?= (?:that|which|[A-Z][a-z]+|he|she|they) )")
"""What was said taken up again: "..., a claim that others deny", "..., a refrain Drey has repeated"."""
_NOT_TOLD = re.compile(
    r", (?:but|although|though) (?:(?:he|she|they|it) )?"
    r"(?:(?:did|would) ?n[o’']t|declined to|refused to)"
    r" (?:say|disclose|elaborate|specify|give|provide|comment|identify|name|explain|detail|reveal|offer)s?\b"
)
"""What was not said: "..., but he did not say when"."""
_WHEN = re.compile(r"[”’\"]+ (?:after|amid|following) ")
"""When quoted words were said: '... “a joke” after the vote'."""


def cut_before(text: str, start: int, end: int, passages: Sequence[Passage]) -> int:
    """`end`, or the place before it where the writer goes on about what is said from `start` on."""
    return min([end, *_cuts(text, start, end, passages)])


def _cuts(text: str, start: int, end: int, passages: Sequence[Passage]) -> Iterator[int]:
    for pattern in (_TAKEN_UP, _NOT_TOLD):
        for match in pattern.finditer(text, start, end):
            if not any(passage.start < match.start() < passage.end for passage in passages):
                yield match.start()
    last = max((passage.end for passage in passages if start <= passage.start and passage.end <= end), default=end)
    if last < end and _WHEN.match(text, last - 1, end) is not None:
        yield last
