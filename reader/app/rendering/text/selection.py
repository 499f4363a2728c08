"""Selecting a passage with the keyboard: how far a move by words, lines, sentences or paragraphs carries."""

import re
from collections.abc import Sequence
from typing import Literal

from reader.app.rendering.mark_words import sentences
from reader.app.rendering.text.layout import Layout
from reader.model.document import Document, Span

Unit = Literal["character", "word", "line", "sentence", "paragraph"]


def units(document: Document, lay: Layout, unit: Unit) -> list[Span]:
    """All words, lines, sentences or paragraphs of the text, in order."""
    if unit == "line":
        return [Span(line.start, line.end) for line in lay.lines if line.start >= 0 and line.end > line.start]
    if unit == "paragraph":
        return [Span(block.start, block.end) for block in document.blocks]
    if unit == "sentence":
        return [
            sentence
            for block in document.blocks
            for sentence in (
                [Span(block.start, block.end)]
                if block.kind in ("code", "table")
                else sentences(document.text, block.start, block.end)
            )
        ]
    pattern = r"\S" if unit == "character" else r"\S+"
    return [Span(*found.span()) for found in re.finditer(pattern, document.text)]


def extend(among: Sequence[Span], anchor: int, head: int, step: int) -> int:
    """Where the moving end of a selection goes.

    `anchor` and `head` are the selection's two end characters, both included. Moving away from the anchor takes the
    whole next unit in; moving toward it gives the last one up and stops at the anchor.
    """
    if step > 0 and head >= anchor:
        return next((unit.end - 1 for unit in among if unit.end - 1 > head), head)
    if step > 0:
        return min(anchor, next((unit.start for unit in among if unit.start > head), anchor))
    if head > anchor:
        return max(anchor, next((unit.end - 1 for unit in reversed(among) if unit.end - 1 < head), anchor))
    return next((unit.start for unit in reversed(among) if unit.start < head), head)


def neighbor(among: Sequence[Span], at: Span | None, top: int, step: int) -> Span | None:
    """The unit after or before `at`; without `at`, the first one at or after offset `top`."""
    if at is None:
        return next((unit for unit in among if unit.end > top), None)
    if step > 0:
        return next((unit for unit in among if unit.start > at.start), None)
    return next((unit for unit in reversed(among) if unit.start < at.start), None)
