"""Why two stories are related."""

import pytest

from reader.analysis.related.nearness import vector
from reader.analysis.related.reasons import (
    MOST,
    Reasoner,
    reasons_between,
    together,
)
from reader.analysis.related.terms import terms
from reader.model.document import Span
from reader.model.link import Reason
from reader.model.mark import Analysis, Figure, Quote

FIRST = (
    "Port minister sees no end of strike",
    "Port minister Anton Belkin said on Monday that the ferry strike cost 40 million crowns. Dockers at the port of"
    " Varnholm stayed at home. Belkin met union leader Maria Toller in the Varnholm town hall.",
)
SECOND = (
    "Toller rejects offer",
    "Union leader Maria Toller called the offer of Anton Belkin an insult. The ferry strike at the port of Varnholm"
    " costs 40 million crowns a day. Toller wants talks.",
)


def reasons_of(one: tuple[str, str], other: tuple[str, str]) -> dict[str, str]:
    """Text to kind."""
    mine, theirs = terms(*one), terms(*other)
    found = Reasoner(mine, vector(mine, {}, 2)).reasons(vector(theirs, {}, 2), *other)
    return {reason.text: reason.kind for reason in found}


def quote(text: str, words: str, speaker: str, name: str, *, confidence: float = 1.0) -> Quote:
    """A quote found in `text`."""
    start, at = text.index(words), text.index(speaker)
    return Quote(
        (Span(start, start + len(words)),), "indirect", Span(at, at + len(speaker)), name, confidence=confidence
    )


def test_shared_words_are_joined_as_they_stand() -> None:
    found = reasons_of(FIRST, SECOND)
    assert found["Anton Belkin"] == "person"
    assert found["Maria Toller"] in ("person", "words")
    assert "port of Varnholm" in found
    assert "ferry strike" in found
    assert len(found) <= MOST


def test_full_names_come_first() -> None:
    assert set(list(reasons_of(FIRST, SECOND))[:2]) == {"Anton Belkin", "Maria Toller"}


def test_only_what_stands_in_both_is_told() -> None:
    other = ("", "Anton Ferrer ferried Belkins to the Varnholmian shore.")
    assert not {"Anton Belkin", "Belkin", "Varnholm", "ferry"} & reasons_of(FIRST, other).keys()


@pytest.mark.parametrize(
    ("one", "other", "told", "never"),
    [
        (
            "Deputy Foreign Minister Ilan Torvald spoke in Osk. Torvald left.",
            "The talks with Deputy Foreign Minister Ilan Torvald failed.",
            "Deputy Foreign Minister",
            "Deputy Foreign",
        ),
        (
            "The Quarry Workers Union struck.",
            "It was the Quarry Workers Union that struck.",
            "Quarry Workers Union",
            "",
        ),
        ("Later President Ilan Torvald left.", "They met President Ilan Torvald.", "Ilan Torvald", "President"),
        ("In Varnholm Monday came.", "It was in Varnholm Monday that it rained.", "Varnholm", "Varnholm Monday"),
        ("In Varnholm Minister Anton Belkin spoke.", "In Varnholm Minister Anton Belkin sat.", "Anton Belkin", ""),
    ],
)
def test_a_name_is_not_cut_before_its_common_noun(one: str, other: str, told: str, never: str) -> None:
    found = reasons_of(("", one), ("", other))
    assert told in found
    assert never not in found


def test_strangers_share_nothing() -> None:
    assert reasons_of(FIRST, ("", "Bakers in Ostvik lit their ovens. The bread was late, Greta Holm said.")) == {}


def test_shared_speakers_and_answers() -> None:
    one = Analysis(1, quotes=(quote(FIRST[1], "the ferry strike cost 40", "Anton Belkin", "Anton Belkin"),))
    other = Analysis(
        1, quotes=(quote(SECOND[1], "the offer of Anton Belkin an insult", "Maria Toller", "Maria Toller"),)
    )
    found = reasons_between((FIRST[1], one), (SECOND[1], other))
    assert [(reason.kind, reason.text) for reason in found] == [("answer", "Maria Toller on Anton Belkin")]
    assert [reason.text for reason in reasons_between((FIRST[1], one), (FIRST[1], one))] == ["Anton Belkin"]


def test_doubtful_and_nameless_speakers_are_no_reason() -> None:
    doubtful = Analysis(
        1, quotes=(quote(FIRST[1], "the ferry strike", "Anton Belkin", "Anton Belkin", confidence=0.3),)
    )
    nameless = Analysis(1, quotes=(quote(FIRST[1], "the ferry strike", "Dockers", "a senior docker"),))
    assert reasons_between((FIRST[1], doubtful), (FIRST[1], doubtful)) == []
    assert reasons_between((FIRST[1], nameless), (FIRST[1], nameless)) == []
    named = Analysis(1, quotes=(quote(SECOND[1], "an insult", "Anton Belkin", "Anton Belkin"),))
    assert [one.kind for one in reasons_between((FIRST[1], nameless), (SECOND[1], named))] == []


def figure(text: str, words: str, value: float, thing: str) -> Figure:
    """A lit figure found in `text`."""
    span = Span(text.index(words), text.index(words) + len(words))
    return Figure(span, span, value, value, "crown", "money", thing, thing)


def test_equal_figures_of_one_thing_are_a_reason() -> None:
    one = Analysis(1, figures=(figure(FIRST[1], "40 million crowns", 4e7, "strike cost"),))
    same = Analysis(1, figures=(figure(SECOND[1], "40 million crowns", 4e7, "cost"),))
    other = Analysis(1, figures=(figure(SECOND[1], "40 million crowns", 4e7, "fund"),))
    assert [reason.text for reason in reasons_between((FIRST[1], one), (SECOND[1], same))] == ["40 million crowns"]
    assert reasons_between((FIRST[1], one), (SECOND[1], other)) == []


def test_nothing_is_said_twice() -> None:
    words = (
        Reason("person", "Anton Belkin", 0.2),
        Reason("words", "Varnholm", 0.1),
        Reason("words", "ferry strike", 0.1),
    )
    more = [Reason("answer", "Maria Toller on Belkin"), Reason("person", "Belkin", 1.0), Reason("figure", "40 m")]
    assert [reason.text for reason in together(words, more)] == [
        "Belkin",
        "Maria Toller on Belkin",
        "40 m",
        "Varnholm",
        "ferry strike",
    ]
