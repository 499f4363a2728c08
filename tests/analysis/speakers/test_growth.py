"""Hostile shapes cost no more than in proportion to their length: time at one length against time at four times it."""

import time
from collections.abc import Callable

import pytest

from reader.analysis.speakers.find_quotes import find_speakers
from reader.analysis.text.datelines import without_datelines
from reader.analysis.text.nlp import parse
from reader.model.document import plain_document

_SHORT, _TIMES = 6_000, 4
_MOST = 3.0
"""How many times more than in proportion is still taken for noise of the machine."""


def _names(length: int) -> str:
    sounds = ["ba", "do", "ki", "lu", "me", "no", "pa", "ri", "su", "ta"]
    words = (f"{sounds[n % 10]}{sounds[n // 10 % 10]}{sounds[n // 100 % 10]}n".capitalize() for n in range(length // 8))
    return " ".join(words).replace("n ", "n, ")[:length]


SHAPES: dict[str, Callable[[int], str]] = {
    "quotation marks": lambda length: "“a” " * (length // 4),
    "straight marks": lambda length: '"a" ' * (length // 4),
    "marks never closed": lambda length: "“" * length,
    "names": _names,
    "capitals": lambda length: "Ab Cd " * (length // 6),
    "initials": lambda length: "A. " * (length // 3),
    "shouts": lambda length: "AB " * (length // 3),
    "datelines": lambda length: "AB-" * (length // 3) + " — ",
    "statements": lambda length: "“a b c d e f.” he said. " * (length // 24),
    "short lines": lambda length: "Nothing\n" * (length // 8),
    "lines with a name": lambda length: "Ilse Drey\n" * (length // 10),
    "lines that say": lambda length: "“Go,” Drey said.\n" * (length // 17),
    "verbs of saying": lambda length: "said " * (length // 5),
}


def _seconds(text: str) -> float:
    document = plain_document(text)
    doc = parse(document)
    assert doc is not None
    began = time.process_time()
    without_datelines(text)
    find_speakers(document, doc)
    return time.process_time() - began


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_no_faster_than_in_proportion(shape: Callable[[int], str]) -> None:
    short, long = _seconds(shape(_SHORT)), _seconds(shape(_SHORT * _TIMES))
    assert long < max(0.3, _MOST * _TIMES * short), f"{short:.2f} s, then {long:.2f} s"
