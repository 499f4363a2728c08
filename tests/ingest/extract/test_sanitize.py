import pytest
from lxml import html

from reader.ingest.extract.sanitize import (
    MAX_DEPTH,
    TooTangled,
    drop_not_text,
    parse_page,
    parse_whole,
    plain_text,
)
from reader.model.story import RawKind
from tests.builders import clean

PROSE = (
    "<p>The harbor office at Skarholm said on Tuesday that no ferry would sail before the weekend, whatever came.</p>"
)
NEXT = "<p>Nobody on the pier had expected anything else, since the crews went home on Monday evening already.</p>"


def nested(tag: str, depth: int) -> str:
    return f"<html><body>{f'<{tag}>' * depth}{PROSE}{NEXT}{f'</{tag}>' * depth}</body></html>"


@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 300, 5000])
def test_deep_nesting_is_refused_and_read_as_plain_text(depth: int) -> None:
    with pytest.raises(TooTangled):
        parse_page(nested("div", depth))
    story = clean(nested("div", depth), "page")
    assert story.document.text.startswith("The harbor office at Skarholm")
    assert len(story.document.blocks) == 2


@pytest.mark.parametrize(
    "source",
    [
        "",
        "\0\0\0",
        "<" * 20_000,
        "&" * 20_000,
        "<p " * 20_000,
        '<a href="' * 20_000,
        "<html><body>" + PROSE + "<!--" * 50_000 + NEXT,
        "<html><body><p " + " ".join(f'a{n}="{n}"' for n in range(100_000)) + ">" + PROSE + NEXT,
        "<html><body><p>" + "x" * 300_000 + "</p></body></html>",
        "<html><body>" + "<ul><li>a" * 60 + PROSE,
        "<html><body>" + "<table><tr><td>" * 60 + PROSE,
        '<html><head><script type="application/ld+json">' + "[" * 50_000 + "</script></head><body>" + PROSE + NEXT,
        '<?xml version="1.0" encoding="utf-16"?><html><body>' + PROSE + NEXT,
        "<html><body>" + PROSE + "<p>a lone \ud800 surrogate</p>",
        "<html><body><h1></h1><h1> </h1>" + PROSE + NEXT,
    ],
)
@pytest.mark.parametrize("kind", ["page", "feed", "text"])
def test_odd_input_never_raises(source: str, kind: RawKind) -> None:
    story = clean(source, kind, url="https://harbour.example/odd")
    story.markdown.encode("utf-8")
    story.raw.encode("utf-8")
    assert story.title


def test_bytes_of_no_text_at_all_are_read_too() -> None:
    assert clean(bytes(range(256)) * 50, "page").title


@pytest.mark.parametrize("kind", ["page", "feed", "text"])
def test_nothing_a_terminal_obeys_comes_through(kind: RawKind) -> None:
    trick = (
        "<h1>Ferry &#27;]0;gone&#7; strike</h1><p>Red &#27;[31m text, &#x9b;2J C1, \x1b[2J raw, \u202eback\u202c "
        "and &amp;#27;[31m twice, in a sentence that is long enough to be kept by every rule.</p>"
    )
    story = clean(f"<html><body><article>{PROSE}{trick}{NEXT}</article></body></html>", kind)
    everything = story.title + story.document.text + story.markdown + "".join(f.text for f in story.document.folds)
    assert not set(everything) & set("\x1b\x07\x9b\u202e\u202c")


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "java\nscript:x()", "http://[bad", "vbscript:x"],
)
def test_bad_addresses_never_become_links(href: str) -> None:
    line = f'<p>The crews left <a href="{href}">a letter</a> on the pier, and nobody has opened it since that day.</p>'
    story = clean(PROSE + line + NEXT, "feed", url="https://harbour.example/a")
    assert "a letter" in story.document.text
    assert not any(inline.kind == "link" for block in story.document.blocks for inline in block.inlines)
    assert "](" not in story.markdown


def test_typed_markdown_stays_text() -> None:
    story = clean(
        "<p>She wrote [press here](javascript:alert(1)) and <b>*stars*</b> on the wall of the old ferry.</p>", "feed"
    )
    assert r"\[press here\]" in story.markdown
    assert r"**\*stars\***" in story.markdown


def test_plain_text_of_markup() -> None:
    assert plain_text("<style>p{}</style><p>One &amp; two</p><script>x()</script><div>three<br>four</div>") == (
        "One & two\nthree\nfour"
    )


@pytest.mark.parametrize(
    "odd",
    [
        "<script>document.write('<script>go()<\\/script>')</script>",
        '<div data-widget="<script>"></div><script>go()</script>',
        "<!--[if !IE]><!--><p>Seen by all.</p><!--<![endif]-->",
        "<script-box>Seen by all.</script-box>",
        "<!-- <script> --><style>p { color: red }</style><script>go()</script>",
        "<svg/><svg><title>A drawing</title></svg>",
        "<script>never closed",
    ],
)
def test_cutting_programs_out_of_the_source_takes_no_words_with_it(odd: str) -> None:
    def words(root: html.HtmlElement) -> str:
        return str(drop_not_text(root).text_content())

    source = f"<html><body>{PROSE}{odd}{NEXT}</body></html>"
    assert words(parse_page(source)) == words(parse_whole(source))


def test_what_a_page_tells_machines_stays_in_its_tree() -> None:
    source = (
        '<script>go()</script><script async type="application/LD+json">{"@type": "NewsArticle"}</script>' + PROSE + NEXT
    )
    assert [script.text for script in parse_page(source).iter("script")] == ['{"@type": "NewsArticle"}']
