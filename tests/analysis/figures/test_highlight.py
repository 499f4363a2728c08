"""What is lit, with how much around it; the kind, the key that compares and the date."""

import pytest

from reader.analysis.figures import find_figures
from reader.analysis.figures.thing_key import thing_key
from reader.analysis.text.nlp import parse
from reader.model.mark import Figure


def figures(text: str) -> tuple[Figure, ...]:
    return find_figures(text, parse(text))


@pytest.mark.parametrize(
    ("text", "lit"),
    [
        ("The bill would put 300% duties on steel.", ["300% duties"]),
        ("At least 14 killed in market blast", ["At least 14 killed"]),
        ("The storm killed 31 and left dozens missing.", ["31", "dozens missing"]),
        ("He told two officials that a third of voters had left.", ["a third of voters"]),
        ("A 41-year-old man waited three hours for two tickets.", []),
        ("She was sentenced to nine years in prison.", ["nine years"]),
        ("They sent nearly $2 billion in aid and three tanks.", ["nearly $2 billion in aid", "three tanks"]),
        ("The motion was backed by 31 of 40 cantons.", ["31 of 40 cantons"]),
        ("Traffic grew 12-fold after the club took three points.", []),
        ("Sales tripled after twice as many adverts.", []),
        ("A seven-member panel met for the four-day summit.", []),
        ("The senator holds a 9-point lead.", ["9-point lead"]),
        ("The seven members met; about half came out.", []),
        ("Seven members were killed.", ["Seven members"]),
        ("Seven reactors were shut after two strikes.", ["Seven reactors", "two strikes"]),
        ("The Falcons have won 12 of 13.", []),
        ("The Falcons have lost 14 this year.", []),
        ("The bakery has 14 branches, 11 ovens and nine vans.", ["14 branches", "11 ovens"]),
        ("The fleet won 14 contracts.", ["14 contracts"]),
        ("Nearly 150 farmers returned home.", ["Nearly 150 farmers"]),
        ("He paid in $20 bills.", []),
        ("The court asked for $20 of each guest.", ["$20 of each guest"]),
        ("I trust her 1,000 percent.", []),
        ("Prices rose 1,000 percent.", ["1,000 percent"]),
        ("Here are 21 tips for the garden.", []),
        ("The club gave away 21 rare tulips.", ["21 rare tulips"]),
        ("Correction: An earlier version of this story said 40 people died.", []),
        ("The story misstated the toll as 40 dead.", []),
        ("An earlier version of the bridge carried 40 people.", ["40 people"]),
        ("The team committed 21 turnovers in the game.", []),
    ],
)
def test_lit(text: str, lit: list[str]) -> None:
    assert [text[slice(*figure.lit)] for figure in figures(text) if figure.is_lit] == lit


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("The blast killed 31.", "casualties", "people"),
        ("The number of people killed in the flood has risen to 27.", "casualties", "people"),
        ("Some 400 marchers came.", "people", "people"),
        ("It passed with 88 votes.", "votes", ""),
        ("The senate voted 51-48.", "votes", ""),
        ("Prices rose 3 per cent.", "percent", "%"),
        ("The rate rose 25 basis points.", "points", "basis point"),
        ("It cost Rs 30 lakh.", "money", "INR"),
        ("It was 31°C in the shade.", "temperature", "celsius"),
        ("Nearly half of homes lost power.", "share", "fraction"),
        ("He waited for 40 minutes.", "duration", "minute"),
        ("The wall is 12 feet high.", "measure", "foot"),
    ],
)
def test_kind_and_unit(text: str, kind: str, unit: str) -> None:
    (figure,) = figures(text)
    assert (figure.kind, figure.unit) == (kind, unit)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("death toll", "people killed"),
        ("wounded people", "injured"),
        ("the new tariffs", "new tariff"),
        ("Orsted's profits", "profit of Orsted"),
    ],
)
def test_things_that_compare(a: str, b: str) -> None:
    assert thing_key(a) == thing_key(b)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("It costs 40 million crowns a day, against an estimate of 25 million.", ["crown per day", "crown per day"]),
        (
            "The loss is put at 680 million, or 40 million a day.\nThe tax is 5 crowns.",
            ["crown", "crown per day", "crown"],
        ),
        (
            "It cost 425 million crowns, or 25 million a day. The port came to 680 million.",
            ["crown", "crown per day", "crown"],
        ),
        ("It spent $5 million on 2 million doses.", ["USD", ""]),
        ("The city of 3 million spent $5 million.", ["", "USD"]),
    ],
)
def test_a_currency_just_said_is_not_said_again(text: str, units: list[str]) -> None:
    assert [figure.unit for figure in figures(text)] == units


def test_things() -> None:
    assert [figure.thing for figure in figures("The S&P 500 climbed 0.7%.")] == ["S&P 500"]
    assert [figure.thing for figure in figures("The dockers ended the strike, accepting a raise of 7.5%.")] == ["raise"]
    assert [figure.thing for figure in figures("Petra Vossberg came down from 9% to 8%.")] == [""]


def test_to_fall_short_is_no_fall() -> None:
    assert [figure.direction for figure in figures("The bid fell well short of the $23 they wanted.")] == [""]


def test_the_whole_of_a_share_and_of_a_vote() -> None:
    assert [figure.of for figure in figures("Only 12 of 30 members came; they voted 8-4 to leave.")] == [30, 12]


def test_the_date_the_text_gives() -> None:
    first, second = figures("Inflation slowed to 2.4% in June from 3.1% a year earlier.")
    assert (first.as_of, second.as_of) == ("June", "a year earlier")
