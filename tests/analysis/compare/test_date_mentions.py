"""Where texts date what they tell."""

from datetime import date

import pytest

from reader.analysis.compare.date_mentions import dates_told
from reader.analysis.compare.date_resolution import Days

THURSDAY = date(2026, 11, 19)


def words(text: str, published: date | None = THURSDAY) -> list[str]:
    return [text[one.words.start : one.words.end] for one in dates_told(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The gates were opened on 2 November by the night crew.", ["2 November"]),
        ("The gates were opened on Nov. 2, 2024, by the night crew.", ["Nov. 2, 2024"]),
        ("The gates were opened on Sunday, March 2, by the night crew.", ["March 2"]),
        ("The harbor was dredged in May and again in March 2024.", ["May", "March 2024"]),
        ("The harbor was last dredged in 1998, the crew said.", ["1998"]),
        ("Two weeks ago the crew said Tuesday that it had the keys.", ["Two weeks ago", "Tuesday"]),
        ("The log of 2024-03-03 was read out to the court.", ["2024-03-03"]),
        ("They may march in August Square on any Sunday they like.", []),
        ("The 2015 accord was read out in the old court.", []),
        ("She is cheaper than Thursday and works every Monday there.", []),
        ("The tower in May Street was sold for 2,024 crowns.", []),
        ("Updated on 3 March 2024 by the editors of this paper.", []),
        ("The price fell to its lowest level since 2021, she said.", []),
        ("Copyright 2024, all rights reserved in 2024.", []),
        ("Why was nobody told of it on Tuesday night?", []),
        ("Tuesday, 3 March 2024", []),
    ],
)
def test_dates_of_what_is_told(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_each_has_its_sentence() -> None:
    text = "It rained for days. The gates were opened on Tuesday by the night crew. Nobody slept."
    (found,) = dates_told(text, THURSDAY)
    assert text[found.sentence.start : found.sentence.end] == "The gates were opened on Tuesday by the night crew."
    assert found.days == Days(date(2026, 11, 17), date(2026, 11, 17))


def test_since_a_year_is_in_doubt() -> None:
    (found,) = dates_told("The gates have been rusting there since 2008.", THURSDAY)
    assert found.days == Days(date(2008, 1, 1), date(2008, 12, 31), "?")


def test_a_story_without_a_day_has_only_dates_that_need_none() -> None:
    assert words("They met last week, on Tuesday and on 3 March 2024, and in May.", None) == ["3 March 2024"]


def test_what_follows_a_day_to_come_is_to_come() -> None:
    found = [
        one.days.first for one in dates_told("Pay rises by 5% on 1 December and again in June, they say.", THURSDAY)
    ]
    assert found == [date(2026, 12, 1), date(2027, 6, 1)]
