"""Find the thread of a story that was just linked, and make one of threads it joins.

What the reader put together or apart by hand stays so: such stories are not moved, such threads not merged.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis.related.thread_clusters import (
    JOIN,
    are_one,
    needed,
    parts,
    thread_nearness,
)
from reader.analysis.related.thread_titles import thread_name
from reader.analysis.text.words import is_unspaced
from reader.model.link import Candidate
from reader.store.file.library import Library
from reader.store.relations import links, threads

_NAMED_TO = 32
"""Size up to which a growing thread is named anew; later its name has become known."""
_LOOKED_OVER_AT = frozenset((6, 8, 12, 16, 24, 32, 48))
"""Sizes at which a growing thread is asked whether it has become two."""
_NAMED_BY = 4
"""Stories whose beginnings are read to name a thread."""
Ranking = list[tuple[float, Candidate]]


@dataclass(frozen=True, slots=True)
class _Near:
    """A thread near enough to join, or a story without thread that would make one."""

    nearness: float
    thread_id: int | None
    stories: tuple[int, ...] = ()


def place(library: Library, story_id: int, ranking: Ranking) -> list[int]:
    """Put a story into the thread it is nearest to, or into none; the other stories whose thread changed."""
    if threads.placed_by_hand(library, [story_id]):
        return []
    old = threads.step_out(library, story_id)
    around = _around(library, ranking)
    changed: list[int] = []
    if around:
        home, changed = _home(library, around[0], old)
        threads.join(library, story_id, home)
        for near in around[1:]:
            home, moved = _merged(library, home, near)
            changed += moved
        changed += _parted(library, home)
    if old is not None:
        changed += threads.end_if_lonely(library, old)
    return changed


def name_thread(library: Library, story_id: int) -> None:
    """Name the thread a story is in, if any, by what its first stories begin with; until then a headline is its name.

    Naming takes as long as linking, so it is done when a story is analyzed, which takes longer by far.
    """
    thread_id = threads.thread_of(library, story_id)
    if thread_id is not None and len(everyone := threads.everyone(library, thread_id)) <= _NAMED_TO:
        _name(library, thread_id, everyone)


def _around(library: Library, ranking: Ranking) -> list[_Near]:
    """The threads and threadless stories that a story is near enough to join, nearest first."""
    to_members: dict[int, list[float]] = defaultdict(list)
    alone = {}
    for nearness, one in ranking:
        if one.thread_id is not None:
            to_members[one.thread_id].append(nearness)
        elif nearness >= needed(1):
            alone[one.id] = nearness
    by_hand = threads.placed_by_hand(library, alone) if alone else ()
    found = [_Near(nearness, None, (other,)) for other, nearness in alone.items() if other not in by_hand]
    likely = [thread_id for thread_id, members in to_members.items() if max(members) >= JOIN]
    for thread_id, size in threads.sizes(library, likely).items() if likely else ():
        nearness = thread_nearness(to_members[thread_id], size)
        if nearness >= needed(size):
            found.append(_Near(nearness, thread_id))
    return sorted(found, key=lambda near: (-near.nearness, near.thread_id or 0, near.stories))


def _home(library: Library, nearest: _Near, old: int | None) -> tuple[int, list[int]]:
    """The thread to live in, a new one with the nearest story if that has none; and who was moved."""
    if nearest.thread_id is not None:
        return nearest.thread_id, []
    (other,) = nearest.stories
    home = old if old is not None and not threads.sizes(library, [old]) else threads.start(library, other)
    threads.join(library, other, home)
    return home, [other]


def _merged(library: Library, home: int, near: _Near) -> tuple[int, list[int]]:
    """One thread of `home` and another one, or a single story, if they report one thing; and who was moved."""
    other = near.thread_id
    if other is not None and (threads.is_touched(library, home) or threads.is_touched(library, other)):
        return home, []
    here = threads.everyone(library, home)
    there: Sequence[int] = threads.everyone(library, other) if other is not None else near.stories
    if not are_one(here, there, links.among(library, [*here, *there])):
        return home, []
    if other is None:
        for story_id in there:
            threads.join(library, story_id, home)
        return home, [*here, *there]
    keep, end = sorted((home, other))
    threads.merge(library, keep, end)
    return keep, [*here, *there]


def _parted(library: Library, thread_id: int) -> list[int]:
    """Make two threads of one that has become two things, and name the new one; the stories of both."""
    everyone = threads.everyone(library, thread_id)
    if len(everyone) not in _LOOKED_OVER_AT or threads.is_touched(library, thread_id):
        return []
    found = parts(everyone, links.among(library, everyone))
    if found is None:
        return []
    apart = threads.start(library)
    for story_id in found[1]:
        threads.join(library, story_id, apart)
    _name(library, apart, threads.everyone(library, apart))
    return everyone


def _name(library: Library, thread_id: int, everyone: Sequence[int]) -> None:
    """Name a thread; by a headline where that has no words to be cut out of it."""
    read = links.texts(library, everyone[:_NAMED_BY])
    headline = next((title for title, _ in read.values() if is_unspaced(title)), "")
    if headline:
        threads.name(library, thread_id, headline)
        return
    threads.name(library, thread_id, thread_name([read[story_id] for story_id in everyone if story_id in read]))
