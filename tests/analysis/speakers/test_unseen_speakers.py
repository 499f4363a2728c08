"""How well speakers are found in passages that were marked before the rules had seen them: floors, not goals.

The floors stand a little under what is reached, so that a change may trade one passage for another.
"""

from pathlib import Path

import pytest

from tests.analysis.speakers import spoken

HERE = Path(__file__).parent
FLOORS = {
    "press_one": {"found": 98, "speaker": 96, "sure": 97, "role": 98, "kind": 96},
    "press_two": {"found": 97, "speaker": 93, "sure": 97, "role": 94, "kind": 98},
}


@pytest.mark.parametrize("name", FLOORS)
def test_passages_nobody_wrote_the_rules_for(name: str) -> None:
    scores, errors = spoken.agreement(spoken.read(HERE / f"{name}.txt"))
    low = {
        aspect: (round(scores[aspect], 1), floor) for aspect, floor in FLOORS[name].items() if scores[aspect] < floor
    }
    assert not low, "\n".join([str(low), *errors])


def test_a_wrong_mark_lowers_the_score() -> None:
    body = "{“No,”|Ana Duarte|mayor|d} said Mayor Ana Duarte. {“Yes,”|Anton Belkin|mayor|m} said Ivo Brankov, a baker."
    scores, errors = spoken.agreement([spoken.passage("two", body)])
    assert scores == {"found": 100, "speaker": 50, "sure": 50, "role": 50, "kind": 50}
    assert len(errors) == 1


def test_what_is_not_marked_is_extra() -> None:
    scores, errors = spoken.agreement([spoken.passage("one", "“We wait,” Ana Duarte said.\n{“Go,”|?} she said.")])
    assert scores["sure"] == scores["found"] == 0
    assert errors == ["one\n    extra direct of [Ana Duarte]: “We wait,”"]
