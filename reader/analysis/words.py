"""Running text cut into words that compare: lower-cased, plurals and possessives folded, capitals remembered."""

import re
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import accumulate, compress, islice
from typing import NamedTuple

_WORD = re.compile(r"([^\W_]+(?:['’.&-][^\W_]+)*)")
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


_MAKE = partial(tuple.__new__, Word)
"""`Word` of a tuple, in a third of the time."""


def words(text: str) -> list[Word]:
    """The words of `text` in order; a possessive ending is left out of the span."""
    parts = _parts(text)
    starts = accumulate(map(len, parts))
    cut = zip(islice(starts, 0, None, 2), map(read, parts[1::2]), _beginnings(parts), strict=False)
    return [
        _MAKE((start, start + length, compared, upper and not begins, upper and begins))
        for start, (length, compared, upper), begins in cut
    ]


def written(text: str) -> tuple[Sequence[str], list[str]]:
    """The words of `text` as they are written, for `read`; and those of them that begin a sentence.

    The same cut as that of `words`, without saying where: what comparing a whole library of stories needs.
    """
    parts = _parts(text)
    tokens = parts[1::2]
    return tokens, list(compress(tokens, _beginnings(parts)))


@lru_cache(maxsize=1 << 16)
def read(token: str) -> tuple[int, str, bool]:
    """Of a word as it is written the length without a possessive ending, the form, and if it begins with a capital."""
    if token.endswith(_POSSESSIVE):
        token = token[:-2]
    return len(token), form(token), token[0].isupper()


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


@lru_cache(maxsize=2)
def _parts(text: str) -> Sequence[str]:
    """What stands between words, and the words, in turn; a story is cut to be compared and once more to say why."""
    return _WORD.split(text)


def _beginnings(parts: Sequence[str]) -> list[bool]:
    """Of each word whether a sentence begins with it."""
    gaps = parts[:-1:2]
    after = {gap: before[-1] in _ENDS if (before := gap.rstrip(_OPENING)) else False for gap in set(gaps)}
    found = [after[gap] for gap in gaps]
    if gaps and not gaps[0].rstrip(_OPENING):
        found[0] = True
    return found
