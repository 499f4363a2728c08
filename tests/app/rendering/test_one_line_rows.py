"""A headline on one line: the columns asked for, as wide as the list, the title before all others."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from reader.app.rendering.rows.one_line_rows import Column, columns_of, one_line
from reader.app.rendering.wrap import width_of
from reader.model.story import Headline

NOW = datetime(2026, 11, 21, 15, 30, tzinfo=UTC)
ALL = columns_of("unread time source title figure tags marks")
USUAL = columns_of("unread time source title marks")


def row(title: str = "Mill burns down in Odry", **details: Any) -> Headline:
    return Headline(
        id=1, title=title, source="Odry Gazette", published_at=NOW - timedelta(hours=2), read=False, starred=True,
        tags=("fire",), links=3, quotes=12, **details,
    )  # fmt: skip


def drawn(headline: Headline, width: int, columns: tuple[Column, ...] = USUAL) -> str:
    (line,) = one_line(headline, width, NOW, columns)
    return "".join(words for words, _ in line)


def test_columns_stand_in_the_order_asked_for() -> None:
    assert drawn(row(), 80).startswith("●  13:30 Odry Gazette")
    assert drawn(row(), 80).rstrip().endswith("★ ⇄3 ❝12")
    assert drawn(row(), 80, columns_of("title time")).rstrip().endswith("13:30")
    assert drawn(row(), 60, columns_of("source:5 title")).startswith("Odry… Mill burns")


@pytest.mark.parametrize("width", [10, 16, 24, 31, 40, 52, 64, 80, 200])
@pytest.mark.parametrize("title", ["Mill burns", "水車小屋が全焼した" * 9, "", "A " * 90, "e\u0301" * 50])
@pytest.mark.parametrize("columns", [USUAL, ALL])
def test_a_line_is_as_wide_as_the_list(width: int, title: str, columns: tuple[Column, ...]) -> None:
    assert width_of(drawn(row(title), width, columns)) == width


def test_what_is_wanted_least_goes_first() -> None:
    narrow = drawn(row(), 34, ALL)
    assert "Mill burns down in Odry" in narrow
    assert "❝12" not in narrow
    assert narrow.startswith("●")


def test_a_width_of_a_column() -> None:
    assert columns_of("unread source:20 title") == (Column("unread"), Column("source", 20), Column("title"))
