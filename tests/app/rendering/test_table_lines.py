"""Tables drawn in columns, and the way back from a cell to its offset."""

import pytest
from lxml.html import fromstring

from reader.app.rendering.text.layout import lay_out
from reader.ingest.extract.blocks.html_tables import read_table
from reader.ingest.extract.draft_block import Piece, to_document
from reader.model.document import Document

FARES = (
    "<tr><th>Route<th>Old fare<th>New fare<tr><td>Dornish Head, with a stop at the light<td>120<td>140"
    "<tr><td>Skarholm<td>1,050.50<td>1,200"
)


def table_of(rows: str) -> Document:
    """A document that is one table."""
    text, table = read_table(fromstring(f"<table>{rows}</table>")) or ("", None)
    return to_document([Piece("table", text, table=table)])


@pytest.mark.parametrize(
    ("rows", "width", "drawn"),
    [
        (
            FARES, 60,
            ["Route                                   Old fare  New fare",
             "──────────────────────────────────────  ────────  ────────",
             "Dornish Head, with a stop at the light       120       140",
             "Skarholm                                1,050.50     1,200"],
        ),
        (
            "<tr><th>Name<th>Role<tr><td>Ada Do<td>captain<tr><td colspan=2>All of them sail on Monday", 30,
            ["Name    Role", "──────  ───────", "Ada Do  captain", "All of them", "sail on Monday"],
        ),
        (
            "<tr><th>Route<th>Fare<tr><td rowspan=2>Tarn<td>85<tr><td>90", 30,
            ["Route  Fare", "─────  ────", "Tarn     85", "         90"],
        ),
        (
            FARES, 20,
            ["Route", "Old fare", "New fare", "", "Route: Dornish Head,", "       with a stop", "       at the light",
             "Old fare: 120", "New fare: 140", "", "Route: Skarholm", "Old fare: 1,050.50", "New fare: 1,200"],
        ),
    ],
)  # fmt: skip
def test_a_table_in_columns(rows: str, width: int, drawn: list[str]) -> None:
    lay = lay_out(table_of(rows), width)
    assert [line.lead + line.text for line in lay.lines] == drawn


@pytest.mark.parametrize("width", [20, 34, 60])
def test_every_character_of_a_cell_is_found_where_it_is_drawn(width: int) -> None:
    document = table_of(FARES)
    lay = lay_out(document, width)
    assert all(len(line.lead + line.text) <= width for line in lay.lines)
    for word in ("Dornish", "light", "140", "1,050.50", "Skarholm"):
        at = document.text.index(word)
        line = lay.lines[lay.line_at(at)]
        column = (line.lead + line.text).index(word)
        assert lay.offset_at(lay.line_at(at), column) == at
