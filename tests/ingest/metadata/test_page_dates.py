"""When it was published: the page's own data before any text, and never the date of something else."""

from datetime import UTC, datetime

import pytest

from reader.ingest.extract.sanitize import parse_page
from reader.ingest.metadata.page_metadata import read_metadata

NOW = datetime(2026, 11, 30, tzinfo=UTC)
PROSE = "<p>The path across the glacier, walked by pilgrims for three hundred years, has been closed for good.</p>" * 3


def dates(head: str = "", body: str = "", url: str = "https://news.example/a") -> tuple[str, str, str]:
    """Published, changed, and where the first was found."""
    page = f"<html><head>{head}</head><body><article><h1>Glacier path closed for good</h1>{body}</body></html>"
    found = read_metadata(parse_page(page), url, now=NOW)
    where = next((one.where for one in found.sources if one.field == "published"), "")
    return (
        found.published_at.date().isoformat() if found.published_at else "",
        found.updated_at.date().isoformat() if found.updated_at else "",
        where,
    )


@pytest.mark.parametrize(
    ("head", "body", "published", "where"),
    [
        ('<meta property="article:published_time" content="2025-06-05T06:00:00Z">', f"{PROSE}</article>"
         "<footer>Last updated 01/02/2018</footer>", "2025-06-05", "meta article:published_time"),
        ('<meta name="w-published-date" content="2025-05-27">', PROSE, "2025-05-27", "meta w-published-date"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-03-04"}</script>',
         "<time datetime='2024-01-01'>1 Jan</time>", "2025-03-04", "JSON-LD datePublished"),
        ("", '<time class="updated" datetime="2025-11-20">Updated 20</time><time datetime="2025-11-18" pubdate>18'
         f"</time>{PROSE}", "2025-11-18", "element of the date"),
        ("", f"<div>4:11 p.m. EST Nov. 19, 2025</div>{PROSE}", "2025-11-19", "the line at the headline"),
        ("", f"<p>Published 19 November 2025 | Updated 20 November 2025</p>{PROSE}", "2025-11-19",
         "the line at the headline"),
        ("", f"<aside><time datetime='2025-11-19'>19 Nov</time></aside>{PROSE}", "2025-11-19", "time at the headline"),
        ("", f"{PROSE}<p>Published: 19 November 2025</p>", "2025-11-19", "the line at the headline"),
        ("", f"{PROSE}</article><footer>© 2017. Last updated 03/02/2018</footer>", "", ""),
        ("", f"<figure><figcaption>A March 3, 2014 file picture.</figcaption></figure>{PROSE}", "", ""),
        ("", f"{PROSE}<section id='comments'><time datetime='2024-02-01T10:00'>1 Feb</time></section>", "", ""),
        ("", f"{PROSE}<aside><h3>Read more</h3><ul><li>Race <time datetime='2021-02-01'>1 Feb</time></ul></aside>",
         "", ""),
        ("", "<p>The path was opened on 3 March 1714 by the abbot of the valley, who walked it in the snow with "
         f"all of his monks behind him, and it was closed on 4 May 1999 for a day.</p>{PROSE}", "", ""),
        ('<meta property="article:published_time" content="2087-05-01T06:00:00Z">', PROSE, "", ""),
        # loose text below the headline
        ("", f"19 November 2025<div>{PROSE}</div>", "2025-11-19", "the line at the headline"),
        # below a label
        ("", f"{PROSE}</article><aside><h3>Topic</h3><p>Ice</p><h3>Published</h3><p><time datetime='2025-11-19T12:00'>"
         "November 19, 2025</time></p></aside>", "2025-11-19", "the line below Published"),
        ("", f"{PROSE}</article><aside><img src=a.png><dl><dt>Publication date:</dt><dd>19 November 2025</dd></dl>"
         "</aside>", "2025-11-19", "the line below Published"),
        ("", f"{PROSE}</article><aside><h3>Topics</h3><h3>Opened</h3><p>3 March 2014</p></aside>", "", ""),
        ("", f"{PROSE}</article><aside><h3>Races</h3><h4>Published</h4><p>3 March 2014</p><h4>Published</h4>"
         "<p>4 March 2014</p></aside>", "", ""),
        ('<meta name="citation_publication_date" content="2025 Nov 19">', PROSE, "2025-11-19",
         "meta citation_publication_date"),
        # beside the story, with who wrote it
        ("", f"{PROSE}</article><aside><p>May 25, 2025</p><p>Written by Nora Askewell</p><h2>Topics</h2></aside>",
         "2025-05-25", "the line beside the story"),
        ("", f"{PROSE}</article><aside><h2>Races</h2><p>May 25, 2025</p><p>By Nora Askewell</p></aside>", "", ""),
        # the order of day and month is told by the region
        ('<meta property="og:locale" content="en_US">', f"<p>3/4/2025</p>{PROSE}", "2025-03-04",
         "the line at the headline"),
        ('<meta property="og:locale" content="en_GB">', f"<p>3/4/2025</p>{PROSE}", "2025-04-03",
         "the line at the headline"),
        ('<meta property="og:locale" content="en">', f"<p>3/4/2025</p>{PROSE}", "", ""),
        ("", f"<p>3/24/2025</p>{PROSE}", "2025-03-24", "the line at the headline"),
        ('<meta property="og:locale" content="en_US">', f"<p>24/3/2025</p>{PROSE}", "2025-03-24",
         "the line at the headline"),
        ("", f"<p>Updated: 3/24/2025</p>{PROSE}", "2025-03-24", "the line at the headline"),
        ("", f"<p>Updated: 3/4/2025</p>{PROSE}", "", ""),
        ("", f"<p>Race 24/25/2025</p>{PROSE}", "", ""),
    ],
)  # fmt: skip
def test_the_date_of_a_page(head: str, body: str, published: str, where: str) -> None:
    found = dates(head, body)
    assert (found[0], found[2]) == (published, where)


@pytest.mark.parametrize(
    ("url", "published"),
    [
        ("https://news.example/2025/11/19/path", "2025-11-19"),
        ("https://news.example/2025-11-19/path", "2025-11-19"),
        ("https://news.example/2025/11/path", ""),
        ("https://news.example/20251119123/path", ""),
    ],
)
def test_the_date_in_an_address(url: str, published: str) -> None:
    assert dates("", PROSE, url)[0] == published


def test_a_change_is_told_beside_the_date_and_is_the_date_where_nothing_else_is() -> None:
    changed = '<meta property="article:modified_time" content="2025-06-07T06:00:00Z">'
    first = '<meta property="article:published_time" content="2025-06-05T06:00:00Z">'
    assert dates(first + changed, PROSE)[:2] == ("2025-06-05", "2025-06-07")
    assert dates(changed, PROSE) == ("2025-06-07", "", "meta article:modified_time")
