"""The large parts of a story as small blobs.

Markdown and raw input repeat the text, so they are compressed against it; only the document is read to open a story.
"""

import json
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from reader.errors import DamagedText
from reader.model.codec import from_plain, to_plain
from reader.model.document import Block, Document, Fold, Footnote, Inline, Span, Struck, Table
from reader.model.story import Details

if TYPE_CHECKING:
    from reader.store.file.library import Library

_LEVEL = 5
"""Level 6 saves one byte in a hundred more and takes half as long again."""
_FROM_JSON = json.JSONDecoder()


def pack_document(document: Document) -> bytes:
    """The document as a blob; blocks are lists, shortened behind the last part that says something."""
    plain = [
        document.text,
        [_block(block) for block in document.blocks],
        [[fold.before, fold.text, fold.reason] for fold in document.folds],
        [[one.at, one.text] for one in document.struck],
        [[one.at, one.mark, one.note] for one in document.footnotes],
    ]
    while not plain[-1] and len(plain) > 3:
        plain.pop()
    return zlib.compress(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)


def unpack_document(blob: bytes) -> Document:
    """What `pack_document` packed, today or years ago: parts that came later may be missing.

    Raises DamagedText when it is something else.
    """
    with _undamaged():
        text, blocks, folds, *later = json.loads(zlib.decompress(blob))
        struck, footnotes = (*later, [], [])[:2]
        return Document(
            text,
            tuple(_unpacked(*parts) for parts in blocks),
            tuple(Fold(*fold) for fold in folds),
            tuple(Struck(*one) for one in struck),
            tuple(Footnote(*one) for one in footnotes),
        )


def pack_beside(text: str, document: Document, *, level: int = _LEVEL) -> bytes:
    """`text` compressed against the document's text, which it mostly repeats; nothing when it is that text."""
    if text == document.text:
        return b""
    packer = zlib.compressobj(level, zdict=_dictionary(document))
    return packer.compress(text.encode("utf-8", "surrogatepass")) + packer.flush()


def unpack_beside(blob: bytes, document: Document) -> str:
    """What `pack_beside` packed. Raises DamagedText when it is something else."""
    if not blob:
        return document.text
    with _undamaged():
        unpacker = zlib.decompressobj(zdict=_dictionary(document))
        data = unpacker.decompress(blob)
        if not unpacker.eof:
            raise ValueError("cut off")
        return data.decode("utf-8", "surrogatepass")


def pack_details(details: Details) -> str:
    """What a story has beside its text; nothing for nothing."""
    plain = to_plain(details)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")) if plain else ""


def unpack_details(text: str) -> Details:
    """What `pack_details` packed."""
    return from_plain(Details, json.loads(text)) if text else Details()


def texts(lib: "Library", story_ids: Iterable[int]) -> dict[int, str]:
    """The text of each of these stories that exists, but for damaged ones."""
    found = {}
    for story_id in story_ids:
        row = lib.conn.execute("SELECT document FROM bodies WHERE story_id = ?", (story_id,)).fetchone()
        if row is not None and (text := text_or_none(row["document"])) is not None:
            found[story_id] = text
    return found


def text_or_none(blob: bytes) -> str | None:
    """The text of a packed document, which stands first; the rest is not looked at. None when it is damaged."""
    with suppress(DamagedText), _undamaged():
        text, _ = _FROM_JSON.raw_decode(zlib.decompress(blob).decode(), 1)
        return str(text)
    return None


@contextmanager
def _undamaged() -> Iterator[None]:
    """SQLite has no checksum for what it keeps, so that a blob may be anything."""
    try:
        yield
    except (zlib.error, ValueError, TypeError, LookupError) as error:
        raise DamagedText("this story's text is damaged; reader doctor checks the whole library") from error


def _dictionary(document: Document) -> bytes:
    return document.text.encode()[:32768] or b" "


def _block(block: Block) -> list[Any]:
    parts = [
        block.kind, block.start, block.end, block.level, block.marker, [_inline(one) for one in block.inlines],
        block.picture, block.media, _table(block.table, block.start) if block.table else [], block.role, block.tight,
    ]  # fmt: skip
    while len(parts) > 3 and not parts[-1]:
        parts.pop()
    return parts


def _unpacked(
    kind: Any, start: int, end: int, level: int = 0, marker: str = "", inlines: Any = (), picture: str = "",
    media: Any = "", table: Any = (), role: Any = "", tight: Any = False,
) -> Block:  # fmt: skip
    inside = tuple(Inline(*inline) for inline in inlines)
    grid = _unpacked_table(start, *table) if table else None
    return Block(kind, start, end, level, marker, inside, picture, media, grid, role, bool(tight))


def _inline(one: Inline) -> list[Any]:
    parts = [one.start, one.end, one.kind, one.href, one.title]
    while not parts[-1]:
        parts.pop()
    return parts


def _table(table: Table, start: int) -> list[Any]:
    """Cells as distances from the start of their block, two numbers each."""
    rows = [[edge - start for cell in row for edge in cell] for row in table.rows]
    return [table.head, table.side, rows]


def _unpacked_table(start: int, head: int, side: int, rows: list[list[int]]) -> Table:
    cells = (tuple(Span(start + a, start + b) for a, b in zip(row[::2], row[1::2], strict=True)) for row in rows)
    return Table(tuple(cells), head, side)
