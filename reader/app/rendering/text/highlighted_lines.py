"""A passage of a story as wrapped lines in which some words are lit."""

from collections.abc import Sequence
from itertools import pairwise

from reader.app.rendering.pieces import Piece
from reader.app.rendering.wrap import cut, drawable, wrap
from reader.model.document import Span

Lit = tuple[Span, str]
"""A span of the text and the component class it is drawn with."""


def lit_lines(
    text: str, passage: Span, width: int, lit: Sequence[Lit] = (), *, part: str = "plain", most: int = 0
) -> list[list[Piece]]:
    """The lines of `passage`, a span of `text`, at most `width` columns wide; where lit spans meet, the first wins.

    Line breaks of the text become spaces. With `most`, no more than that many lines, the last one ending in ….
    """
    words = drawable(text[passage.start : passage.end]).replace("\n", " ")
    lines = wrap(words, width)
    short = bool(most) and len(lines) > most
    drawn = [_pieces(words, span, passage.start, lit, part) for span in (lines[:most] if short else lines)]
    if short:
        start, end = lines[most - 1]
        whole = cut(words[start:end] + " " * width, width).rstrip("…").rstrip()
        if start + len(whole) < end:
            whole = whole[: whole.rfind(" ") if " " in whole else None].rstrip()
        drawn[-1] = [*_pieces(words, (start, start + len(whole)), passage.start, lit, part), ("…", part)]
    return drawn


def _pieces(words: str, line: tuple[int, int], offset: int, lit: Sequence[Lit], part: str) -> list[Piece]:
    start, end = line
    edges = {start, end}
    for span, _ in lit:
        edges |= {edge for edge in (span.start - offset, span.end - offset) if start < edge < end}
    marks = sorted(edges)
    found: list[Piece] = []
    for first, last in pairwise(marks):
        style = next((name for span, name in lit if span.start - offset <= first and last <= span.end - offset), part)
        found.append((words[first:last], style))
    return found
