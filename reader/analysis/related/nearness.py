"""How near two stories are, as a number that means the same in a library of five stories and of 100,000.

A story is a vector of its key terms, each weighted by tf-idf, of length one; nearness is the cosine of two of them
(Salton and Buckley 1988). Rarity is a mixture of the shipped table and of the library's own counts, as if `PRIOR`
stories had been read before the first: so scores move little while a library grows, and thresholds hold.
"""

import math
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache

from reader.analysis.related.terms import StoryTerms, key
from reader.analysis.text.frequencies import share
from reader.model.link import KEPT_NEARNESS, Candidate

PRIOR = 3000
"""How many stories the shipped table counts for beside the library's own."""
NAME_SHARE = 0.01
"""No name is taken for commoner than this beforehand: who is in the news changes, the library's counts soon tell."""
TERMS = 64
"""Words in a vector; more make long stories alike."""
CANDIDATES, LISTED = 32, 60
"""Stories compared by their whole vectors, to link a story and to list all that is near it."""
RELATIVES = 20
"""Links kept of one story."""
_FADING_DAYS = 365
_FADED = 0.7
"""What is left of nearness between stories years apart: another year's story of the same kind."""

Vector = dict[int, float]
"""Term number to weight, strongest first; the squares add up to one."""


def vector(terms: StoryTerms, counts: Mapping[int, int], stories: int) -> Vector:
    """The story as a vector; `counts` tells in how many of the library's `stories` a term is indexed."""
    weights: Vector = {}
    all_stories = stories + PRIOR
    for word, weight in terms.weights.items():
        number, usual = _beforehand(word, word in terms.names)
        weights[number] = weight * max(0.0, -math.log((counts.get(number, 0) + usual) / all_stories))
    strongest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:TERMS]
    length = math.sqrt(sum(weight * weight for _, weight in strongest))
    return {number: weight / length for number, weight in strongest if weight} if length else {}


@lru_cache(maxsize=1 << 16)
def _beforehand(word: str, is_name: bool) -> tuple[int, float]:
    """A word's number, and in how many of `PRIOR` stories it stands."""
    usual = min(share(word), NAME_SHARE) if is_name else share(word)
    return key(word), PRIOR * usual


def cosine(a: Mapping[int, float], b: Mapping[int, float]) -> float:
    """How much two vectors share, 0 to 1."""
    return sum(a[number] * b[number] for number in a.keys() & b.keys())


def nearness(a: Mapping[int, float], at: datetime | None, other: Candidate) -> float:
    """The cosine, less for stories far apart in time; a story without a date is near any."""
    found = cosine(a, other.vector)
    if at is None or other.published_at is None:
        return found
    days = abs((at - other.published_at).total_seconds()) / 86400
    return found * (_FADED + (1 - _FADED) * math.exp(-days / _FADING_DAYS))


def ranked(
    a: Mapping[int, float], at: datetime | None, candidates: Iterable[Candidate]
) -> list[tuple[float, Candidate]]:
    """Candidates with their nearness, nearest first."""
    found = ((nearness(a, at, candidate), candidate) for candidate in candidates)
    return sorted(((near, one) for near, one in found if near > 0), key=lambda item: (-item[0], item[1].id))


def worth_keeping(ranking: list[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """The part of a ranking that becomes links."""
    return [(near, one) for near, one in ranking[:RELATIVES] if near >= KEPT_NEARNESS]
