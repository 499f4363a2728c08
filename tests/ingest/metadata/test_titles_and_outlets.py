"""Headlines without what is glued to them, names of outlets, addresses."""

import pytest

from reader.ingest.extract.sanitize import parse_page
from reader.ingest.metadata.page_metadata import read_metadata
from tests.builders import clean


@pytest.mark.parametrize(
    ("h1", "title"),
    [
        ("Old quay to reopen<br>after nine years", "Old quay to reopen after nine years"),
        ("<div>Old quay to reopen</div><div>after nine years</div>", "Old quay to reopen after nine years"),
        ("<span>Harbour:</span><span>old quay to reopen</span>", "Harbour: old quay to reopen"),
        ("<span>Old quay</span><span>Reopens</span>", "Old quay Reopens"),
        ("Old quay to <em>re</em>open after nine years", "Old quay to reopen after nine years"),
        ("<span>O</span>ld quay to reopen", "Old quay to reopen"),
        ("<del>New</del> Old quay to reopen", "Old quay to reopen"),
    ],
)
def test_words_of_a_headline_are_apart_as_the_page_shows_them(h1: str, title: str) -> None:
    assert read_metadata(parse_page(f"<html><body><h1>{h1}</h1></body></html>")).title == title


@pytest.mark.parametrize(
    ("head", "url", "title", "site"),
    [
        ("<title>Paper mill sold | Fenmarket Courier</title>", "https://www.fenmarket-courier.example/1",
         "Paper mill sold", "Fenmarket Courier"),
        ("<title>Paper mill sold - The Fenmarket Courier</title>", "https://fenmarketcourier.example/1",
         "Paper mill sold", "The Fenmarket Courier"),
        ('<title>Sold – what next for the mill? - Fenmarket Courier</title>'
         '<meta property="og:site_name" content="Fenmarket Courier">', "https://f.example/1",
         "Sold – what next for the mill?", "Fenmarket Courier"),
        ('<meta property="og:site_name" content="@fencourier"><script type="application/ld+json">{"@type":"Article",'
         '"headline":"Paper mill sold","publisher":{"name":"Fenmarket Courier"}}</script>', "https://f.example/1",
         "Paper mill sold", "Fenmarket Courier"),
        ('<meta property="og:site_name" content="Politics"><title>Paper mill sold</title>', "https://f.example/1",
         "Paper mill sold", "f.example"),
        ('<meta property="og:site_name" content="f.example"><title>Paper mill sold | F</title>', "https://f.example/1",
         "Paper mill sold", "f.example"),
        ('<meta property="og:site_name" content="Fen Paper Almanac"><title>Mill sold | FPA</title>',
         "https://f.example/1", "Mill sold", "Fen Paper Almanac"),
        ('<meta property="og:site_name" content="Fen Paper Almanac"><title>Mill sold | FPX</title>',
         "https://f.example/1", "Mill sold | FPX", "Fen Paper Almanac"),
    ],
)  # fmt: skip
def test_the_outlet_is_a_name(head: str, url: str, title: str, site: str) -> None:
    found = read_metadata(parse_page(f"<html><head>{head}</head><body><p>A mill.</p></body></html>"), url)
    assert (found.title, found.site) == (title, site)


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ('<link rel="canonical" href="https://news.example/31/quay.html">', "https://news.example/31/quay.html"),
        ('<link rel="shortlink canonical" href="https://news.example/31?utm_source=x&id=2">',
         "https://news.example/31?id=2"),
        ('<meta property="og:url" content="https://news.example/31/quay.html">', "https://news.example/31/quay.html"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","headline":"Q","mainEntityOfPage":'
         '{"@id":"https://news.example/31/quay.html"}}</script>', "https://news.example/31/quay.html"),
        ('<link rel="canonical" href="https://news.example/">', ""),
        ('<link rel="canonical" href="/31/quay.html">', ""),
        ('<link rel="canonical" href="javascript:alert(1)">', ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_page_without_an_address_takes_its_own(head: str, address: str) -> None:
    body = "<article><h1>Old quay</h1><p>The plans <a href='/plans/quay'>hang in the library</a> for all to see.</p>"
    story = clean(f"<html><head>{head}</head><body>{body}</article></body></html>", "page")
    assert (story.url, story.guid) == (address, address)
    if address:
        assert "https://news.example/plans/quay" in story.markdown


def test_relative_links_follow_the_base_of_a_page() -> None:
    page = "<html><head><base href='/2030/'></head><body><article><h1>Q</h1><p>The <a href='p'>plans hang</a> here.</p>"
    assert "https://news.example/2030/p" in clean(page, "page", url="https://news.example/31/q.html").markdown


@pytest.mark.parametrize(
    ("told", "site", "shown", "title"),
    [
        ("Quay erosion | Office of Harbors", "", "<h1>Quay erosion</h1>", "Quay erosion"),
        ("Old quay reopens | Origin, Facts &amp; Plans | Almanac", "", "<h1>Old quay reopens</h1>", "Old quay reopens"),
        ("Islands - Old quay reopens", "", "<h1>Islands</h1><h2>Old quay reopens</h2>", "Old quay reopens"),
        ("Old quay reopens | Vask", "The Vask Almanac Online", "", "Old quay reopens"),
        ("Six ways to the old quay", "", "<h2>Six good ways to the old quay</h2>", "Six good ways to the old quay"),
        ("Six ways to the old quay", "", "<h2>Six ways to bake old bread</h2>", "Six ways to the old quay"),
        # near-misses: all of it is shown; a heading of something else; a single word; a dash in what is told
        ("Old quay | what is next", "", "<h1>Old quay | what is next</h1><h2>Old quay</h2>", "Old quay | what is next"),
        ("Old quay reopens | Vask", "", "<h1>Tide tables</h1>", "Old quay reopens | Vask"),
        ("Islands | Old quay reopens at last", "", "<h2>Islands</h2>", "Islands | Old quay reopens at last"),
        ("Old quay reopens - almanac", "The Vask Almanac Online", "", "Old quay reopens - almanac"),
    ],
)
def test_an_edge_that_the_heading_leaves_out_is_no_part_of_the_headline(
    told: str, site: str, shown: str, title: str
) -> None:
    head = f'<title>{told}</title><meta property="og:site_name" content="{site}">'
    page = f"<html><head>{head}</head><body><article>{shown}<p>A quay.</p></article></body></html>"
    assert read_metadata(parse_page(page), "https://f.example/1").title == title
