"""Measures with a name of their own: however they are worded one and the same, and never one with their like."""

import pytest

from reader.analysis.compare.figure_context import context_of
from reader.analysis.compare.named_measure import NamedMeasure
from reader.analysis.figures import find_figures


def measure(text: str, which: int = 0) -> NamedMeasure | None:
    found = find_figures(text, None)
    return context_of(text, found[which]).measure


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A magnitude 6.3 earthquake shook Carrow.", "magnitude"),
        ("The temblor had a magnitude of 6.3.", "magnitude"),
        ("An aftershock of magnitude 4.1 followed.", None),
        ("The quake shook Ossel Island, home to 90,000 people.", "population of Ossel"),
        ("Crews came to Ossel, a harbor town of some 90,000 people.", "population of Ossel"),
        ("Ossel is the largest island of the chain, with a population of 90,000.", "population of Ossel"),
        ("The storm drove 90,000 people from Ossel.", None),
        ("The blast happened 26 miles north of Carrow.", "distance from Carrow"),
        ("The mine lies about 40 km (25 miles) southwest of Carrow.", "distance from Carrow"),
        ("They walked 26 miles.", None),
        ("Police arrested 89 people in the raids.", "people arrested"),
        ("Some 99 people were detained on Tuesday.", "people arrested"),
        ("Police arrested two people in the raids.", None),
        ("Lornia says 410 of its soldiers have died since the landing.", "soldiers killed"),
        ("Since May, 52 Lornian soldiers have been killed.", "soldiers killed"),
        ("The army says 52 soldiers have been killed.", None),
        ("Tarn bought Carrow Mills for $4 billion.", "price of Carrow Mills"),
        ("Tarn will buy mill owner Carrow Mills in a deal worth $5 billion.", "price of Carrow Mills"),
        ("The $4 billion takeover of its rival Carrow Mills was agreed.", "price of Carrow Mills"),
        ("Tarn made a $3 billion bid to buy Carrow Mills.", "price of Carrow Mills"),
        ("He bought a house in Ossel for $4 million.", None),
        ("Tarn bought the mill for $4 million a year.", None),
        ("Carrow Mills had 7.2% of the market.", "market share of Carrow Mills"),
        ("That compares with Carrow's 10 percent share.", "market share of Carrow"),
        ("Lorn Foods controls about 30 percent of the frozen fish market.", "market share of Lorn Foods"),
        ("Carrow gained 10 percent of the share price.", None),
        ("Prices of 52 tin soldiers have fallen.", None),
    ],
)
def test_what_has_a_name_of_its_own(text: str, name: str | None) -> None:
    found = measure(text)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("a", "b", "are_one"),
    [
        ("The quake struck 26 miles north of Carrow.", "The temblor hit 30 km north of Carrow.", True),
        ("The quake struck 26 miles north of Carrow.", "The quake struck 26 miles south of Carrow.", False),
        ("The quake struck 26 miles north of Carrow.", "The quake struck 26 miles northwest of Carrow.", True),
        ("The quake struck 26 miles north of Carrow.", "The quake struck 26 miles north of Lorn.", False),
        ("Ossel lies 26 miles north of Carrow.", "Ossel lies 42 km (26 miles) northeast of Carrow.", True),
        ("Ossel, an island 26 miles north of Carrow, is dry.", "Ossel is 42 km north of the capital, Carrow.", True),
        ("Ossel lies 26 miles north of Carrow.", "Tarn lies 40 miles north of Carrow.", False),
        ("Lornia says 410 of its troops have fallen since May.", "Since May, 52 Lornian troops were killed.", True),
        ("Since May, 52 Lornian troops were killed.", "Since June, 4 Lornian troops were killed.", False),
        ("Since May, 52 Lornian troops were killed.", "Since May, 70 Tarnish troops were killed.", False),
        ("Since May, 52 Lornian troops were killed.", "In all 4 Lornian troops were killed.", False),
        ("Tarn bought Carrow Mills for $4 billion.", "It made a $3 billion bid to buy CM.", True),
        ("Tarn bought Carrow Mills for $4 billion.", "Tarn bought Lorn Foods for $3 billion.", False),
        ("Carrow has 7% of the market.", "Lorn has 9% of the market.", False),
        ("It shook Ossel, home to 90,000 people.", "It shook Lorn, home to 70,000 people.", False),
    ],
)
def test_ways_and_towns_are_told_apart(a: str, b: str, are_one: bool) -> None:
    one, other = measure(a), measure(b)
    assert one is not None
    assert other is not None
    assert one.is_same(other) == are_one
