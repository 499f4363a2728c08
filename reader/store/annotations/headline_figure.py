"""The figure a headline is listed with: the first of its story that the headline itself does not tell."""

import math
import re
from collections.abc import Iterable

from reader.model.document import Document
from reader.model.mark import Figure
from reader.model.safe_text import safe_line

_NUMBER = re.compile(r"(?<![\w.,])(?:[$€£¥]\s?)?(?P<number>\d+(?:[.,]\d+)*)(?:\s?-?(?P<scale>[a-z]+))?", re.I)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SCALES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mm": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9,
    "billion": 1e9, "tn": 1e12, "trillion": 1e12,
}  # fmt: skip
_UNITS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: float(value) for value, word in enumerate(_UNITS, 1)} | {
    word: 10.0 * value for value, word in enumerate(_TENS, 1)
}
_WORD = re.compile(rf"\b(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b(?:[\s-](?P<scale>[a-z]+))?", re.I)
_ROUNDED = 0.005
"""How far a headline may round, as a part: 3.2 and 3.21 billion say the same."""


def headline_figure(figures: Iterable[Figure], document: Document, title: str) -> str:
    """Its words, empty when there is none. A cell of a table says too little to stand alone."""
    told = _numbers(title)
    for one in figures:
        words = document.text[one.lit.start : one.lit.end]
        if one.is_lit and not _is_cell(one, document) and not _is_told(one, words, title, told):
            return safe_line(words)
    return ""


def _is_cell(figure: Figure, document: Document) -> bool:
    index = document.block_at(figure.lit.start)
    return index is not None and document.blocks[index].kind == "table"


def _is_told(figure: Figure, words: str, title: str, told: list[float]) -> bool:
    return words.casefold() in title.casefold() or any(
        math.isclose(number, value, rel_tol=_ROUNDED) for number in told for value in (figure.low, figure.high)
    )


def _numbers(title: str) -> list[float]:
    found = [_WORDS[match["word"].lower()] * _scale(match) for match in _WORD.finditer(title)]
    for match in _NUMBER.finditer(title):
        text = match["number"]
        plain = text.replace(",", "") if _THOUSANDS.fullmatch(text) else text.replace(",", ".")
        if plain.count(".") < 2:
            found.append(float(plain) * _scale(match))
    return found


def _scale(match: re.Match[str]) -> float:
    return _SCALES.get((match["scale"] or "").lower(), 1.0)
