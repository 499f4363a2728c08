"""Sieves: ordered rules of which the first that finds something wins, as a table one can read, measure and prune.

Each sieve has a name in plain words (shown to whoever asks why), an example of what it finds, and the rule.
`python -m tests.ablation` leaves out one at a time and says what that costs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, Literal, NamedTuple, TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer", covariant=True)


@dataclass(frozen=True, slots=True)
class Sieve(Generic[Asked, Answer]):
    """One rule of a table."""

    name: str
    example: str
    """Invented words of the kind it finds."""
    rule: Callable[[Asked], Answer | Literal[False] | None]
    """Asked one thing (a word, a sentence with its cues); None or False where it finds nothing."""
    confidence: float = 1.0
    """How much its finds are worth beside those of a plain rule."""


class Found(NamedTuple, Generic[Answer]):
    """What a sieve found."""

    answer: Answer
    sieve: str
    confidence: float


class Sieves(Generic[Asked, Answer]):
    """A table of sieves, in the order they are tried."""

    def __init__(self, title: str, *sieves: Sieve[Asked, Answer]):
        names = [sieve.name for sieve in sieves]
        if len(set(names)) < len(names):
            raise ValueError(f"two sieves of one name in {title}: {names}")
        self.title, self._sieves = title, sieves
        self._used = sieves

    def __iter__(self) -> Iterator[Sieve[Asked, Answer]]:
        return iter(self._sieves)

    def first(self, asked: Asked) -> Found[Answer] | None:
        """The find of the first sieve that finds something."""
        for sieve in self._used:
            answer = sieve.rule(asked)
            if answer is not None and answer is not False:
                return Found(answer, sieve.name, sieve.confidence)
        return None

    @contextmanager
    def without(self, name: str) -> Iterator[None]:
        """Leave one sieve out for a while: for measuring what it is good for."""
        self._used = tuple(sieve for sieve in self._sieves if sieve.name != name)
        try:
            yield
        finally:
            self._used = self._sieves
