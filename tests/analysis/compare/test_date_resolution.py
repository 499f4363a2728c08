"""Days as texts name them, seen from the day of publication."""

from datetime import date

import pytest

from reader.analysis.compare.date_resolution import Days, days_told

THURSDAY = date(2026, 11, 19)


def d(month: int, day: int, year: int = 2026) -> date:
    return date(year, month, day)


@pytest.mark.parametrize(
    ("words", "before", "first", "last", "doubt"),
    [
        ("2 November", "They have waited since ", d(11, 2), d(11, 2), ""),
        ("Nov. 2", "They walked out on ", d(11, 2), d(11, 2), ""),
        ("January 3rd, 2024", "", d(1, 3, 2024), d(1, 3, 2024), ""),
        ("2 January", "It starts on ", d(1, 2, 2027), d(1, 2, 2027), ""),
        ("2026-10-05", "", d(10, 5), d(10, 5), ""),
        ("Tuesday", "The river rose on ", d(11, 17), d(11, 17), ""),
        ("Thursday", "She spoke on ", THURSDAY, THURSDAY, ""),
        ("last Thursday", "She spoke ", d(11, 12), d(11, 12), ""),
        ("Monday", "The boats will run again from ", d(11, 23), d(11, 23), "?"),
        ("Monday", "Schools stay shut until ", d(11, 23), d(11, 23), "?"),
        ("Monday", "The price fell from 9 to 7 on ", d(11, 16), d(11, 16), ""),
        ("next Monday", "They meet ", d(11, 23), d(11, 23), "?"),
        ("yesterday", "", d(11, 18), d(11, 18), ""),
        ("this week", "", d(11, 16), d(11, 22), "about"),
        ("last month", "", d(10, 1), d(10, 31), "about"),
        ("next year", "", d(1, 1, 2027), d(12, 31, 2027), "about"),
        ("this quarter", "", d(10, 1), d(12, 31), "about"),
        ("October", "Prices rose in ", d(10, 1), d(10, 31), "about"),
        ("June", "Pay rose in ", d(6, 1), d(6, 30), "?"),
        ("December", "Pepper for delivery in ", d(12, 1), d(12, 31), "?"),
        ("March", "The bridge will open in ", d(3, 1, 2027), d(3, 31, 2027), "?"),
        ("mid-August 2025", "", d(8, 1, 2025), d(8, 31, 2025), "about"),
        ("the day before yesterday", "", d(11, 17), d(11, 17), ""),
        ("two weeks ago", "They met ", d(11, 2), d(11, 8), "about"),
        ("10 days ago", "They met ", d(11, 9), d(11, 9), ""),
        ("a decade ago", "", d(1, 1, 2016), d(12, 31, 2016), "?"),
        ("earlier this month", "", d(11, 1), d(11, 18), "about"),
        ("later this week", "", d(11, 20), d(11, 22), "about"),
        ("3-5 November", "", d(11, 3), d(11, 5), ""),
        ("March 3", "The bridge closed on ", d(3, 3), d(3, 3), "?"),
        ("March 3", "The bridge will close on ", d(3, 3, 2027), d(3, 3, 2027), ""),
        ("May last year", "", d(5, 1, 2025), d(5, 31, 2025), "about"),
        ("Tuesday night", "", d(11, 17), d(11, 17), ""),
        ("last Tuesday", "", d(11, 17), d(11, 17), "?"),
        ("this Saturday", "", d(11, 21), d(11, 21), ""),
        ("Monday", "Rain is forecast for Sunday, easing from ", d(11, 23), d(11, 23), "?"),
        ("Monday", "She was told to hand it over by ", d(11, 23), d(11, 23), "?"),
        ("Monday", "The crew was able to restore it by ", d(11, 16), d(11, 16), ""),
        ("Monday", "Service was back by ", d(11, 16), d(11, 16), ""),
        ("2029", "The jobs are safe until ", d(1, 1, 2029), d(12, 31, 2029), "about"),
    ],
)
def test_words_that_name_days(words: str, before: str, first: date, last: date, doubt: str) -> None:
    assert days_told(words, THURSDAY, before=before) == Days(first, last, doubt)  # type: ignore[arg-type]


@pytest.mark.parametrize("words", ["31 November", "the first half", "a year earlier", "12/11", "", "soon"])
def test_words_that_name_none(words: str) -> None:
    assert days_told(words, THURSDAY) is None


def test_what_follows_a_date_that_opens_a_sentence_tells_whether_it_is_to_come() -> None:
    told = days_told("Monday", THURSDAY, before="On ", behind=" the two ministers will meet again.")
    assert told == Days(d(11, 23), d(11, 23), "?")


def test_what_somebody_said_on_a_day_is_not_to_come() -> None:
    told = days_told("Monday", THURSDAY, before="Falk on ", behind=" said that he is to buy it.")
    assert told == Days(d(11, 16), d(11, 16))
