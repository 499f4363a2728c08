"""Names of months and days."""

import re

import pytest

from reader.model.lexicon import calendar


@pytest.mark.parametrize(("word", "number"), [("January", 1), ("sept", 9), ("Sep", 9), ("may", 5), ("DECEMBER", 12)])
def test_month_number(word: str, number: int) -> None:
    assert calendar.month_number(word) == number


def test_no_month() -> None:
    with pytest.raises(ValueError, match="index"):
        calendar.month_number("Friday")


@pytest.mark.parametrize("word", [*calendar.MONTHS, *calendar.SHORT_MONTHS, "Sept"])
def test_month_pattern(word: str) -> None:
    assert re.fullmatch(calendar.MONTH, word)
    assert word.lower() in calendar.MONTH_WORDS


@pytest.mark.parametrize(
    ("word", "is_month"),
    [("March", True), ("Mar.", True), ("Mar", False), ("Dec", False), ("Dec.", True), ("May", True), ("Sept.", True)],
)
def test_stopped(word: str, is_month: bool) -> None:
    assert bool(re.fullmatch(calendar.MONTH_OR_STOPPED, word)) is is_month


def test_weekdays() -> None:
    assert all(re.fullmatch(calendar.WEEKDAY, day) for day in calendar.WEEKDAYS)
    assert calendar.SHORT_WEEKDAYS[2] == "Wed"
