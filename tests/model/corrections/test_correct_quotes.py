"""The reader's word in the place of what was found."""

from datetime import timedelta

import pytest

from reader.model.corrections.correct_quotes import as_found, correct_quotes
from reader.model.corrections.correction import Correction, correction_words
from reader.model.document import Span
from reader.model.mark import ByReader, Quote, QuoteKind
from tests.builders import NOW

TEXT = (
    "Lock keeper Edda Brahm said the gates had held. Rolf Sund denied that anybody slept. "
    "“We counted,” she said, “twice.”"
)
GATES, SLEPT = "the gates had held", "anybody slept"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def quote(words: str, who: str, cue: str, name: str, role: str = "") -> Quote:
    kind: QuoteKind = "direct" if "“" in words else "indirect"
    parts = tuple(span(part) for part in words.split("…"))
    return Quote(parts, kind, span(who), name, role, span(cue), confidence=0.7, method="name")


FOUND = (
    quote(GATES, "Edda Brahm", "said", "Edda Brahm", "lock keeper"),
    quote(SLEPT, "Rolf Sund", "denied", "Rolf Sund"),
    quote("“We counted,”…“twice.”", "she", "she said", "Edda Brahm", "lock keeper"),
)


def said(number: int, *, later: int = 0, story_id: int = 1, **fields: object) -> Correction:
    one = FOUND[number]
    whole = Span(one.spans[0].start, one.spans[-1].end)
    when, words = NOW + timedelta(minutes=later), TEXT[whole.start : whole.end]
    return Correction(later + 1, story_id, when, whole, words, found=as_found(one), **fields)  # type: ignore[arg-type]


def people(
    own: list[Correction], thread: list[Correction] | None = None, found: tuple[Quote, ...] = FOUND
) -> list[str]:
    pairs = correct_quotes(TEXT, found, own, thread or ())
    return [
        " / ".join(
            filter(None, (TEXT[one.spans[0].start :][:6], one.speaker_name, one.role, "!" if one.by_reader else ""))
        )
        for _, one in pairs
        if one
    ]


BEFORE = ["the ga / Edda Brahm / lock keeper", "anybod / Rolf Sund", "“We co / Edda Brahm / lock keeper"]


@pytest.mark.parametrize(
    ("own", "after"),
    [
        ([], BEFORE),
        ([said(1, speaker="Edda Brahm")], [BEFORE[0], "anybod / Edda Brahm / lock keeper / !", BEFORE[2]]),
        ([said(1, speaker="")], [BEFORE[0], "anybod / !", BEFORE[2]]),
        ([said(1, is_statement=False)], [BEFORE[0], BEFORE[2]]),
        ([said(2, speaker="Ida Moen")], [*BEFORE[:2], "“We co / Ida Moen / !"]),
        # a role is the speaker's throughout the story
        (
            [said(0, role="harbor pilot")],
            ["the ga / Edda Brahm / harbor pilot / !", BEFORE[1], "“We co / Edda Brahm / harbor pilot / !"],
        ),
        ([said(0, role="")], ["the ga / Edda Brahm / !", BEFORE[1], "“We co / Edda Brahm / !"]),
        # a name everywhere, but for the statement that has a word of its own
        (
            [said(0, speaker="Ida Moen", everywhere=True)],
            ["the ga / Ida Moen / !", BEFORE[1], "“We co / Ida Moen / !"],
        ),
        (
            [said(0, speaker="Ida Moen", everywhere=True), said(2, later=1, speaker="Rolf Sund")],
            ["the ga / Ida Moen / !", BEFORE[1], "“We co / Rolf Sund / !"],
        ),
        # the newer word holds
        ([said(1, later=2, speaker="B"), said(1, later=1, speaker="A")], [BEFORE[0], "anybod / B / !", BEFORE[2]]),
        ([said(0, role="pilot", speaker="Ida Moen")], ["the ga / Ida Moen / pilot / !", *BEFORE[1:]]),
    ],
)
def test_what_holds(own: list[Correction], after: list[str]) -> None:
    assert people(own) == after


def test_only_what_is_meant_everywhere_holds_in_other_stories() -> None:
    assert people([], [said(0, story_id=2, speaker="Ida Moen")])[0] != "the ga / Ida Moen / !"
    renamed = ["the ga / Ida Moen / !", BEFORE[1], "“We co / Ida Moen / !"]
    assert people([], [said(0, story_id=2, speaker="Ida Moen", everywhere=True)]) == renamed
    role = said(1, story_id=2, role="night watchman", everywhere=True)
    assert people([], [role]) == [BEFORE[0], "anybod / Rolf Sund / night watchman / !", BEFORE[2]]


def test_a_statement_is_known_again_in_another_extent_and_in_pieces() -> None:
    longer = quote("denied that anybody slept", "Rolf Sund", "denied", "Rolf Sund")
    first, second = (quote(words, "she", "she said", "Edda Brahm") for words in ("“We counted,”", "“twice.”"))
    own = [said(1, speaker="A"), said(2, later=1, speaker="B")]
    assert [name.split(" / ")[1] for name in people(own, found=(FOUND[0], longer, first, second))] == [
        "Edda Brahm", "A", "B", "B",
    ]  # fmt: skip


def test_a_statement_within_another_is_not_the_other() -> None:
    whole = quote("the gates had held. Rolf Sund denied that anybody slept", "Edda Brahm", "said", "Edda Brahm")
    assert people([said(1, is_statement=False)], found=(whole,)) == ["the ga / Edda Brahm"]


def test_what_is_not_found_any_more_stands_as_it_was() -> None:
    assert people([said(2, speaker="Ida Moen")], found=FOUND[:2]) == [*BEFORE[:2], "“We co / Ida Moen / !"]
    back = next(one.quote for one in correct_quotes(TEXT, (), [said(2, speaker="Ida Moen")]) if one.quote)
    assert (back.spans, back.cue, back.kind) == (FOUND[2].spans, FOUND[2].cue, "direct")
    assert people([said(2, is_statement=False)], found=FOUND[:2]) == BEFORE[:2]


def test_a_corrected_statement_is_sure_and_tells_what_was_found() -> None:
    one = correct_quotes(TEXT, FOUND, [said(0, speaker="Ida Moen")])[0].quote
    assert one is not None
    assert (one.confidence, one.method, one.speaker) == (1.0, "reader", None)
    assert one.by_reader == ByReader(speaker=True, found_speaker="Edda Brahm", found_role="lock keeper")
    pronoun = correct_quotes(TEXT, FOUND, [said(2, speaker="Ida Moen")])[2].quote
    assert pronoun is not None
    assert pronoun.speaker == FOUND[2].speaker


@pytest.mark.parametrize(
    ("correction", "words"),
    [
        (said(0, speaker="Ida Moen"), "said by Ida Moen, not Edda Brahm"),
        (said(0, speaker=""), "not by Edda Brahm"),
        (said(0, is_statement=False), "not a statement"),
        (said(0, role="pilot"), "role of Edda Brahm: pilot"),
        (said(0, role=""), "role of Edda Brahm: none"),
        (said(0, speaker="Ida Moen", role="pilot"), "said by Ida Moen, not Edda Brahm; role: pilot"),
    ],
)
def test_it_is_told_in_words(correction: Correction, words: str) -> None:
    assert correction_words(correction) == words


def test_its_words_are_those_said() -> None:
    assert said(2, speaker="").words == "“We counted,” … “twice.”"
