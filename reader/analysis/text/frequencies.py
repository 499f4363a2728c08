"""How common a word is in the news at large, so that a library of five stories weighs words like one of 100,000.

The table is our own making; `python -m tests.frequencies` says from what and makes it again.
"""

import math
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

_TABLE = Path(__file__).parents[1] / "data" / "frequencies.txt"
UNKNOWN = 0.0003
"""The share taken for a word the table does not know: a name, most likely."""


def share(word: str) -> float:
    """In what share of news stories the word (a `words.form`) occurs, 0 to 1."""
    return every_share().get(word, UNKNOWN)


@lru_cache(maxsize=1 << 16)
def rarity(word: str) -> float:
    """The negative logarithm of `share`: what an occurrence of the word tells."""
    return -math.log(share(word))


@cache
def every_share() -> Mapping[str, float]:
    """The whole table: word to share."""
    shares: dict[str, float] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            number, *held = line.split()
            shares.update(dict.fromkeys(held, float(number)))
    return shares
