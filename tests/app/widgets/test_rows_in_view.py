"""Only the rows that changed are drawn anew, as long as every row stays in its place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from textual.geometry import Region

from reader.app.widgets.headline_form import HeadlineForm
from reader.app.widgets.headline_window import Window
from reader.app.widgets.rows_in_view import changed_regions, filled_from, rows_in_view
from reader.model.queries.query import Query
from reader.model.story import Headline
from tests.app.stories import NOW

WIDTH, HEIGHT = 30, 10
ROWS = [Headline(9 - i, f"Title {i}", "Harbor Post", NOW - timedelta(minutes=i)) for i in range(8)]


def listed() -> tuple[Window, HeadlineForm]:
    window = Window(lambda _query, _after, _before, _limit: list(ROWS))
    window.load(Query())
    return window, HeadlineForm("airy", (), lambda: NOW)


def test_rows_stand_one_below_the_other_until_the_screen_is_full() -> None:
    window, form = listed()
    window.cursor = 3
    found = rows_in_view(window, 2, form, WIDTH, HEIGHT)
    assert [(row.number, row.here, row.y, row.height) for row in found] == [
        (2, False, 0, 3), (3, True, 3, 3), (4, False, 6, 3), (5, False, 9, 3),
    ]  # fmt: skip
    assert rows_in_view(window, 0, form, WIDTH, 0) == []


def _move(window: Window) -> int:
    window.move(1)
    return 0


def _read(window: Window) -> int:
    window.update(replace(ROWS[1], read=True))
    return 0


def _read_out_of_view(window: Window) -> int:
    window.update(replace(ROWS[7], read=True))
    return 0


def _longer(window: Window) -> int:
    window.update(replace(ROWS[1], title="A title of so many words that the list takes one more line for it"))
    return 0


def _nothing(_: Window) -> int:
    return 0


@pytest.mark.parametrize(
    ("change", "regions"),
    [
        (_nothing, []),
        (_move, [Region(0, 0, WIDTH, 3), Region(0, 3, WIDTH, 3)]),
        (_read, [Region(0, 3, WIDTH, 3)]),
        (_read_out_of_view, []),
        (_longer, None),
        (lambda _: 1, [Region(0, 3 * at, WIDTH, 3) for at in range(4)]),
    ],
    ids=["nothing", "the cursor moved", "read", "read out of view", "one more line", "scrolled"],
)
def test_what_is_drawn_anew(change: Callable[[Window], int], regions: list[Region] | None) -> None:
    window, form = listed()
    before = rows_in_view(window, 0, form, WIDTH, HEIGHT)
    top = change(window)
    assert changed_regions(before, rows_in_view(window, top, form, WIDTH, HEIGHT), WIDTH) == regions


@pytest.mark.parametrize(
    ("top", "sizes", "height", "first"),
    [
        (4, [2, 2, 2, 2, 2], 6, 2),
        (4, [2, 2, 3, 2, 2], 6, 3),
        (1, [1, 1], 10, 0),
        (0, [3, 3], 10, 0),
        (2, [1, 1, 3, 3], 6, 2),
        (1, [1] * 40, 6, 1),
    ],
)
def test_the_list_moves_up_where_room_is_left_below(top: int, sizes: list[int], height: int, first: int) -> None:
    assert filled_from(top, len(sizes), height, sizes.__getitem__) == first
