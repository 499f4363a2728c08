"""Documents in lines, and the way back to offsets."""

import pytest

from reader.app.rendering.text.layout import Line, lay_out
from reader.model.document import Block, BlockKind, Document, Fold, plain_document
from tests.app.stories import HARBOR, document_of

DOCUMENT = document_of(HARBOR)


@pytest.mark.parametrize("width", [16, 40, 76])
def test_every_character_is_found_on_its_line_and_back(width: int) -> None:
    lay = lay_out(DOCUMENT, width, head=(Line("blank"), Line("title", "A title")))
    for number, line in enumerate(lay.lines):
        if line.start < 0:
            assert lay.offset_at(number, 0) is None
            continue
        assert line.text == DOCUMENT.text[line.start : line.end]
        for offset in range(line.start, line.end):
            assert lay.line_at(offset) == number
            assert lay.offset_at(number, len(line.lead) + offset - line.start) == offset


def test_all_the_text_is_drawn() -> None:
    lay = lay_out(DOCUMENT, 30)
    drawn = "".join("".join(line.text.split()) for line in lay.lines if line.start >= 0)
    assert drawn == "".join(DOCUMENT.text.split())


def test_wide_characters_take_two_columns() -> None:
    lay = lay_out(plain_document("日本語 news"), 20)
    assert [lay.offset_at(0, column) for column in range(8)] == [0, 0, 1, 1, 2, 2, 3, 4]


def test_past_the_end_of_a_line_is_its_last_character() -> None:
    assert lay_out(plain_document("short"), 20).offset_at(0, 99) == 4


def test_blocks_are_drawn_as_what_they_are() -> None:
    text = "Head\nWords.\none\ntwo\nthree\nx = 1"
    kinds: tuple[BlockKind, ...] = ("heading", "quote", "item", "item", "item", "code")
    blocks: list[Block] = []
    at = 0
    for kind, words in zip(kinds, text.split("\n"), strict=True):
        blocks.append(
            Block(kind, at, at + len(words), level=1 if words == "two" else 0, marker="3." if words == "three" else "")
        )
        at += len(words) + 1
    lay = lay_out(Document(text, tuple(blocks)), 40)
    assert [line.lead + line.text for line in lay.lines] == [
        "Head", "", "│ Words.", "", "• one", "  • two", "3. three", "", "  x = 1",
    ]  # fmt: skip


def test_folds_say_how_many_and_why_and_open_on_request() -> None:
    document = Document(
        "One.\nTwo.",
        (Block("paragraph", 0, 4), Block("paragraph", 5, 9)),
        (Fold(1, "Sign up!\nNow!", "newsletter"), Fold(1, "Photo: A", "credit"), Fold(2, "Read more", "related")),
    )
    closed = [line.text for line in lay_out(document, 60, fold_key="Z").lines]
    assert closed == [
        "One.",
        "",
        "┄ 3 lines folded: newsletter, credit (Z shows) ┄",
        "",
        "Two.",
        "",
        "┄ 1 line folded: related (Z shows) ┄",
    ]
    opened = [line.lead + line.text for line in lay_out(document, 60, show_folds=True).lines]
    assert "┊ Sign up!" in opened
    assert "┊ Photo: A" in opened
    assert "┊ Read more" in opened


def test_control_characters_never_reach_a_line() -> None:
    lay = lay_out(plain_document("be\x1b[2Jfore and \u202eafter"), 40)
    assert all("\x1b" not in line.text and "\u202e" not in line.text for line in lay.lines)


def test_a_note_stands_below_the_block_it_is_on() -> None:
    document = document_of(HARBOR)
    first, second = document.blocks[0], document.blocks[1]
    lines = lay_out(document, 40, notes=[(first.end - 1, "Who signed it? " * 3)]).lines
    at = next(number for number, line in enumerate(lines) if line.kind == "note")
    assert [line.lead for line in lines[at : at + 2]] == ["✎ ", "  "]
    assert lines[at].text.startswith("Who signed it?")
    assert lines[at - 1].end == first.end
    assert lines[at + 3].start == second.start
    assert all(line.start < 0 for line in lines if line.kind == "note")


def test_of_a_long_note_the_first_lines_stand_in_the_text() -> None:
    lines = [line for line in lay_out(document_of(HARBOR), 20, notes=[(0, "word " * 90)]).lines if line.kind == "note"]
    assert len(lines) == 6
    assert lines[-1].text.endswith("…")
