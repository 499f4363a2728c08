"""No pattern of ours takes ever longer on hostile text, as those do that repeat what repeats.

Ratios of one machine in one run, no seconds: how much longer twice the text takes.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from time import thread_time

import pytest

import reader
from reader.model.lexicon.text_patterns import PatternTable

FIRST, LONGEST = 25, 1_600
"""Characters at first, doubled up to the last: what explodes is found before it takes minutes."""
QUICK = 0.02
"""Seconds below which a ratio says nothing."""
STEEP = 6.0
"""Of twice the text: 2 is linear, 4 quadratic, 8 cubic."""
HOSTILE = (
    "a", "A", " ", "-", "1", ".", "a ", "A ", "1,", "1-", "ly", "a@", "A. ", "Ab Cd ", "“a” ", "the ",
    "just about ", "$1 ",
)  # fmt: skip


def _patterns(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, PatternTable):
        yield value.joined
        yield from value.each
    elif depth < 3 and isinstance(value, (tuple, list, frozenset, set)):
        for each in value:
            yield from _patterns(each, depth + 1)
    elif depth < 3 and isinstance(value, dict):
        for each in value.values():
            yield from _patterns(each, depth + 1)


def _every() -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    known: set[int] = set()
    for module in pkgutil.walk_packages(reader.__path__, "reader."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for number, pattern in enumerate(_patterns(value)):
                if id(pattern) not in known:
                    known.add(id(pattern))
                    found[f"{module.name}.{name}[{number}]"] = pattern
    return found


def _seconds(pattern: re.Pattern[str], text: str, times: int = 1) -> float:
    """The least of several times."""
    best = 60.0
    for _ in range(times):
        began = thread_time()
        for _ in pattern.finditer(text):
            pass
        best = min(best, thread_time() - began)
    return best


def grows(pattern: re.Pattern[str], seed: str, end: str = "!") -> float:
    """The steepest growth of the time when the text doubles, from a few characters on; 0 while it takes no time.

    A growth that is too steep is measured again with more care: a busy machine can make one look so.
    """
    size, before, steepest = FIRST, 0.0, 0.0
    while size <= LONGEST:
        text = (seed * size)[:size] + end
        now = _seconds(pattern, text)
        if now >= QUICK and before >= QUICK / 8:
            growth = now / before
            if growth > STEEP:
                half = (seed * size)[: size // 2] + end
                growth = _seconds(pattern, text, 3) / max(_seconds(pattern, half, 3), 1e-9)
            steepest = max(steepest, growth)
            if steepest > STEEP:
                break
        size, before = size * 2, now
    return steepest


@pytest.mark.parametrize("seed", HOSTILE)
def test_time_grows_with_the_text(seed: str) -> None:
    steep = {name: round(ratio) for name, pattern in _every().items() if (ratio := grows(pattern, seed)) > STEEP}
    assert steep == {}
