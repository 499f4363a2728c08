"""One line of the story pane, and which of its characters are the story's."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from reader.app.rendering.text.insets import Inset, InsetKind

LineKind = Literal[
    "blank", "title", "byline", "tags", "notice", "fold", "folded", "note",
    "paragraph", "heading", "subheading", "quote", "item", "code", "table", "caption",
]  # fmt: skip


class Part(NamedTuple):
    """A run of the line that is the story's text from `start` to `end`; it stands at column `at` of the line's text."""

    at: int
    start: int
    end: int


class Added(NamedTuple):
    """A run of the line's text, from `at` to `end`, that is drawn and no part of the story's text."""

    at: int
    end: int
    kind: InsetKind


class Drawn(NamedTuple):
    """A run to draw: `start` is its offset in the story, -1 for what is no part of it."""

    text: str
    start: int
    kind: Literal["", "struck", "footnote", "number"] = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the story pane."""

    kind: LineKind
    text: str = ""
    start: int = -1
    """Offset of the first character in the document's text; -1 for a line that is none of its text."""
    end: int = -1
    lead: str = ""
    """Drawn before the text: a list item's marker or the room for it, a block quotation's bars."""
    level: int = 0
    fold: int = -1
    """Index of the fold this line tells of, or -1."""
    parts: tuple[Part, ...] = ()
    """Which runs of `text` are the story's; empty for a line that is nothing else, or nothing of it."""
    added: tuple[Added, ...] = ()

    def story_parts(self) -> tuple[Part, ...]:
        """The runs of the line that are the story's text, in order of columns."""
        if self.parts or self.added:
            return self.parts
        return (Part(0, self.start, self.end),) if self.start >= 0 else ()

    def drawn(self) -> Iterator[Drawn]:
        """The line from left to right."""
        kinds = {added.at: added for added in self.added}
        at = 0
        for part in (*self.story_parts(), Part(len(self.text), -1, -1)):
            while at < part.at:
                added = kinds.get(at)
                following = min((edge for edge in (*kinds, part.at) if edge > at), default=part.at)
                end = min(added.end, part.at) if added else following
                yield Drawn(self.text[at:end], -1, added.kind if added else "")
                at = end
            if part.start >= 0:
                at = part.at + part.end - part.start
                yield Drawn(self.text[part.at : at], part.start)

    def offset_at(self, index: int) -> int:
        """The offset of the character at `index` of the text; of the nearest before it where that is none."""
        chosen = None
        for part in self.story_parts():
            if chosen is None or part.at <= index:
                chosen = part
        if chosen is None:
            return self.start
        return chosen.start + max(0, min(index - chosen.at, chosen.end - chosen.start - 1))


def with_insets(text: str, start: int, end: int, insets: Sequence[Inset]) -> tuple[str, list[Part], list[Added]]:
    """`text[start:end]` with the insets drawn in, and which runs of it are which."""
    shown: list[str] = []
    parts: list[Part] = []
    added: list[Added] = []
    column, at = 0, start
    for inset in (*insets, None):
        upto = end if inset is None else min(inset.at, end)
        if upto > at:
            shown.append(text[at:upto])
            parts.append(Part(column, at, upto))
            column, at = column + upto - at, upto
        if inset is not None:
            shown.append(inset.text)
            added.append(Added(column, column + len(inset.text), inset.kind))
            column += len(inset.text)
    return "".join(shown), parts, added


def _column(run: Part | Added) -> int:
    return run.at


def cut_line(like: Line, shown: str, first: int, last: int, parts: Sequence[Part], added: Sequence[Added]) -> Line:
    """The line that shows characters `first` to `last` of a block with insets; kind, lead and level are `like`'s."""
    own = []
    for part in parts[max(0, bisect_right(parts, first, key=_column) - 1) : bisect_left(parts, last, key=_column)]:
        a, b = max(part.at, first), min(part.at + part.end - part.start, last)
        if a < b:
            own.append(Part(a - first, part.start + a - part.at, part.start + b - part.at))
    within = added[max(0, bisect_right(added, first, key=_column) - 1) : bisect_left(added, last, key=_column)]
    extra = tuple(
        Added(max(one.at, first) - first, min(one.end, last) - first, one.kind)
        for one in within
        if max(one.at, first) < min(one.end, last)
    )
    start, end = (own[0].start, own[-1].end) if own else (-1, -1)
    return replace(like, text=shown[first:last], start=start, end=end, parts=tuple(own), added=extra)
