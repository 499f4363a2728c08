"""Blocks and offsets of a document."""

import pytest

from reader.model.document import Block, Document, Span, Table, plain_document
from tests.builders import clean_story


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        ("\n\n", []),
        ("one", ["one"]),
        ("one\ntwo", ["one", "two"]),
        ("  one  \n\n\ttwo\n", ["one", "two"]),
        ("a a\na", ["a a", "a"]),
        ("“ø” 𝄞 e\u0301\nend", ["“ø” 𝄞 e\u0301", "end"]),
    ],
)
def test_plain_text_is_a_paragraph_a_line(text: str, blocks: list[str]) -> None:
    document = plain_document(text)
    assert document.text == text
    assert [document.block_text(block) for block in document.blocks] == blocks
    assert all(block.kind == "paragraph" for block in document.blocks)


@pytest.mark.parametrize(
    ("offset", "block"),
    [(-1, None), (0, 0), (2, 0), (3, None), (4, None), (5, 1), (8, 1), (9, None), (100, None)],
)
def test_which_block_holds_an_offset(offset: int, block: int | None) -> None:
    document = Document("one  four!", (Block("paragraph", 0, 3), Block("paragraph", 5, 9)))
    assert document.block_at(offset) == block


def test_no_block_holds_an_offset_of_an_empty_document() -> None:
    assert plain_document("").block_at(0) is None


def test_words_are_counted_at_white_space() -> None:
    assert plain_document("It’s  20%\nup, they-said.\n").words == 4
    assert clean_story("").document.words > 10


TABLE = Document(
    "Month | Tonnes | Of these\nsold | kept\nJuly | 310 | 12\n3",
    (
        Block(
            "table",
            0,
            57,
            table=Table(
                (
                    (Span(0, 5), Span(8, 14), Span(8, 14)),
                    (Span(0, 5), Span(26, 30), Span(33, 37)),
                    (Span(38, 42), Span(45, 48), Span(51, 53)),
                    (Span(38, 42), Span(54, 54), Span(54, 55)),
                ),
                head=2,
                side=1,
            ),
        ),
    ),
)


@pytest.mark.parametrize(
    ("words", "row", "column"),
    [
        ("310", ["July"], ["Tonnes", "sold"]),
        ("12", ["July"], ["Tonnes", "kept"]),
        ("3\n", ["July"], ["Tonnes", "kept"]),
        ("kept", ["Month"], ["Tonnes"]),
        ("July", [], ["Month"]),
        ("Month", [], []),
        (" | 12", [], []),
    ],
)
def test_a_cell_knows_what_heads_it(words: str, row: list[str], column: list[str]) -> None:
    at = (TABLE.text + "\n").index(words)
    found = TABLE.headers_at(at)
    assert [[TABLE.text[span.start : span.end] for span in spans] for spans in found] == [row, column]


def test_text_without_a_table_has_no_headers() -> None:
    assert plain_document("Month | Tonnes").headers_at(0) == ((), ())
