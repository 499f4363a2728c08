"""Which thread a story belongs to, from how near it is to the stories of the threads around it.

A story is as near to a thread as to its nearest members on average: a few of them, so that a story that develops over
months holds together at its moving end, and more of them in a large thread, so that it takes more than a chance
likeness to join one. Two threads are one when each is as near to the other as a story that joins, and not much less
near than the stories of each are among themselves: two captures of pirates in one gulf are two things. By the same
measure a thread falls into two parts.
"""

import math
from collections.abc import Collection, Iterable, Mapping

JOIN = 0.28
"""Nearness from which a story belongs to a thread."""
_FIRST = {1: 0.04, 2: 0.02}
"""How much more is asked where only one or two stories can vouch."""
_VOUCHING = 3
WIDE = 50
"""Threads of more stories than this are asked from one side only, and neither merged with each other nor parted."""
_ALIKE, _COHERENT = 0.7, 0.6
"""What part of their own coherence two threads must be near to each other; beyond `_COHERENT` it asks for no more."""
_PART = 3
"""Stories that can show a coherence of their own."""

Near = Mapping[int, Mapping[int, float]]
"""Of each story, how near it is to those it is linked to."""


def needed(size: int) -> float:
    """How near a story must be to join a thread of `size` stories; a story alone is a thread of one."""
    return JOIN + _FIRST.get(size, 0.0)


def thread_nearness(to_members: Iterable[float], size: int) -> float:
    """How near a story is to a thread of `size` stories; members it has nothing in common with may be left out."""
    vouching = min(size, max(_VOUCHING, round(math.sqrt(size))))
    return sum(sorted(to_members, reverse=True)[:vouching]) / vouching if vouching else 0.0


def are_one(a: Collection[int], b: Collection[int], near: Near) -> bool:
    """Whether two threads report one thing."""
    small, large = sorted((a, b), key=len)
    if len(small) > WIDE:
        return False
    return _across(small, large, near) >= max(needed(len(large)), _own_measure(small, large, near))


def parts(stories: Collection[int], near: Near) -> tuple[list[int], list[int]] | None:
    """The two threads a thread falls into, the larger one first, or None when it is one thing.

    The cut is that of average linkage clustering (Sokal and Michener 1958).
    """
    if not 2 * _PART <= len(stories) <= WIDE:
        return None
    small, large = sorted(_two_clusters(stories, near), key=len)
    if len(small) < _PART or _across(small, large, near) >= _own_measure(small, large, near):
        return None
    return large, small


def _own_measure(a: Collection[int], b: Collection[int], near: Near) -> float:
    """How near two threads must be, by how coherent they are themselves."""
    if min(len(a), len(b)) < _PART:
        return 0.0
    return _ALIKE * min(_COHERENT, _side(a, a, near), _side(b, b, near))


def _across(small: Collection[int], large: Collection[int], near: Near) -> float:
    """How near two threads are."""
    sides = [_side(small, large, near)]
    if len(large) <= WIDE:
        sides.append(_side(large, small, near))
    return sum(sides) / len(sides)


def _side(stories: Collection[int], others: Collection[int], near: Near) -> float:
    members = frozenset(others)
    found = (
        thread_nearness(
            (score for other, score in near.get(story, {}).items() if other in members), len(members - {story})
        )
        for story in stories
    )
    return sum(found) / len(stories)


def _two_clusters(stories: Collection[int], near: Near) -> list[list[int]]:
    clusters = {number: [story] for number, story in enumerate(sorted(stories))}
    linked = {
        (a, b): near.get(clusters[a][0], {}).get(clusters[b][0], 0.0) for a in clusters for b in clusters if a < b
    }
    while len(clusters) > 2:
        a, b = max(linked, key=linked.__getitem__)
        sizes = len(clusters[a]), len(clusters[b])
        for c in clusters.keys() - {a, b}:
            with_a, with_b = (min(a, c), max(a, c)), (min(b, c), max(b, c))
            linked[with_a] = (linked[with_a] * sizes[0] + linked.pop(with_b) * sizes[1]) / sum(sizes)
        del linked[a, b]
        clusters[a] += clusters.pop(b)
    return list(clusters.values())
