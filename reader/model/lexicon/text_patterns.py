"""Patterns of words as data: each has a name, a reason, and examples of what it must and must not match.

Rules ask a table; `tests/model/lexicon/test_text_patterns.py` makes its tests from the examples of every table in the
tree, so that nobody adds a pattern without saying what it is for and what it must leave alone.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

Place = Literal["start", "anywhere", "whole"]
"""Where in a text a pattern is looked for: at its start, anywhere, or as the whole of it."""
_DIGIT = re.compile(r"\d")


def shape_of(text: str) -> str:
    """`text` in small letters, each digit as 0, white space as one blank: in it one looks for what a pattern needs."""
    return " ".join(_DIGIT.sub("0", text.lower()).split())


def has_any(shape: str, needs: tuple[str, ...]) -> bool:
    """Whether one of `needs` stands in the shape of a text; `("",)` stands in every one."""
    return any(map(shape.__contains__, needs))


@dataclass(frozen=True, slots=True)
class TextPattern:
    """One kind of words, as a regular expression."""

    name: str
    pattern: str
    why: str
    """What the words are and why they are treated so."""
    yes: tuple[str, ...]
    """Texts it must match."""
    no: tuple[str, ...]
    """Texts that look alike and that it must not match."""
    needs: tuple[str, ...] = ("",)
    """Of these one stands in the shape of every text it matches; other texts are passed over without being searched."""


@dataclass(frozen=True)
class PatternTable:
    """Patterns that mean the same thing to a rule, asked together. `flags` are those of `re`, for all of them."""

    place: Place
    patterns: tuple[TextPattern, ...]
    flags: int = 0

    @cached_property
    def joined(self) -> re.Pattern[str]:
        """All patterns as one."""
        return re.compile("|".join(f"(?:{one.pattern})" for one in self.patterns) or "(?!)", self.flags)

    @cached_property
    def each(self) -> tuple[re.Pattern[str], ...]:
        """The patterns one by one, in their order."""
        return tuple(re.compile(one.pattern, self.flags) for one in self.patterns)

    def matches(self, text: str) -> bool:
        """Whether one of the patterns matches at the table's place."""
        return self._asked(self.joined, text)

    def count(self, text: str) -> int:
        """How many of the patterns match."""
        return sum(self._asked(one, text) for one in self.each) if self.matches(text) else 0

    def named(self, text: str) -> frozenset[str]:
        """The names of the patterns that match."""
        if not self.matches(text):
            return frozenset()
        return frozenset(one.name for one, how in zip(self.patterns, self.each, strict=True) if self._asked(how, text))

    def first(self, text: str) -> str:
        """The name of the first pattern that matches; empty without one."""
        if not self.matches(text):
            return ""
        return next(one.name for one, how in zip(self.patterns, self.each, strict=True) if self._asked(how, text))

    def spans(self, text: str, shape: str) -> list[tuple[int, int]]:
        """Where the patterns match, pattern by pattern; two of them may overlap. `shape` is that of `text`."""
        return [
            match.span()
            for one, how in zip(self.patterns, self.each, strict=True)
            if has_any(shape, one.needs)
            for match in how.finditer(text)
        ]

    @contextmanager
    def without(self, name: str) -> Iterator[None]:
        """Leave one pattern out for a while: for measuring what it is good for."""
        whole = dict(vars(self))
        kept = replace(self, patterns=tuple(one for one in self.patterns if one.name != name))
        vars(self).update(patterns=kept.patterns, joined=kept.joined, each=kept.each)
        try:
            yield
        finally:
            vars(self).clear()
            vars(self).update(whole)

    def _asked(self, pattern: re.Pattern[str], text: str) -> bool:
        if self.place == "whole":
            return pattern.fullmatch(text) is not None
        return (pattern.match(text) if self.place == "start" else pattern.search(text)) is not None
