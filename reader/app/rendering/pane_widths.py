"""How the width of the screen is shared between headlines, story and side pane."""

from dataclasses import dataclass

WIDE, MIDDLE = 120, 90
"""Columns from which on three panes, and two panes, stand side by side."""
ROOMY = 160
"""Columns from which on the side pane takes what the text leaves."""

_AROUND_TEXT = 9
"""Columns a story takes beside its text: gutter, scroll bar, edge, air."""


@dataclass(frozen=True, slots=True)
class PaneWidths:
    """Columns of each pane; 0 is hidden."""

    list: int
    story: int
    side: int


def pane_widths(total: int, measure: int, at: str, *, alone: bool = False) -> PaneWidths:
    """The panes for a screen `total` columns wide and text of `measure` columns.

    `at` is the pane one is in (list, story, side): on a narrow screen only it is shown, on a middle one the side pane
    takes the place of the headlines while one is in it. `alone` leaves the story only.
    """
    if alone and at == "story":
        return PaneWidths(0, total, 0)
    spare = total - measure - _AROUND_TEXT
    if total >= WIDE:
        headlines = _within(spare * 52 // 100, 31, 52)
        side = _within(spare - headlines, 28, 46 if total < ROOMY else 68)
        return PaneWidths(headlines, total - headlines - side, side)
    if total >= MIDDLE:
        width = _within(spare, 31, 42)
        return PaneWidths(0, total - width, width) if at == "side" else PaneWidths(width, total - width, 0)
    return PaneWidths(total if at == "list" else 0, total if at == "story" else 0, total if at == "side" else 0)


def _within(value: int, least: int, most: int) -> int:
    return max(least, min(most, value))
