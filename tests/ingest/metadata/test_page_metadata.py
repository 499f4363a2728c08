from datetime import UTC, datetime

import pytest

from reader.ingest.dates import read_date
from reader.ingest.extract.sanitize import parse_page
from reader.ingest.metadata.page_metadata import Metadata, read_metadata


def read(head: str = "", body: str = "", url: str = "https://harbour.example/a/b") -> Metadata:
    return read_metadata(parse_page(f"<html><head>{head}</head><body>{body}<p>words</p></body></html>"), url)


def og(title: str) -> str:
    return f"<meta property='og:title' content='{title}'>"


SITE = "<meta property='og:site_name' content='Harbour Post'>"


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (f"<title>Ferry strike goes on | Harbour Post</title>{SITE}", "", "Ferry strike goes on"),
        (
            og("Ferry strike goes on"),
            "<h1>Harbour Post</h1><h1>Ferry strike goes on again</h1>",
            "Ferry strike goes on again",
        ),
        (og("Ferry strike goes on"), "<h1>Politics | Ferry strike goes on</h1>", "Ferry strike goes on"),
        (og("Why islands starve"), "<h1>Flour runs out on Utvik</h1>", "Flour runs out on Utvik"),
        ("<title>Ferry strike goes on (video)</title>", "", "Ferry strike goes on"),
        ("", "<h1>Ferry strike goes on</h1>", "Ferry strike goes on"),
        # link sites hang the link's site and the count of comments on it
        (og("Ferry strike goes on"), "<h1>Ferry strike goes on (quay.example) 87</h1>", "Ferry strike goes on"),
        (og("Ferry strike goes on"), "<h1>Ferry strike goes on (12 comments)</h1>", "Ferry strike goes on"),
        (og("Ferry strike goes on"), "<h1>Ferry strike goes on (for now)</h1>", "Ferry strike goes on (for now)"),
        (og("Ferry strike goes on"), "<h1>Ferry strike goes on 2026</h1>", "Ferry strike goes on 2026"),
        # the h1 is the site's
        (og("Ferry strike goes on"), "<h1>News from the old harbour</h1><h2>Ferry strike goes on</h2>",
         "Ferry strike goes on"),
        (og("Ferry strike goes on"), "<h1>Ferries stay in port</h1><h2>How it began</h2>", "Ferries stay in port"),
        ("", "<h1></h1>", ""),
    ],
)  # fmt: skip
def test_the_headline_is_the_one_shown(head: str, body: str, title: str) -> None:
    assert read(head, body).title == title


@pytest.mark.parametrize(
    "jsonld",
    [
        '{"@type":"NewsArticle","datePublished":"2031-11-21T14:02:00Z","author":{"name":"Lena Aro"}}',
        '{"@graph":[{"@type":["NewsArticle"],"datePublished":"2031-11-21T14:02:00Z","author":["Lena Aro"]}]}',
        '[{"@type":"WebPage","datePublished":"2031-11-21T14:02Z"},{"@type":"Article","author":[{"name":"Lena Aro"}]}]',
        '<!-- {"@type":"ReportageNewsArticle","datePublished":"2031-11-21 14:02:00","author":"By Lena Aro"} -->',
        '//<![CDATA[\n{"@type":"Article","datePublished":"Fri, 21 Nov 2031 14:02:00 GMT","author":"Lena Aro"}\n//]]>',
    ],
)
def test_json_ld_in_its_many_coats(jsonld: str) -> None:
    found = read(f'<script type="application/ld+json">{jsonld}</script>')
    assert found.published_at == datetime(2031, 11, 21, 14, 2, tzinfo=UTC)
    assert found.author == "Lena Aro"


@pytest.mark.parametrize(
    "broken",
    ["{", "null", "[1, 2]", '{"@type": 5, "author": {"name": {"name": []}}}', '{"@type":"Article","datePublished":[]}'],
)
def test_broken_json_ld_is_ignored(broken: str) -> None:
    found = read(f'<script type="application/ld+json">{broken}</script><meta name="author" content="Lena Aro">')
    assert found.author == "Lena Aro"
    assert found.published_at is None


def test_an_address_is_no_author() -> None:
    assert read("<meta property='article:author' content='https://face.example/lena'>").author == ""


def test_the_outlet_is_the_host_when_the_page_names_none() -> None:
    assert read(url="https://www.harbour.example/a").site == "harbour.example"


def test_an_update_before_publication_is_no_update() -> None:
    published = "<meta property='article:published_time' content='2031-11-21'>"
    modified = "<meta property='article:modified_time' content='2031-11-20'>"
    assert read(published + modified).updated_at is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2031-11-21", "2031-11-21"),
        ("2031-11-21T23:30:00-0500", "2031-11-22"),
        ("Fri, 21 Nov 2031 14:02:00 GMT", "2031-11-21"),
        ("Nov. 21, 2031", "2031-11-21"),
        ("21st November 2031", "2031-11-21"),
        ("2031/11/21 14:02", "2031-11-21"),
        ("0000-00-00", None),
        ("9999-12-31T23:59:60Z", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates(text: str, day: str | None) -> None:
    found = read_date(text)
    assert (found.date().isoformat() if found else None) == day
    assert found is None or found.tzinfo is UTC
