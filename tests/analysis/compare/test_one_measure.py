"""Whether the sentences of two figures bear out that they measure the same."""

from datetime import UTC, datetime, timedelta

import pytest

from reader.analysis.compare.figure_context import context_of
from reader.analysis.compare.line_up import line_up
from reader.analysis.compare.same_measure import Sighting
from reader.analysis.figures import find_figures
from reader.model.mark import Figure

MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)


def figure(text: str) -> Figure:
    return find_figures(text, None)[0]


@pytest.mark.parametrize(
    ("a", "b", "are_one"),
    [
        ("In all 52 dockers went home.", "Two dockers who went home came back.", False),
        ("Her service had 90 boats in the valley.", "Neighboring Lorn has sent 16 boats.", False),
        ("Her service had 90 boats in the valley.", "By noon 120 boats lay in the valley.", True),
        ("Her service had 90 boats in the valley.", "Another 120 boats lay in the valley.", False),
        ("Her service had 90 boats.", "There were 90 boats, a diver said.", True),
        ("The reservoir was 97% full.", "By night the reservoir was 99% full.", True),
        ("On Monday 112 mm of rain fell.", "Forecasters expect 20 mm of rain.", False),
        ("Two of 230 sailings were held.", "All 230 sailings were held.", False),
        ("He shot 14 women and children.", "He shot 14 children.", False),
        ("The bus carried 60 pupils from Ossel.", "It carried 60 young pupils from Ossel.", True),
    ],
)
def test_sentences_bear_out_what_is_one_measure(a: str, b: str, are_one: bool) -> None:
    one, other = figure(a), figure(b)
    measures = line_up(
        [
            Sighting(one, 1, MONDAY, "", context_of(a, one)),
            Sighting(other, 2, MONDAY + timedelta(days=1), "", context_of(b, other)),
        ]
    )
    assert (len(measures) == 1) == are_one
