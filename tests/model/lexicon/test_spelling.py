"""Slips between two spellings."""

import pytest

from reader.model.lexicon.spelling import edits


@pytest.mark.parametrize(
    ("one", "other", "most", "expected"),
    [
        ("brankov", "brankov", 2, 0),
        ("brankov", "barnkov", 2, 1),
        ("brankov", "brankow", 2, 1),
        ("brankov", "brankovsky", 2, 3),
        ("abcdef", "ghijkl", 2, 3),
        ("", "ab", 2, 2),
    ],
)
def test_edits(one: str, other: str, most: int, expected: int) -> None:
    assert edits(one, other, most) == expected
    assert edits(other, one, most) == expected
