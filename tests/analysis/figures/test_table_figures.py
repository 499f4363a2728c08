"""Figures in tables: their thing and unit come from the headings, and from no prose around."""

import pytest

from reader.analysis import analyze
from reader.analysis.figures.heading_units import unit_in
from reader.model.document import Block, Document, Span, Table
from reader.model.mark import Figure


def table_document(rows: list[list[str]], *, caption: str = "", head: int = 1, side: int = 1) -> Document:
    """A document of one table under its caption, as cleaning makes it."""
    text = f"{caption}\n" if caption else ""
    blocks = [Block("heading", 0, len(caption), 5)] if caption else []
    start, spans, lines = len(text), [], []
    position = start
    for row in rows:
        cells = []
        for cell in row:
            cells.append(Span(position, position + len(cell)))
            position += len(cell) + len(" | ")
        position += 1 - len(" | ")
        spans.append(tuple(cells))
        lines.append(" | ".join(row))
    text += "\n".join(lines)
    blocks.append(Block("table", start, len(text), table=Table(tuple(spans), head, side)))
    return Document(text, tuple(blocks))


def told(figure: Figure) -> tuple[float, str, str, str]:
    return figure.low, figure.unit, figure.thing, figure.direction


@pytest.mark.parametrize(
    ("heading", "scale", "unit", "bare"),
    [
        ("Price ($)", 1, "USD", "Price"),
        ("Revenue ($m)", 1e6, "USD", "Revenue"),
        ("in millions", 1e6, "", ""),
        ("Share, %", 1, "%", "Share"),
        ("% change", 1, "%", "change"),
        ("Yield (per cent)", 1, "%", "Yield"),
        ("Output (thousands of tonnes)", 1e3, "metric ton", "Output"),
        ("Net income (in millions of dollars)", 1e6, "USD", "Net income"),
        ("Wage (£ per hour)", 1, "GBP per hour", "Wage"),
        ("Population, '000", 1e3, "", "Population"),
        ("Cost (US$ million)", 1e6, "USD", "Cost"),
        ("Temp (°C)", 1, "celsius", "Temp"),
        # what is no unit
        ("Deaths per 100,000", 1, "", "Deaths per 100,000"),
        ("Born in Carrow", 1, "", "Born in Carrow"),
        ("Ships (foreign)", 1, "", "Ships (foreign)"),
        ("Killed", 1, "", "Killed"),
    ],
)
def test_the_unit_in_a_heading(heading: str, scale: float, unit: str, bare: str) -> None:
    known = unit_in(heading)
    assert (known.scale, known.name, known.bare) == (scale, unit, bare)


@pytest.mark.parametrize(
    ("head", "cell", "expected"),
    [
        ("Price ($)", "3.20", (3.2, "USD", "Carrow price", "")),
        ("Sales (€m)", "1,204", (1.204e9, "EUR", "Carrow sales", "")),
        ("Catch", "12.4 tonnes", (12.4, "metric ton", "Carrow catch", "")),
        ("Change (%)", "-4.8", (4.8, "%", "Carrow change", "down")),
        ("Change (%)", "+3.4*", (3.4, "%", "Carrow change", "up")),
        ("Profit ($m)", "(12)", (-12e6, "USD", "Carrow profit", "")),
        ("Net loss ($m)", "(12)", (12e6, "USD", "Carrow net loss", "")),
        ("Killed", "41", (41, "people", "Carrow killed", "")),
        ("Residents", "2 300", (2300, "people", "Carrow residents", "")),
        ("Homes", "about 90", (90, "", "Carrow homes", "")),
    ],
)
def test_a_cell_is_read_with_its_headings(head: str, cell: str, expected: tuple[float, str, str, str]) -> None:
    (figure,) = analyze(table_document([["Town", head], ["Carrow", cell]])).figures
    assert told(figure) == expected


@pytest.mark.parametrize(
    ("head", "cells"),
    [("Year", ["2019", "2020"]), ("Rank", ["1", "2"]), ("Founded", ["1871", "1904"]), ("Price ($)", ["n/a", "–"])],
)
def test_what_orders_or_says_nothing_is_no_figure(head: str, cells: list[str]) -> None:
    rows = [["Town", head], ["Carrow", cells[0]], ["Ossel", cells[1]]]
    assert analyze(table_document(rows)).figures == ()


def test_years_are_dates_of_what_the_caption_names() -> None:
    rows = [["Town", "2022", "2023", "Boats lost"], ["Carrow", "12.4", "11.8", "14"]]
    figures = analyze(table_document(rows, caption="Landings by town, in thousands of tonnes")).figures
    assert [(*told(figure)[:3], figure.as_of) for figure in figures] == [
        (12400, "metric ton", "Carrow landings", "2022"),
        (11800, "metric ton", "Carrow landings", "2023"),
        (14, "", "Carrow boats lost", ""),
    ]


def test_a_row_can_begin_with_its_year() -> None:
    rows = [["Year", "Boats", "Quota (£m)"], ["2022", "64", "18.5"], ["2023", "61", "17.2"]]
    figures = analyze(table_document(rows, side=0)).figures
    assert [(*told(figure)[:3], figure.as_of) for figure in figures] == [
        (64, "", "Boats", "2022"), (18.5e6, "GBP", "Quota", "2022"),
        (61, "", "Boats", "2023"), (17.2e6, "GBP", "Quota", "2023"),
    ]  # fmt: skip


def test_the_total_of_a_row_is_told_and_that_of_a_column_is_not() -> None:
    rows = [["", "Boats", "Total"], ["Carrow", "14", "20"], ["Total", "31", "52"]]
    figures = analyze(table_document(rows)).figures
    assert [figure.thing for figure in figures] == ["Carrow boats", "Carrow", "Total boats", "Total"]


def test_headings_of_rows_carry_units_too() -> None:
    rows = [["", "2022", "2023"], ["Revenue ($m)", "412", "455.5"], ["Staff", "1,820", "1,790"]]
    figures = analyze(table_document(rows)).figures
    assert [told(figure)[:3] for figure in figures] == [
        (412e6, "USD", "Revenue"), (455.5e6, "USD", "Revenue"), (1820, "people", "Staff"), (1790, "people", "Staff"),
    ]  # fmt: skip


def test_a_long_table_is_kept_and_not_lit() -> None:
    rows = [["Town", "Killed"], *([f"Ward {letter}{other}", "41"] for letter in "ABCDEFG" for other in "abcdefg")]
    figures = analyze(table_document(rows)).figures
    assert len(figures) == 49
    assert not any(figure.is_lit for figure in figures)
