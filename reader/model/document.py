"""A story's clean text, in blocks.

The text is one string. Blocks, inlines and marks are spans of it, so one kind of offset serves cleaning, analysis,
notes and drawing: code points from the start of `Document.text`, end exclusive.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal, NamedTuple

BlockKind = Literal["paragraph", "heading", "quote", "item", "code", "table", "caption"]
"""`item` is a list item, `caption` the words under a picture, `quote` a block quotation."""

InlineKind = Literal["bold", "italic", "code", "link"]


CONTEXT = 32
"""Characters kept on each side of a noted passage, to tell equal passages apart."""


class Span(NamedTuple):
    """Half-open range of code points in a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Inline:
    """Emphasis, code or a link inside a block."""

    start: int
    end: int
    kind: InlineKind
    href: str = ""
    """Target of a link, http or https only."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like part of the text; blocks are in order and never overlap."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    """Depth: of a heading (1-6), of a list item or block quotation (0 is outermost)."""
    marker: str = ""
    """What a list item is drawn with: "•" or its number, "3."."""
    inlines: tuple[Inline, ...] = ()
    picture: str = ""
    """Address of the picture a caption belongs to, when known. Pictures are never fetched unasked."""


@dataclass(frozen=True, slots=True)
class Fold:
    """Lines held back as doubtful: stored, shown on request, no part of the document's text."""

    before: int
    """Index of the block the lines stood before; `len(blocks)` for the end."""
    text: str
    reason: str
    """A word or two a reader understands: "newsletter", "credit", "related"."""


@dataclass(frozen=True, slots=True)
class Document:
    """Clean text with its structure."""

    text: str
    blocks: tuple[Block, ...]
    folds: tuple[Fold, ...] = ()

    def block_text(self, block: Block) -> str:
        """The words of one block."""
        return self.text[block.start : block.end]

    def block_at(self, offset: int) -> int | None:
        """Index of the block that holds `offset`, or None between blocks and outside the text."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        if index < 0 or offset >= self.blocks[index].end:
            return None
        return index

    def find(self, words: str) -> Span | None:
        """Where `words` first stand in the text, line breaks and spaces alike; None when they do not."""
        parts = [re.escape(part) for part in words.split()]
        found = re.search(r"\s+".join(parts), self.text) if parts else None
        return Span(*found.span()) if found else None

    def anchor(self, span: Span) -> tuple[Span, str, str, str]:
        """`span`, its words, and up to `CONTEXT` characters before and after: what a note needs to find it again."""
        start, end = span
        return span, self.text[start:end], self.text[max(0, start - CONTEXT) : start], self.text[end : end + CONTEXT]

    @property
    def words(self) -> int:
        """How many words there are, counted at white space."""
        return len(self.text.split())


def plain_document(text: str) -> Document:
    """The text as it is, one paragraph a non-empty line; offsets are those of `text`."""
    blocks, position = [], 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = position + line.index(bare)
            blocks.append(Block("paragraph", start, start + len(bare)))
        position += len(line) + 1
    return Document(text, tuple(blocks))
