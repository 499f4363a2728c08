"""Who wrote it: names without what pages glue to them."""

import pytest

from reader.ingest.extract.sanitize import parse_page
from reader.ingest.metadata.bylines import names_in
from reader.ingest.metadata.page_metadata import read_metadata


def authors(head: str = "", body: str = "") -> tuple[str, str]:
    """Author of a page of the Tarn Gazette, and where it was found."""
    site = '<meta property="og:site_name" content="Tarn Gazette"><title>Paper mill sold to its workers</title>'
    prose = "<p>The paper mill at Ossel has been sold to the people who work in it, after a winter in vain.</p>" * 3
    page = (
        f"<html><head>{site}{head}</head><body><article><h1>Paper mill sold to its workers</h1>{body}{prose}</article>"
    )
    found = read_metadata(parse_page(page), "https://news.example/1")
    return found.author, next((one.where for one in found.sources if one.field == "author"), "")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Nora Askewell and Pim Dragten", ["Nora Askewell", "Pim Dragten"]),
        ("By Nora Askewell, labour correspondent", ["Nora Askewell"]),
        ("Nora Askewell @noraaskewell Nov 18, 2025 at 7:05 pm ET • 3 min read", ["Nora Askewell"]),
        ("Nora Askewell, TARN GAZETTE", ["Nora Askewell"]),
        ("Written by: Nora Askewell | Senior Writer | July 2, 2025", ["Nora Askewell"]),
        ("NORA ASKEWELL", ["Nora Askewell"]),
        ("By Nora de la Askewell & J. R. van Dragten", ["Nora de la Askewell", "J. R. van Dragten"]),
        ("Nora Askewell; Pim Dragten; Tarn Gazette Staff", ["Nora Askewell", "Pim Dragten"]),
        ("By Nora Askewell on Friday December 19, 2025", ["Nora Askewell"]),
        ("Von Nora Askewell und Pim Dragten", ["Nora Askewell", "Pim Dragten"]),
        ("By Nora Askewell Nora Askewell", ["Nora Askewell"]),
        ("By Nora C.J.", ["Nora C.J."]),
        ("By Nora Askewell, MD and Pim Dragten, Ph.D.", ["Nora Askewell, MD", "Pim Dragten, Ph.D."]),
        ("By The Associated Press", ["The Associated Press"]),
        ("By Amber · 3 comments", ["Amber"]),
        ("Published Nov 18, 2025", []),
        ("Share this story", []),
        ("Tarn Gazette", []),
        ("3 min read", []),
        ("https://face.example/nora", []),
        ("Marketing and Event Coordinator", []),
    ],
)
def test_names_out_of_a_byline(line: str, names: list[str]) -> None:
    assert names_in(line, "Tarn Gazette", sure=False) == names


LONG = (
    "<p>The paper mill at Ossel has been sold to the people who work in it, after a winter of talks with four banks "
    "and the county council, and all of them mean to keep it running.</p>"
) * 2
"""Paragraphs behind which no line stands at the headline."""

LISTED = (
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"a","author":[{"name":"Nora Askewell"},'
    '{"name":"Pim Dragten"}]}</script>'
)
"""Data for machines that names two."""


@pytest.mark.parametrize(
    ("head", "body", "author", "where"),
    [
        ("", '<p class="byline">By Nora Askewell and Pim Dragten</p>', "Nora Askewell, Pim Dragten", "byline"),
        ("", "<p>By Nora Askewell, labour correspondent</p>", "Nora Askewell", "the line at the headline"),
        ("", '<div><a href="/author/nora">Nora Askewell</a><span>Nov 18, 2025</span></div>', "Nora Askewell",
         "the line at the headline"),
        ("", "<div>Nora Askewell</div><div>18.11.2025</div>", "Nora Askewell", "the line at the headline"),
        ('<meta name="author" content="Tarn Gazette"><meta name="author" content="Nora Askewell">', "", "Nora Askewell",
         "meta author"),
        ('<meta name="author" content="Tarn Gazette">', '<p class="byline">By Nora Askewell</p>', "Nora Askewell",
         "byline"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","headline":"a","author":[{"name":"Nora Askewell"},'
         '{"name":"Pim Dragten"}]}</script>', "", "Nora Askewell, Pim Dragten", "JSON-LD author"),
        ('<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Nora Askewell">', "",
         "Nora Askewell", "meta twitter:data"),
        ("", "<h3>Author</h3><p>Nora Askewell</p>", "Nora Askewell", "the line Author"),
        ("", '<section id="comments"><p class="comment-author">Osk Bright</p></section>', "", ""),
        ("", '<aside><h3>More stories</h3><p class="byline">By Osk Bright</p></aside>', "", ""),
        ("", '<figure><figcaption class="byline">By Osk Bright</figcaption></figure>', "", ""),
        # helpers whom the publisher lists among the authors
        (LISTED, '<p class="byline">By Nora Askewell. Photography by Pim Dragten</p>', "Nora Askewell",
         "JSON-LD author"),
        (LISTED, '<div class="author-line">By Nora Askewell <i>Contributions from</i> Pim Dragten</div>',
         "Nora Askewell", "JSON-LD author"),
        (LISTED, '<p class="byline">By Nora Askewell and Pim Dragten</p>', "Nora Askewell, Pim Dragten",
         "JSON-LD author"),
        # the story itself says who wrote or reported it
        ("", f"{LONG}<p><em>By Nora Askewell</em></p>", "Nora Askewell", "the line By"),
        ("", "<p>The mill.</p><p><i>Reporting by Nora Askewell and Pim Dragten.</i></p>",
         "Nora Askewell, Pim Dragten", "the line By"),
        ("", "<p>Reporting by The Associated Press.</p>", "The Associated Press", "the line By"),
        ('<meta name="author" content="Marketing and Event Coordinator">', "<p><em>By Nora Askewell</em></p>",
         "Nora Askewell", "the line at the headline"),
        ("", "<p>Read by Nora Askewell to her children</p>", "", ""),
        ("", "<p>By Ossel Bridge the road is closed</p>", "", ""),
        # beside the story, before anything else
        ("", '<aside><p class="date">May 25, 2025</p><p>Written by Nora Askewell, MD</p><h2>Topics</h2></aside>',
         "Nora Askewell, MD", "the line By"),
        # nobody is named, but the publisher says who stands for it
        ('<meta name="author" content="Our Editors">', "", "Our Editors", "meta author"),
        ("", '<div><a href="/author/mill">The Mill Team</a><time>Oct 10, 2025</time></div>', "The Mill Team",
         "the link to the author"),
        ("", '<div><a href="/author/osky">Osky</a><span>Oct 10, 2025</span></div>', "Osky", "the link to the author"),
        ("", '<div><a href="/author/osky">View all posts</a><span>Oct 10, 2025</span></div>', "", ""),
        ("", "<dl><dt>Source:</dt><dd>Ossel School of Forestry</dd></dl>", "Ossel School of Forestry",
         "the line Source"),
        ("", '<p>By <span itemprop="author">Ask the Foresters</span></p>', "Ask the Foresters", "byline"),
        # names that tell of the layout only
        ("", '<div class="theiaStickySidebar"><p class="byline">By Nora Askewell</p></div>', "Nora Askewell", "byline"),
    ],
)  # fmt: skip
def test_where_an_author_is_found(head: str, body: str, author: str, where: str) -> None:
    assert authors(head, body) == (author, where)
