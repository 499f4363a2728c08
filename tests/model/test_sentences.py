"""Sentences by their marks of ending."""

import pytest

from reader.model.document import Span
from reader.model.sentences import around, sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Dr. Oda Krag left on Nov. 3. She ran.", ["Dr. Oda Krag left on Nov. 3.", "She ran."]),
        ("J. Maas said 3.5 million. Then more.", ["J. Maas said 3.5 million.", "Then more."]),
        ("“It ended.” He left.", ["“It ended.”", "He left."]),
        ("“Why?” asked Toller. Nobody knew.", ["“Why?” asked Toller.", "Nobody knew."]),
        ("Orvane Inc. Chief Ada Holt sold 5%. It fell.", ["Orvane Inc. Chief Ada Holt sold 5%.", "It fell."]),
        ("Kessel Corp. Bonds and Brandt Ltd. Shares rose.", ["Kessel Corp. Bonds and Brandt Ltd. Shares rose."]),
        ("By Jul. 4 it was over.", ["By Jul. 4 it was over."]),
        ("Heading\nA line", ["Heading", "A line"]),
        ("No end", ["No end"]),
        ("", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == found


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("One. Two 5 three. Four.", "5", "Two 5 three."),
        ("It cost 5.5 million. More came.", "5.5", "It cost 5.5 million."),
        ("“We want 5.” He left.", "5", "“We want 5.”"),
        ("No end 5", "5", "No end 5"),
        ("Heading\nA 5 here\nmore", "5", "A 5 here"),
        ("5", "5", "5"),
    ],
)
def test_the_sentence_around_a_word(text: str, word: str, sentence: str) -> None:
    at = text.index(word)
    start, end = around(text, Span(at, at + len(word)))
    assert text[start:end] == sentence
