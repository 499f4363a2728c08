"""Figures of linked stories: of one measure or not, and the one verdict that is true, or none."""

from datetime import UTC, datetime, timedelta

import pytest

from reader.analysis import analyze
from reader.analysis.compare.figure_context import context_of
from reader.analysis.compare.line_up import Comparison, Measure, line_up
from reader.analysis.compare.same_measure import Sighting, words_of
from reader.analysis.compare.value_ranges import present
from reader.model.document import plain_document
from reader.model.mark import Figure

MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
APART = "apart"


def figures(text: str) -> tuple[Figure, ...]:
    return analyze(plain_document(text), language="en").figures


def sighting(
    text: str, story: int, day: float = 0, *, thread: int | None = 1, which: int = 0, outlet: str = ""
) -> Sighting:
    at = MONDAY + timedelta(days=day)
    figure = figures(text)[which]
    return Sighting(figure, story, at, outlet or f"Outlet {story}", context_of(text, figure, at.date()), thread)


def verdict(*told: Sighting) -> Comparison | str | None:
    """Of the measure all are of; `APART` when they are not of one."""
    measures = line_up(told)
    return measures[0].verdict if len(measures) == 1 else APART


@pytest.mark.parametrize(
    ("a", "b", "days", "expected"),
    [
        # bounds and vague words do not conflict with what they allow, and small vague words agree with nothing
        ("At least 14 people were killed.", "The blast killed 27 people.", 0, "equal"),
        ("At least 14 people were killed.", "The blast killed 27 people.", 1, None),
        ("About 100 old tanks were sold.", "The army sold 104 old tanks.", 0, "equal"),
        ("Dozens of old tanks were sold.", "The army sold 60 old tanks.", 0, None),
        ("Up to 90 old tanks were sold.", "The army sold 95 old tanks.", 0, None),
        ("More than 80 old tanks were sold.", "The army sold 70 to 90 old tanks.", 0, None),
        ("More than 80 old tanks were sold.", "The army sold more than 80 old tanks.", 0, "equal"),
        # rounded numbers neither agree nor differ
        ("The city spent $3.2 billion in aid.", "It gave $3.21 billion in aid.", 0, "equal"),
        ("Police counted 12,000 marchers in the rain.", "They saw 12,400 marchers in the rain.", 0, None),
        # one day and two outlets
        ("The council voted for a 500% grain tariff.", "Now a 50% grain tariff holds.", 0, "differs"),
        ("The council voted for a 500% grain tariff.", "It set a 50% grain tariff.", 2, None),
        ("The council sank 12 old barges in the bay.", "It sank 19 old barges in the bay.", 0, "differs"),
        # a rise needs a text that says so, a fall one that revises
        ("The mudslide killed 14 people.", "The mudslide has now killed 27 people.", 1, "rises"),
        ("The mudslide has now killed 27 people.", "The mudslide killed 14 people.", -1, "rises"),
        ("The mudslide killed 27 people.", "The mudslide has now killed 14 people.", 1, None),
        ("The police found 8,341 old coins.", "Divers found 8,350 old coins.", 0, "differs"),
        ("The storm killed 12 people.", "The storm of the century killed 1,900 people.", 0, APART),
        ("The quake killed 12 people.", "A quake in March killed 30 people.", 0, APART),
        # unit, kind, head noun, group, base
        ("It gave $3 billion in aid.", "It gave €3 billion in aid.", 0, APART),
        ("The army sold 40 tanks.", "The army sold 40 planes.", 0, APART),
        ("The crash killed 9 people.", "The crash killed 4 women.", 0, APART),
        ("The crash killed 9 people.", "The crash injured 30 people.", 0, APART),
        ("Half of the young farmers agreed.", "40% of farmers agreed.", 0, APART),
        ("Rents rose 5%.", "Rents take 30% of incomes.", 0, APART),
        ("A third of the skippers voted.", "33% of the skippers voted.", 0, "equal"),
        # part and whole, another place, another time, what is foretold
        ("The quake killed 231 people.", "Another 12 people were killed.", 0, APART),
        ("In all 52 dockers went home.", "Two dockers who went home came back.", 0, APART),
        ("Fire killed 12 people in Ossel.", "Fire killed 4 people in Carrow.", 0, APART),
        ("The flood killed 12 people.", "The flood of 1958 killed 240 people.", 0, APART),
        ("Some 112 mm of rain fell.", "Forecasters expect 20 mm of rain.", 0, APART),
        # lengths, prices on an exchange
        ("The road is 12 kilometers wide.", "The road is 90 kilometers long.", 0, APART),
        # what costs so much a day has many names
        ("The stoppage costs 40 million crowns a day.", "The port loses 25 million crowns a day.", 0, "differs"),
        ("The stoppage costs 40 million crowns.", "The port loses 25 million crowns.", 0, APART),
    ],
)
def test_verdict_of_two(a: str, b: str, days: int, expected: Comparison | str | None) -> None:
    assert verdict(sighting(a, 1), sighting(b, 2, days)) == expected


def test_one_outlet_alone_neither_agrees_nor_differs() -> None:
    text = "The council sank 12 old barges in the bay."
    assert verdict(sighting(text, 1, outlet="A"), sighting(text, 2, outlet="A")) is None
    other = "It sank 19 old barges in the bay."
    assert verdict(sighting(text, 1, outlet="A"), sighting(other, 2, outlet="A")) is None


