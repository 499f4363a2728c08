"""Selecting passages by units."""

import pytest

from reader.app.rendering.text.layout import lay_out
from reader.app.rendering.text.selection import (
    Unit,
    extend,
    neighbor,
    units,
)
from reader.model.document import Span, plain_document

TEXT = "Mr. Belkin spoke. He left.\nNobody asked “Why?” then."
DOCUMENT = plain_document(TEXT)
LAY = lay_out(DOCUMENT, 20)


@pytest.mark.parametrize(
    ("unit", "first"),
    [
        ("word", "Mr."),
        ("sentence", "Mr. Belkin spoke."),
        ("paragraph", "Mr. Belkin spoke. He left."),
        ("line", "Mr. Belkin spoke. He"),
    ],
)
def test_units(unit: Unit, first: str) -> None:
    start, end = units(DOCUMENT, LAY, unit)[0]
    assert TEXT[start:end] == first


def select(unit: Unit, *steps: int, start: int = 4, end: int = 9) -> str:
    """The words selected from `start` to `end` (inclusive) after moving by steps."""
    head = end
    for step in steps:
        head = extend(units(DOCUMENT, LAY, unit), start, head, step)
    return TEXT[min(start, head) : max(start, head) + 1]


def test_moving_on_and_back() -> None:
    assert select("word") == "Belkin"
    assert select("word", 1) == "Belkin spoke."
    assert select("word", 1, -1) == "Belkin"
    assert select("sentence", 1, 1) == "Belkin spoke. He left."
    assert select("paragraph", 1, 1) == TEXT[4:]
    assert select("word", -1, -1) == "Mr. B"
    assert select("word", -1, -1, 1, 1) == "Belkin"


def test_neighbors() -> None:
    among = units(DOCUMENT, LAY, "sentence")
    assert neighbor(among, None, 20, 1) == Span(18, 26)
    assert neighbor(among, among[0], 0, 1) == among[1]
    assert neighbor(among, among[0], 0, -1) is None
