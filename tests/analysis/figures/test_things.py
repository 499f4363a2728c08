"""Tables of sentences and the figures in them: span, value, unit, change and thing."""

import re

import pytest

from reader.analysis.figure_row import figure_row
from reader.analysis.figures import find_figures
from reader.analysis.text.nlp import parse
from tests.analysis.figures.figures_business import SENTENCES as BUSINESS
from tests.analysis.figures.figures_business import Gold
from tests.analysis.figures.figures_markets import SENTENCES as MARKETS
from tests.analysis.figures.figures_world import SENTENCES as WORLD

ALL = BUSINESS + MARKETS + WORLD


@pytest.mark.parametrize(("text", "gold"), ALL, ids=[text[:40] for text, _ in ALL])
def test_figures_of_a_sentence(text: str, gold: list[Gold]) -> None:
    figures = find_figures(text, parse(text))
    rows = [figure_row(figure) for figure in figures]
    found = [(text[slice(*row["span"])], row["unit"], row["change"]) for row in rows]
    assert found == [(words, unit, change) for words, _, unit, change, _ in sorted(gold, key=lambda g: _place(text, g))]
    for figure, (_, value, _, _, thing) in zip(figures, sorted(gold, key=lambda g: _place(text, g)), strict=True):
        assert (figure.low, figure.high) == pytest.approx(value if isinstance(value, tuple) else (value, value))
        wanted, words = _words(thing), _words(figure.thing)
        assert thing == "*" or wanted & words or not (wanted or words), (figure.thing, thing)


@pytest.mark.parametrize(("text", "gold"), ALL, ids=[text[:40] for text, _ in ALL])
def test_the_grammar_needs_no_parse(text: str, gold: list[Gold]) -> None:
    """Spans and values are the same without a model; units too, but for "people", which the thing decides."""
    figures = find_figures(text, None)
    assert [text[slice(*figure.span)] for figure in figures] == [
        g[0] for g in sorted(gold, key=lambda g: _place(text, g))
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I live 25 miles south of the quake.", "quake"),
        ("The quarry is 25 miles south of the lake.", "quarry"),
        ("Card debts rose 3% to $41 billion, pushing their total to $2 trillion.", "debts"),
        ("The port built 40 boats, bringing its total to 212.", "boats"),
        ("It has a low clearance (8.7 inches is little).", "clearance"),
        ("The find was vast — about 2,300 tons.", "find"),
        ("Student loans – approx. $110,000", "loans"),
        ("More than half (55%) of the letters were blue.", "letters"),
        ("He weighed an estimated 225lbs.", "weight"),
        ("The crate weighed 225lbs.", "crate"),
        ("Six attorneys spoke.", "attorneys"),
        ("The Shipping Average fell 88 points and the Ossel Composite .OSX added 11 points.", "Composite"),
        ("Aro Steel lost 3%, while Bell & Sons gained about 2%.", "Bell"),
        ("Shares of Aro rose 3% and its sales added $2 million.", "sales"),
    ],
)
def test_the_thing_of_the_last_figure(text: str, words: str) -> None:
    assert words in find_figures(text, parse(text))[-1].thing.split()


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Police recovered 80% of the haul.", ["="]),
        ("The storm brought down 70% of the network.", ["="]),
        ("The yard can grow 97% of its own hemp.", ["="]),
        ("Shares lost 40% of their value.", ["down"]),
        ("Debt rose to 40% of output.", ["up"]),
        ("Debt grew by 4% of output.", ["up"]),
        ("The bill is $2,500, double the usual sum.", ["=", "="]),
        ("The swap may double the sum.", ["up"]),
        ("They racked up a $900 tab.", ["="]),
        ("Prices rose 3, 5 and 8 percent.", ["up", "up", "up"]),
        ("He won the doubles match and the mixed doubles.", []),
        ("The rent doubles, then halves.", ["up", "down"]),
        ("Break the twigs into halves before the double feature.", []),
    ],
)
def test_what_moved(text: str, changes: list[str]) -> None:
    assert [figure_row(figure)["change"] for figure in find_figures(text, parse(text))] == changes


def test_things_without_a_model() -> None:
    """Most things are still found by words alone."""
    right = total = 0
    for text, gold in ALL:
        for figure, entry in zip(find_figures(text, None), sorted(gold, key=lambda g: _place(text, g)), strict=True):
            if entry[4] not in ("*", ""):
                total += 1
                right += bool(_words(figure.thing) & _words(entry[4]))
    assert right / total > 0.7


def _place(text: str, gold: Gold) -> int:
    """Where the words of a gold figure stand; a bare "one" or "20" is looked for as a whole word."""
    match = re.search(rf"(?<![\w.,-]){re.escape(gold[0])}(?!\w|,\d)", text)
    assert match, gold
    return match.start()


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w&]+", text.lower()))
