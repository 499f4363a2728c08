"""A story's clean text, in blocks.

The text is one string. Blocks, inlines and marks are spans of it, so one kind of offset serves cleaning, analysis,
notes and drawing: code points from the start of `Document.text`, end exclusive.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

BlockKind = Literal["paragraph", "heading", "quote", "item", "code", "table", "caption"]
"""`item` is a list item, `caption` the words under a picture, `quote` a block quotation."""

InlineKind = Literal["bold", "italic", "code", "link", "inserted", "abbreviation"]
"""`inserted` words came in with a correction; what an `abbreviation` stands for is its `title`."""

BlockRole = Literal["", "correction", "update", "editor's note"]
"""What a box of the publisher is that speaks of the story, and not in it."""

MediaKind = Literal["", "image", "video", "audio"]


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
    title: str = ""
    """What an abbreviation stands for."""


@dataclass(frozen=True, slots=True)
class Table:
    """The grid of a table block. Its text has one row a line and `" | "` between cells, so each cell is a span of it.

    `rows` hold the span of every cell, all rows equally long. A cell that reaches over several columns or rows has the
    same span in each place; one with nothing in it has an empty span. The first `head` rows are headings of the columns
    below them, the first `side` columns headings of their rows. Who wants to know what a value in a cell is of asks
    `Document.headers_at(offset)`.
    """

    rows: tuple[tuple[Span, ...], ...]
    head: int = 0
    side: int = 0

    def cell_at(self, offset: int) -> tuple[int, int] | None:
        """Row and column of the cell that holds `offset`; None between cells."""
        for row, cells in enumerate(self.rows):
            if cells and cells[-1].end >= offset:
                for column, cell in enumerate(cells):
                    if cell.start <= offset < cell.end:
                        return row, column
        return None

    def headers_of(self, row: int, column: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """The spans that head a cell: (those of its row, those of its column), outermost first, without empty ones.

        A heading has no headings of its own kind: one of a column is headed by the rows above it only.
        """
        across = self.rows[row][: min(self.side, column)]
        down = [cells[column] for cells in self.rows[: min(self.head, row)]]
        own = self.rows[row][column]
        return _distinct(across, own), _distinct(down, own)


def _distinct(spans: Sequence[Span], own: Span) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(span for span in spans if span != own and span.start < span.end))


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
    """Address of the picture, film or recording a caption belongs to, when known. They are never fetched unasked."""
    media: MediaKind = ""
    """What a caption belongs to, when its address is known."""
    table: Table | None = None
    """The cells of a table; None in one that was stored before cells were kept."""
    role: BlockRole = ""
    """What kind of box it stands in; empty for the story's own text."""
    tight: bool = False
    """Whether only a line break divides it from the block before: lines of a poem, of an address."""


@dataclass(frozen=True, slots=True)
class Fold:
    """Lines held back as doubtful: stored, shown on request, no part of the document's text."""

    before: int
    """Index of the block the lines stood before; `len(blocks)` for the end."""
    text: str
    reason: str
    """A word or two a reader understands: "newsletter", "credit", "related"."""


@dataclass(frozen=True, slots=True)
class Struck:
    """Words the publisher struck out: shown struck where they stood, no part of the text."""

    at: int
    """The offset they stood before."""
    text: str


@dataclass(frozen=True, slots=True)
class Footnote:
    """The mark of a footnote: shown where it stands, no part of the text."""

    at: int
    """The offset the mark stands before: mostly the end of a word."""
    mark: str
    """As the page shows it, without brackets: "1", "*"."""
    note: int = -1
    """Where the note itself begins in the text; -1 when it is no part of it."""


@dataclass(frozen=True, slots=True)
class Document:
    """Clean text with its structure."""

    text: str
    blocks: tuple[Block, ...]
    folds: tuple[Fold, ...] = ()
    struck: tuple[Struck, ...] = ()
    footnotes: tuple[Footnote, ...] = ()

    def block_text(self, block: Block) -> str:
        """The words of one block."""
        return self.text[block.start : block.end]

    def block_at(self, offset: int) -> int | None:
        """Index of the block that holds `offset`, or None between blocks and outside the text."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        if index < 0 or offset >= self.blocks[index].end:
            return None
        return index

    def headers_at(self, offset: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """What heads the table cell at `offset`: (headings of its row, headings of its column), outermost first.

        Both empty outside of tables, between cells, and where the table has no headings.
        """
        index = self.block_at(offset)
        table = None if index is None else self.blocks[index].table
        place = table.cell_at(offset) if table else None
        return table.headers_of(*place) if table and place else ((), ())

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
