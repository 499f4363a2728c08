"""Sieves: the first that finds something wins, and one can be left out."""

import pytest

from reader.analysis.sieve import Found, Sieve, Sieves

TABLE: Sieves[int, str] = Sieves(
    "numbers",
    Sieve("small", "2", lambda asked: "small" if asked < 3 else False),
    Sieve("even", "8", lambda asked: "even" if asked % 2 == 0 else None, 0.8),
)


@pytest.mark.parametrize(
    ("asked", "found"), [(2, Found("small", "small", 1.0)), (8, Found("even", "even", 0.8)), (7, None)]
)
def test_the_first_that_finds_something_wins(asked: int, found: Found[str] | None) -> None:
    assert TABLE.first(asked) == found


def test_a_sieve_is_left_out_for_a_while() -> None:
    with TABLE.without("small"):
        assert TABLE.first(2) == Found("even", "even", 0.8)
    assert TABLE.first(2) == Found("small", "small", 1.0)


def test_two_sieves_have_two_names() -> None:
    with pytest.raises(ValueError, match="two sieves of one name in numbers"):
        Sieves("numbers", Sieve("small", "", bool), Sieve("small", "", bool))
