"""Rows of two columns, a passage of one story opposite a passage of another; the cursor stands on one of the two."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from reader.app.lenses.lens import Answer, LensList, LensRow
from reader.app.messages import Say
from reader.app.rendering.pieces import Piece
from reader.app.rendering.wrap import width_of, wrapped
from reader.app.widgets.hint_line import part_style
from reader.model.safe_text import safe_line

BETWEEN = 13
"""Columns between the two, where it stands how one relates to the other."""
WIDEST = 72
"""Columns of text that read well."""
ABOVE = 2
"""Lines of the words over a section."""

Draw = Callable[[int], list[list[Piece]]]


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a row: its lines at a width, and the passage it opens."""

    draw: Draw
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """How a width is shared: where the columns begin, and how wide both are."""

    left: int
    right: int
    width: int


def columns(total: int) -> Columns:
    """Two columns in the middle of `total`, the first one after room for the cursor's bar."""
    width = max(8, min(WIDEST, (total - BETWEEN - 3) // 2))
    left = max(1, (total - 2 * width - BETWEEN) // 2)
    return Columns(left, left + width + BETWEEN, width)


def pair_row(
    left: Cell | None,
    right: Cell | None,
    *,
    sign: str = "",
    part: str = "quiet",
    heading: str = "",
    count: str = "",
    above: str = "",
) -> LensRow:
    """A row of two cells with a sign between them.

    `heading` opens a section above it; `above` stands over that, as wide as both columns, in `ABOVE` lines.
    """

    def draw(width: int) -> list[list[Piece]]:
        place = columns(width)
        here, there = (cell.draw(place.width) if cell else [] for cell in (left, right))
        lines = _above(above, place) if above else list[list[Piece]]()
        lines += _heading(heading, count, place) if heading else []
        for number in range(max(len(here), len(there), 1)):
            middle = sign if number == 0 else ""
            room = BETWEEN - width_of(middle)
            line: list[Piece] = [(" " * (place.left - 1), "quiet"), *_filled(here, number, place.width)]
            line += [(" " * (room // 2), "quiet"), (middle, part), (" " * (room - room // 2), "quiet")]
            lines.append([*line, *_filled(there, number, place.width)])
        return [*lines, [("", "quiet")]]

    answers = (left.answer if left else None, right.answer if right else None)
    return LensRow(draw, key=answers, head=2 * bool(heading) + (ABOVE + 1) * bool(above))


class PairList(LensList):
    """The rows; h and l choose the column, Enter opens its passage."""

    side = 0
    """0 is the left column, 1 the right one."""

    def choose_side(self, side: int) -> None:
        """Go to the other column."""
        if side == self.side:
            self.post_message(Say("this is the left story" if side == 0 else "this is the right story"))
        self.side = side
        self.refresh()

    def action_choose(self) -> None:
        """Open the passage in the column one is in, else that in the other."""
        row = self.current
        answers = row.key if row is not None and isinstance(row.key, tuple) else ()
        answer = next((one for one in answers[self.side :] + answers[: self.side] if one), None)
        if row is not None and answer:
            self.post_message(self.Chosen(replace(row, answer=answer)))
        else:
            self.post_message(Say("nothing to open here"))

    def on_click(self, event: events.Click) -> None:
        """A click chooses the column, too."""
        self.side = int(event.x >= columns(self.drawn_width).right - 1)

    @property
    def drawn_width(self) -> int:
        """The width rows are drawn for."""
        return self.size.width - 3

    def line_strip(self, row: LensRow, pieces: list[Piece], here: bool) -> Strip:
        """One line of a row; the cursor stands in one of its columns."""
        strip = self.row_strip(pieces, False)
        if not here or not isinstance(row.key, tuple):
            return strip
        place = columns(self.drawn_width)
        side = self.side if row.key[self.side] else 1 - self.side
        start = place.right if side else place.left
        bar = Strip([Segment("▌", self.row_style(f"bar{self._here_part}", True))])
        ground = Style(bgcolor=self.row_style("quiet", True).bgcolor)
        cell = Strip(Segment.apply_style(strip.crop(start, start + place.width), post_style=ground))
        return Strip.join([strip.crop(0, start - 1), bar, cell, strip.crop(start + place.width)])


class PairHead(Widget):
    """Above the columns: outlet, time and headline of both stories."""

    COMPONENT_CLASSES = {"pair--title", "pair--quiet", "pair--rule", "pair--here"}
    DEFAULT_CSS = """
    PairHead { height: 4; background: $background; }
    PairHead > .pair--title { color: $foreground; text-style: bold; }
    PairHead > .pair--quiet { color: $muted; }
    PairHead > .pair--rule { color: $rule; }
    PairHead > .pair--here { color: $accent; text-style: bold; }
    """

    def __init__(self, left: tuple[str, str], right: tuple[str, str], *, here: int) -> None:
        """Byline and headline of both; `here` is the column of the story at hand."""
        super().__init__()
        self._sides, self._here = (left, right), here

    def render_line(self, y: int) -> Strip:
        """Byline, two lines of headline, a rule."""
        total, place = self.size.width, columns(self.size.width - 3)
        quiet = part_style(self, "pair--quiet")
        if y == 3:
            return Strip([Segment("─" * total, part_style(self, "pair--rule"))])
        segments, at = [], 0
        for side, start in enumerate((place.left, place.right)):
            byline, title = (safe_line(words) for words in self._sides[side])
            mark = "● " if side == self._here else ""
            lines = wrapped(byline, place.width - len(mark), 1) + wrapped(title, place.width, 2) + ["", ""]
            segments.append(Segment(" " * (start - at), quiet))
            at = start
            if y == 0:
                segments.append(Segment(mark, part_style(self, "pair--here")))
                at += len(mark)
            segments.append(Segment(lines[y], part_style(self, "pair--title") if y else quiet))
            at += width_of(lines[y])
        return Strip(segments).adjust_cell_length(total, quiet)


def _heading(words: str, count: str, place: Columns) -> list[list[Piece]]:
    lead = " " * (place.left - 1)
    rest = place.right + place.width - place.left - width_of(words) - width_of(count) - 2
    return [
        [(lead, "quiet"), (words, "title"), (f" {count} ", "quiet"), ("─" * max(0, rest), "rule")],
        [("", "quiet")],
    ]


def _above(words: str, place: Columns) -> list[list[Piece]]:
    lead = " " * (place.left - 1)
    lines = wrapped(safe_line(words), place.right + place.width - place.left, ABOVE)
    return [[(lead, "quiet"), (line, "related")] for line in [*lines, *[""] * (ABOVE - len(lines)), ""]]


def _filled(lines: list[list[Piece]], number: int, width: int) -> list[Piece]:
    pieces = lines[number] if number < len(lines) else []
    missing = width - sum(width_of(words) for words, _ in pieces)
    return [*pieces, (" " * max(0, missing), "quiet")]
