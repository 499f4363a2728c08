"""How sure it is that a quotation is one and its speaker the one named: evidence, weighed.

A logistic regression over `evidence`, trained on marked stories of outlets other than those it is tried on
(`python -m tests.confidence` says on which, and makes the weights anew). `confidence` is on the scale of the marks:
from `DOUBTFUL` (0.6) on at least 94 of 100 are right, below it a name is a guess, below `LEAST` it is not shown.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reader.model.mark import DOUBTFUL

WEIGHTS = Path(__file__).parents[1] / "data" / "confidence.txt"
LEAST = 0.15
"""A name less sure than this is not shown."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each piece of evidence weighs, where the line between sure and doubtful is, and what they were made for."""

    bias: float
    line: float
    """The probability from which on a name is shown as sure."""
    of: Mapping[str, float]
    made_for: str
    """The fingerprint of the evidence they were made for; a test compares it with today's."""


@cache
def weights() -> Weights:
    """The weights that are shipped."""
    of: dict[str, float] = {}
    head: dict[str, str] = {}
    for line in WEIGHTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        name, _, value = line.rpartition(" ")
        if name in ("bias", "line", "made for"):
            head[name] = value
        else:
            of[name] = float(value)
    return Weights(float(head["bias"]), float(head["line"]), of, head["made for"])


def confidence(evidence: Collection[str]) -> float:
    """How sure a quotation with that evidence is, 0 to 1."""
    made = weights()
    return on_scale(probability(evidence, made), made.line)


def probability(evidence: Collection[str], made: Weights) -> float:
    """The share of quotations with that evidence that are right."""
    total = made.bias + sum(made.of.get(word, 0.0) for word in evidence)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def on_scale(share: float, line: float) -> float:
    """A probability stretched so that `line` comes to stand on `DOUBTFUL`."""
    if share < line:
        return round(min(DOUBTFUL - 0.01, DOUBTFUL * share / line), 2)
    return round(DOUBTFUL + (1 - DOUBTFUL) * (share - line) / (1 - line), 2)
