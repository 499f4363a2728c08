"""Outlets and agencies that stories and threads rest on."""

from datetime import UTC, datetime

import pytest

from reader.model.document import plain_document
from reader.model.mark import Analysis
from reader.model.sourcing.rests_on import Resting, rests_on, single_source
from reader.model.story import Status, Story
from tests.model.sourcing.marked import marked


def story(text: str, *, source: str = "Coast Daily", author: str = "") -> Story:
    status = Status(datetime(2026, 11, 9, tzinfo=UTC))
    return Story(1, "Port", plain_document(text), status, source=source, author=author)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("DUNMARROW, Nov 9 (AP) — The port closed on Monday.", "AP (dateline)"),
        ("DUNMARROW, Nov. 9 /PRNewswire/ -- Calder Mining said it would leave.", "PR Newswire (dateline)"),
        ("The port closed.\n\n(Reporting by Lena Aro; Editing by Tom Vale)\n\n© Reuters", "Reuters (credit line)"),
        ("The port closed.\n\nThe Associated Press contributed to this report.", "AP (credit line)"),
        ("The port closed.\n\nAssociated Press writer Lena Aro contributed from Dunmarrow.", "AP (credit line)"),
        ("The port closed.\n\n– AFP", "AFP (credit line)"),
        ("The port closed.\n\nAdditional reporting by Agence France-Presse.", "AFP (credit line)"),
        ("The port closed.\n\nThis story was originally published by the Harbor Post.", "Harbor Post (credit line)"),
        # near
        ("The port (AP) closed, a picture shows.", ""),
        ("Members of the Associated Press met in Dunmarrow.", ""),
        ("AP pupils in Dunmarrow contributed songs.", ""),
        ("The port closed.\n\nThis story was published by a friend.", ""),
        ("The ship from Reuters Quay has left, a clerk wrote.", ""),
    ],
)
def test_what_a_text_is_credited_to(text: str, found: str) -> None:
    assert ", ".join(one.words for one in rests_on(story(text))) == found


def test_an_agency_in_the_byline() -> None:
    assert [one.words for one in rests_on(story("The port closed.", author="Lena Aro, Associated Press"))] == [
        "AP (byline)"
    ]
    assert rests_on(story("The port closed.", author="Lena Aro")) == ()


def test_the_own_outlet_does_not_count() -> None:
    assert rests_on(story("DUNMARROW (AP) — The port closed.", source="AP News")) == ()
    assert rests_on(story("DUNMARROW (AP) — The port closed.", source="The Associated Press")) == ()


def test_statements_are_counted() -> None:
    from dataclasses import replace

    text, quote = marked("{Voss} [told] Nordwire that <the port would close>.")
    told = replace(story(text), analysis=Analysis(1, quotes=(quote, replace(quote, method="surname"))))
    assert [one.words for one in rests_on(told)] == ["Nordwire (2 statements)"]
    doubtful = replace(told, analysis=Analysis(1, quotes=(replace(quote, confidence=0.4),)))
    assert rests_on(doubtful) == ()


AP, NORDWIRE = Resting("AP", ("dateline",)), Resting("Nordwire", ("1 statement",))


@pytest.mark.parametrize(
    ("thread", "name"),
    [
        ([(AP,), (AP,)], "AP"),
        ([(AP,), (Resting("AP", ("byline",)),), (AP,)], "AP"),
        ([(AP,)], ""),
        ([(AP,), ()], ""),
        ([(AP,), (NORDWIRE,)], ""),
        ([(AP,), (AP, NORDWIRE)], ""),
        ([], ""),
    ],
)
def test_a_thread_rests_on_one_source_only_when_every_story_says_so(
    thread: list[tuple[Resting, ...]], name: str
) -> None:
    assert single_source(thread) == name
