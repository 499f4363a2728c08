"""A denial, a question or a rumor never reads as a claim."""

from dataclasses import replace

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
         "said: the mill burned"),
        ("The mill burned, according to Ms Ortega.", "according to", "The mill burned", "said: The mill burned"),
        ("The mill burned twice, she told a reporter on Monday.", "told", "The mill burned twice",
         "told a reporter: The mill burned twice"),
        ("The mill burned twice, she told the Selby Echo.", "told", "The mill burned twice",
         "told the Selby Echo: The mill burned twice"),
        ("The mill burned twice, state television was told.", "told", "The mill burned twice",
         "said: The mill burned twice"),
        ("The mill burned twice, he did not tell anyone.", "tell", "The mill burned twice",
         "did not tell anyone: The mill burned twice"),
        ("The mill burned twice is what he never told.", "told", "The mill burned twice",
         "never said: The mill burned twice"),
        ("The mill burned twice, he tells.", "tells", "The mill burned twice", "says: The mill burned twice"),
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


@pytest.mark.parametrize(
    ("text", "cue", "said"),
    [
        ("“We sold it,” she told reporters outside the mill.", "told", "told reporters: “We sold it”"),
        ("He rejected the charge that he was idle: “We sold it,”", "rejected",
         "rejected the charge that he was idle: “We sold it”"),
        ("He spoke of what he called “We sold it,”", "called", "called “We sold it”"),
        ("He told them. “We sold it,”", "told", "told them: “We sold it”"),
    ],
)  # fmt: skip
def test_words_in_quotation_marks_behind_whom_they_were_said_to(text: str, cue: str, said: str) -> None:
    assert said_as(text, quote(text, cue, "“We sold it,”", kind="direct")) == said


def test_without_words_of_saying_only_what_is_surely_theirs_is_said() -> None:
    text = "“We sold it.”\n\nIlse Ortega, miller"
    name = Span(text.index("Ilse"), text.index(","))
    found = replace(quote(text, "", "“We sold it.”", kind="direct"), speaker=name, speaker_name="Ilse Ortega")
    assert said_as(text, found) == "said: “We sold it.”"
    assert said_as(text, replace(found, cue=name)) == "said: “We sold it.”"
    assert said_as(text, replace(found, confidence=0.4)) == "“We sold it.”"
    assert said_as(text, replace(found, kind="indirect")) == "“We sold it.”"


def test_a_dash_is_no_cue() -> None:
    text = "— We sold it."
    assert said_as(text, quote(text, "—", "We sold it.", kind="direct")) == "We sold it."
    assert cue_words(text, quote(text, "", "We sold it.", kind="direct")) == ""


def test_a_comma_without_what_it_joined_is_not_shown() -> None:
    text = "Roads, she insisted, were safe. Besides, she insisted, roads “of gravel,” are cheap."
    assert said_as(text, quote(text, "insisted", "were safe")) == "insisted were safe"
    assert said_as(text, quote(text, "insisted", "roads “of gravel,”", kind="mixed")).endswith("roads “of gravel”")
