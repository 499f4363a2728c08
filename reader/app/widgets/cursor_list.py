"""What lists of lit rows share: a bar and a shade where the cursor stands, stronger in the pane one is in."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.app.rendering.pieces import Piece
from reader.app.widgets.list_drawing import filled_line
from reader.app.widgets.own_focus import OwnFocus


class CursorRows(OwnFocus, can_focus=True):
    """Rows of words, each drawn as one of the list's parts.

    How a part looks stands in the style sheet, under the component class `KIND--part`. Of the parts "bar" and "cursor"
    there are two more, "bar-here" and "cursor-here", for the list that has the focus.
    """

    KIND: ClassVar[str]
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._here_part = ""
        self._styles_seen: dict[tuple[str, bool], Style] = {}

    def row_strip(self, pieces: Sequence[Piece], here: bool, sign: Piece | None = None) -> Strip:
        """A line of a row, as wide as the list; `here` when the cursor stands on the row, `sign` in front of it."""
        bar = self.row_style(f"bar{self._here_part}", here)
        segments = [Segment("▌" if here else " ", bar)]
        segments += [Segment(sign[0], self.row_style(sign[1], here))] if sign else []
        segments += [Segment(words, self.row_style(part, here)) for words, part in pieces]
        return filled_line(segments, self.size.width, Style(bgcolor=bar.bgcolor))

    def row_style(self, part: str, here: bool) -> Style:
        """How a part looks; kept until colors or the focus change."""
        if (part, here) not in self._styles_seen:
            styles, ground = self.get_component_styles(f"{self.KIND}--{part}"), self.background_colors[1]
            if here:
                shade = self.get_component_styles(f"{self.KIND}--cursor{self._here_part}").background
                ground = ground.blend(shade, shade.a, 1.0)
            if styles.has_rule("background"):
                ground = ground.blend(styles.background, styles.background.a, 1.0)
            color = Style.from_color(styles.color.rich_color, ground.rich_color)
            self._styles_seen[part, here] = color + styles.text_style
        return self._styles_seen[part, here]

    def forget_strips(self, *, here: bool = False) -> None:
        """Let go of the strips kept, or of those of the row under the cursor only, which are to look otherwise."""

    def redraw_cursor(self) -> None:
        """Draw the row under the cursor."""
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget the old colors."""
        super().notify_style_update()
        self._styles_seen.clear()
        self.forget_strips()

    def watch_has_focus(self, has_focus: bool) -> None:
        """The cursor is drawn otherwise in the pane one is in; the style sheet need not be asked for that."""
        self._here_part = "-here" if has_focus else ""
        self._styles_seen = {key: style for key, style in self._styles_seen.items() if not key[1]}
        self.forget_strips(here=True)
        self.redraw_cursor()
