"""Tables: what is data, what heads what."""

import pytest
from lxml.html import fromstring

from reader.ingest.extract.blocks.html_tables import read_table, table_caption


def grid(html: str) -> tuple[list[list[str]], int, int] | None:
    """The cells' words, and how many rows and columns are headings."""
    found = read_table(fromstring(f"<table>{html}</table>"))
    if found is None:
        return None
    text, table = found
    return [[text[cell.start : cell.end] for cell in row] for row in table.rows], table.head, table.side


@pytest.mark.parametrize(
    ("html", "rows", "head", "side"),
    [
        ("<tr><th>Month<th>Tonnes<tr><td>July<td>310", [["Month", "Tonnes"], ["July", "310"]], 1, 1),
        ("<thead><tr><td>Month<td>Tonnes</thead><tr><td>July<td>310", [["Month", "Tonnes"], ["July", "310"]], 1, 1),
        ("<tr><td>Month<td>Tonnes<tr><td>July<td>310<tr><td>May<td>$9.5m", None, 1, 1),
        ("<tr><td>July<td>310<tr><td>May<td>9", None, 0, 1),
        ("<tr><th>July<td>310<tr><th>May<td>9", None, 0, 1),
        ("<tr><td>Rook<td>Alder<tr><td>Crane<td>Birch", None, 0, 0),
        (
            "<tr><th rowspan=2>Month<th colspan=2>Tonnes<tr><th>sold<th>kept<tr><td>July<td>3<td>1",
            [["Month", "Tonnes", "Tonnes"], ["Month", "sold", "kept"], ["July", "3", "1"]], 2, 1,
        ),
        (
            "<tr><th>Shift<th>Machines<tr><td>Early<td><ul><li>Alder</li><li>Birch</li></ul><tr><td colspan=2>All 112",
            [["Shift", "Machines"], ["Early", "Alder, Birch"], ["All 112", "All 112"]], 1, 0,
        ),
        ("<tr><th>Year<th>Owner<tr><td><h4>1911</h4><td><blockquote>A bank</blockquote>",
         [["Year", "Owner"], ["1911", "A bank"]], 1, 0),
        ("<tr><td>a<td>b<td>c<tr><td>d", [["a", "b", "c"], ["d", "", ""]], 0, 0),
    ],
)  # fmt: skip
def test_a_table_of_data(html: str, rows: list[list[str]] | None, head: int, side: int) -> None:
    found = grid(html)
    assert found is not None
    assert found[1:] == (head, side)
    assert rows is None or found[0] == rows


@pytest.mark.parametrize(
    "html",
    [
        "<tr><td>one cell",
        "<tr><td>a<td>b",
        f"<tr><td>{'word ' * 100}<td>b<tr><td>c<td>d",
        "<tr><td><h2>A story</h2><td>b<tr><td>c<td>d",
        "<tr><td><table><tr><td>x</table><td>b<tr><td>c<td>d",
        "<tr><td rowspan=99999999 colspan=99999999>a",
    ],
)
def test_what_only_lays_out_is_no_table(html: str) -> None:
    assert grid(html) is None


def test_a_wild_table_ends() -> None:
    rows = "<tr>" + "<td colspan=1000 rowspan=1000>x" * 40
    assert grid(rows * 40) is None


def test_the_text_has_one_row_a_line_and_each_cell_once() -> None:
    text, table = read_table(
        fromstring("<table><caption>Paper <b>made</b></caption><tr><th>A<th>B<tr><td colspan=2>both</table>")
    ) or ("", None)
    assert text == "A | B\nboth"
    assert table is not None
    assert table.rows[1][0] == table.rows[1][1]


def test_what_a_table_calls_itself() -> None:
    assert table_caption(fromstring("<table><caption>Paper <b>made</b></caption><tr><td>a</table>")) == "Paper made"
