"""Whether two stories tell of one time: then values that do not meet are a difference, else nothing is said."""

from datetime import UTC, datetime, timedelta

import pytest

from reader.analysis import analyze
from reader.analysis.compare.figure_context import context_of
from reader.analysis.compare.line_up import Comparison, line_up
from reader.analysis.compare.same_measure import Sighting
from reader.model.document import plain_document

MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)


def sightings(text: str, story: int, *, day: int = 0, is_dated: bool = True) -> list[Sighting]:
    """Every figure of a story."""
    at = MONDAY + timedelta(days=day)
    published = at.date() if is_dated else None
    found = analyze(plain_document(text), language="en").figures
    return [
        Sighting(one, story, at, f"Outlet {story}", context_of(text, one, published, text), 1, is_dated=is_dated)
        for one in found
    ]


def verdicts(*told: list[Sighting]) -> set[Comparison]:
    return {one.verdict for one in line_up([each for story in told for each in story]) if one.verdict}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # without dates, stories of one event are those that give another figure, or a clock time, alike
        (
            "The blast at 9:27 in Carrow injured five people. It broke 412 windows.",
            "A blast in Carrow injured two people. It broke 412 windows at 9:27.",
            {"differs", "equal"},
        ),
        (
            "The blast in Carrow injured five people.",
            "Rescuers said a blast in Carrow on a tram hurt two people.",
            set(),
        ),
        # nor is it one event on two days of the week
        (
            "On Monday the blast at 9:27 in Carrow injured five people and broke 412 windows.",
            "On Friday a blast in Carrow at 9:27 hurt two people and broke 412 windows.",
            {"equal"},
        ),
        # one weekday, and a figure alike
        (
            "On Monday a blast in Carrow injured five people and broke 412 windows.",
            "A blast in Carrow on Monday hurt two people. It broke 412 windows.",
            {"differs", "equal"},
        ),
        # who is taken in one sweep is counted on its day
        (
            "On Tuesday 99 suspected smugglers were seized.",
            "In a sweep on Tuesday 89 people were arrested.",
            {"differs"},
        ),
        ("On Tuesday 99 suspected smugglers were seized.", "In a sweep on Friday 89 people were arrested.", set()),
        # a quake of another strength is another one, though both stories name the first
        (
            "A magnitude-5.2 quake injured 13 people in Carrow on Monday. On Sunday a 5.7 quake broke 412 windows.",
            "A 5.7 quake injured 25 people in Carrow on Sunday and Monday. It broke 412 windows.",
            {"equal"},
        ),
        # a value that one story gives twice is one value, wherever it tells it
        (
            "On Monday a blast in Carrow hurt two people and broke 412 windows. In the village of Tarn, two were hurt.",
            "On Monday a blast in Carrow injured five people and broke 412 windows.",
            {"differs", "equal"},
        ),
        # what has a name of its own, of stories with much in common
        (
            "Lorn Foods, the frozen fish company, agreed on a $13.9 billion takeover of its rival Carrow Mills.",
            "The frozen fish company Lorn Foods will take over its rival Carrow Mills for $13 billion.",
            {"differs"},
        ),
        ("Lorn agreed on a $13.9 billion takeover of Carrow Mills.", "Tarn bought Carrow for $13 billion.", set()),
        # one sentence that says the same but for its number
        (
            "She was jailed for 3 years, with 8 months to spend in an open prison.",
            "She was jailed for 3 1/2 years, with 8 months to spend in an open prison.",
            {"differs", "equal"},
        ),
    ],
)
def test_stories_without_a_date(a: str, b: str, expected: set[Comparison]) -> None:
    assert verdicts(sightings(a, 1, is_dated=False), sightings(b, 2, is_dated=False)) == expected


@pytest.mark.parametrize(
    ("a", "b", "days", "expected"),
    [
        # what lasts is of one time for some days, where the stories are plainly of one event
        (
            "The magnitude 6.3 quake shook Ossel and broke 412 windows.",
            "The magnitude 6.6 quake shook Ossel and broke 412 windows.",
            1,
            {"differs", "equal"},
        ),
        ("The magnitude 6.3 quake shook Ossel.", "The magnitude 6.6 quake shook Ossel.", 1, set()),
        ("The magnitude 6.3 quake shook Ossel.", "The magnitude 6.6 quake shook Ossel.", 0, {"differs"}),
        (
            "The magnitude 6.3 quake shook Ossel.",
            "The quake shook Ossel. An aftershock of magnitude 4.1 followed.",
            0,
            set(),
        ),
        # which of two numbers a story holds for right it says itself
        (
            "A magnitude 6.3 quake shook Ossel.",
            "A magnitude 6.6 quake shook Ossel, after one of magnitude 6.3 in spring.",
            0,
            set(),
        ),
        # the later of two that grow is no quarrel
        ("The fire has killed 14 people.", "The fire has now killed 19 people.", 0, set()),
        ("The fire has killed 14 people.", "The fire killed 19 people.", 0, {"differs"}),
        # "at least" of what is counted at once
        ("Four strong aftershocks followed.", "At least six strong aftershocks followed.", 0, {"differs"}),
        ("Six strong aftershocks followed.", "At least four strong aftershocks followed.", 0, {"equal"}),
        ("The fire killed four people.", "The fire killed at least six people.", 0, set()),
    ],
)
def test_stories_with_a_date(a: str, b: str, days: int, expected: set[Comparison]) -> None:
    assert verdicts(sightings(a, 1), sightings(b, 2, day=days)) == expected


def test_a_quake_of_a_sort_is_no_quake_that_happened() -> None:
    happened = "A 4.4 magnitude quake hit Carrow on Monday at 9:27."
    sort = "It hit Carrow on Monday at 9:27. A 4.4 quake is rare there."
    assert verdicts(sightings(happened, 1), sightings(happened, 2)) == {"equal"}
    assert verdicts(sightings(happened, 1), sightings(sort, 2)) == set()


def test_of_two_magnitudes_that_a_story_gives_nobody_agrees_on_the_second() -> None:
    both = "A quake of magnitude 6.1 hit Carrow on Monday. The survey of Tarn put its magnitude at 5.9."
    other = "A quake of magnitude 5.9 hit Carrow on Monday."
    assert verdicts(sightings(both, 1), sightings(other, 2)) <= {"differs"}


def test_lengths_compare_whatever_they_are_told_in() -> None:
    miles = "The blast happened 26 miles north of Carrow."
    assert verdicts(sightings(miles, 1), sightings("The blast happened 42 km north of Carrow.", 2)) == {"equal"}
    assert verdicts(sightings(miles, 1), sightings("The blast happened 30 km north of Carrow.", 2)) == {"differs"}


def test_a_length_told_twice_is_one_value() -> None:
    twice = sightings("The blast happened 42 km (26 miles) north of Carrow.", 1)
    assert verdicts(twice, sightings("The blast happened 30 km north of Carrow.", 2)) == {"differs"}


def test_a_number_that_was_cut_is_compared_with_nothing() -> None:
    cut = "Thieves took jewels worth £1. 7 in Carrow."
    assert verdicts(sightings(cut, 1), sightings("Thieves took jewels worth £2. 9 in Carrow.", 2)) == set()


def test_a_number_with_a_blank_in_it_is_compared_whole() -> None:
    whole = "Thieves took jewels worth £1. 7m in Carrow."
    assert verdicts(sightings(whole, 1), sightings("Thieves took jewels worth £1.9m in Carrow.", 2)) == {"differs"}
