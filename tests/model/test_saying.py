"""A denial, a question or a rumor never reads as a claim."""

import pytest

from reader.model.document import Span
from reader.model.mark import Quote, QuoteKind
from reader.model.saying import cue_words, said_as


def quote(text: str, cue: str, *words: str, kind: QuoteKind = "indirect") -> Quote:
    spans = tuple(Span(text.index(one), text.index(one) + len(one)) for one in words)
    return Quote(spans, kind, cue=Span(text.index(cue), text.index(cue) + len(cue)) if cue else None)


@pytest.mark.parametrize(
    ("text", "cue", "words", "said"),
    [
        ("Ms Ortega denied that she had met him.", "denied", "that she had met him",
         "denied that she had met him"),
        ("Ms Ortega did not say that she had met him.", "say", "that she had met him",
         "did not say that she had met him"),
        ("Ms Ortega didn’t say the mill had burned.", "say", "the mill had burned",
         "didn’t say the mill had burned"),
        ("She asked whether the mill had burned.", "asked", "whether the mill had burned",
         "asked whether the mill had burned"),
        ("He refused to say if the mill had burned.", "say", "if the mill had burned",
         "refused to say if the mill had burned"),
        ("He has never claimed that the mill burned.", "claimed", "that the mill burned",
         "has never claimed that the mill burned"),
        ("The mill burned twice, he denied.", "denied", "The mill burned twice", "denied: The mill burned twice"),
        ("The mill burned twice, he said.", "said", "The mill burned twice", "said: The mill burned twice"),
        ("Ms Ortega told reporters on Monday that the mill burned.", "told", "that the mill burned",
         "told reporters on Monday that the mill burned"),
        ("He stopped short of saying that the mill burned.", "saying", "that the mill burned",
         "stopped short of saying that the mill burned"),
        ("She is rumored to have said that it burned.", "said", "that it burned",
         "is rumored to have said that it burned"),
        ("She reportedly said that it burned.", "said", "that it burned", "reportedly said that it burned"),
        ("She denied ever saying that it burned.", "saying", "that it burned", "denied ever saying that it burned"),
        ("It did not rain. He said that it burned.", "said", "that it burned", "said that it burned"),
        ("She has said that it burned.", "said", "that it burned", "said that it burned"),
        ("According to Ms Ortega, the mill burned.", "According to", "the mill burned",
         "According to Ms Ortega, the mill burned"),
        ("The mill burned.", "", "The mill burned", "The mill burned"),
    ],
)  # fmt: skip
def test_indirect_speech(text: str, cue: str, words: str, said: str) -> None:
    assert said_as(text, quote(text, cue, words)) == said


def test_direct_speech_and_parts() -> None:
    text = "“We never sold it,” Ms Ortega said. “Not\none acre.”"
    found = quote(text, "said", "“We never sold it,”", "“Not\none acre.”", kind="direct")
    assert said_as(text, found) == "said: “We never sold it,” … “Not one acre.”"
    text = "“We sold it”: that is what Ms Ortega did not say."
    assert said_as(text, quote(text, "say", "“We sold it”", kind="direct")) == "did not say: “We sold it”"


def test_a_dash_is_no_cue() -> None:
    text = "— We sold it."
    assert said_as(text, quote(text, "—", "We sold it.", kind="direct")) == "We sold it."
    assert cue_words(text, quote(text, "", "We sold it.", kind="direct")) == ""
