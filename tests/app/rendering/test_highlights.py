"""What is lit, and what one walks to."""

import pytest

from reader.app.rendering.text.highlights import (
    Light,
    LightLevel,
    find_matches,
    mark_lights,
    passage_at,
    passages,
    runs,
    runs_in,
)
from reader.model.document import Span, plain_document
from reader.model.mark import (
    Analysis,
    Figure,
    Mention,
    Quote,
)
from tests.app.stories import HARBOR, analysis_of

TEXT = "Belkin said it cost 40 crowns. “No,” he said."


def test_runs_are_disjoint_and_keep_every_kind() -> None:
    flat = runs([Light(0, 10, "quote"), Light(4, 6, "figure"), Light(5, 12, "match"), Light(20, 20, "note")])
    assert [(run.start, run.end, set(run.kinds)) for run in flat] == [
        (0, 4, {"quote"}), (4, 5, {"quote", "figure"}), (5, 6, {"quote", "figure", "match"}),
        (6, 10, {"quote", "match"}), (10, 12, {"match"}),
    ]  # fmt: skip
    assert [run.start for run in runs_in(flat, 5, 7)] == [5, 6]
    assert runs_in(flat, 12, 30) == ()


def lit(analysis: Analysis, text: str, level: LightLevel = "all") -> list[tuple[str, str]]:
    return sorted({(one.kind, text[one.start : one.end]) for one in mark_lights(analysis, plain_document(text), level)})


def test_a_name_is_lit_where_it_is_introduced_and_where_its_bearer_speaks_and_no_pronoun_is() -> None:
    text = "Oda Krag rows. Krag said it. She rows.\nKrag rests.\nKrag rests no more, she said. Krag rows."
    spans = [
        (0, 8, "name"),
        (15, 19, "surname"),
        (29, 32, "pronoun"),
        (39, 43, "surname"),
        (51, 55, "surname"),
        (81, 85, "surname"),
    ]
    quote = Quote((Span(51, 69),), "indirect", Span(71, 74), "Oda Krag")
    found = Analysis(1, quotes=(quote,), mentions=tuple(Mention(Span(a, b), "Oda Krag", how) for a, b, how in spans))
    lights = [one for one in mark_lights(found, plain_document(text)) if one.kind == "speaker"]
    assert [(text[one.start : one.end], one.start) for one in lights] == [("Oda Krag", 0), ("Krag", 51)]


def test_words_within_marks_stand_out_and_indirect_speech_is_quiet() -> None:
    text = "Krag said the “worst storm” had cost 40 crowns. “No,” she said."
    found = Analysis(
        1,
        quotes=(
            Quote((Span(10, 46),), "mixed", Span(0, 4), "Oda Krag"),
            Quote((Span(48, 53),), "direct", Span(54, 57), "Oda Krag"),
        ),
        figures=(Figure(Span(37, 46), Span(37, 46), 40, 40),),
    )
    said = ("said", "the “worst storm” had cost 40 crowns")
    quotes = [("quote", "“No,”"), ("quote", "“worst storm”"), said, ("speaker", "Krag")]
    assert lit(found, text) == [("figure", "40 crowns"), *quotes]
    assert lit(found, text, "quotes") == quotes
    assert lit(found, text, "figures") == [("figure", "40 crowns")]
    assert lit(found, text, "none") == []


def test_doubtful_quotes_and_unlit_figures() -> None:
    at = TEXT.index("40 crowns")
    analysis = Analysis(
        1,
        quotes=(Quote((Span(31, 36),), "direct", confidence=0.3),),
        figures=(Figure(Span(at, at + 9), Span(at, at + 9), 40, 40, is_lit=False),),
    )
    assert mark_lights(analysis, plain_document(TEXT)) == [Light(31, 36, "doubtful")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("belkin",), ["Belkin"]),
        (("cro*",), ["crowns"]),
        (("cro",), []),
        (("said it",), ["said it"]),
        (("said", "40"), ["said", "40", "said"]),
        ((), []),
        (("*",), []),
        (("(",), []),
    ],
)
def test_matches(words: tuple[str, ...], found: list[str]) -> None:
    assert [TEXT[start:end] for start, end in find_matches(TEXT, words)] == found


def test_passages_come_in_the_order_of_the_text_and_the_smallest_is_under_a_click() -> None:
    found = passages(analysis_of(HARBOR))
    assert [item.span.start for item in found] == sorted(item.span.start for item in found)
    assert {item.kind for item in found} == {"quote", "figure"}
    inside = HARBOR.text.index("safe or it is shut")
    at = passage_at(found, inside)
    assert at is not None
    assert found[at].kind == "quote"
    assert passage_at(found, HARBOR.text.index("Repair in three")) is None
