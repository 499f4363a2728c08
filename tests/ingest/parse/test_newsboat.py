"""newsboat's searches, and whole files of it."""

from pathlib import Path

import pytest

from reader.ingest.parse.file_type import sniff
from reader.ingest.parse.newsboat import read_urls
from reader.ingest.parse.newsboat_query import search_line
from reader.ingest.parse.opml import read_opml
from reader.model.queries.query_parser import parse_query

EXPORTS = Path(__file__).parents[2] / "data/exports"


@pytest.mark.parametrize(
    ("expression", "line"),
    [
        ('unread = "yes"', "is:unread"),
        ('unread != "yes"', "is:read"),
        ('flags # "s" and unread="yes"', "is:starred is:unread"),
        ('author =~ "Lena Aro"', 'by:"Lena Aro"'),
        ('feedtitle =~ "nord"', "feed:nord"),
        ('feedtitle =~ "^nord"', ""),
        ('title =~ "port"', "title:port"),
        ('title =~ "p.rt"', ""),
        ('content =~ "night shift"', '"night shift"'),
        ('tags # "tech"', "folder:tech"),
        ("age between 0:3", "since:3d"),
        ('age between 7:2 and title =~ "sea ice"', 'since:7d until:2d title:"sea ice"'),
        ("age < 3", "since:2d"),
        ("age > 30", "until:31d"),
        ("age between 3", ""),
        ("age = x", ""),
        ('unread = "yes" or flags # "s"', ""),
        ('(unread = "yes")', ""),
        ('unread = "yes" and', ""),
        ("", ""),
    ],
)
def test_a_search_is_taken_over_where_it_can_be_said(expression: str, line: str) -> None:
    assert search_line(expression) == line
    if line:
        parse_query(line)


@pytest.mark.parametrize(
    ("name", "feeds", "searches", "left_out"),
    [
        (
            "urls-newsboat",
            [
                ("http://127.0.0.1:8731/urls/a.xml", "My Title", ("tag one", "two"), False),
                ("http://127.0.0.1:8731/urls/b.xml", "", (), True),
                ("http://127.0.0.1:8731/urls/d.xml?x=1", "", ("tabbed tag",), False),
                ("http://127.0.0.1:8731/urls/e.xml", 'Quoted "inner" title', (), False),
            ],
            (("New Articles", "is:unread title:x"),),
            (
                "a command (exec:~/bin/make feed.sh)",
                "a filter (filter:~/bin/clean.sh:http://127.0.0.1:8731/urls/c.xml)",
                "a local file (file:///etc/passwd)",
            ),
        ),
        (
            "urls-of-a-veteran",
            [("http://127.0.0.1:18432/pics.xml", "Cats, renamed by me", ("pictures", "cats"), False)],
            (
                ("Unread Articles", "is:unread"),
                ("Starred", "is:starred"),
                ("Tech", "folder:tech"),
                ("Ports in title", "title:port since:3d"),
            ),
            (
                "a filter (filter:/usr/bin/cat:http://127.0.0.1:18432/ua.xml)",
                "a command (exec:/usr/bin/cat ~/planet.xml)",
            ),
        ),
    ],
)
def test_a_whole_file(
    name: str,
    feeds: list[tuple[str, str, tuple[str, ...], bool]],
    searches: tuple[tuple[str, str], ...],
    left_out: tuple[str, ...],
) -> None:
    data = (EXPORTS / name).read_bytes()
    assert sniff(data, name) == "urls"
    found = read_urls(data.decode())
    assert [(one.url, one.title, one.tags, one.muted) for one in found.feeds][: len(feeds)] == feeds
    assert (found.searches, found.left_out) == (searches, left_out)


@pytest.mark.parametrize(
    ("last", "feeds", "cut_off"),
    [("http", 3, True), ('"quer', 3, True), ("https://", 3, True), ("https://d.example/f", 4, False)],
)
def test_a_file_that_is_cut_off_is_still_newsboats(last: str, feeds: int, cut_off: bool) -> None:
    text = f"https://a.example/f tech\nhttps://b.example/f\n# mine\nhttps://c.example/f\n{last}"
    assert sniff(text.encode(), "urls") == "urls"
    found = read_urls(text)
    assert (len(found.feeds), found.cut_off, found.left_out) == (feeds, cut_off, ())


@pytest.mark.parametrize("last", ["worth reading", "he", "https is safe"])
def test_words_below_addresses_are_a_text(last: str) -> None:
    assert (
        sniff(f"https://a.example/f\nhttps://b.example/f\nhttps://c.example/f\n{last}".encode(), "notes.txt") == "text"
    )


def test_a_login_in_what_is_left_out_is_not_shown() -> None:
    assert read_urls("filter:tidy:https://ann:s3cret@a.example/f").left_out == (
        "a filter (filter:tidy:https://***@a.example/f)",
    )


def test_lists_of_other_programs_hold_newsboats_searches_and_what_is_no_address_too() -> None:
    asked = "unread = &quot;yes&quot;"
    outlines = "".join(
        f'<outline text="{name}" xmlUrl="{url}"/>'
        for name, url in (
            ("New", f"query:New:{asked}"), ("Odd", "query:Odd:rating = 5"), ("No scheme", "a.example/feed"),
            ("A", "https://a.example/feed"),
        )
    )  # fmt: skip
    found = read_opml(f"<opml><body>{outlines}</body></opml>".encode())
    assert [feed.url for feed in found.feeds] == ["https://a.example/feed"]
    assert found.searches == (("New", "is:unread"),)
    assert found.left_out == (
        "the search Odd (it cannot be said here)",
        "No scheme (a.example/feed is no web address)",
    )
