"""What is shipped ready made is up to date, and every lens finds something in it."""

from itertools import combinations

import pytest

from reader.analysis import ANALYSIS_VERSION
from reader.model.document import Document
from reader.model.mark import Analysis, Figure, Quote
from reader.sample.build import cleaned, make
from reader.sample.prebuilt import (
    READY_FILE,
    Arrival,
    dump,
    load,
)
from reader.sample.raw_stories import fingerprint, inputs

READY = load(READY_FILE)
OUTDATED = "the samples' ready.json is out of date; run: reader sample build"
SHOWN = {arrival.file: arrival for arrival in READY.arrivals if arrival.analysis}


def test_made_from_these_stories_by_this_analysis() -> None:
    assert (READY.fingerprint, READY.analysis_version) == (fingerprint(), ANALYSIS_VERSION), OUTDATED


@pytest.mark.parametrize(("arrival", "one"), zip(READY.arrivals, inputs(), strict=True), ids=lambda item: item.file)
def test_cleaning_gives_what_is_shipped(arrival: Arrival, one: object) -> None:
    assert arrival.clean() == cleaned(one), OUTDATED  # type: ignore[arg-type]


def test_the_whole_way_gives_what_is_shipped() -> None:
    assert dump(make()) == READY_FILE.read_text(encoding="utf-8"), OUTDATED


@pytest.mark.parametrize("one", inputs(), ids=lambda one: one.file)
def test_pages_and_texts_say_what_the_index_says(one: object) -> None:
    story = cleaned(one)  # type: ignore[arg-type]
    told = (story.title, story.site, story.author, story.published_at, story.url, story.partial)
    assert told == (one.title, one.outlet, one.author, one.published, one.url, "")  # type: ignore[attr-defined]


def test_fifteen_are_shown() -> None:
    assert len(SHOWN) == 15


def test_three_threads_hold_every_story() -> None:
    members = [{guid.removeprefix("sample:")[:5] for guid in thread.guids} for thread in READY.threads]
    assert sorted(members, key=min) == [{"ferry"}, {"flood"}, {"spice"}]
    assert sum(len(thread.guids) for thread in READY.threads) == 15


def test_stories_are_linked_within_their_thread_with_reasons() -> None:
    pairs = {frozenset((link.a, link.b)) for link in READY.links if link.reasons}
    expected = {frozenset(pair) for thread in READY.threads for pair in combinations(thread.guids, 2)}
    assert pairs == expected


@pytest.mark.parametrize(
    "words", ["newsletter", "unsubscribe", "info_icon", "Published at", "Most read", "Dear readers"]
)
def test_page_furniture_is_folded_not_read(words: str) -> None:
    texts = [arrival.story.document.text for arrival in SHOWN.values()]
    assert not any(words.lower() in text.lower() for text in texts)


def test_folds_of_several_reasons() -> None:
    reasons = {fold.reason for arrival in SHOWN.values() for fold in arrival.story.document.folds}
    assert {"newsletter", "appeal", "related"} <= reasons


@pytest.mark.parametrize("kind", ["heading", "item", "quote", "table", "caption"])
def test_blocks_of_every_kind(kind: str) -> None:
    assert any(block.kind == kind for arrival in SHOWN.values() for block in arrival.story.document.blocks)


def test_an_official_contradicts_another() -> None:
    document, marks = _marks("ferry-3-completely-wrong.html")
    quote = next(one for one in marks.quotes if "is completely wrong" in _words(document, one))
    assert (quote.speaker_name, quote.role, quote.kind) == ("Milan Terrick", "Deputy Finance Minister", "direct")


def test_a_misspelt_name_is_known() -> None:
    document, marks = _marks("ferry-2-port-books.html")
    assert "Aldersand" in document.text
    assert "Aldersand" not in {name for one in marks.quotes for name in one.speaker_name.split()}
    assert any(one.speaker_name == "Henrik Aldersund" for one in marks.quotes)


@pytest.mark.parametrize(
    ("file", "lit", "value", "unit"),
    [
        ("ferry-1-second-week.html", "40 million crowns a day", 40e6, "crown per day"),
        ("ferry-2-port-books.html", "25 million crowns a day", 25e6, "crown per day"),
        ("ferry-5-vote.html", "1,204 votes", 1204, ""),
        ("spice-1-tariff.html", "60%", 60, "%"),
    ],
)
def test_figures_that_differ_and_change(file: str, lit: str, value: float, unit: str) -> None:
    document, marks = _marks(file)
    found = [one for one in marks.figures if one.is_lit and _lit(document, one) == lit]
    assert [(one.value, one.unit) for one in found[:1]] == [(value, unit)]


def test_at_least_fourteen_killed() -> None:
    _, marks = _marks("flood-2-fourteen-dead.html")
    assert any((one.low, one.modifier, one.kind) == (14, ">", "casualties") for one in marks.figures)


@pytest.mark.parametrize("kind", ["direct", "mixed", "indirect"])
def test_quotes_of_every_kind_in_every_thread(kind: str) -> None:
    threads = {file[:5] for file, arrival in SHOWN.items() for one in arrival.analysis.quotes if one.kind == kind}  # type: ignore[union-attr]
    assert threads == {"ferry", "flood", "spice"}


def _marks(file: str) -> tuple[Document, Analysis]:
    arrival = SHOWN[file]
    assert arrival.analysis is not None
    return arrival.story.document, arrival.analysis


def _words(document: Document, quote: Quote) -> str:
    return " ".join(document.text[span.start : span.end] for span in quote.spans)


def _lit(document: Document, figure: Figure) -> str:
    return document.text[figure.lit.start : figure.lit.end]
