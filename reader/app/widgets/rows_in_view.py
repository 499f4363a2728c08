"""Which headlines of a list are in view and where each stands, so that only those are drawn anew that changed."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual.geometry import Region

from reader.app.widgets.headline_form import HeadlineForm
from reader.app.widgets.headline_window import Window
from reader.model.story import Headline


class RowInView(NamedTuple):
    """A headline of the list as it stands on the screen: the first of its lines and how many they are."""

    headline: Headline
    number: int
    here: bool
    """Whether the cursor stands on it."""
    y: int
    height: int


def rows_in_view(window: Window, top: int, form: HeadlineForm, width: int, height: int) -> list[RowInView]:
    """The rows from the one with the index `top` on, as far as `height` lines go; `width` is that of a headline."""
    found: list[RowInView] = []
    y = 0
    for index in range(top, len(window.rows)):
        if y >= height:
            break
        row = window.rows[index]
        found.append(RowInView(row, index, index == window.cursor, y, len(form.lines(width, row))))
        y += found[-1].height
    return found


def changed_regions(before: Sequence[RowInView], after: Sequence[RowInView], width: int) -> list[Region] | None:
    """Where rows are not what they were before; None when they stand in other places, so that all are to be drawn."""
    if [row.height for row in before] != [row.height for row in after]:
        return None
    return [
        Region(0, row.y, width, row.height)
        for row, old in zip(after, before, strict=True)
        if (row.headline, row.here) != (old.headline, old.here)
    ]


def filled_from(top: int, count: int, height: int, lines: Callable[[int], int]) -> int:
    """The first row in view, moved up as far as there is room below the last of `count` rows; `lines` are a row's."""
    if count - top >= height:
        return top
    room = height - sum(lines(at) for at in range(top, count))
    while top and (room := room - lines(top - 1)) >= 0:
        top -= 1
    return top
