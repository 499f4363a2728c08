"""How well figures are found in passages that were marked before the grammar had seen them: floors, not goals.

The floors stand a little under what is reached, so that a change may trade one passage for another.
"""

from pathlib import Path

import pytest

from reader.analysis.figures import find_figures
from reader.analysis.text.nlp import parse
from tests.analysis.figures import marked

HERE = Path(__file__).parent
FLOORS = {
    "business_one": {"value": 98, "unit": 98, "change": 97, "thing": 95, "lit": 97, "base": 95},
    "business_two": {"value": 98, "unit": 98, "change": 97, "thing": 94, "lit": 97, "base": 95},
    "business_three": {"value": 98, "unit": 98, "change": 97, "thing": 92, "lit": 97, "base": 95},
    "mixed_one": {"value": 95, "unit": 95, "change": 95, "thing": 90, "lit": 95},
    "mixed_two": {"value": 95, "unit": 95, "change": 95, "thing": 90, "lit": 95},
    "news_one": {"value": 98, "unit": 93, "change": 98, "thing": 93, "lit": 96, "base": 95},
    "news_three": {"value": 95, "unit": 95, "change": 95, "thing": 95, "lit": 95},
    "news_two": {"value": 98, "unit": 98, "change": 97, "thing": 96, "lit": 96, "base": 95},
    "world_one": {"value": 98, "unit": 98, "change": 97, "thing": 95, "lit": 97, "base": 95},
    "world_two": {"value": 98, "unit": 98, "change": 97, "thing": 95, "lit": 97, "base": 95},
}


@pytest.mark.parametrize("name", FLOORS)
def test_passages_nobody_wrote_the_grammar_for(name: str) -> None:
    scores, errors = marked.agreement(marked.read(HERE / f"{name}.txt"))
    low = {
        aspect: (round(scores[aspect], 1), floor) for aspect, floor in FLOORS[name].items() if scores[aspect] < floor
    }
    assert not low, "\n".join([str(low), *errors])


TRAPS = [line for path in sorted(HERE.glob("traps_*.txt")) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("line", TRAPS)
def test_traps_hold_no_figure(line: str) -> None:
    assert [line[slice(*figure.span)] for figure in find_figures(line, parse(line))] == []


def test_a_wrong_mark_lowers_the_score() -> None:
    wrong = marked.passage("Sales rose [12%|13|%|sales|up] to [$4 million|4e6|EUR|sales|=].")
    scores, errors = marked.agreement([wrong])
    assert (scores["found"], scores["value"], scores["unit"]) == (100, 50, 0)
    assert len(errors) == 1
