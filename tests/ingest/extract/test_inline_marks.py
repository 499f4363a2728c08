"""What only markup says: powers, struck words, footnotes, films, pictures, boxes, lines of poems."""

import pytest

from reader.model.document import Document, Footnote
from tests.builders import clean


def story(body: str) -> Document:
    """The document of a feed entry."""
    return clean(body, "feed", url="https://isle.example:8443/2031/a.html", title="A title of its own").document


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("some 10<sup>6</sup> tonnes", "some 10⁶ tonnes"),
        ("10<sup>-3</sup> m<sup>2</sup>", "10⁻³ m²"),
        ("x<sup>n</sup> of H<sub>2</sub>SO<sub>4</sub>", "xⁿ of H₂SO₄"),
        ("1<sup>1</sup>/<sub>2</sub> litres", "1½ litres"),
        ("<sup>3</sup>/<sub>16</sub> inch", "³⁄₁₆ inch"),
        ("the 19<sup>th</sup> of June, 1<sup>er</sup> mai, M<sup>me</sup> Roux", "the 19th of June, 1er mai, Mme Roux"),
        ("the Brand<sup>®</sup> and log<sub>e</sub>", "the Brand® and loge"),
        ("<small><sup>2</sup></small>H", "²H"),
        ("<del>61</del> <ins>16</ins> people", "16 people"),
        ("the <s>900</s> 300 goats", "the 300 goats"),
        ("sold for <strike>12</strike><strong>9</strong> crowns", "sold for 9 crowns"),
        ("no <span style='color:red; text-decoration: line-through'>long</span> word", "no word"),
        ("the <del>first <b>and</b> <del>old</del></del> end", "the end"),
        ("<time>20 Nov 2025</time><time>18 Nov 2025</time>", "20 Nov 2025 18 Nov 2025"),
    ],
)
def test_the_words_that_are_left(html: str, text: str) -> None:
    assert story(f"<p>{html}</p>").text == text


@pytest.mark.parametrize(
    ("html", "struck"),
    [
        ("<p><del>61</del> <ins>16</ins> people</p>", [("61", "16 people")]),
        ("<p>the <s>900</s> 300 goats</p>", [("900", "300 goats")]),
        ("<p>gone <s>for good</s></p><p>They left.</p>", [("for good", "\nThey left.")]),
        ("<p><del>A whole line.</del></p><p>Next one.</p>", [("A whole line.", "Next one.")]),
        ("<p>First.</p><p><s>The last line.</s></p>", [("The last line.", "")]),
        ("<ul><li>one <del>two</del></li><li>three</li></ul>", [("two", "\nthree")]),
    ],
)
def test_struck_words_stand_beside_the_text(html: str, struck: list[tuple[str, str]]) -> None:
    document = story(html)
    assert [one.text for one in document.struck] == [words for words, _ in struck]
    for one, (words, following) in zip(document.struck, struck, strict=True):
        assert document.text[one.at :].lstrip(" ").startswith(following)
        assert words not in document.text


def test_struck_words_are_in_no_export_of_the_text() -> None:
    made = clean("<p><del>61</del> <ins>16</ins> people were killed.</p>", "feed", title="Fall of ice")
    assert "61" not in made.markdown + made.document.text
    assert [inline.kind for inline in made.document.blocks[0].inlines] == ["inserted"]


def test_an_abbreviation_keeps_what_it_stands_for() -> None:
    document = story("<p>The <abbr title='Isle Port Office'>IPO</abbr> said so.</p>")
    (inline,) = document.blocks[0].inlines
    assert (document.text[inline.start : inline.end], inline.title) == ("IPO", "Isle Port Office")


@pytest.mark.parametrize(
    "html",
    [
        "<p>It is old, they say.<sup><a href='#n1'>[1]</a></sup></p>"
        "<ol><li id='n1'>A deed of 1702. <a href='#r'>↩</a></li></ol>",
        "<p>It is old, they say.<a href='#n1'><sup>1</sup></a></p><p><a name='n1'></a>A deed of 1702.</p>",
        "<p>It is old, they say.<a class='footnote-ref' href='#n1'>1</a></p><div id='n1'><p>A deed of 1702.</p></div>",
        "<p>It is old, they say.<sup><a href='https://isle.example:8443/2031/a.html#n1'>1</a></sup></p>"
        "<section><p id='n1'>A deed of 1702.</p></section>",
    ],
)
def test_a_footnote_leads_to_its_note(html: str) -> None:
    document = story(html)
    assert document.text == "It is old, they say.\nA deed of 1702."
    assert document.footnotes == (Footnote(20, "1", 21),)


def test_a_footnote_whose_note_is_not_here_is_still_shown() -> None:
    assert story("<p>Old.<sup><a href='#x'>*</a></sup> New.</p>").footnotes == (Footnote(4, "*"),)


