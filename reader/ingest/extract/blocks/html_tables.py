"""Tables: which hold data, what stands in their cells, and which cells are headings."""

import re

from lxml import html

from reader.ingest.extract.draft_block import CELL_GAP
from reader.model.document import Span, Table
from reader.model.safe_text import safe_line

_NOT_IN_DATA = ("table", "figure", "form", "pre", "iframe", "video")
_BLOCKS_IN_DATA = ("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote")
"""Blocks that stand in cells of a layout more often than in cells of data."""

_CELL_LENGTH = 300
"""Characters; a longer cell means that the table lays a page out."""

_MAX_CELLS = 5000
_MAX_SPAN = 40
_NUMBER = re.compile(r"[^\w]*(?:[A-Z]{1,3}[$€£¥]?\s?)?[$€£¥]?[\d][\d\s.,’']*\s?(?:%|‰|[a-zA-Z]{1,3}\.?|[$€£¥°])?[^\w]*")


def read_table(table: html.HtmlElement) -> tuple[str, Table] | None:
    """The text of a table of data, a row a line, and its grid; None for a table that only lays out other things.

    A table of data has at least two rows and two columns and short cells. With lists, headings or quotations in its
    cells it must also say that it is one: by heading cells or a caption.
    """
    if table.get("role") in ("presentation", "none") or next(table.iterdescendants(*_NOT_IN_DATA), None) is not None:
        return None
    says_so = next(table.iterdescendants("th", "thead", "caption"), None) is not None
    if not says_so and next(table.iterdescendants(*_BLOCKS_IN_DATA), None) is not None:
        return None
    rows = [row for row in table.iter("tr") if next(row.iterchildren("td", "th"), None) is not None]
    grid = _grid(rows)
    if grid is None:
        return None
    text, cells, heads = grid
    width = max(map(len, cells), default=0)
    if len(cells) < 2 or width < 2:
        return None
    head = _head(text, cells, heads, rows)
    return text, Table(tuple(cells), head, _side(text, cells[head:], heads[head:]))


def table_caption(table: html.HtmlElement) -> str:
    """What the table calls itself."""
    caption = next(table.iterchildren("caption"), None)
    return "" if caption is None else cell_text(caption)


def cell_text(cell: html.HtmlElement) -> str:
    """The words of a cell on one line; items of a list in it are divided by commas."""
    for item in cell.iterdescendants("li"):
        if item.getnext() is not None:
            item.tail = f", {(item.tail or '').strip()}"
    for element in cell.iterdescendants("br", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote"):
        element.tail = f" {element.tail or ''}"
    return safe_line("".join(cell.itertext())).replace(" , ", ", ")


def _grid(rows: list[html.HtmlElement]) -> tuple[str, list[tuple[Span, ...]], list[tuple[bool, ...]]] | None:
    """The text, each row's cells and which of them are headings; None when a cell is too long for data."""
    parts: list[str] = []
    position = 0
    grid: list[list[Span]] = []
    heads: list[list[bool]] = []
    reaching: dict[int, tuple[int, Span, bool]] = {}
    for row in rows:
        cells: list[Span] = []
        flags: list[bool] = []
        words: list[str] = []
        start = position

        def from_above(cells: list[Span] = cells, flags: list[bool] = flags) -> None:
            while (above := reaching.get(len(cells))) is not None and above[0] > 0:
                reaching[len(cells)] = (above[0] - 1, above[1], above[2])
                cells.append(above[1])
                flags.append(above[2])

        for cell in row.iterchildren("td", "th"):
            from_above()
            said = cell_text(cell)
            if len(said) > _CELL_LENGTH:
                return None
            at = position + (len(CELL_GAP) if words else 0)
            span, is_head = Span(at, at + len(said)), cell.tag == "th"
            words.append(said)
            position = span.end
            below = _spanned(cell.get("rowspan")) - 1
            for _ in range(_spanned(cell.get("colspan"))):
                reaching[len(cells)] = (below, span, is_head)
                cells.append(span)
                flags.append(is_head)
        from_above()
        if not any(words):
            position = start
            continue
        parts.append(CELL_GAP.join(words))
        grid.append(cells)
        heads.append(flags)
        position += 1
        if sum(map(len, grid)) > _MAX_CELLS:
            return None
    width = max(map(len, grid), default=0)
    text = "\n".join(parts)
    ends = [cells[-1].end if cells else 0 for cells in grid]
    filled = [(*row, *[Span(end, end)] * (width - len(row))) for row, end in zip(grid, ends, strict=True)]
    return text, filled, [(*row, *[False] * (width - len(row))) for row in heads]


def _spanned(value: str | None) -> int:
    return min(int(value), _MAX_SPAN) if value and value.isdecimal() and int(value) else 1


def _head(text: str, cells: list[tuple[Span, ...]], heads: list[tuple[bool, ...]], rows: list[html.HtmlElement]) -> int:
    """How many rows at the top are headings: those of heading cells; without any, a first row of words over numbers."""
    count = 0
    for row, flags in zip(cells, heads, strict=True):
        said = [flag for cell, flag in zip(row, flags, strict=True) if cell.start < cell.end]
        in_head = count < len(rows) and rows[count].getparent() is not None and rows[count].getparent().tag == "thead"
        if not (in_head or (said and all(said))):
            break
        count += 1
    if count == len(cells):
        return 1
    if count or any(map(any, heads)):
        return count
    first, below = cells[0], cells[1:]
    if any(_is_number(text, cell) for cell in first):
        return 0
    return int(any(_numbers(text, [row[column] for row in below]) for column in range(len(first))))


def _side(text: str, cells: list[tuple[Span, ...]], heads: list[tuple[bool, ...]]) -> int:
    """How many columns at the left head their rows."""
    body = [(row, flags) for row, flags in zip(cells, heads, strict=True) if not all(flags)]
    count = 0
    while (
        body and count < len(cells[0]) and all(flags[count] for row, flags in body if row[count].start < row[count].end)
    ):
        if not any(flags[count] for _, flags in body):
            break
        count += 1
    if count or not body:
        return count
    columns = range(1, len(cells[0]))
    numeric = any(_numbers(text, [row[column] for row, _ in body]) for column in columns)
    return int(numeric and not any(_is_number(text, row[0]) for row, _ in body))


def _numbers(text: str, column: list[Span]) -> bool:
    """Whether a column holds numbers: most of what is in it."""
    said = [cell for cell in column if cell.start < cell.end]
    return bool(said) and 2 * sum(_is_number(text, cell) for cell in said) > len(said)


def _is_number(text: str, cell: Span) -> bool:
    return bool(_NUMBER.fullmatch(text[cell.start : cell.end]))
