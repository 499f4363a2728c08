"""What is drawn in the text and is none of it."""

import pytest

from reader.app.rendering.text.insets import StoryLink, story_links
from reader.app.rendering.text.layout import lay_out
from reader.app.rendering.text.lines import Drawn
from reader.model.document import Document
from tests.builders import clean


def story(body: str) -> Document:
    """A feed entry's document."""
    return clean(body, "feed", url="https://isle.example/1", title="T").document


BODY = (
    "<p>They said <del>61</del> <ins>16</ins> boats of the <a href='https://isle.example/port'>port office</a> sank."
    "<sup><a href='#n'>1</a></sup></p>"
    "<ol><li id='n'>A <s>very</s> old count, says <a href='https://isle.example/port'>it</a>.</li></ol>"
)


def test_struck_words_notes_and_numbers_stand_where_they_stood() -> None:
    document = story(BODY)
    lay = lay_out(document, 80, links=story_links(document))
    assert [line.lead + line.text for line in lay.lines] == [
        "They said 61 16 boats of the port office₁ sank.¹",
        "",
        "1. A very old count, says it₁.",
    ]
    drawn = list(lay.lines[0].drawn())
    assert [one for one in drawn if one.start < 0] == [
        Drawn("61 ", -1, "struck"), Drawn("₁", -1, "number"), Drawn("¹", -1, "footnote"),
    ]  # fmt: skip
    assert "".join(one.text for one in drawn if one.start >= 0) == "They said 16 boats of the port office sank."


@pytest.mark.parametrize("width", [16, 24, 80])
def test_offsets_lead_both_ways_past_what_is_no_text(width: int) -> None:
    document = story(BODY)
    lay = lay_out(document, width, links=story_links(document))
    for at, char in enumerate(document.text):
        if char.isspace():
            continue
        number = lay.line_at(at)
        line = lay.lines[number]
        shown = line.lead + line.text
        assert any(shown[column] == char for column in range(len(shown)) if lay.offset_at(number, column) == at)


def test_a_click_on_struck_words_is_one_beside_them() -> None:
    document = story(BODY)
    lay = lay_out(document, 80)
    assert lay.offset_at(0, "They said 61 16".index("61")) == document.text.index("16") - 1


def test_the_same_address_has_the_same_number_and_the_head_comes_first() -> None:
    links = story_links(story(BODY), [("Audio", "https://isle.example/e.mp3")])
    assert [(link.number, link.href) for link in links] == [
        (1, "https://isle.example/e.mp3"), (2, "https://isle.example/port"), (2, "https://isle.example/port"),
    ]  # fmt: skip
    assert links[0] == StoryLink(1, "https://isle.example/e.mp3", "Audio", -1)


def test_boxes_media_headings_and_poems_are_told_apart() -> None:
    document = story(
        "<p>This story was corrected on Monday.</p><p>Correction: and again.</p>"
        "<p>A swarm settled in the dome of May.</p><h2>Two</h2><p>It was left where it is.</p>"
        "<h3>Three</h3><p>The ferry sails<br>and nobody waves</p>"
        "<iframe src='https://video.example/embed/1' title='The swarm lands'></iframe>"
    )
    lines = [(line.kind, line.lead + line.text) for line in lay_out(document, 60).lines]
    assert lines[:4] == [
        ("notice", "▏ Correction"), ("paragraph", "▏ This story was corrected on Monday."), ("blank", ""),
        ("paragraph", "▏ Correction: and again."),
    ]  # fmt: skip
    assert ("heading", "Two") in lines
    assert ("subheading", "Three") in lines
    assert lines[-4:] == [
        ("paragraph", "The ferry sails"), ("paragraph", "and nobody waves"), ("blank", ""),
        ("caption", "► The swarm lands"),
    ]  # fmt: skip


def test_code_breaks_between_words() -> None:
    document = story("<p>A line of code:</p><pre>fare = base * distance + surcharge</pre>")
    lines = [line.text for line in lay_out(document, 22).lines if line.kind == "code"]
    assert lines == ["fare = base * ", "distance + surcharge"]
