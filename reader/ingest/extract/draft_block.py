"""Pieces: what a text is made of while it is being cleaned.

All three doors (feed HTML, whole page, pasted text) turn their input into a list of pieces; the rules judge pieces;
what is left becomes blocks of a document. A piece holds its own text, so it can be moved, kept or dropped on its own.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reader.model.document import (
    Block,
    BlockKind,
    BlockRole,
    Document,
    Fold,
    Footnote,
    Inline,
    MediaKind,
    Span,
    Struck,
    Table,
)

OPENED = "folded-part"
"""Class given to what opens at a press (see `folded_parts`)."""

_OPENED = re.compile(rf"(?:^|[\s_-])(?:{OPENED}|[Ff][Aa][Qq]s?)(?:$|[\s_-])|(?:faq|Faq|FAQ)[A-Z_-]")

CELL_GAP = " | "
"""What stands between two cells in the text of a table."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One future block; `inlines` count characters from the start of `text`."""

    kind: BlockKind
    text: str
    level: int = 0
    marker: str = ""
    inlines: tuple[Inline, ...] = ()
    picture: str = ""
    linked: int = 0
    """How many characters stand inside links, those included whose address was refused."""
    table: Table | None = None
    """Cells of a table; their spans count from the start of `text`."""
    where: str = ""
    """Classes and ids around the piece, as the page wrote them: a weak hint at its purpose."""
    home: int = 0
    """Number of the container it stands in on the page; the paragraphs of a story mostly share one."""
    around: int = 0
    """Number of the container around that one."""
    told: bool = False
    """Whether it stands where the page says that its story is told."""
    loose: bool = False
    """Whether it stands in a container as it is, in no element for text."""
    furniture: bool = False
    """Whether an element around it is named as furniture of the page."""
    left_out: str = ""
    """Why it is no part of the story that was found on a page, though it may be; mostly empty."""
    media: MediaKind = ""
    role: BlockRole = ""
    tight: bool = False
    """Whether only a line break stands before it."""
    struck: tuple[Struck, ...] = ()
    """Words struck out where they stood, counted from the start of `text`."""
    marks: tuple[tuple[int, str, str], ...] = ()
    """Marks of footnotes: where, what is shown, the id of the note."""
    ids: tuple[str, ...] = ()
    """Ids of notes that begin with this piece."""


def is_opened(piece: Piece) -> bool:
    """Whether the piece stands in what opens at a press, or among questions with their answers."""
    return bool(_OPENED.search(piece.where))


def to_document(pieces: Iterable[Piece], folds: Iterable[Fold] = ()) -> Document:
    """The document whose blocks are `pieces`, one line between each two."""
    blocks, texts, position = [], [], 0
    struck: list[Struck] = []
    marks: list[tuple[int, str, str]] = []
    notes: dict[str, int] = {}
    for piece in pieces:
        end = position + len(piece.text)
        inlines = tuple(
            Inline(one.start + position, one.end + position, one.kind, one.href, one.title) for one in piece.inlines
        )
        grid = piece.table and _moved(piece.table, position)
        shape = piece.kind, position, end, piece.level, piece.marker
        blocks.append(Block(*shape, inlines, piece.picture, piece.media, grid, piece.role, piece.tight))
        struck += [Struck(one.at + position, one.text) for one in piece.struck]
        marks += [(at + position, mark, to) for at, mark, to in piece.marks]
        notes.update(dict.fromkeys(piece.ids, position))
        texts.append(piece.text)
        position = end + 1
    footnotes = tuple(Footnote(at, mark, notes.get(to, -1)) for at, mark, to in marks)
    return Document("\n".join(texts), tuple(blocks), tuple(folds), tuple(struck), footnotes)


def _moved(table: Table, by: int) -> Table:
    rows = tuple(tuple(Span(cell.start + by, cell.end + by) for cell in row) for row in table.rows)
    return replace(table, rows=rows)
