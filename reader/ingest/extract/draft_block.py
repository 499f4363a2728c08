"""Pieces: what a text is made of while it is being cleaned.

All three doors (feed HTML, whole page, pasted text) turn their input into a list of pieces; the rules judge pieces;
what is left becomes blocks of a document. A piece holds its own text, so it can be moved, kept or dropped on its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reader.model.document import Block, BlockKind, Document, Fold, Inline

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
    rows: tuple[tuple[str, ...], ...] = ()
    """Cells of a table, row by row; the first row is its head."""
    where: str = ""
    """Classes and ids around the piece, as the page wrote them: a weak hint at its purpose."""
    home: int = 0
    """Number of the container it stands in on the page; the paragraphs of a story mostly share one."""
    told: bool = False
    """Whether it stands, in an element for text, where the page says that its story is told."""


def to_document(pieces: Iterable[Piece], folds: Iterable[Fold] = ()) -> Document:
    """The document whose blocks are `pieces`, one line between each two."""
    blocks, texts, position = [], [], 0
    for piece in pieces:
        end = position + len(piece.text)
        inlines = tuple(
            replace(inline, start=inline.start + position, end=inline.end + position) for inline in piece.inlines
        )
        blocks.append(Block(piece.kind, position, end, piece.level, piece.marker, inlines, piece.picture))
        texts.append(piece.text)
        position = end + 1
    return Document("\n".join(texts), tuple(blocks), tuple(folds))
