"""When a story belongs to a thread, and when threads are one."""

import pytest

from reader.analysis.related.thread_clusters import (
    JOIN,
    WIDE,
    are_one,
    needed,
    parts,
    thread_nearness,
)


def among(*groups: tuple[list[int], float], across: float = 0.0) -> dict[int, dict[int, float]]:
    """Nearness within groups, and across them."""
    inside = {a: {b: near for b in group if b != a} for group, near in groups for a in group}
    every = list(inside)
    return {a: {b: inside[a].get(b, across) for b in every if b != a} for a in every}


@pytest.mark.parametrize(
    ("near", "size", "expected"),
    [
        ([0.4], 1, 0.4),
        ([0.4, 0.2], 2, 0.3),
        ([0.5, 0.4, 0.3, 0.1], 4, 0.4),
        ([0.6], 3, 0.2),
        ([0.5] * 10, 100, 0.5),
        ([0.5] * 5, 100, 0.25),
        ([], 4, 0.0),
        ([], 0, 0.0),
    ],
)
def test_a_thread_is_as_near_as_its_nearest_members(near: list[float], size: int, expected: float) -> None:
    assert thread_nearness(near, size) == pytest.approx(expected)


def test_few_stories_must_be_nearer() -> None:
    assert needed(1) > needed(2) > needed(3) == needed(300) == JOIN


def test_threads_near_enough_are_one() -> None:
    a, b = [1, 2, 3], [4, 5, 6]
    assert are_one(a, b, among((a, 0.4), (b, 0.4), across=0.35))
    assert not are_one(a, b, among((a, 0.4), (b, 0.4), across=0.2))


def test_coherent_threads_must_be_nearer() -> None:
    a, b = [1, 2, 3], [4, 5, 6]
    assert not are_one(a, b, among((a, 0.7), (b, 0.6), across=0.35))
    assert are_one(a, b, among((a, 0.9), (b, 0.9), across=0.45))


def test_two_wide_threads_are_never_merged() -> None:
    a, b = list(range(WIDE + 1)), list(range(100, 101 + WIDE))
    assert not are_one(a, b, among((a, 0.9), (b, 0.9), across=0.9))


def test_a_thread_of_two_things_falls_apart() -> None:
    a, b = [1, 2, 3, 9], [4, 5, 6]
    assert parts([*a, *b], among((a, 0.7), (b, 0.6), across=0.3)) == (a, b)
    assert parts([*a, *b], among((a, 0.7), (b, 0.6), across=0.5)) is None


def test_single_strangers_are_no_thread() -> None:
    assert parts([1, 2, 3, 4, 5, 6], among(([1, 2, 3, 4, 5], 0.6), ([6], 0.0), across=0.25)) is None
