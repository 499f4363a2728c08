"""Names written apart that may be one person's."""

import pytest

from reader.analysis.people.name_variants import is_part, same_given


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ana Duarte", "Ana Duarte", True),
        ("Sergey Lavrenko", "Sergei Lavrenko", True),
        ("A. Duarte", "Ana Duarte", True),
        ("B. Duarte", "Ana Duarte", False),
        ("Ana Duarte", "Anna Duarte", False),
        ("Tobias Lind", "Markus Lind", False),
    ],
)
def test_same_given(one: str, other: str, same: bool) -> None:
    assert same_given(tuple(one.split()), tuple(other.split())) is same


@pytest.mark.parametrize(
    ("part", "whole", "within"),
    [
        ("Fuentes", "Rodrigo Fuentes Araya", True),
        ("de la Cruz", "Maria de la Cruz Herrera", True),
        ("Hashem", "Omar al-Hashem", True),
        ("Araya Fuentes", "Rodrigo Fuentes Araya", False),
        ("Ana Duarte", "Ana Duarte", False),
    ],
)
def test_is_part(part: str, whole: str, within: bool) -> None:
    assert is_part(tuple(part.split()), tuple(whole.split())) is within
