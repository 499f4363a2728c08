"""Running text cut into words that compare: lower-cased, plurals and possessives folded, capitals remembered.

Chinese and Japanese set no spaces: there, every two characters that stand side by side are a word, which finds stories
about as well as a dictionary does (Nie, Gao, Zhang and Zhou 2000, "On the use of words and n-grams for Chinese
information retrieval").
"""

import re
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import accumulate, compress
from typing import NamedTuple

_WORD = re.compile(r"([^\W_]+(?:['’.&-][^\W_]+)*)")
_UNSPACED = (
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
"""Kana and the characters of Chinese."""
_RUN = re.compile(f"[{_UNSPACED}]+")
_PIECE = re.compile(f"[{_UNSPACED}]+|[^\\W_{_UNSPACED}]+(?:['’.&-][^\\W_{_UNSPACED}]+)*")
"""A word of a script without spaces, still in one, or one of another script beside it."""
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
    gaps, tokens, starts = _cut(text)
    return [
        _MAKE((start, start + length, compared, upper and not begins, upper and begins))
        for start, (length, compared, upper), begins in zip(starts, map(read, tokens), _beginnings(gaps), strict=True)
    ]


def written(text: str) -> tuple[Sequence[str], list[str]]:
    """The words of `text` as they are written, for `read`; and those of them that begin a sentence.

    The same cut as that of `words`, without saying where: what comparing a whole library of stories needs.
    """
    gaps, tokens, _ = _cut(text)
    return tokens, list(compress(tokens, _beginnings(gaps)))


def is_unspaced(text: str) -> bool:
    """Whether there is a script in it that sets no spaces between words."""
    return not text.isascii() and _RUN.search(text) is not None


def pairs(text: str) -> list[str]:
    """All pairs of characters in scripts without spaces."""
    return [pair for run in _RUN.findall(text) for pair in _pairs(run)] if is_unspaced(text) else []


@lru_cache(maxsize=1 << 16)
def read(token: str) -> tuple[int, str, bool]:
    """Of a word as it is written the length without a possessive ending, the form, and if it begins with a capital."""
    if token.endswith(_POSSESSIVE):
        token = token[:-2]
    return len(token), form(token), token[0].isupper()


def form(word: str) -> str:
    """What a word is compared by: "Talks" is "talk", "Vossberg" "vossberg", "U.S" and "US" are "US"."""
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
def _cut(text: str) -> tuple[Sequence[str], Sequence[str], Sequence[int]]:
    """What stands before each word, the words, and where; a story is cut to be compared and once more to say why."""
    parts = _WORD.split(text)
    cut = parts[:-1:2], parts[1::2], list(accumulate(map(len, parts)))[:-1:2]
    if not is_unspaced(text):
        return cut
    gaps: list[str] = []
    tokens: list[str] = []
    starts: list[int] = []
    for gap, token, start in zip(*cut, strict=True):
        for piece in _PIECE.finditer(token):
            found = _pairs(piece.group()) if _RUN.match(token, piece.start()) else [piece.group()]
            gaps += [gap if piece.start() == 0 else "", *[""] * (len(found) - 1)]
            tokens += found
            starts += range(start + piece.start(), start + piece.start() + len(found))
    return gaps, tokens, starts


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(max(1, len(run) - 1))]


def _beginnings(gaps: Sequence[str]) -> list[bool]:
    """Of each word whether a sentence begins with it, by what stands before it."""
    after = {gap: before[-1] in _ENDS if (before := gap.rstrip(_OPENING)) else False for gap in set(gaps)}
    found = [after[gap] for gap in gaps]
    if gaps and not gaps[0].rstrip(_OPENING):
        found[0] = True
    return found
