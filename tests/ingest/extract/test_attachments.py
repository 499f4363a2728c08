"""Enclosures, media, pictures and discussions: from the feed to the story's fields."""

import pytest

from reader.ingest.extract.attachments import attached_html, read_attached, seconds_of, split_attached
from reader.ingest.parse.parse import parse_feed
from reader.model.story import Attachment, CleanStory
from tests.builders import clean

NAMESPACES = (
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
)


def first(item: str, feed: str = "https://isle.example/feed") -> CleanStory:
    """The first story of an RSS feed with one item."""
    body = f'<rss version="2.0" {NAMESPACES}><channel><title>I</title><link>https://isle.example/</link>{item}'
    (entry,) = parse_feed(f"{body}</channel></rss>".encode(), feed, "").entries
    return clean(entry.raw, "feed", url=entry.url, title=entry.title)


MP3 = '<enclosure url="https://isle.example/12.mp3" type="audio/mpeg" length="123456"/>'


@pytest.mark.parametrize(
    ("item", "attachments", "discussion"),
    [
        (
            f"<item><title>E</title><link>https://isle.example/e</link>{MP3}<description>Notes</description></item>",
            (Attachment("https://isle.example/12.mp3", "audio", size=123456),), "",
        ),
        (
            f"<item><title>E</title>{MP3}<itunes:duration>00:42:10</itunes:duration></item>",
            (Attachment("https://isle.example/12.mp3", "audio", seconds=2530, size=123456),), "",
        ),
        (
            '<item><title>V</title><media:group><media:content url="https://isle.example/v.mp4" duration="61"/>'
            "</media:group></item>",
            (Attachment("https://isle.example/v.mp4", "video", seconds=61),), "",
        ),
        (
            "<item><title>L</title><link>https://far.example/1</link><comments>https://isle.example/c/1</comments></item>",
            (), "https://isle.example/c/1",
        ),
        (
            '<item><title>L</title><link>https://far.example/1</link>'
            '<description>&lt;a href="https://isle.example/c/1"&gt;Comments&lt;/a&gt;</description></item>',
            (), "https://isle.example/c/1",
        ),
        (
            '<item><title>L</title><link>https://far.example/1</link>'
            '<description>&lt;p&gt;A day.&lt;/p&gt;&lt;a href="/c/1"&gt;12 comments&lt;/a&gt;</description></item>',
            (), "https://far.example/c/1",
        ),
        (
            '<item><title>C</title><link>https://isle.example/1</link>'
            '<description>&lt;img src="/0.png" title="a hover joke" alt="Comic"/&gt;</description></item>',
            (Attachment("https://isle.example/0.png", "image", "Comic", "a hover joke"),), "",
        ),
        (
            '<item><title>C</title><enclosure url="javascript:alert(1)" type="audio/mpeg"/></item>', (), "",
        ),
    ],
)  # fmt: skip
def test_fields_of_an_entry(item: str, attachments: tuple[Attachment, ...], discussion: str) -> None:
    story = first(item)
    assert (story.details.attachments, story.details.discussion) == (attachments, discussion)


def test_a_comic_is_its_picture_and_its_joke() -> None:
    story = first(
        '<item><title>C</title><description>&lt;img src="https://i.example/0.png" title="a hover joke"/&gt;'
        "</description></item>"
    )
    assert story.document.text == "a hover joke"
    assert story.document.blocks[0].picture == "https://i.example/0.png"
    assert not story.partial


def test_a_picture_that_says_nothing_is_called_by_its_file() -> None:
    assert clean('<p><img src="https://i.example/a/0.png?x=1"></p>', "feed", title="C").document.text == "0.png"


def test_what_is_written_behind_an_entry_is_read_again() -> None:
    found = (
        Attachment('https://i.example/a?b=1&c="2', "video", "A <film>", "", 61, 5),
        Attachment("https://i.example/b"),
    )
    body, behind = split_attached(f"<p>a</p>{attached_html(found, 'https://i.example/c')}")
    assert body == "<p>a</p>"
    kept, discussion = read_attached(behind, "")
    assert discussion == "https://i.example/c"
    assert [(one.kind, one.title, one.seconds, one.size) for one in kept] == [
        ("video", "A <film>", 61, 5),
        ("file", "", 0, 0),
    ]


def test_plain_text_stays_plain_text_beside_an_enclosure() -> None:
    story = first(f"<item><title>E</title>{MP3}<description>3 &amp;lt; 4</description></item>")
    assert story.document.text == "3 < 4"


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("00:42:10", 2530),
        ("42:10", 2530),
        ("2530", 2530),
        ("61.5", 61),
        ("", 0),
        ("soon", 0),
        ("1:2:3:4", 0),
        (None, 0),
    ],
)
def test_durations(said: str | None, seconds: int) -> None:
    assert seconds_of(said) == seconds


def test_json_feed_attachments() -> None:
    body = (
        b'{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":"1","url":"https://j.example/1",'
        b'"content_text":"a","external_url":"https://far.example/","attachments":[{"url":"/e.mp3",'
        b'"mime_type":"audio/mpeg","title":"Part one","size_in_bytes":9,"duration_in_seconds":61}]}]}'
    )
    (entry,) = parse_feed(body, "https://j.example/feed.json", "").entries
    story = clean(entry.raw, "feed", url=entry.url, title="T")
    assert story.details.attachments == (
        Attachment("https://j.example/e.mp3", "audio", "Part one", seconds=61, size=9),
        Attachment("https://far.example/", "file", "Linked page"),
    )
