from datetime import UTC, datetime

import pytest

from reader.errors import ReaderError
from reader.ingest.parse.entry_ids import identities
from reader.ingest.parse.parse import parse_feed, plain_title
from reader.model.story import Entry
from tests.ingest.feeds import atom, json_feed, rss

URL = "https://harbor.example/news/feed"


def entries(text: str, url: str = URL) -> tuple[Entry, ...]:
    return parse_feed(text.encode(), url).entries


def test_rss() -> None:
    feed = parse_feed(rss([("17", "Ferries <b>stay</b> in port", "<p>They do.</p>")]).encode(), URL)
    assert (feed.info.title, feed.info.site_url) == ("Harbor Post", "https://harbor.example/")
    (entry,) = feed.entries
    assert entry.guid == "17"
    assert entry.url == "https://harbor.example/17"
    assert plain_title(entry.title) == "Ferries stay in port"
    assert entry.html == "<p>They do.</p>"
    assert entry.published_at == datetime(2026, 11, 20, 8, tzinfo=UTC)


def test_atom() -> None:
    (entry,) = entries(atom([("tag:n,1", "Talks", "<p>None.</p>")]))
    assert (entry.guid, entry.author, entry.html) == ("tag:n,1", "Lena Aro", "<p>None.</p>")
    assert entry.updated_at == entry.published_at == datetime(2026, 11, 20, 9, tzinfo=UTC)


def test_json_feed() -> None:
    feed = parse_feed(json_feed([("3", "Grain", "<p>Up.</p>")]).encode(), "https://coast.example/feed.json")
    (entry,) = feed.entries
    assert feed.info.site_url == "https://coast.example/"
    assert (entry.guid, entry.url, entry.author) == ("3", "https://coast.example/3", "Coast Desk")
    assert entry.published_at == datetime(2026, 11, 20, tzinfo=UTC)


def test_json_feed_of_odd_types() -> None:
    body = '{"version": 1, "items": [{"id": 7, "title": null, "content_text": "a < b\\nc"}, 5, {"authors": "x"}]}'
    first, second = entries(body)
    assert (first.guid, first.html) == ("7", "a &lt; b<br>\nc")
    assert second == Entry(guid="")


@pytest.mark.parametrize("guid", ["harbor-1", "/relative", "HTTP://Harbor.Example/a?", "urn:x:1", "a b", "http://[bad"])
def test_the_guid_stays_as_sent(guid: str) -> None:
    permalink = rss([(guid, "A", "b")]).replace(' isPermaLink="false"', "")
    assert [entry.guid for entry in entries(permalink)] == [guid]
    assert [entry.guid for entry in entries(atom([(guid, "A", "b")]))] == [guid]


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("Fri, 20 Nov 2026 08:00:00 +0100", datetime(2026, 11, 20, 7, tzinfo=UTC)),
        ("2026-11-20T08:00:00Z", datetime(2026, 11, 20, 8, tzinfo=UTC)),
        ("2026-11-20T08:00:60.123456789Z", datetime(2026, 11, 20, 8, 0, 59, tzinfo=UTC)),
        ("2026-11-20", datetime(2026, 11, 20, tzinfo=UTC)),
        ("0000-00-00", None),
        ("9999-12-31T23:59:60Z", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_are_read_or_left_out(date: str, moment: datetime | None) -> None:
    (entry,) = entries(rss([("1", "A", "b")]).replace("Fri, 20 Nov 2026 08:00:00 GMT", date))
    assert entry.published_at == moment


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", "empty"),
        ("  \n", "empty"),
        ("<!DOCTYPE html><html><body>Hello</body></html>", "this is a web page, not a feed"),
        ("just words", "this is not a feed"),
        ("<rss><channel", "the feed is broken"),
        ('{"a": 1}', "this is JSON, but not a JSON Feed"),
        ('{"items": [', "the JSON is broken at line 1"),
        ("\0\1\2\3", "this is not a feed"),
    ],
)
def test_what_is_no_feed_says_so(body: str, words: str) -> None:
    with pytest.raises(ReaderError, match=words):
        parse_feed(body.encode(), URL)


