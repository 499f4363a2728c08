"""Measures of a line of text that every rule shares: its norm, its length, whether it is prose.

Length is counted in words; in scripts written without spaces two characters count as one word, so that no rule about
short lines eats Chinese, Japanese or Korean text.
"""

import re
import unicodedata
from functools import lru_cache

PROSE_WORDS = 12
"""Words from which on a line that ends like a sentence is prose."""

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»›)\]」』）]*\W{0,2}$")


@lru_cache(2048)  # several rules ask about the same line
def norm(text: str) -> str:
    """`text` as words alone, in one case and one form: what two renderings of a line have in common."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


@lru_cache(2048)
def length(text: str) -> int:
    """How many words `text` has, or would have if its script put spaces between them."""
    spaced = len(text.split())
    if text.isascii():
        return spaced
    return max(spaced, len(_UNSPACED.findall(text)) // 2)


def ends_like_a_sentence(text: str) -> bool:
    """Whether the last mark is a full stop, question or exclamation mark, quotes and brackets aside."""
    return bool(_SENTENCE_END.search(text[-12:]))


def is_prose(text: str) -> bool:
    """Whether `text` reads as running text rather than as a label, a link or a caption."""
    return length(text) >= PROSE_WORDS and ends_like_a_sentence(text)


def likeness(a: str, b: str) -> float:
    """Share of the words of two norms that both have (Jaccard), 0 to 1."""
    first, second = set(a.split()), set(b.split())
    return len(first & second) / len(first | second) if first and second else 0.0
