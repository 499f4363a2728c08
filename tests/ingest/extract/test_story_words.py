from copy import copy

from lxml import etree, html

from reader.ingest.extract.sanitize import parse_page
from reader.ingest.extract.story_words import story_words

PROSE = "The harbor office at Skarholm said on Tuesday that no ferry would sail before the weekend, come what may. "


def page(*body: str) -> html.HtmlElement:
    return parse_page(f"<html><body>{''.join(body)}</body></html>")


def words(body: etree._Element | None) -> str:
    return "" if body is None else " ".join("".join(body.itertext()).split())


def paragraphs(word: str, count: int = 4) -> str:
    return "".join(f"<p>{word} {number}: {PROSE}</p>" for number in range(count))


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
