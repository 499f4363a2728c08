"""How the width of the screen is shared between headlines, story and side pane."""

from dataclasses import dataclass, replace

WIDE, MIDDLE = 120, 90
"""Columns from which on three panes, and two panes, stand side by side."""
ROOMY = 160
"""Columns from which on the side pane takes what the text leaves."""

SOURCES = 32
"""Columns of the sources where they stand beside three other panes."""

_AROUND_TEXT = 9
"""Columns a story takes beside its text: gutter, scroll bar, edge, air."""


@dataclass(frozen=True, slots=True)
class PaneWidths:
    """Columns of each pane; 0 is hidden."""

    list: int
    story: int
    side: int
    sources: int = 0


def pane_widths(total: int, measure: int, at: str, *, alone: bool = False, sources: bool = False) -> PaneWidths:
    """The panes for a screen `total` columns wide and text of `measure` columns.

    `at` is the pane one is in (list, story, side): on a narrow screen only it is shown, on a middle one the side pane
    takes the place of the headlines while one is in it. `alone` leaves the story only. With `sources` there is a pane
    of them: a fourth one on a roomy screen; elsewhere, while one is in it, in the place of the side pane or, on a
    middle screen, of the headlines.
    """
    if alone and at == "story":
        return PaneWidths(0, total, 0)
    if sources and total >= ROOMY:
        others = pane_widths(total - SOURCES, measure, "list" if at == "sources" else at)
        return replace(others, sources=SOURCES)
    if at == "sources":
        return _with_sources(total, pane_widths(total, measure, "list"))
    spare = total - measure - _AROUND_TEXT
    if total >= WIDE:
        headlines = _within(spare * 52 // 100, 31, 52)
        side = _within(spare - headlines, 28, 46 if total < ROOMY else 68)
        return PaneWidths(headlines, total - headlines - side, side)
    if total >= MIDDLE:
        width = _within(spare, 31, 42)
        return PaneWidths(0, total - width, width) if at == "side" else PaneWidths(width, total - width, 0)
    return PaneWidths(total if at == "list" else 0, total if at == "story" else 0, total if at == "side" else 0)


def _with_sources(total: int, widths: PaneWidths) -> PaneWidths:
    """The sources in the place of another pane, so that the story's lines stay as they are."""
    if total >= WIDE:
        return replace(widths, side=0, sources=widths.side)
    return PaneWidths(0, widths.story, 0, sources=widths.list)


def _within(value: int, least: int, most: int) -> int:
    return max(least, min(most, value))
