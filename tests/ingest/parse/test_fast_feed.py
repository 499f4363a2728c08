"""The quick way to read plain feeds: it says what feedparser says, or nothing."""

import pytest

from reader.ingest.parse.fast_feed import read_plain
from reader.ingest.parse.parse import _by_feedparser, _settled, parse_feed
from tests.ingest.feeds import atom, rss, story_html

URL = "https://harbor.example/feed"
ENTRIES = [("1", "Ferries stay", story_html("Ferries", 2)), ("2", "Überfahrt – “late”", "<p>Größe &amp; Zahl</p>")]
RSS, ATOM = rss(ENTRIES), atom(ENTRIES).replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="utf-8"?>')
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def changed(feed: str, old: str, new: str) -> str:
    assert old in feed
    return feed.replace(old, new, 1)


PLAIN = {
    "rss": changed(RSS, "1.0", '1.0" encoding="UTF-8'),
    "atom": ATOM,
    "rss with content and creator": changed(
        changed(RSS, "1.0", '1.0" encoding="utf-8'),
        "<item>",
        "<item><dc:creator> Lena Aro </dc:creator><content:encoded><![CDATA[<p>Long</p>]]></content:encoded>"
        "<category>Sea</category>",
    ).replace("<rss ", f"<rss {CONTENT} "),
    "twice encoded": changed(ATOM, "Ferries stay", "Größe".encode().decode("latin-1")),
    "ampersand": changed(ATOM, "Ferries stay", "Ferries and more, R"),
    "entries around the feed's own words": changed(ATOM, "</feed>", "<subtitle>Of the sea</subtitle></feed>"),
}
OWN = {
    "rss": '<title>Harbor News</title><link>https://harbor.example/</link><atom:link rel="self" href="https://a.example"/>'
    "<description>&lt;b&gt;Of the sea&lt;/b&gt;</description><language>en-US</language><ttl>30</ttl>"
    "<sy:updatePeriod>\n\thourly\t</sy:updatePeriod><sy:updateFrequency>\n2</sy:updateFrequency>"
    "<image><url>https://harbor.example/x.png</url><title>X</title><link>https://x.example</link></image>"
    "<skipDays><day>Sunday</day></skipDays>",
    "image first": "<image><title>X</title><link>https://x.example</link></image><title>Harbor</title>"
    "<link>https://harbor.example</link>",
    "Windows punctuation": "<title>Harbor \x96 News</title><link>https://harbor.example/</link>",
}
OWN_UNUSUAL = {
    "markup": "<title>Harbor &lt;b&gt;News&lt;/b&gt;</title><link>https://harbor.example/</link>",
    "an entity": "<title>Harbor &amp;amp; News</title><link>https://harbor.example/</link>",
    "two titles": "<title>Harbor</title><title>News</title><link>https://harbor.example/</link>",
    "a relative link": "<title>Harbor</title><link>/news</link>",
    "no link": "<title>Harbor</title>",
    "an element not known": "<title>Harbor</title><link>https://harbor.example/</link><Language>de</Language>",
    "another page": '<title>H</title><link>https://harbor.example/</link><atom:link href="https://b.example/"/>',
}
UNUSUAL = {
    "no encoding said, and not ASCII": RSS,
    "markup in a title": changed(PLAIN["rss"], "Ferries stay", "&lt;b&gt;Ferries&lt;/b&gt; stay"),
    "an entity in a title": changed(PLAIN["rss"], "Ferries stay", "Ferries &amp;amp; co"),
    "a relative link": changed(PLAIN["rss"], "https://harbor.example/1", "/1"),
    "an odd date": changed(PLAIN["rss"], "Fri, 20 Nov 2026 08:00:00 GMT", "20 November 2026"),
    "two descriptions": changed(PLAIN["rss"], "<description>", "<description>x</description><description>"),
    "an element not known": changed(PLAIN["rss"], "<item>", "<item><pubdate>today</pubdate>"),
    "an author with an address": changed(PLAIN["rss"], "<item>", "<item><author>a@b.example (A)</author>"),
    "xhtml": changed(ATOM, 'type="html"', 'type="xhtml"'),
    "a typed description": changed(PLAIN["rss"], "<description>", '<description type="text/plain">'),
    "two pages, one of them shouted": changed(
        ATOM, "<entry>", '<entry><link rel="ALTERNATE" href="https://nordwire.example/x"/>'
    ),
    "two pages": changed(ATOM, "<entry>", '<entry><link href="https://nordwire.example/x"/>'),
    "a base": changed(ATOM, "<entry>", '<entry xml:base="https://other.example/">'),
    "a DOCTYPE": changed(PLAIN["rss"], "<rss", "<!DOCTYPE rss><rss"),
    "broken": changed(PLAIN["rss"], "</channel>", ""),
    "no entries": rss([]),
    "another version": changed(PLAIN["rss"], '"2.0"', '"0.91"'),
}


@pytest.mark.parametrize("feed", PLAIN.values(), ids=PLAIN)
def test_it_reads_as_feedparser_does(feed: str) -> None:
    body = feed.encode()
    assert read_plain(body, "application/xml", _settled) is not None
    found = parse_feed(body, URL, "application/xml")
    info, entries = _by_feedparser(body, URL, "application/xml")
    assert found.info == info
    assert found.entries == tuple(entries)
    assert len(entries) == 2


@pytest.mark.parametrize("own", [*OWN.values(), *OWN_UNUSUAL.values()], ids=[*OWN, *OWN_UNUSUAL])
def test_what_a_feed_says_of_itself_is_what_feedparser_hears(own: str) -> None:
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"'
    item = "<item><title>Ferries</title><link>https://harbor.example/1</link></item>"
    sy = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
    body = f"{head} {sy}><channel>{own}{item}</channel></rss>".encode()
    plain = read_plain(body, "application/xml", _settled)
    assert plain is not None
    assert (plain.own is not None) == (own in OWN.values())
    assert parse_feed(body, URL, "application/xml").info == _by_feedparser(body, URL, "application/xml")[0]


@pytest.mark.parametrize("feed", UNUSUAL.values(), ids=UNUSUAL)
def test_it_leaves_the_unusual_to_feedparser(feed: str) -> None:
    assert read_plain(feed.encode(), "application/xml", _settled) is None


def test_the_server_s_word_on_the_encoding_is_heeded() -> None:
    assert read_plain(ATOM.encode(), "application/xml; charset=iso-8859-1", _settled) is None
