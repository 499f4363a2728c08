"""The large parts of a story as small blobs.

Markdown and raw input repeat the text, so they are compressed against it; only the document is read to open a story.
"""

import json
import zlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reader.model.document import Block, Document, Fold, Inline

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
    ]
    return zlib.compress(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)


def unpack_document(blob: bytes) -> Document:
    """What `pack_document` packed."""
    text, blocks, folds = json.loads(zlib.decompress(blob))
    return Document(
        text,
        tuple(
            Block(kind, start, end, level, marker, tuple(Inline(*inline) for inline in inlines), picture)
            for kind, start, end, level, marker, inlines, picture in map(_filled, blocks)
        ),
        tuple(Fold(*fold) for fold in folds),
    )


def pack_beside(text: str, document: Document, *, level: int = _LEVEL) -> bytes:
    """`text` compressed against the document's text, which it mostly repeats; nothing when it is that text."""
    if text == document.text:
        return b""
    packer = zlib.compressobj(level, zdict=_dictionary(document))
    return packer.compress(text.encode("utf-8", "surrogatepass")) + packer.flush()


def unpack_beside(blob: bytes, document: Document) -> str:
    """What `pack_beside` packed."""
    if not blob:
        return document.text
    return zlib.decompressobj(zdict=_dictionary(document)).decompress(blob).decode("utf-8", "surrogatepass")


def texts(lib: "Library", story_ids: Iterable[int]) -> dict[int, str]:
    """The text of each of these stories that exists."""
    found = {}
    for story_id in story_ids:
        row = lib.conn.execute("SELECT document FROM bodies WHERE story_id = ?", (story_id,)).fetchone()
        if row is not None:
            found[story_id] = _text(row["document"])
    return found


def _text(blob: bytes) -> str:
    """The text of a packed document, which stands first; the rest is not looked at."""
    text, _ = _FROM_JSON.raw_decode(zlib.decompress(blob).decode(), 1)
    return str(text)


def _dictionary(document: Document) -> bytes:
    return document.text.encode()[:32768] or b" "


def _block(block: Block) -> list[Any]:
    inlines = [[one.start, one.end, one.kind, *([one.href] if one.href else [])] for one in block.inlines]
    parts = [block.kind, block.start, block.end, block.level, block.marker, inlines, block.picture]
    while len(parts) > 3 and not parts[-1]:
        parts.pop()
    return parts


def _filled(parts: list[Any]) -> list[Any]:
    return parts + [0, "", [], ""][len(parts) - 3 :]
