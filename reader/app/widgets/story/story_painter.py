"""Draws the lines of a story: the words of a line with their lights, and the margin beside them."""

from collections.abc import Iterator, Mapping, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from reader.app.rendering.text.highlights import LightKind, Run, runs_in
from reader.app.rendering.text.layout import Line, LineKind
from reader.app.widgets.list_drawing import filled_line

GUTTER = 3
"""Columns left of the text: a note's sign, a quote's bar, air."""

LAYERS: tuple[LightKind, ...] = (
    "code", "link", "inserted", "abbreviation", "italic", "bold", "said", "quote", "doubtful", "figure", "speaker",
    "known", "note", "match", "current", "selected",
)  # fmt: skip
LINE_CLASSES: dict[LineKind, str] = {
    "title": "title", "byline": "quiet", "tags": "tags", "notice": "notice", "heading": "heading",
    "subheading": "subheading", "caption": "caption",
    "fold": "quiet", "folded": "quiet", "quote": "cited", "code": "code", "note": "note-words",
}  # fmt: skip
"""How each kind of line looks: the component class."""
INSETS = {"struck": "struck", "footnote": "footnote", "number": "link-number"}
"""The component class of what is drawn in the text and is no part of it."""
PARTS = (
    *LAYERS, *LINE_CLASSES.values(), *INSETS.values(), "lead", "thumb", "quote-bar", "doubtful-bar", "sign",
)  # fmt: skip
"""All component classes."""


class StoryPainter:
    """Keeps the strips it drew: a line drawn before costs next to nothing."""

    def __init__(self, widget: Widget) -> None:
        """`widget` has the component classes `story--…`."""
        self._widget = widget
        self._lines: Sequence[Line] = ()
        self._signs: Mapping[int, str] = {}
        self._runs: tuple[Run, ...] = ()
        self._strips: dict[tuple[int, bool], Strip] = {}
        self._styles_seen: dict[frozenset[str], Style] = {}

    def lines(self, lines: Sequence[Line], signs: Mapping[int, str]) -> None:
        """Other lines; `signs` are those of the margin, by the number of the line."""
        self._lines, self._signs = lines, signs
        self._strips.clear()

    def light(self, runs: tuple[Run, ...]) -> None:
        """Other lights."""
        self._runs = runs
        self._strips.clear()

    def forget_styles(self) -> None:
        """Other colors."""
        self._strips.clear()
        self._styles_seen.clear()

    def strip(self, number: int, marked: bool, left: int, width: int) -> Strip:
        """A line, `left` columns in, with the last column: a thin line beside rows that stand for what is in view."""
        if (number, marked) not in self._strips:
            parts = self._draw(number, left) if 0 <= number < len(self._lines) else []
            thumb = Segment("▕" if marked else " ", self._style("thumb"))
            self._strips[number, marked] = filled_line(parts, width, self._style(), thumb)
        return self._strips[number, marked]

    def _draw(self, number: int, left: int) -> list[Segment]:
        line = self._lines[number]
        lit = runs_in(self._runs, line.start, line.end) if line.start >= 0 else ()
        own = "heading" if line.kind == "table" and line.level else LINE_CLASSES.get(line.kind, "")
        parts = self._gutter(number, lit)
        if left:
            parts.insert(0, Segment(" " * left, self._style()))
        if line.lead:
            parts.append(Segment(line.lead, self._style("lead")))
        names = (own,) if own else ()
        for words, start, kind in line.drawn():
            if start < 0:
                parts.append(Segment(words, self._style(*names, *([INSETS[kind]] if kind else []))))
            else:
                parts.extend(self._lit(words, start, lit, names))
        return parts

    def _lit(self, words: str, start: int, lit: Sequence[Run], names: Sequence[str]) -> Iterator[Segment]:
        """A run of the text with its lights."""
        at, end = start, start + len(words)
        for run in lit:
            first, last = max(run.start, start), min(run.end, end)
            if first >= last:
                continue
            if first > at:
                yield Segment(_piece(words, start, at, first), self._style(*names))
            layers = [kind for kind in LAYERS if kind in run.kinds]
            yield Segment(_piece(words, start, first, last), self._style(*names, *layers))
            at = last
        if at < end:
            yield Segment(_piece(words, start, at, end), self._style(*names))

    def _gutter(self, number: int, lit: Sequence[Run]) -> list[Segment]:
        kinds = {kind for run in lit for kind in run.kinds}
        sign = self._signs.get(number, " ")
        if "quote" in kinds:
            bar = Segment("▌", self._style("quote-bar"))
        elif "said" in kinds:
            bar = Segment("│", self._style("quote-bar"))
        elif "doubtful" in kinds:
            bar = Segment("┊", self._style("doubtful-bar"))
        elif "known" in kinds:
            bar = Segment("·", self._style("known"))
        else:
            bar = Segment(" ", self._style())
        return [Segment(sign, self._style("sign")), bar, Segment(" ", self._style())]

    def _style(self, *names: str) -> Style:
        """The base style with component classes laid over it; a half-clear background is blended into the one below.

        What is reversed loses the colors of its lights: a selection is one ground from end to end.
        """
        key = frozenset(names)
        if key not in self._styles_seen:
            _, bare = self._widget.background_colors
            plain = bare.blend(self._widget.styles.color, self._widget.styles.color.a, 1.0)
            text, ground, letters = plain, bare, Style()
            for name in names:
                styles = self._widget.get_component_styles(f"story--{name}")
                if styles.has_rule("background"):
                    ground = ground.blend(styles.background, styles.background.a, 1.0)
                if styles.has_rule("color"):
                    text = styles.color
                letters += styles.text_style
            if letters.reverse:
                text, ground = plain, bare
            self._styles_seen[key] = Style.from_color(text.rich_color, ground.rich_color) + letters
        return self._styles_seen[key]


def _piece(words: str, start: int, first: int, last: int) -> str:
    return words[first - start : last - start].replace("\t", " ")
