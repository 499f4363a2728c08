"""What changed between two texts, paragraph by paragraph and word by word."""

import pytest

from reader.app.lenses.versions_lens import change_lines
from reader.app.rendering.text.diff import (
    Part,
    changed_line,
    changes,
    word_parts,
)
from reader.model.document import plain_document


def told(old: str, new: str) -> str:
    """Word by word, what went in [- ] and what came in [+ ]."""
    signs = {"same": "{}", "removed": "[-{}]", "added": "[+{}]"}
    return "".join(signs[part.kind].format(part.text) for part in word_parts(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("The bridge is shut.", "The bridge is shut.", "The bridge is shut."),
        ("The bridge is shut.", "The bridge is open.", "The bridge is [-shut][+open]."),
        ("About 2,000 dockers", "About 2,400 dockers", "About [-2,000][+2,400] dockers"),
        ("It is shut", "It is shut until May", "It is shut[+ until May]"),
        ("It is not shut", "It is shut", "It is [-not ]shut"),
        ("one two three four", "one deux trois four", "one [-two three][+deux trois] four"),
        ("", "new words", "[+new words]"),
        ("the port’s books", "the port’s book", "the port’s [-books][+book]"),
        ("橋は閉鎖中", "橋は開通中", "[-橋は閉鎖中][+橋は開通中]"),
    ],
)
def test_words_that_went_and_came(old: str, new: str, expected: str) -> None:
    assert told(old, new) == expected
    parts = word_parts(old, new)
    assert "".join(part.text for part in parts if part.kind != "added") == old
    assert "".join(part.text for part in parts if part.kind != "removed") == new


def test_paragraphs_are_paired_with_what_they_became() -> None:
    old = plain_document("First stays.\nThe ferry leaves at nine from pier two.\nThis one goes away entirely.\nLast.")
    new = plain_document(
        "First stays.\nQuite another thing was put here.\nThe ferry leaves at ten from pier two.\nLast."
    )
    found = changes(old, new)
    assert [change.kind for change in found] == ["same", "added", "changed", "removed", "same"]
    assert Part("added", "ten") in found[2].parts
    for change in found:
        if change.span is None:
            assert change.kind == "removed"
        else:
            words = "".join(part.text for part in change.parts if part.kind != "removed")
            assert new.text[slice(*change.span)] == words


def test_equal_and_empty_texts() -> None:
    text = plain_document("One.\nTwo.")
    assert {change.kind for change in changes(text, text)} == {"same"}
    assert [change.kind for change in changes(plain_document(""), text)] == ["added", "added"]
    assert changed_line("A", "A").kind == "same"


def test_a_long_text_that_was_replaced_whole_is_no_puzzle() -> None:
    old = plain_document("\n".join(f"old words number {number} here" for number in range(150)))
    new = plain_document("\n".join(f"other terms, count {number} there" for number in range(150)))
    assert {change.kind for change in changes(old, new)} == {"removed", "added"}


def test_a_changed_paragraph_shows_without_color() -> None:
    old, new = plain_document("It cost 40 million crowns."), plain_document("It cost 25 million crowns, they said.")
    (change,) = changes(old, new)
    lines = ["".join(words for words, _ in line) for line in change_lines(change, 60)]
    assert lines[0] == "± It cost [−40] [+25] million crowns[+, they said]."
    (gone, came) = changes(plain_document("Wholly gone now."), plain_document("Something else came instead, later."))
    assert change_lines(gone, 60)[0][0][0] == "− "
    assert change_lines(came, 60)[0][0][0] == "+ "
