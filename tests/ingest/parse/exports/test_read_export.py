"""Exports of other readers: what a file is taken for, and the links found in it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.ingest.parse.exports.csv_highlights import read_highlights
from reader.ingest.parse.exports.read_export import read_export
from reader.ingest.parse.exports.saved_link import SavedLink, tags_of
from reader.ingest.parse.file_type import sniff
from reader.ingest.parse.subscriptions import Subscription

EXPORTS = Path(__file__).parents[3] / "data/exports"
SAVED = datetime(2025, 7, 1, 10, tzinfo=UTC)
POCKET = datetime(2024, 7, 3, 9, 46, 39, tzinfo=UTC)
BEFORE = datetime(2024, 7, 3, 9, 46, 38, tzinfo=UTC)
GOOGLE = datetime(2013, 6, 12, 1, 20, tzinfo=UTC)
WALLABAG = SavedLink(
    "https://example.org/a",
    "Ferry strike",
    SAVED,
    author="Lena Aro",
    tags=("port",),
    starred=True,
    read=True,
    notes=(("40 million crowns", "check this"),),
    content="<p>Port minister Anton Belkin said the strike had cost 40 million crowns a day.</p>",
)
STARRED = SavedLink(
    "https://example.org/a",
    "Ferry strike",
    GOOGLE,
    GOOGLE,
    "Lena Aro",
    "Harbour Post",
    ("port",),
    starred=True,
    read=True,
    content=WALLABAG.content,
)
BOOKMARKS = (
    SavedLink("http://multi.localhost:8631/", "Harbour Post", POCKET, tags=("port", "strike", "News")),
    SavedLink("http://wp.localhost:8631/", "Coast Daily", POCKET, tags=("News",)),
)


@pytest.mark.parametrize(
    ("name", "program", "links"),
    [
        (
            "pocket.csv",
            "Pocket",
            (
                SavedLink(
                    "http://page.localhost:8631/story", "Ferry strike, week three", POCKET, tags=("port", "strike")
                ),
                SavedLink("https://example.org/b", "Second", BEFORE, read=True),
            ),
        ),
        (
            "instapaper-export.csv",
            "Instapaper",
            (
                SavedLink("https://example.org/a", "Ferry strike", POCKET, tags=("port",)),
                SavedLink("https://example.org/b", "Second", BEFORE, read=True, notes=(("some selected text", ""),)),
            ),
        ),
        (
            "readwise.csv",
            "Readwise Reader",
            (SavedLink("https://example.org/a", "Ferry strike", SAVED, tags=("port",), read=True),),
        ),
        (
            "omnivore_metadata_0_to_1.json",
            "Omnivore",
            (
                SavedLink(
                    "https://example.org/a",
                    "Ferry strike",
                    SAVED,
                    SAVED,
                    "Lena Aro",
                    tags=("port",),
                    read=True,
                    description="x",
                ),
            ),
        ),
        ("wallabag.json", "wallabag", (WALLABAG,)),
        ("wallabag-pretty.json", "wallabag", (WALLABAG,)),
        (
            "feedbin-starred.json",
            "Feedbin",
            (
                SavedLink(
                    "https://example.org/a",
                    "Ferry",
                    published_at=SAVED,
                    author="x",
                    starred=True,
                    content="<p>text</p>",
                ),
            ),
        ),
        ("starred.json", "Google Reader", (STARRED,)),
        ("starred-oneline.json", "Google Reader", (STARRED,)),
        ("bookmarks.html", "a browser", BOOKMARKS),
        ("ril_export.html", "a browser", BOOKMARKS),
        (
            "urls.txt",
            "a list of addresses",
            (SavedLink("https://example.org/a"), SavedLink("https://example.org/b")),
        ),
    ],
)
def test_the_links_of_an_export_come_with_all_that_was_kept_of_them(
    name: str, program: str, links: tuple[SavedLink, ...]
) -> None:
    data = (EXPORTS / name).read_bytes()
    assert sniff(data, name) == "links"
    found = read_export(data.decode())
    assert (found.program, found.links, found.cut_off) == (program, links, False)


def test_a_live_bookmark_is_a_feed() -> None:
    found = read_export((EXPORTS / "bookmarks.html").read_text())
    assert found.feeds == (Subscription("http://onlyrss.localhost:8631/rss.xml", "Live bookmark", folders=("News",)),)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (
            "id;title;note;excerpt;url;folder;tags;created;favorite\n"
            "7;Lake report;ask Ann;Low water;https://example.org/lake;Water;a,b;2025-07-01T10:00:00Z;true\n",
            SavedLink(
                "https://example.org/lake",
                "Lake report",
                SAVED,
                tags=("a", "b", "Water"),
                starred=True,
                notes=(("", "ask Ann"),),
                description="Low water",
            ),
        ),
        (
            '\ufeff"Name","Link"\r\n"Two\r\nlines","https://example.org/x"\r\n',
            SavedLink("https://example.org/x", "Two lines"),
        ),
        (
            "<html><head><title>Pocket Export</title></head><body><h1>Read Archive</h1><ul>\n"
            '<li><a href="https://example.org/x" time_added="1719999999" tags="a,b">Lake</a></li></ul></body></html>',
            SavedLink("https://example.org/x", "Lake", POCKET, tags=("a", "b"), read=True),
        ),
        (
            "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p>"
            '<DT><H3 PERSONAL_TOOLBAR_FOLDER="true">Bar</H3><DL><p>'
            '<DT><A HREF="https://example.org/x" ADD_DATE="0" TAGS="">Lake &amp; sea</A>\n'
            "<DD>my words\n</DL><p></DL><p>",
            SavedLink("https://example.org/x", "Lake & sea", notes=(("", "my words"),)),
        ),
        (
            '[{"url": "https://example.org/x", "title": "Lake \\ud83d\\ude00", "tags": [{"label": "a"}]}]',
            SavedLink("https://example.org/x", "Lake \U0001f600", tags=("a",)),
        ),
    ],
)
def test_relatives_of_the_known_formats_are_read_too(text: str, link: SavedLink) -> None:
    assert sniff(text.encode(), "export") == "links"
    assert read_export(text).links == (link,)


@pytest.mark.parametrize(
    ("text", "titles", "cut_off", "left_out"),
    [
        ("title,url\nOne,https://example.org/1\nTwo,https://exa", ["One", "Two"], False, 0),
        ("title,url,tags\nOne,https://example.org/1,\nTwo,https://exa", ["One"], True, 0),
        ('title,url\nOne,https://example.org/1\n"Two, and', ["One"], True, 0),
        ('[{"url": "https://example.org/1", "title": "One"}, {"url": "https://exam', ["One"], True, 0),
        (
            '<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF="https://example.org/1">One</A><DT><A HREF="https://e',
            ["One"],
            True,
            0,
        ),
        ("title,url\nOne,https://example.org/1\nMail,mailto:a@example.org\nNone,\n", ["One"], False, 2),
        ("title,url\nOne,https://example.org/1\nAgain,https://example.org/1\n", ["One"], False, 0),
    ],
)
def test_what_cannot_be_taken_is_told(text: str, titles: list[str], cut_off: bool, left_out: int) -> None:
    found = read_export(text)
    assert [link.title for link in found.links] == titles
    assert (found.cut_off, found.left_out) == (cut_off, left_out)


@pytest.mark.parametrize("text", ["[]", '["a", "b"]', '[{"name": "no address"}]', "[[1, 2]]", '[{"url": 7}]'])
def test_other_json_is_refused_in_words(text: str) -> None:
    assert sniff(text.encode(), "x.json") == "links"
    with pytest.raises(ReaderError, match="not a list of links"):
        read_export(text)


def test_json_cut_off_in_its_first_link_says_so() -> None:
    with pytest.raises(ReaderError, match="ends in the middle of the first link"):
        read_export('[{"url": "https://exa')


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("https://example.org/2026/lake\nhttps://example.org/sea?id=4\n", "later.txt", "links"),
        ("https://example.org/2026/lake\n", "urls", "urls"),
        ("https://example.org/feed\nhttps://example.org/2026/lake\n", "later.txt", "urls"),
        ("https://example.org/2026/lake water\n", "later.txt", "urls"),
        ("https://example.org/\n", "later.txt", "urls"),
        ("[Update] The lake is low, says Ann.\n", "lake.txt", "text"),
        ("Anton, Lena, Ann and the others met.\nThe lake is low.\n", "lake.txt", "text"),
    ],
)
def test_lists_of_feeds_and_texts_stay_what_they_are(text: str, name: str, kind: str) -> None:
    assert sniff(text.encode(), name) == kind


def test_highlights_are_put_together_by_the_text_they_stand_in() -> None:
    text = (EXPORTS / "readwise-highlights.csv").read_text()
    assert sniff(text.encode(), "x.csv") == "highlights"
    (found,), cut_off = read_highlights(text, POCKET)
    assert (found.title, found.author, found.tags, cut_off) == ("Ferry strike", "Lena Aro", ("port",), False)
    assert [(one.quoted, one.note, one.written_at) for one in found.passages] == [
        ("The strike had cost 40 million", "check", SAVED)
    ]


@pytest.mark.parametrize(
    ("given", "tags"),
    [
        ("a|b c", ("a", "b c")),
        ("a, b", ("a", "b")),
        ('["a", "b, c"]', ("a", "b, c")),
        ("['a']", ("a",)),
        ("[]", ()),
        ("", ()),
        (None, ()),
        ([{"name": "a"}, "b", {"x": 1}], ("a", "b")),
    ],
)
def test_tags(given: object, tags: tuple[str, ...]) -> None:
    assert tags_of(given) == tags
