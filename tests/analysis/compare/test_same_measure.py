"""Figures of linked stories: equal, differing, moved over time, or not comparable."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from reader.analysis.compare.same_measure import (
    Comparison,
    Sighting,
    compare,
    line_up,
    present,
)
from reader.analysis.figures import find_figures
from reader.model.document import Span
from reader.model.mark import Figure

MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)


def figure(text: str) -> Figure:
    return find_figures(text, None)[0]


@pytest.mark.parametrize(
    ("a", "b", "days", "expected"),
    [
        ("At least 14 people killed", "27 people killed", 0, "equal"),
        ("At least 14 people killed", "27 people killed", 1, "rises"),
        ("27 people killed", "At least 14 people killed", -1, "rises"),
        ("a 500% tariff", "a 50% tariff", 0, "differs"),
        ("a 500% tariff", "a 50% tariff", 2, "falls"),
        ("about 100 tanks", "104 tanks", 0, "equal"),
        ("up to 90 tanks", "95 tanks", 0, "differs"),
        ("$3.2 billion in aid", "$3.21 billion in aid", 0, "equal"),
        ("$3 billion in aid", "€3 billion in aid", 0, None),
        ("40 tanks", "40 planes", 0, None),
        ("a third of voters", "33% of voters", 0, "equal"),
        ("dozens of tanks", "60 tanks", 0, "equal"),
        ("300 people", "9 people", 0, None),
        ("Half of the farms closed.", "50% of farms closed.", 0, "equal"),
        ("Half of the voters agreed.", "40% of young voters agreed.", 0, None),
        ("Rents rose 5%.", "A rise in rents of 8% was seen.", 0, "differs"),
        ("Rents rose 5%.", "Rents take 30% of incomes.", 0, None),
        (
            "The fund stood at 180 million crowns.",
            "They raised the fund from 180 million to 210 million crowns.",
            3,
            "rises",
        ),
        ("The stoppage costs 40 million crowns a day.", "The port loses 25 million crowns a day.", 0, "differs"),
        ("The stoppage costs 40 million crowns.", "The port loses 25 million crowns.", 0, None),
        ("The toll rose to 82.", "The toll rose to 85.", 0, "differs"),
    ],
)
def test_compare(a: str, b: str, days: int, expected: Comparison | None) -> None:
    assert compare(figure(a), figure(b), MONDAY, MONDAY + timedelta(days=days)) == expected


def test_other_years_are_other_measures() -> None:
    one, other = figure("12% of voters in 2019"), figure("15% of voters in 2023")
    assert compare(one, other, MONDAY, MONDAY) is None


def test_what_was_before_is_compared_with_none() -> None:
    now, before = find_figures("Police counted 7 tanks, down from 9 tanks.", None)
    assert compare(before, figure("12 tanks"), MONDAY, MONDAY) is None
    assert compare(now, figure("12 tanks"), MONDAY, MONDAY) == "differs"
    assert present(find_figures("The fund grew from $180 million to $210 million.", None)[0]) == 210e6


def test_a_sum_told_again_without_its_thing() -> None:
    told = ["The strike costs $40 million a day.", "He was laughed at for $40 million a day.", "He won $9 million."]
    (strike,) = line_up(Sighting(find_figures(text, None)[0], story, MONDAY) for story, text in enumerate(told, 1))
    assert [sighting.story_id for sighting in strike.sightings] == [1, 2]


def test_line_up_groups_by_measure() -> None:
    told = [
        (1, 0, "At least 14 people killed"),
        (2, 0, "16 people killed"),
        (3, 1, "27 people killed"),
        (2, 0, "$3 billion in aid"),
        (3, 1, "$3 billion in aid"),
        (4, 1, "40 tanks"),
        (5, 0, "500% tariffs"),
        (6, 0, "50% tariffs"),
    ]
    measures = line_up(
        Sighting(figure(text), story, MONDAY + timedelta(days=day), f"outlet {story}") for story, day, text in told
    )
    assert [(measure.thing, len(measure.sightings), measure.verdict) for measure in measures] == [
        ("people killed", 3, "rises"),
        ("aid", 2, "equal"),
        ("tariffs", 2, "differs"),
        ("tanks", 1, None),
    ]
    assert [sighting.story_id for sighting in measures[0].sightings] == [1, 2, 3]


def test_a_value_that_comes_back_is_in_dispute() -> None:
    """Forty, twenty-five, forty again, and one story gives both: no course of time, and nobody is said to be right."""
    told = [
        (1, 0, ["The stoppage costs 40 million crowns a day."]),
        (2, 1, ["The strike costs 25 million crowns a day.", "He said the strike cost 40 million crowns a day."]),
        (3, 2, ["The dispute is costing 40 million crowns a day."]),
    ]

    def verdict(stories: list[tuple[int, int, list[str]]]) -> Comparison | None:
        found = [
            Sighting(replace(figure(text), span=Span(at, at + 9)), story, MONDAY + timedelta(days=day))
            for story, day, texts in stories
            for at, text in enumerate(texts)
        ]
        (measure,) = line_up(found)
        return measure.verdict

    assert verdict(told) == "differs"
    assert verdict(told[:2]) == "falls"
    assert (
        verdict(
            [
                (1, 0, ["Oil costs $80 a barrel."]),
                (2, 1, ["Oil costs $82 a barrel."]),
                (3, 2, ["Oil costs $80 a barrel."]),
            ]
        )
        == "equal"
    )
