"""Tables: which hold data, and what stands in their cells."""

from lxml import html

from reader.model.safe_text import safe_line

_NOT_IN_DATA = ("table", "figure", "h1", "h2", "h3", "ul", "ol", "blockquote", "form", "pre")
_CELL_LENGTH = 300
"""Characters; a longer cell means that the table lays a page out."""

_MAX_CELLS = 5000


def table_rows(table: html.HtmlElement) -> tuple[tuple[str, ...], ...]:
    """The rows of a table of data, empty for a table that only lays out other things.

    A table of data has at least two rows and two columns and short cells without blocks of their own.
    """
    if table.get("role") in ("presentation", "none") or next(table.iterdescendants(*_NOT_IN_DATA), None) is not None:
        return ()
    rows = []
    for row in table.iter("tr"):
        cells = tuple(_cell_text(cell) for cell in row.iterchildren("td", "th"))
        if any(len(cell) > _CELL_LENGTH for cell in cells):
            return ()
        if any(cells):
            rows.append(cells)
    width = max(map(len, rows), default=0)
    if len(rows) < 2 or width < 2 or len(rows) * width > _MAX_CELLS:
        return ()
    return tuple(row + ("",) * (width - len(row)) for row in rows)


def _cell_text(cell: html.HtmlElement) -> str:
    for element in cell.iterdescendants("br", "p", "div"):
        element.tail = f" {element.tail or ''}"
    return safe_line("".join(cell.itertext()))
