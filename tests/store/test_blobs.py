"""Documents as blobs: what was stored is what is read, also what an older program stored."""

import json
import zlib

import pytest

from reader.model.document import Block, Document, Fold, Footnote, Inline, Span, Struck, Table, plain_document
from reader.store.blobs import pack_document, unpack_document
from reader.store.texts.fingerprints import safe_document

GRID = Table(((Span(6, 7), Span(10, 11)), (Span(6, 7), Span(12, 12))), 1, 1)


@pytest.mark.parametrize(
    "document",
    [
        plain_document(""),
        plain_document("one\ntwo"),
        Document("x WHO", (Block("paragraph", 0, 5, inlines=(Inline(2, 5, "abbreviation", title="health"),)),)),
        Document("x\ny", (Block("caption", 0, 1, picture="https://a.example/x", media="video"),)),
        Document("x\ny", (Block("paragraph", 0, 1), Block("paragraph", 2, 3, role="correction", tight=True))),
        Document("Rows:\na | b\n", (Block("paragraph", 0, 5), Block("table", 6, 12, table=GRID))),
        Document("killed", (Block("paragraph", 0, 6),), struck=(Struck(0, "61 people"),)),
        Document("a\nb", (), (Fold(0, "f", "why"),), (), (Footnote(1, "1", 2), Footnote(1, "*"))),
    ],
)
def test_a_document_survives_being_stored(document: Document) -> None:
    assert unpack_document(pack_document(document)) == document
    assert safe_document(document) == document


def test_a_document_stored_by_an_older_program_is_read() -> None:
    old = [
        "a | b",
        [["table", 0, 5], ["item", 0, 1, 1, "•", [[0, 1, "link", "https://x.example"]], "https://p.example"]],
        [],
    ]
    document = unpack_document(zlib.compress(json.dumps(old).encode()))
    assert document.blocks == (
        Block("table", 0, 5),
        Block("item", 0, 1, 1, "•", (Inline(0, 1, "link", "https://x.example"),), "https://p.example"),
    )


def test_what_stands_beside_the_text_moves_with_it_when_the_text_is_made_safe() -> None:
    document = Document(
        "a\x1bb | c",
        (Block("table", 0, 7, table=Table(((Span(0, 3), Span(6, 7)),))),),
        struck=(Struck(6, "9\x1b"),),
        footnotes=(Footnote(7, "1", 6),),
    )
    safe = safe_document(document)
    assert safe.text == "ab | c"
    assert safe.blocks[0].table == Table(((Span(0, 2), Span(5, 6)),))
    assert safe.struck == (Struck(5, "9"),)
    assert safe.footnotes == (Footnote(6, "1", 5),)
