"""Blocks and offsets of a document."""

import pytest

from reader.model.document import Block, Document, plain_document
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
