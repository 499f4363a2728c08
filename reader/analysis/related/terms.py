"""What a story is about: its weighted key terms, for finding its relatives.

No language model is needed: how often a word occurs, how early, whether it is a name, and how rare it is in the news at
large say enough, and cost a millisecond.
"""

import math
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from reader.analysis.text.frequencies import rarity
from reader.analysis.text.words import is_unspaced, read, written

KEPT = 80
"""Words kept of a story; local counts choose the final ones among them."""
NAME, TITLE, LEAD, NUMBER = 2.0, 1.2, 1.5, 1.5
"""How much more a name, a word of the headline or of the first `LEAD_WORDS` words, a number counts."""
LEAD_WORDS = 100
_CAPITAL, _OPENING, _NAMED = 20, 13, 10
"""What a capital, and one at the beginning of a sentence or in a headline, say of being a name; and from how much of
that for each occurrence, small ones included, a word is one."""

_GRAMMAR = frozenset("的了是在和也就都与與及着著被把这這那" + "はがをにのでとも")
"""Characters of Chinese and Japanese that are mostly grammar."""


@dataclass(frozen=True, slots=True)
class StoryTerms:
    """A story with its key terms, strongest first."""

    title: str
    text: str
    weights: Mapping[str, float]
    """Word form to weight, rarity not yet counted in."""
    names: frozenset[str]
    """Those of them that are names."""

    def keys(self) -> list[int]:
        """The words' numbers in the index, in order."""
        return [key(word) for word in self.weights]


@lru_cache(maxsize=1 << 16)
def key(word: str) -> int:
    """The number a word goes by in the index: 32 bits with a sign, so that the index needs no table of words."""
    return zlib.crc32(word.encode()) - (1 << 31)


def terms(title: str, text: str) -> StoryTerms:
    """The key terms of a story; either part may be empty."""
    tokens, opening = written(text)
    title_tokens, _ = written(title)
    begins = Counter(opening)
    seen: dict[str, int] = {}
    capitals: dict[str, int] = {}
    for token, times in Counter(tokens).items():
        _, form, capital = read(token)
        seen[form] = seen.get(form, 0) + times
        if capital:
            sign = _CAPITAL * times - (_CAPITAL - _OPENING) * begins.get(token, 0)
            capitals[form] = capitals.get(form, 0) + sign
    place = {read(token)[1]: LEAD for token in tokens[:LEAD_WORDS]}
    for token in title_tokens:
        _, form, capital = read(token)
        seen[form] = seen.get(form, 0) + 1
        place[form] = TITLE
        if capital:
            capitals[form] = capitals.get(form, 0) + _OPENING
    names = {form for form, sign in capitals.items() if sign > _NAMED * seen[form]}
    weights: dict[str, float] = {}
    strength: dict[str, float] = {}
    for form, times in seen.items():
        tells, rare, kind = _known(form)
        if tells:
            weight = place.get(form, 1.0) * (NAME if form in names else kind)
            if times > 1:
                weight *= 1 + math.log(times)
            weights[form] = weight
            strength[form] = weight * rare
    strongest = sorted(strength, key=strength.__getitem__, reverse=True)[:KEPT]
    return StoryTerms(
        title, text, {form: weights[form] for form in strongest}, frozenset(names.intersection(strongest))
    )


@lru_cache(maxsize=1 << 16)
def _known(form: str) -> tuple[bool, float, float]:
    """Whether a word can tell anything, how much an occurrence does, and how much more as a word of its kind."""
    return _is_key_term(form), rarity(form), NUMBER if form[0].isdigit() else 1.0


def _is_key_term(form: str) -> bool:
    """Words of one or two small letters are grammar in every language that writes with letters and spaces.

    In Chinese and Japanese pairs with a character of grammar are, and those of hiragana alone.
    """
    if len(form) == 2 and is_unspaced(form):
        return not (_GRAMMAR & {*form} or all("\u3040" <= letter < "\u30a0" for letter in form))
    return len(form) > 2 or form.isupper() or (len(form) > 1 and not form.isascii() and not form.islower())
