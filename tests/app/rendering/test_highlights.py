"""What is lit, and what one walks to."""

import pytest

from reader.app.rendering.text.highlights import (
    Light,
    find_matches,
    mark_lights,
    passage_at,
    passages,
    runs,
    runs_in,
)
from reader.model.document import Span
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


def test_a_pronoun_is_lit_only_as_the_speaker_of_a_quote() -> None:
    he = TEXT.index("he said")
    quiet = Analysis(
        1, mentions=(Mention(Span(0, 6), "Anton Belkin"), Mention(Span(he, he + 2), "Anton Belkin", "pronoun"))
    )
    assert [light.start for light in mark_lights(quiet, TEXT)] == [0]
    spoken = Analysis(
        1, mentions=quiet.mentions, quotes=(Quote((Span(31, 36),), "direct", Span(he, he + 2), "Anton Belkin"),)
    )
    assert Light(he, he + 2, "speaker") in mark_lights(spoken, TEXT)


def test_doubtful_quotes_and_unlit_figures() -> None:
    at = TEXT.index("40 crowns")
    analysis = Analysis(
        1,
        quotes=(Quote((Span(31, 36),), "direct", confidence=0.3),),
        figures=(Figure(Span(at, at + 9), Span(at, at + 9), 40, 40, is_lit=False),),
    )
    assert mark_lights(analysis, TEXT) == [Light(31, 36, "doubtful")]


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
