"""Every format over the same items: nothing of a story is obeyed, nothing of it is lost."""

import csv
import io
import json
import unicodedata
from datetime import UTC, datetime, timedelta, timezone
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from reader.errors import ReaderError
from reader.export.csv_format import csv_document
from reader.export.formats import FORMATS, format_named
from reader.export.markdown_format import escape, markdown_document
from reader.model.note import ExportItem, Passage

WHEN = datetime(2026, 11, 9, 23, 30, tzinfo=UTC)

ITEM = ExportItem(
    title="Brannhaven ferry strike enters second week",
    source="Harbour Post",
    author="Maren Iske",
    published_at=WHEN,
    url="https://harbour-post.example/2026/11/09/second-week",
    tags=("ferry", "to check"),
    starred=True,
    passages=(
        Passage(WHEN, note="Ask the ministry\nfor its table."),
        Passage(WHEN, quoted="“I have promised none.”", speaker="Henrik Aldersund", role="transport minister"),
        Passage(WHEN, quoted="It was 40.", note="Or 25?", speaker="A clerk", doubtful=True, via="Nordwire", lost=True),
    ),
)

MARKDOWN = """\
# Notes

## Brannhaven ferry strike enters second week

Harbour Post, Maren Iske, 9 November 2026, <https://harbour-post.example/2026/11/09/second-week>

Tags: ferry, to check

Ask the ministry  
for its table.

> “I have promised none.”
>
> — **Henrik Aldersund**, transport minister

> It was 40.
>
> — **A clerk** (uncertain), via Nordwire
>
> *(no longer in the story’s text)*

Or 25?
"""  # noqa: W291 - two spaces make a line break

AWKWARD = [
    "# not a heading",
    "1. not a list",
    "2) nor this",
    "- nor this",
    "+ 5 points",
    "=====",
    "---",
    "> quoted?",
    "*not bold* and _not italic_ and __init__",
    "`not code`",
    "[not a link](javascript:alert(1))",
    "![not a picture](https://x.example/a.png)",
    "<b>not html</b> <script>alert(1)</script>",
    "AT&amp;T & co",
    "back\\slash \\* twice",
    "a | b",
    "~~kept~~",
    "title ##",
    "https://x.example/a_b_c",
    "    four spaces",
    "3.5 million",
    "-4%",
]


HTML_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2"),
    *("article", "p", "blockquote", "div", "strong", "small", "a"),
}


def markdown_text(source: str) -> list[str]:
    """The plain words of every inline block, as a Markdown reader shows them."""
    shown = []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source):
        assert token.type in {"paragraph_open", "paragraph_close", "inline", "heading_open", "heading_close"}, token
        for child in token.children or []:
            assert child.type in {"text", "softbreak", "hardbreak", "text_special"}, child
        if token.type == "inline":
            shown.append("".join(child.content or "\n" * (child.type == "hardbreak") for child in token.children or []))
    return shown


def test_markdown_reads_well() -> None:
    assert markdown_document((ITEM,), UTC) == MARKDOWN


def test_dates_are_those_of_the_zone() -> None:
    assert "10 November 2026" in markdown_document((ITEM,), timezone(timedelta(hours=1)))


@pytest.mark.parametrize("text", AWKWARD)
def test_markdown_shows_what_was_written(text: str) -> None:
    assert markdown_text(escape(text)) == [text.strip()]


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_titles_and_outlets(text: str) -> None:
    shown = markdown_text(markdown_document((ExportItem(title=text, source=text),)))
    assert shown == ["Notes", text.strip(), text.strip()]


def test_line_breaks_of_a_note_stay() -> None:
    assert markdown_text(escape("one\n- two\n3. three")) == ["one\n- two\n3. three"]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+5%", "'+5%"),
        ("-4 crowns", "'-4 crowns"),
        ("@minister", "'@minister"),
        ("＝1", "'＝1"),
        ("40 = 25?", "40 = 25?"),
        ('say "no", twice', 'say "no", twice'),
        ("two\nlines", "two\nlines"),
    ],
)
def test_no_cell_is_a_formula(text: str, cell: str) -> None:
    item = ExportItem(title=text, passages=(Passage(WHEN, quoted=text, note=text),))
    row = next(csv.DictReader(io.StringIO(csv_document((item,)))))
    assert (row["title"], row["quoted"], row["note"]) == (cell, cell, cell)


def test_csv_has_a_row_for_a_story_only_tagged() -> None:
    rows = list(csv.DictReader(io.StringIO(csv_document((ITEM, ExportItem(title="Flood", tags=("dam",)))))))
    assert [row["kind"] for row in rows] == ["note", "highlight", "note", "tags"]
    assert rows[1]["speaker"] == "Henrik Aldersund"
    assert rows[2]["uncertain"] == "yes"
    assert rows[3]["tags"] == "dam"


def test_json_keeps_every_field() -> None:
    story = json.loads(FORMATS["json"]((ITEM,), None))["stories"][0]
    assert story["published"] == "2026-11-09T23:30:00+00:00"
    assert story["outlet"] == "Harbour Post"
    assert [note["kind"] for note in story["notes"]] == ["note", "highlight", "note"]
    assert story["notes"][2] == {
        "kind": "note",
        "quoted": "It was 40.",
        "note": "Or 25?",
        "speaker": "A clerk",
        "role": "",
        "cue": "",
        "via": "Nordwire",
        "origin": "",
        "uncertain": True,
        "corrected": False,
        "lost": True,
        "before": "",
        "after": "",
        "written": "2026-11-09T23:30:00+00:00",
        "changed": None,
    }


@pytest.mark.parametrize("text", AWKWARD)
def test_html_shows_what_was_written(text: str) -> None:
    class Words(HTMLParser):
        tags: set[str] = set()
        data: list[str] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 HTMLParser's signature
            self.tags = self.tags | {tag}

        def handle_data(self, data: str) -> None:
            self.data = [*self.data, data]

    parser = Words()
    parser.feed(FORMATS["html"]((ExportItem(title=text, passages=(Passage(WHEN, quoted=text, note=text),)),), UTC))
    assert parser.tags <= HTML_TAGS
    assert parser.data.count(text.strip()) >= 2


def test_org_has_one_heading_a_story() -> None:
    item = ExportItem(title="* stars", passages=(Passage(WHEN, note="* not a heading\n#+end_quote\n[[x]]"),))
    lines = FORMATS["org"]((item, ITEM), UTC).split("\n")
    assert [line for line in lines if line.startswith("* ")] == [
        "* \u200b* stars",
        "* Brannhaven ferry strike enters second week :ferry:to_check:",
    ]
    assert "[[x]]" not in "\n".join(lines)


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_but_line_feeds_controls_the_page(name: str) -> None:
    text = FORMATS[name]((ITEM,), UTC)
    assert text.endswith("\n")
    assert {char for char in text if unicodedata.category(char) == "Cc"} == {"\n"}


@pytest.mark.parametrize("name", ["md", ".MD", "markdown", " Json "])
def test_formats_by_name(name: str) -> None:
    assert callable(format_named(name))


def test_an_unknown_format_is_told() -> None:
    with pytest.raises(ReaderError, match='no export format "pdf"; there are md, json, csv, html, org'):
        format_named("pdf")
