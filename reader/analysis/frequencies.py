"""How common a word is in the news at large, so that a library of five stories weighs words like one of 100,000.

The table is our own making; `tools/make_frequencies.py` says from what and makes it again.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "data" / "frequencies.txt"
UNKNOWN = 0.0003
"""The share taken for a word the table does not know: a name, most likely."""


def share(word: str) -> float:
    """In what share of news stories the word (a `words.form`) occurs, 0 to 1."""
    return _shares().get(word, UNKNOWN)


@cache
def _shares() -> Mapping[str, float]:
    shares: dict[str, float] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            number, *held = line.split()
            shares.update(dict.fromkeys(held, float(number)))
    return shares
