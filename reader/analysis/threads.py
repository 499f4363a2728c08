"""Which thread a story belongs to, from how near it is to the stories of the threads around it.

A story is as near to a thread as to its nearest members on average: a few of them, so that a story that develops over
months holds together at its moving end, and more of them in a large thread, so that it takes more than a chance likeness
to join one. Two threads are one when each is as near to the other as a story that joins.
"""

import math
from collections.abc import Collection, Iterable, Mapping

JOIN = 0.28
"""Nearness from which a story belongs to a thread."""
_FIRST = {1: 0.04, 2: 0.02}
"""How much more is asked where only one or two stories can vouch."""
_VOUCHING = 3
WIDE = 50
"""Threads of more stories than this are asked from one side only, and never merged with each other unasked."""


def needed(size: int) -> float:
    """How near a story must be to join a thread of `size` stories; a story alone is a thread of one."""
    return JOIN + _FIRST.get(size, 0.0)


def thread_nearness(to_members: Iterable[float], size: int) -> float:
    """How near a story is to a thread of `size` stories; members it has nothing in common with may be left out."""
    vouching = min(size, max(_VOUCHING, round(math.sqrt(size))))
    return sum(sorted(to_members, reverse=True)[:vouching]) / vouching if vouching else 0.0


def are_one(a: Collection[int], b: Collection[int], near: Mapping[int, Mapping[int, float]]) -> bool:
    """Whether two threads report one thing; `near` holds the nearness of each story to those it is linked to."""
    small, large = sorted((a, b), key=len)
    if len(small) > WIDE:
        return False
    sides = [_side(small, large, near)]
    if len(large) <= WIDE:
        sides.append(_side(large, small, near))
    return sum(sides) / len(sides) >= needed(len(large))


def _side(stories: Collection[int], others: Collection[int], near: Mapping[int, Mapping[int, float]]) -> float:
    members = frozenset(others)
    found = (
        thread_nearness((score for other, score in near.get(story, {}).items() if other in members), len(members))
        for story in stories
    )
    return sum(found) / len(stories)
