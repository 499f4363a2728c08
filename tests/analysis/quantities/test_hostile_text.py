"""Figures of text that nobody writes: by the hundred thousand characters in a time that grows with them."""

from time import thread_time

import pytest

from reader.analysis.quantities.find_figures import find
from reader.model.queries.figure_parser import parse_figure


def seconds(text: str) -> float:
    began = thread_time()
    find(text)
    return thread_time() - began


def test_a_row_of_adverbs_is_read() -> None:
    find("Prices rose " + "ly" * 60 + "x 5% in May.")
    find("Prices rose 5%" + "-" * 1200)
    find("It cost 5 crowns" + " " * 1200 + "x")


@pytest.mark.parametrize("seed", ["1,", "1-", "1 ", "1. ", "$5 ", "5% "])
def test_digits_take_time_by_their_number(seed: str) -> None:
    assert seconds(seed * 12_000) < 8 * seconds(seed * 3_000) + 0.05


def test_an_odd_search_line_is_read_at_once() -> None:
    assert parse_figure("x" + " " * 3000 + "<5").high is not None
