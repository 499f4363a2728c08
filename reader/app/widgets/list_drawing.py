"""Lines of a widget straight onto the screen.

Textual lays border, padding, tint and opacity around every line a widget draws, and makes each line anew for it. The
large panes have none of these and keep the lines they drew, so a line that was drawn before costs next to nothing.
"""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


def drawn_lines(widget: Widget, strips: Sequence[Strip], crop: Region) -> list[Strip]:
    """What `Widget.render_lines` is to return for `crop`; `strips` are all lines of the widget, as wide as it is.

    Line filters of the terminal, such as for NO_COLOR, are applied.
    """
    shown = list(strips[crop.y : crop.bottom])
    for line_filter in widget.get_line_filters():
        ground = widget.background_colors[1]
        shown = [strip.apply_filter(line_filter, ground) for strip in shown]
    first, last = crop.column_span
    return shown if (first, last) == (0, widget.size.width) else [strip.crop(first, last) for strip in shown]


def filled_line(segments: Sequence[Segment], width: int, ground: Style, *end: Segment) -> Strip:
    """A line of `width` columns, the room before its `end` in the style `ground`.

    One strip, because strips take long to make.
    """
    room = width - sum(segment.cell_length for segment in (*segments, *end))
    if room < 0:
        cut = Strip(segments).adjust_cell_length(width - sum(segment.cell_length for segment in end), ground)
        return Strip([*cut, *end], width)
    return Strip([*segments, Segment(" " * room, ground), *end] if room else [*segments, *end], width)
