from copy import copy

import pytest
from lxml import etree, html

from reader.ingest.extract import Remembered, story_words
from reader.ingest.sanitize import parse_page

PROSE = "The harbor office at Skarholm said on Tuesday that no ferry would sail before the weekend, come what may. "


def page(*body: str) -> html.HtmlElement:
    return parse_page(f"<html><body>{''.join(body)}</body></html>")


def words(body: etree._Element | None) -> str:
    return "" if body is None else " ".join("".join(body.itertext()).split())


def paragraphs(word: str, count: int = 4) -> str:
    return "".join(f"<p>{word} {number}: {PROSE}</p>" for number in range(count))


NAMES = [
    '<div class="share">1</div>', '<div id="x" class="share">2</div>', '<p class="lead">3</p>', "<span>4</span>",
    '<div class="cookie" id="share">5</div>', '<div id="share" class="cookie">6</div>', '<p class="share">7</p>',
    '<section class="a&#1;b">8</section>', '<article class="share">9</article>',
]  # fmt: skip
BY_NAME = etree.XPath(
    ".//*[self::div or self::p or self::section][re:test(@id|@class, 'cookie') or re:test(@class, '^share')]",
    namespaces={"re": "http://exslt.org/regular-expressions"},
)
LOOKING_INSIDE = etree.XPath(".//*[self::div or self::p][starts-with(@class, 'share')][not(.//b)]")


@pytest.mark.parametrize("expressions", [[BY_NAME], [LOOKING_INSIDE], [LOOKING_INSIDE, BY_NAME]])
def test_what_is_remembered_is_what_the_expressions_say(expressions: list[etree.XPath]) -> None:
    remembered = Remembered(*expressions)
    for body in ([*NAMES], [*reversed(NAMES), '<div class="share"><b>10</b></div>'], ["<div>", *NAMES, "</div>"]):
        tree = page(*body)
        expected = {element for expression in expressions for element in expression(tree)}
        assert expected
        assert set(remembered(tree)) == expected
        assert set(remembered(tree)) == expected


def test_the_element_named_as_the_story_is_read_and_its_furniture_left_out() -> None:
    root = page(
        f'<div class="teasers">{paragraphs("Elsewhere")}</div>',
        f'<div class="article-body">{paragraphs("Ferries")}<div class="newsletter"><p>Get our letter</p></div></div>',
    )
    before = etree.tostring(root)
    found = words(story_words(root))
    assert "Ferries 0: " in found
    assert "Ferries 3: " in found
    assert "Elsewhere" not in found
    assert "Get our letter" not in found
    assert etree.tostring(root) == before


def test_an_element_named_as_a_story_among_readers_comments_is_not_the_story() -> None:
    root = page(
        f'<div class="comments-list"><div class="post-content">{paragraphs("Reader")}</div></div>',
        f'<div class="post-content">{paragraphs("Ferries")}</div>',
    )
    found = words(story_words(root))
    assert "Ferries 0: " in found
    assert "Reader" not in found


def test_a_named_element_with_next_to_nothing_in_it_is_not_taken_for_the_story() -> None:
    root = page('<div class="article-body"><p>Loading.</p></div>', f"<main>{paragraphs('Ferries')}</main>")
    assert "Ferries 3: " in words(story_words(root))


def test_a_page_without_known_names_is_read_as_a_whole() -> None:
    assert "Ferries 3: " in words(story_words(page(f"<div>{paragraphs('Ferries')}</div>")))


def test_nothing_is_found_on_an_empty_page() -> None:
    assert story_words(page("<p></p>")) is None


def test_control_characters_do_not_stop_the_reading() -> None:
    root = page(f'<article class="a&#1;b">{paragraphs("Ferries")}</article>')
    assert "Ferries 3: " in words(story_words(copy(root)))
