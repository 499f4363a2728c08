"""A document laid out in lines of a given width, with the way back from lines to offsets.

Lines carry offsets of `Document.text`, so marks, matches, notes and selections need no second kind of position.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rich.cells import get_character_cell_size

from reader.app.rendering.text.insets import Inset, StoryLink, insets_of, within
from reader.app.rendering.text.lines import Line, LineKind, cut_line, with_insets
from reader.app.rendering.text.table_lines import table_lines
from reader.app.rendering.wrap import (
    drawable,
    fold,
    is_single,
    width_of,
    wrap,
    wrapped,
)
from reader.model.document import Block, Document

__all__ = ["Layout", "Line", "LineKind", "lay_out"]

_AS_IT_STANDS = ("code", "table")
_DEEPEST = 4
"""Levels of lists and block quotations drawn as such; deeper ones are drawn like this one."""

_LONGEST_NOTE = 6
"""Lines of a note that stand in the text; the side pane and `a` have the rest."""
_MEDIA = {"image": "▣ ", "video": "► ", "audio": "♪ "}
_BAR = "▏ "
"""What stands left of a box of the publisher."""


@dataclass(frozen=True)
class Layout:
    """The lines of a story at one width."""

    lines: tuple[Line, ...]
    width: int

    def line_at(self, offset: int) -> int:
        """The line that shows `offset`; the nearest before it when the offset is white space between lines."""
        starts, numbers = self._index
        at = bisect_right(starts, offset) - 1
        return numbers[max(0, at)] if numbers else 0

    def offset_at(self, number: int, column: int) -> int | None:
        """The character drawn at `column` (from the left edge of the text) of line `number`.

        Past the end of a line it is the line's last character; None on lines that are none of the text.
        """
        if not 0 <= number < len(self.lines) or self.lines[number].start < 0:
            return None
        line = self.lines[number]
        column -= width_of(line.lead)
        if is_single(line.text):
            step = column
        else:
            step, used = 0, 0
            for char in line.text:
                used += get_character_cell_size(char)
                if used > column:
                    break
                step += 1
        return line.offset_at(max(0, min(step, len(line.text) - 1)))

    def first_offset(self, number: int) -> int | None:
        """The first character of the text at or after line `number`."""
        for line in self.lines[max(0, number) :]:
            if line.start >= 0:
                return line.start
        return None

    @cached_property
    def _index(self) -> tuple[list[int], list[int]]:
        numbered = [(part.start, number) for number, line in enumerate(self.lines) for part in line.story_parts()]
        numbered.sort()
        return [start for start, _ in numbered], [number for _, number in numbered]


def lay_out(
    document: Document,
    width: int,
    *,
    head: tuple[Line, ...] = (),
    tail: tuple[Line, ...] = (),
    show_folds: bool = False,
    fold_key: str = "Z",
    links: Sequence[StoryLink] = (),
    notes: Sequence[tuple[int, str]] = (),
) -> Layout:
    """The document in lines at most `width` columns wide, after the lines of `head` and before those of `tail`.

    With `show_folds` the folded lines stand where they were, each with its reason; otherwise one line says how many
    there are and why. Each of the `links` is followed by its number. Of `notes`, the words stand below the block that
    holds the offset.
    """
    text = drawable(document.text)
    insets = insets_of(document, links)
    folds: dict[int, list[int]] = {}
    for number, item in enumerate(document.folds):
        folds.setdefault(min(item.before, len(document.blocks)), []).append(number)
    lines = list(head)
    before: Block | None = None
    for index, block in enumerate(document.blocks):
        if index in folds:
            lines.extend(_fold_lines(document, folds[index], width, show_folds, fold_key, after=bool(before)))
            before = before and Block("paragraph", 0, 0)
        if before is not None and not (block.tight or block.kind == before.kind == "item"):
            lines.append(Line("blank"))
            if block.kind == "heading" and block.level < 3:
                lines.append(Line("blank"))
        if _needs_label(block, before, text):
            lines.append(Line("notice", block.role.capitalize(), lead=_BAR))
        own = within(insets, block, last=index == len(document.blocks) - 1) if insets else ()
        lines.extend(_block_lines(block, text, width, own))
        lines.extend(line for at, words in notes if block.start <= at < block.end for line in _note_lines(words, width))
        before = block
    if len(document.blocks) in folds:
        lines.extend(_fold_lines(document, folds[len(document.blocks)], width, show_folds, fold_key, after=True))
    return Layout((*lines, *tail), width)


def _needs_label(block: Block, before: Block | None, text: str) -> bool:
    """Whether a box must be told for what it is: at its begin, when its own words do not say so."""
    first = bool(block.role) and (before is None or before.role != block.role)
    return first and not text[block.start : block.end].casefold().startswith(block.role)


def _block_lines(block: Block, text: str, width: int, insets: Sequence[Inset]) -> list[Line]:
    if block.table is not None:
        return table_lines(block.table, text, width)
    kind: LineKind = "subheading" if block.kind == "heading" and block.level > 2 else block.kind
    first, rest = _leads(block)
    room = max(8, width - width_of(first))
    cut = fold if block.kind in _AS_IT_STANDS else wrap
    if insets:
        shown, parts, added = with_insets(text, block.start, block.end, insets)
        safe = drawable(shown)
        return [
            cut_line(Line(kind, lead=rest if number else first, level=block.level), safe, *span, parts, added)
            for number, span in enumerate(cut(shown, room))
        ]
    return [
        Line(kind, text[start:end], start, end, lead=rest if number else first, level=block.level)
        for number, (start, end) in enumerate(cut(text, room, block.start, block.end))
    ]


def _note_lines(words: str, width: int) -> list[Line]:
    """The reader's words on a passage, told apart by a sign; of very many the first."""
    return [
        Line("note", line, lead="  " if number else "✎ ")
        for number, line in enumerate(wrapped(words, max(8, width - 2), _LONGEST_NOTE))
    ]


def _leads(block: Block) -> tuple[str, str]:
    level = min(block.level, _DEEPEST)
    if block.kind == "item":
        marker = "  " * level + (drawable(block.marker) or "•") + " "
        return marker, " " * width_of(marker)
    if block.kind == "quote":
        bars = "│ " * (level + 1)
        return bars, bars
    if block.kind in _AS_IT_STANDS:
        return "  ", "  "
    if block.kind == "caption":
        return _MEDIA.get(block.media, "  " if block.tight else ""), "  " if block.media or block.tight else ""
    return (_BAR, _BAR) if block.role else ("", "")


def _fold_lines(
    document: Document, numbers: list[int], width: int, shown: bool, key: str, *, after: bool
) -> list[Line]:
    lines = [Line("blank")] if after else []
    folds = [document.folds[number] for number in numbers]
    reasons = ", ".join(dict.fromkeys(drawable(item.reason) for item in folds if item.reason)) or "doubtful"
    count = sum(max(1, len(item.text.strip().splitlines())) for item in folds)
    words = f"{count} line{'s' * (count != 1)} folded: {reasons}"
    hint = f"┄ {words} ({key} {'hides' if shown else 'shows'}) ┄"
    if width_of(hint) > width:
        hint = f"┄ {count} folded: {reasons}"
    lines.append(Line("fold", hint, fold=numbers[0]))
    if shown:
        for number, item in zip(numbers, folds, strict=True):
            words = drawable(item.text.strip())
            lines.extend(Line("folded", words[a:b], lead="┊ ", fold=number) for a, b in wrap(words, width - 2))
    if not after:
        lines.append(Line("blank"))
    return lines
