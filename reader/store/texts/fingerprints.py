"""Text made safe before it is stored, and fingerprints by which the same words are known again."""

import hashlib
from dataclasses import replace

from reader.model.copies import letters_of
from reader.model.document import Block, Document, Fold, Footnote, Span, Struck, plain_document
from reader.model.safe_text import safe_line, safe_text
from reader.model.story import CleanStory, Details, FieldSource


def safe_story(clean: CleanStory) -> CleanStory:
    """`clean` with every field that is ever shown sanitized; `raw` stays as it came, it is never shown."""
    title = safe_line(clean.title)
    url = safe_line(clean.url)
    return replace(
        clean,
        guid=safe_text(clean.guid) or url or f"words:{words_hash(title, clean.document.text)}",
        title=title,
        document=safe_document(clean.document),
        markdown=safe_text(clean.markdown),
        url=url,
        author=safe_line(clean.author),
        site=safe_line(clean.site),
        language=safe_line(clean.language),
        partial=safe_line(clean.partial),
        picture=safe_line(clean.picture),
        details=_safe_details(clean.details),
    )


def _safe_details(details: Details) -> Details:
    attachments = tuple(
        replace(one, url=safe_line(one.url), title=safe_line(one.title), hover=safe_line(one.hover))
        for one in details.attachments
    )
    sources = tuple(FieldSource(one.field, safe_line(one.where), safe_line(one.said)[:500]) for one in details.sources)
    return Details(attachments, safe_line(details.discussion), sources)


def safe_document(document: Document) -> Document:
    """The document with safe text and every offset moved along with it."""
    folds = tuple(Fold(fold.before, safe_text(fold.text), safe_line(fold.reason)) for fold in document.folds)
    struck = tuple(Struck(one.at, safe_line(one.text)) for one in document.struck)
    footnotes = tuple(Footnote(one.at, safe_line(one.mark), one.note) for one in document.footnotes)
    blocks = tuple(_safe_block(block) for block in document.blocks)
    if safe_text(document.text) == document.text:
        return Document(document.text, blocks, folds, struck, footnotes)
    places, pieces, length, last = {-1: -1}, [], 0, 0
    for edge in sorted(_edges(document)):
        piece = safe_text(document.text[last:edge])
        pieces.append(piece)
        length, last = length + len(piece), edge
        places[edge] = length
    text = "".join(pieces)
    if safe_text(text) != text:  # something forbidden came about only where two pieces met
        return replace(plain_document(safe_text(text)), folds=folds)
    return Document(
        text,
        tuple(_moved(block, places) for block in blocks),
        folds,
        tuple(Struck(places[one.at], one.text) for one in struck),
        tuple(Footnote(places[one.at], one.mark, places[one.note]) for one in footnotes),
    )


def _edges(document: Document) -> set[int]:
    """Every offset that something of the document begins or ends at."""
    edges = {0, len(document.text), *(one.at for one in document.struck)}
    for note in document.footnotes:
        edges |= {note.at, max(0, note.note)}
    for block in document.blocks:
        edges |= {block.start, block.end}
        edges.update(edge for one in block.inlines for edge in (one.start, one.end))
        edges.update(edge for row in (block.table.rows if block.table else ()) for cell in row for edge in cell)
    return edges


def words_hash(title: str, text: str) -> int:
    """A number equal for equal words in equal order, whatever the case, punctuation and spacing.

    The title counts only with a short text: outlets that print one agency's story give it titles of their own.
    """
    letters = letters_of(text)
    if len(text.split(None, ENOUGH_WORDS)) < ENOUGH_WORDS:
        letters = letters_of(title) + b"\n" + letters
    return _number(letters)


def entry_hash(clean: CleanStory) -> int:
    """A number equal for an entry that came again unchanged, sanitized or not."""
    return hash_of_entry(safe_line(clean.title), safe_line(clean.author), safe_line(clean.url), clean.raw)


def hash_of_entry(title: str, author: str, url: str, raw: str) -> int:
    """`entry_hash` of what is safe already, and of the raw input as it came."""
    return _number("\0".join((title, author, url, raw)).encode("utf-8", "surrogatepass"))


ENOUGH_WORDS = 12
"""A text of fewer words may be the same by chance ("Read more"): then the titles must agree too."""


def _number(data: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big", signed=True)


def _safe_block(block: Block) -> Block:
    if not (block.marker or block.picture or block.inlines):
        return block
    inlines = tuple(replace(one, href=safe_line(one.href), title=safe_line(one.title)) for one in block.inlines)
    return replace(block, marker=safe_line(block.marker), picture=safe_line(block.picture), inlines=inlines)


def _moved(block: Block, places: dict[int, int]) -> Block:
    inlines = tuple(replace(one, start=places[one.start], end=places[one.end]) for one in block.inlines)
    table = block.table and replace(
        block.table,
        rows=tuple(tuple(Span(places[cell.start], places[cell.end]) for cell in row) for row in block.table.rows),
    )
    return replace(block, start=places[block.start], end=places[block.end], inlines=inlines, table=table)
