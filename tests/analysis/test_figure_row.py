"""The row the batch command writes."""

from reader.analysis.figure_row import figure_row
from reader.analysis.figures import find_figures


def test_row() -> None:
    (figure,) = find_figures("Rents rose by about 4-5%.", None)
    assert figure_row(figure) == {
        "span": [20, 24],
        "value": [4.0, 5.0],
        "unit": "%",
        "thing": "Rents",
        "change": "~ up",
        "lit": True,
    }


def test_an_exact_figure_without_direction() -> None:
    (figure,) = find_figures("The fee is $5.", None)
    row = figure_row(figure)
    assert (row["value"], row["change"]) == (5.0, "=")