@pytest.mark.parametrize(
    ("html", "media", "words", "address"),
    [
        ("<iframe src='https://video.example/embed/3' title='The swarm lands'></iframe>", "video", "The swarm lands",
         "https://video.example/embed/3"),
        ("<audio controls src='/ep12.mp3'></audio>", "audio", "ep12.mp3", "https://isle.example:8443/ep12.mp3"),
        ("<video><source src='//cdn.example/v.mp4'></video>", "video", "cdn.example", "https://cdn.example/v.mp4"),
        ("<img src='plan.png' alt='Plan of the dome with hives'>", "image", "Plan of the dome with hives",
         "https://isle.example:8443/2031/plan.png"),
        ("<a href='/big.jpg'><img src='/s.jpg' alt='A quay under water'></a>", "image", "A quay under water",
         "https://isle.example:8443/s.jpg"),
        ("<figure><img src='/d.jpg' alt='Keeper'><figcaption>The keeper climbs.</figcaption></figure>", "image",
         "The keeper climbs.", "https://isle.example:8443/d.jpg"),
        ("<figure><img src='/d.jpg' alt='Keeper'><figcaption><span>The keeper climbs.</span><span>The keeper climbs."
         "</span></figcaption></figure><p class='caption'>The keeper climbs.</p>", "image", "The keeper climbs.",
         "https://isle.example:8443/d.jpg"),
        ("<div><img src='/d.jpg' alt='The keeper on a ladder'><p class='image-caption'>He climbs on Mondays.</p></div>",
         "image", "He climbs on Mondays.", "https://isle.example:8443/d.jpg"),
        ("<figure><img src='/d.jpg' alt='The keeper on a ladder'><figcaption>(Image: AGENCY )</figcaption></figure>",
         "image", "The keeper on a ladder", "https://isle.example:8443/d.jpg"),
    ],
)  # fmt: skip
def test_a_picture_or_film_is_one_line_with_a_link(html: str, media: str, words: str, address: str) -> None:
    document = story(f"<p>A swarm settled in the dome.</p>{html}<p>It was left there.</p>")
    (caption,) = [block for block in document.blocks if block.kind == "caption"]
    assert (caption.media, document.block_text(caption), caption.picture) == (media, words, address)


@pytest.mark.parametrize(
    "html",
    [
        "<iframe src='https://ads.doubleclick.example/embed'></iframe>",
        "<iframe src='https://forms.example/newsletter'></iframe>",
        "<iframe width='1' height='1' src='https://video.example/embed/3'></iframe>",
        "<img src='/x.jpg' alt='IMG_2031.jpg'>",
        "<img src='/x.jpg' alt='Logo'>",
        "<img src='/x.jpg'>",
        "<figure><img src='/x.jpg'><figcaption>Shutterpot</figcaption></figure>",
        "<figure><img src='/x.jpg'><figcaption>Image caption,</figcaption></figure>",
        "<a href='/other-story'><img src='/t.jpg' alt='Another story of the day'></a>",
    ],
)
def test_what_says_nothing_is_no_line(html: str) -> None:
    document = story(f"<p>A swarm settled in the dome.</p>{html}<p>It was left there.</p>")
    assert document.text == "A swarm settled in the dome.\nIt was left there."


@pytest.mark.parametrize(
    ("html", "role"),
    [
        ("<p>Correction: the dome is older.</p>", "correction"),
        ("<p><b>Correction</b> (Nov. 3, 2031): the dome is older.</p>", "correction"),
        ("<p>An earlier version of this article misstated the year.</p>", "correction"),
        ("<p>This story was corrected on Monday to say so.</p>", "correction"),
        ("<div class='correction-box'><p>The dome is older than we wrote.</p></div>", "correction"),
        ("<p>Editor's note: the author sells honey.</p>", "editor's note"),
        ("<p>UPDATE: the bees have left.</p>", "update"),
        ("<p>This story has been updated with a comment.</p>", "update"),
        ("<p>Corrections officers guard the dome.</p>", ""),
        ("<p>The update was late.</p>", ""),
        ("<p>The editor's note was a joke.</p>", ""),
        ("<p>Update your address, they asked him.</p>", ""),
    ],
)
def test_boxes_are_kept_and_marked(html: str, role: str) -> None:
    document = story(f"<p>A swarm settled in the dome of the opera house in May.</p>{html}")
    assert document.blocks[-1].role == role
    assert not document.folds


def test_lines_of_a_poem_or_an_address_stand_together() -> None:
    document = story(
        "<p>The ferry sails<br>and nobody waves<br><br>but one</p><address>Pier 4<br>Dornish Head</address>"
    )
    assert [block.tight for block in document.blocks] == [False, True, False, False, True]


def test_long_lines_are_paragraphs_whatever_divides_them() -> None:
    long = (
        "The ferry sails and nobody waves but one, who stands at the very end of the pier with a red lamp in his hand."
    )
    assert [block.tight for block in story(f"<div>{long}<br>{long} Again.</div>").blocks] == [False, False]


@pytest.mark.parametrize("sign", ["#", "¶", "🔗", ""])
def test_a_headings_own_link_is_no_part_of_it(sign: str) -> None:
    document = story(f"<h2>Ninety rungs<a href='#ninety'>{sign}</a></h2><p>They climb.</p>")
    assert document.text == "Ninety rungs\nThey climb."


@pytest.mark.parametrize(
    ("html", "address"),
    [
        ("<p><a href='/plans/quay'>what I wrote</a> on divers.</p>", "https://isle.example:8443/plans/quay"),
        ("<p><a href='rota.html?w=3'>what I wrote</a> on divers.</p>", "https://isle.example:8443/2031/rota.html?w=3"),
        ("<div xml:base='https://stone.example/2025/'><p><a href='/2024/d'>what I wrote</a> on divers.</p></div>", "https://stone.example/2024/d"),
        ("<div xml:base='https://stone.example/2025/'><p><a href='s.html'>what I wrote</a> on divers.</p></div>",
         "https://stone.example/2025/s.html"),
    ],
)  # fmt: skip
def test_relative_links(html: str, address: str) -> None:
    assert story(html).blocks[0].inlines[0].href == address
