"""Sentences one has read before in much the same words."""

import pytest

from reader.analysis.compare.known_sentences import known_sentences

READ = (
    "The harbor board of Tessel closed the old lock on Monday after divers found cracks in its northern gate. "
    "Repairs will cost 40 million crowns, the board said. Fishermen asked for a ferry in the meantime."
)


@pytest.mark.parametrize(
    ("sentence", "known"),
    [
        ("Divers had found cracks in the northern gate of the old lock at Tessel.", True),
        ("The repairs will cost 40 million crowns, according to the board.", True),
        ("The repairs will cost 60 million crowns, according to the board.", False),
        ("A minister visited the lock and promised money from the flood fund.", False),
        ("The board meets again on Friday to choose a builder from Norhavn.", False),
        ("Yes.", False),
    ],
)
def test_what_is_close_to_a_sentence_read(sentence: str, known: bool) -> None:
    text = f"{sentence} Nobody had seen the seals for weeks along the outer islands."
    found = known_sentences(text, [READ])
    assert [text[span.start : span.end] for span in found] == ([sentence] if known else [])


def test_nothing_is_known_before_anything_was_read() -> None:
    assert known_sentences(READ, []) == ()
