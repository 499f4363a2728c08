"""What a story is about: its most telling words, each with a weight, for finding its relatives.

No language model is needed: how often a word occurs, how early, whether it is a name, and how rare it is in the news at
large say enough, and cost two milliseconds.
"""

import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.analysis.frequencies import rarity
from reader.analysis.words import Word, words

KEPT = 80
"""Words kept of a story; local counts choose the final ones among them."""
NAME, TITLE, LEAD, NUMBER = 2.0, 1.2, 1.5, 1.5
"""How much more a name, a word of the headline or of the first `LEAD_WORDS` words, a number counts."""
LEAD_WORDS = 100
_OPENING = 0.3
"""What a capital at the beginning of a sentence, or in a headline, says of being a name."""


@dataclass(frozen=True, slots=True)
class StoryTerms:
    """A story with its telling words, strongest first."""

    title: str
    text: str
    weights: Mapping[str, float]
    """Word form to weight, rarity not yet counted in."""
    names: frozenset[str]
    """Those of them that are names."""
    cut: Sequence[Word]
    """The words of the text."""
    title_cut: Sequence[Word]

    def keys(self) -> list[int]:
        """The words' numbers in the index, in order."""
        return [key(word) for word in self.weights]


def key(word: str) -> int:
    """The number a word goes by in the index: 32 bits with a sign, so that the index needs no table of words."""
    return zlib.crc32(word.encode()) - (1 << 31)


def terms(title: str, text: str) -> StoryTerms:
    """The telling words of a story; either part may be empty."""
    title_cut, cut = words(title), words(text)
    headline = {word.form for word in title_cut}
    lead = {word.form for word in cut[:LEAD_WORDS]}
    seen: dict[str, int] = {}
    signs: dict[str, float] = {}
    for _, _, form, capital, opening in cut:
        seen[form] = seen.get(form, 0) + 1
        signs[form] = signs.get(form, 0.0) + (1 if capital else _OPENING if opening else -1)
    for _, _, form, capital, opening in title_cut:
        seen[form] = seen.get(form, 0) + 1
        signs[form] = signs.get(form, 0.0) + (_OPENING if capital or opening else -1)
    names = {form for form, sign in signs.items() if sign > 0}
    weights: dict[str, float] = {}
    for form, times in seen.items():
        if not _telling(form):
            continue
        weight = 1 + math.log(times) if times > 1 else 1.0
        if form in headline:
            weight *= TITLE
        elif form in lead:
            weight *= LEAD
        if form in names:
            weight *= NAME
        elif form[0].isdigit():
            weight *= NUMBER
        weights[form] = weight
    strength = {form: weight * rarity(form) for form, weight in weights.items()}
    strongest = sorted(strength, key=strength.__getitem__, reverse=True)[:KEPT]
    return StoryTerms(
        title,
        text,
        {form: weights[form] for form in strongest},
        frozenset(names.intersection(strongest)),
        cut,
        title_cut,
    )


def _telling(form: str) -> bool:
    """Words of one or two small letters are grammar in every language that writes with letters and spaces."""
    return len(form) > 2 or form.isupper() or (len(form) > 1 and not form.isascii() and not form.islower())
