"""Running text cut into words that compare: lower-cased, plurals and possessives folded, capitals remembered."""

import re
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_POSSESSIVE = ("'s", "’s")
_ENDS = frozenset(".!?:;…\n")
_OPENING = " \t\r\"'“‘«„([*-–—•"
ACRONYM = 3
"""Capitals up to this length are a word of their own: the US is not us, the WHO not who."""


class Word(NamedTuple):
    """One word of a text: its place, the form it is compared by, and how it is written."""

    start: int
    end: int
    form: str
    capital: bool
    """Written with a capital where no sentence begins: most likely a name."""
    opening: bool
    """Written with a capital because a sentence begins, which says little."""


def words(text: str) -> list[Word]:
    """The words of `text` in order; a possessive ending is left out of the span."""
    found = []
    for match in _WORD.finditer(text):
        start = match.start()
        length, compared, upper = _read(match.group())
        opening = upper and _opens_sentence(text, start)
        found.append(Word(start, start + length, compared, upper and not opening, opening))
    return found


@lru_cache(maxsize=1 << 16)
def _read(word: str) -> tuple[int, str, bool]:
    """Length without a possessive ending, form, and whether it begins with a capital."""
    if word.endswith(_POSSESSIVE):
        word = word[:-2]
    return len(word), form(word), word[0].isupper()


def form(word: str) -> str:
    """What a word is compared by: "Talks" is "talk", "Ryabkov" "ryabkov", "U.S" and "US" are "US"."""
    if len(word) > 2 and "." in word and _DOTTED.fullmatch(word):
        word = word.replace(".", "")
    if word.isupper() and 1 < len(word) <= ACRONYM:
        return word
    word = word.lower().replace("’", "'")
    if len(word) < 4 or word[-1] != "s" or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1]


def _opens_sentence(text: str, start: int) -> bool:
    before = start - 1
    while before >= 0 and text[before] in _OPENING:
        before -= 1
    return before < 0 or text[before] in _ENDS
