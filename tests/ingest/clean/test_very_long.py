"""Whatever is very long is read whole: as plain text where it is too much for a tree."""

import pytest

from reader.ingest.clean.plain_fallback import plain_story
from reader.ingest.clean.request import CleanRequest
from reader.ingest.extract.blocks.html_blocks import MAX_PIECES
from reader.ingest.extract.sanitize import MAX_SIZE
from reader.model.story import RawKind
from tests.builders import clean

LINE = "The harbor council of Velmark said on Tuesday that the ferry strike had cost the town forty million crowns."


@pytest.mark.parametrize("kind", ["text", "page"])
def test_a_text_of_more_characters_than_a_tree_is_made_of(kind: RawKind) -> None:
    lines = [f"Part {number}: {LINE}" for number in range(MAX_SIZE // len(LINE))]
    raw = "\n\n".join(lines) if kind == "text" else "".join(f"<p>{line}</p>" for line in lines)
    text = clean(raw, kind, title="A long report").document.text
    assert lines[0] in text
    assert lines[-1] in text
    assert text.count("Velmark") == len(lines)


def test_a_text_of_more_pieces_than_a_tree_is_walked_for() -> None:
    text = clean("".join(f"<p>Item {number} of it.</p>" for number in range(MAX_PIECES + 5)), "feed").document.text
    assert text.count("Item ") == MAX_PIECES + 5


def test_a_table_of_very_many_cells() -> None:
    rows = "".join(f"<tr>{''.join(f'<td>c{row}x{cell}</td>' for cell in range(6))}</tr>" for row in range(1000))
    text = clean(f"<p>{LINE}</p><table>{rows}</table>", "feed").document.text
    assert all(f"c{row}x5" in text for row in range(1000))


def test_the_last_resort_cuts_nothing_off() -> None:
    lines = [f"{number}. {LINE}" for number in range(8000)]
    assert plain_story(CleanRequest("<br>".join(lines), "page")).document.text == "\n".join(lines)
