import subprocess
import sys

import pytest

from reader.ingest.clean.clean import clean_and_learn
from reader.ingest.clean.clean_batch import clean_row
from reader.ingest.clean.request import CleanRequest
from reader.ingest.clean.site_template import candidates, different, template_of
from tests.builders import clean

STORY = [
    "The harbor office at Skarholm said on Tuesday that no ferry would sail before the weekend.",
    "Nobody on the pier had expected anything else, since the crews went home on Monday evening already.",
    "The baker on Utvik has flour for three days, and the mail plane brings letters but no sacks.",
    "On Thursday both sides will meet again, this time with a mediator from the mainland.",
]
FEED = "".join(f"<p>{line}</p>" for line in STORY)


def test_a_feed_is_not_extracted_but_ruled() -> None:
    story = clean(
        f"{FEED}<p>Short but ours.</p><p>The post X appeared first on Y.</p><p>Share</p>", "feed", title="Ferries"
    )
    assert story.document.text == "\n".join([*STORY, "Short but ours."])
    assert story.raw_kind == "feed"


@pytest.mark.parametrize(
    ("html", "partial"),
    [
        (FEED, ""),
        ("<p>No ferry sails before the weekend.</p>", "summary"),
        ("", "summary"),
        (FEED + "<p>The islands wait for news and for […]</p>", "summary"),
        (FEED + "<p>The islands wait for news…</p>", "summary"),
        (FEED + '<p><a href="/more">Continue reading</a></p>', "summary"),
    ],
)
def test_a_summary_is_told(html: str, partial: str) -> None:
    assert clean(html, "feed", title="Ferries").partial == partial


def test_twice_escaped_and_plain_feeds_are_read() -> None:
    assert clean(FEED.replace("<", "&lt;").replace(">", "&gt;"), "feed").document.text == "\n".join(STORY)
    assert clean("\n\n".join(STORY), "feed").document.text == "\n".join(STORY)


def test_what_the_caller_knows_goes_first() -> None:
    head = "<meta name='author' content='Page Author'>"
    page = f"<html><head>{head}</head><body><article><h1>Of the page</h1>{FEED}</article></body></html>"
    story = clean(page, "page", title="Of the feed", author="Lena Aro", site="Harbour Post", guid="g1")
    assert (story.title, story.author, story.site, story.guid) == ("Of the feed", "Lena Aro", "Harbour Post", "g1")
    assert story.document.text == "\n".join(STORY)


def test_cleaning_again_from_the_raw_input_gives_the_same() -> None:
    for kind in ("page", "feed", "text"):
        source = FEED if kind != "text" else "Ferries\n" + "\n".join(STORY)
        once = clean(source, kind, url="https://harbour.example/a")
        assert clean(once.raw, kind, url="https://harbour.example/a") == once


def test_bytes_are_read_in_the_encoding_they_are_in() -> None:
    line = "<p>Über den Fähren kreisten den ganzen Tag lang nur die Möwen.</p>"
    page = f"<html><head><meta charset='iso-8859-1'></head><body><article>{FEED}{line}</article></body></html>"
    assert "Fähren" in clean(page.encode("latin-1"), "page").document.text


def test_document_offsets_fit_the_text() -> None:
    document = clean(FEED, "feed").document
    assert [document.block_text(block) for block in document.blocks] == document.text.split("\n") == STORY


def test_template_lines_leave_prose_within_the_story_out() -> None:
    source = f"<p>Harbour Post, since 1921</p>{FEED}<p>Letters at ten</p>"
    story, lines = clean_and_learn(CleanRequest(source, "feed", title="Ferries", guid="a"))
    assert story == clean(source, "feed", title="Ferries", guid="a")
    assert lines == {"harbour post since 1921", "letters at ten"}
    assert candidates([]) == frozenset()


def test_a_template_takes_two_stories_and_three_once_there_are_ten() -> None:
    counts = {"a": 1, "b": 2, "c": 3}
    assert template_of(counts, 4) == {"b", "c"}
    assert template_of(counts, 10) == {"c"}


def test_two_deliveries_of_one_story_are_not_different() -> None:
    text, other = " ".join(STORY[:2]), " ".join(STORY[2:])
    assert different("Ferries stay in port", text, "Flour runs out on Utvik", other)
    assert not different("Ferries stay in port", text, "Ferries stay in port today", other)
    assert not different("Ferries stay in port", text, "Flour runs out on Utvik", text + " More.")


def test_a_row_of_the_batch_command() -> None:
    figure = "<figure><img src='/p.jpg'><figcaption>The pier.</figcaption></figure>"
    html = f"<html lang='en'><body><article><h1>Ferries</h1>{figure}{FEED}</article></body></html>"
    row = clean_row({"id": 7, "html": html, "url": "https://harbour.example/a"})
    assert set(row) == {
        "id", "text", "markdown", "title", "url", "author", "published", "site", "language", "sources", "folded"
    }  # fmt: skip
    assert (row["id"], row["title"], row["language"], row["site"]) == (7, "Ferries", "en", "harbour.example")
    assert row["text"] == "\n".join(STORY)
    assert "![The pier.](https://harbour.example/p.jpg)" in row["markdown"]


@pytest.mark.parametrize(
    "record", [{}, {"id": 1}, {"html": None, "text": 5, "url": 7}, {"text": ""}, {"html": "   ", "text": "a"}]
)
def test_odd_records_give_rows(record: dict[str, object]) -> None:
    assert clean_row(record)["folded"] == []


def test_the_rules_and_the_pasted_door_load_no_heavy_library() -> None:
    code = (
        "import sys, reader.ingest.clean.clean, reader.ingest.clean.plain_text\n"
        "import reader.ingest.clean.rules, reader.ingest.clean.site_template\n"
        "print([name for name in ('lxml', 'trafilatura', 'markdownify', 'bs4', 'htmldate') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
