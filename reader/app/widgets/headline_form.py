"""The form headlines are listed in, and the lines drawn in it so far."""

from collections.abc import Callable, Sequence
from datetime import datetime

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.app.rendering.pieces import Piece
from reader.app.rendering.rows.headline_rows import TITLE_LINES, headline_lines
from reader.app.rendering.rows.one_line_rows import Column, one_line
from reader.app.rendering.wrap import wrapped
from reader.model.story import Headline

DENSE = 64
"""Columns from which on one line holds a headline: the list has the screen for itself."""
_MOST_KEPT = 500


class HeadlineForm:
    """Lines of headlines at one width: drawn once and kept."""

    def __init__(self, form: str, columns: Sequence[Column], now: Callable[[], datetime]) -> None:
        """`form` is "line" for one line for each headline, "airy" for several, "auto" for what suits the width."""
        self._form, self._columns, self._now = form, columns, now
        self._drawn: dict[Headline, list[list[Piece]]] = {}
        self._width = 0

    @property
    def is_dense(self) -> bool:
        """Whether a headline has one line, at the width it was last drawn for."""
        return self._form == "line" or (self._form == "auto" and self._width >= DENSE)

    def change(self, form: str, columns: Sequence[Column] | None) -> bool:
        """Change the form; whether it is another one."""
        columns = self._columns if columns is None else columns
        before, self._form, self._columns = (self._form, self._columns), form, columns
        return before != (form, columns)

    def lines(self, width: int, headline: Headline) -> list[list[Piece]]:
        """The lines of a headline, with the empty one below that divides it from the next."""
        if width != self._width or len(self._drawn) > _MOST_KEPT:
            self._width = width
            self.forget()
        if headline not in self._drawn:
            if self.is_dense:
                lines = one_line(headline, width, self._now(), self._columns)
            else:
                lines = headline_lines(headline, width, self._now())
                lines = lines if len(lines) > TITLE_LINES else [*lines, []]
            self._drawn[headline] = lines
        return self._drawn[headline]

    def forget(self) -> None:
        """Draw anew from now on: another width, another day."""
        self._drawn.clear()


def words_strips(words: str, width: int, style: Style) -> list[Strip]:
    """Words in the place of headlines, below an empty line."""
    lines = ["", *wrapped(words, max(8, width - 4))]
    return [Strip([Segment(f"  {line}", style)]).adjust_cell_length(width, style) for line in lines]