def test_figures_of_two_threads_are_never_one() -> None:
    a, b = "The blast at the dye works killed 14 people.", "The blast at the dye works killed 19 people."
    assert verdict(sighting(a, 1, thread=1), sighting(b, 2, thread=2)) == APART


def test_what_no_thread_joins_needs_more_in_common_and_never_differs() -> None:
    a, b = "Fever killed 14 people.", "The fever killed 19 people."
    assert verdict(sighting(a, 1, thread=None), sighting(b, 2, thread=None)) is None
    other = "A man killed 19 people, police said."
    assert verdict(sighting(a, 1, thread=None), sighting(other, 2, thread=None)) == APART
    assert verdict(sighting(a, 1, thread=None), sighting(b, 2, 40, thread=None)) == APART


def test_no_alarm_where_one_story_gives_two_values() -> None:
    """Then the words of the thing do not tell the two measures apart, and each value stands for itself."""
    both = "Divers raised 12 bronze bells from the wreck and 31 bronze bells from the wreck in five dives."
    told = [sighting(both, 1), sighting(both, 1, which=1), sighting("Divers raised 31 bronze bells from the wreck.", 2)]
    measures = line_up(told)
    assert sorted((len(each.values), each.verdict or "") for each in measures) == [(1, ""), (2, "equal")]


def test_the_first_toll_of_a_story_stands_for_it() -> None:
    text = "The mudslide killed 14 people. A mudslide killed 9 people last year, too."
    (measure, rest) = line_up(
        [sighting(text, 1), sighting(text, 1, which=1), sighting("The mudslide killed 21 people.", 2)]
    )
    assert (measure.verdict, [one.figure.low for one in measure.sightings]) == ("differs", [14, 21])
    assert [one.figure.low for one in rest.sightings] == [9]


def test_what_was_before_goes_with_its_story_and_is_compared_with_none() -> None:
    text = "Police counted 7 stolen tanks, down from 9 tanks."
    now, before = sighting(text, 1), sighting(text, 1, which=1)
    (measure,) = line_up([now, before, sighting("Police counted 12 stolen tanks.", 2)])
    assert measure.verdict == "differs"
    assert [(one.sighting.figure.low, one.verdict) for one in measure.values] == [
        (7, "differs"),
        (9, None),
        (12, "differs"),
    ]
    assert present(figures("The fund grew from $180 million to $210 million.")[0]) == 210e6


def test_a_value_that_comes_back_is_in_dispute() -> None:
    """Forty, twenty-five, forty again, and one story gives both: no course of time, and nobody is said to be right."""
    both = "The strike costs 25 million crowns a day, while he said it costs 40 million crowns a day."
    told = [
        sighting("The stoppage costs 40 million crowns a day.", 1),
        sighting(both, 2, 1),
        sighting(both, 2, 1, which=1),
        sighting("The dispute is costing 40 million crowns a day.", 3, 2),
    ]
    assert verdict(*told) == "differs"
    assert verdict(*told[:2]) is None


@pytest.mark.parametrize(("hours", "expected"), [(3, "rises"), (0, None), (-3, "differs")])
def test_stories_of_one_day_are_in_the_order_of_their_hours(hours: int, expected: str | None) -> None:
    old, new = "The mudslide killed 14 people.", "The mudslide has now killed 27 people."
    assert verdict(sighting(old, 1), sighting(new, 2, hours / 24)) == expected


def test_a_corrected_toll_is_revised_and_has_not_fallen() -> None:
    text = "The ministry revised the toll of the Carrow quake down from 231 to 204."
    (measure,) = line_up([sighting("The quake in Carrow killed 231 people.", 1), sighting(text, 2, 3)])
    assert (measure.verdict, measure.is_revised) == ("falls", True)


def test_who_calls_a_number_wrong_differs_on_any_day() -> None:
    text = "The clinic called the paper's figure wrong: 12 guests had fallen ill after the wedding."
    assert verdict(sighting("Forty guests fell ill after a wedding in Ossel.", 1), sighting(text, 2, 3)) == "differs"


def test_a_day_the_text_gives_goes_before_that_of_its_story() -> None:
    old, new = "As of 12 October, 612 people had died of the fever.", "The fever has now killed 640 people."
    measure = line_up([sighting(old, 1, 3), sighting(new, 2, -10)])[0]
    assert (measure.verdict, measure.values[0].against is not None) == ("rises", True)


def named(*told: str) -> str:
    measures: tuple[Measure, ...] = line_up([sighting(text, number) for number, text in enumerate(told, 1)])
    return measures[0].thing if len(measures) == 1 else APART


def test_a_toll_is_called_by_what_befell_its_people() -> None:
    assert named("It hit a market, killing 10 people.", "A quake hit, killing 10 people.") == "people killed"


def test_a_measure_is_called_by_the_words_its_figures_share() -> None:
    assert named("It met 23 heavily armed pirates.", "It met 23 pirates at sea.") == "pirates"
    assert words_of(figures("The number of marchers was 40,000.")[0]) == words_of(
        figures("Some 40,000 marchers came.")[0]
    )