def test_a_broken_feed_gives_what_can_be_read() -> None:
    broken = rss([("1", "First", "a"), ("2", "Second & third", "b")]).replace("&amp; third", "& third")
    assert [entry.title for entry in entries(broken[:-30])] == ["First", "Second & third"]


def test_the_fullest_account_is_taken_and_plain_text_is_kept_plain() -> None:
    text = atom([("1", "A", "long text of the story")]).replace(
        '<content type="html">', '<summary type="text">1 &lt; 2\nlines</summary><content type="text">'
    )
    assert entries(text)[0].html == "long text of the story"
    short = text.replace("long text of the story", "x")
    assert entries(short)[0].html == "1 &lt; 2<br>\nlines"


def test_what_a_feed_says_of_its_pace() -> None:
    hours = "".join(f"<hour>{hour}</hour>" for hour in (3, "\n 22 ", 24, 3, "noon", 99))
    days = "<day>Sunday</day><day>Saturday</day><day>Someday</day>"
    extra = f"<ttl>180</ttl><skipHours>{hours}</skipHours><skipDays>{days}</skipDays>"
    info = parse_feed(rss([], extra=extra).encode(), URL).info
    assert (info.ttl_minutes, info.skip) == (180, ("3", "22", "0", "sunday", "saturday"))


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Q&amp;A", "Q&A"),
        ("a < b and c > d", "a < b and c > d"),
        ("<i>Vessel</i> sails", "Vessel sails"),
        ("x<script>alert(1)</script>", "x"),
        ("two\n  lines\x1b[31m", "two lines[31m"),
    ],
)
def test_titles_become_plain(title: str, plain: str) -> None:
    assert plain_title(title) == plain


@pytest.mark.parametrize(
    ("guid", "link", "url"),
    [
        ("1042", "", ""),
        ("not-a-url", "", ""),
        ("https://harbor.example/a", "", "https://harbor.example/a"),
        ("1", "https://harbor.example/a b.html?q=c d", "https://harbor.example/a%20b.html?q=c%20d"),
        ("1", "/a", "https://harbor.example/a"),
        ("1", "https://harbor.example/" + "a" * 9000, ""),
    ],
)
def test_the_address_of_an_entry_can_be_followed(guid: str, link: str, url: str) -> None:
    item = f"<item><title>A</title><guid>{guid}</guid>{f'<link>{link}</link>' if link else ''}</item>"
    (entry,) = entries(f'<rss version="2.0"><channel><title>T</title>{item}</channel></rss>')
    assert (entry.guid, entry.url) == (guid, url)


def keys(*entries: Entry) -> list[str]:
    return [identity.key for identity in identities(entries)]


def test_identities() -> None:
    same = [Entry("g", url="u1"), Entry("g", url="u2"), Entry("h", url="u3"), Entry("h", url="u3", title="older")]
    nameless = [Entry("", url="u4"), Entry("", title="only a title"), Entry("", title="another")]
    found = identities([*same, *nameless])
    assert [identity.entry for identity in found] == [*same, *nameless]
    assert [identity.key for identity in found[:2]] == ["g u1", "g u2"]
    assert [identity.name for identity in found[:5]] == ["g", "g", "h", "h", "u4"]
    assert [identity.named for identity in found] == [True] * 4 + [False] * 3
    assert len(set(keys(*same, *nameless))) == 7
    assert keys(*same, *nameless) == keys(*same, *nameless)
    assert set(keys(*same)) == set(keys(*same[::-1])), "whatever the order"


def test_only_what_a_guid_calls_one_is_one() -> None:
    assert keys(Entry("g", title="A"), Entry("g", title="A")) == ["g"]
    assert keys(Entry("g", title="A", html="x"), Entry("g", title="A", html="y"), Entry("g", title="B"))[2:] != ["g"]
    twice = Entry("", url="u", title="A")
    assert len(set(keys(twice, twice, twice))) == 3


def test_identities_are_as_the_library_keeps_them() -> None:
    marked = [Entry("a\u202eb", url="u1"), Entry("a\u200eb", url="u2"), Entry("\u202e", url="u3"), Entry("c\u200e")]
    assert keys(*marked) == ["ab u1", "ab u2", "u3", "c"]
