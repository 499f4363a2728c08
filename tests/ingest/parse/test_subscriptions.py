import pytest

from reader.errors import ReaderError
from reader.ingest.parse.discovery import find_feeds
from reader.ingest.parse.newsboat import looks_like_urls, read_urls
from reader.ingest.parse.opml import read_opml, write_opml
from reader.ingest.parse.subscriptions import Subscription
from reader.model.feed import Feed

OPML = """<?xml version="1.0"?><opml version="2.0"><body>
<outline text="World"><outline text="Europe">
  <outline type="rss" text="Nordwire" xmlUrl="https://nordwire.example/feed"/></outline></outline>
<outline type="rss" title="Harbor &amp; Post" xmlurl="feed:https://harbor.example/feed"/>
<outline text="evil" xmlUrl="exec:rm -rf ~"/><outline text="file" xmlUrl="file:///etc/passwd"/>
<outline text="again" xmlUrl="https://nordwire.example/feed"/>
<outline text="tagged" category="/Coast/North,other" xmlUrl="https://coast.example/feed"/>
</body></opml>"""


def test_opml_is_read() -> None:
    found = read_opml(OPML.encode())
    assert found.feeds == (
        Subscription("https://nordwire.example/feed", "Nordwire", ("World/Europe",)),
        Subscription("https://harbor.example/feed", "Harbor & Post"),
        Subscription("https://coast.example/feed", "tagged", ("Coast/North",), ("other",)),
    )
    assert found.left_out == ("a command (exec:rm -rf ~)", "a local file (file:///etc/passwd)")


@pytest.mark.parametrize(
    ("old", "new"),
    [("&amp; Post", "& Post"), ("</body></opml>", ""), ("</outline></outline>", "</outline>"), ("<?xml", "\n<?xml")],
)
def test_broken_opml_is_read_all_the_same(old: str, new: str) -> None:
    assert len(read_opml(OPML.replace(old, new).encode()).feeds) == 3


def test_an_entity_reaches_no_file() -> None:
    text = OPML.replace("<opml", '<!DOCTYPE o [<!ENTITY e SYSTEM "file:///etc/hostname">]><opml', 1)
    found = read_opml(text.replace("Nordwire", "a&e;b").encode())
    assert found.feeds[0].title in ("ab", "a&e;b")


@pytest.mark.parametrize("body", ["", "words", "<html><body/></html>", "<rss/>"])
def test_what_is_no_opml_says_so(body: str) -> None:
    with pytest.raises(ReaderError, match="not an OPML list"):
        read_opml(body.encode())


def test_opml_round_trip() -> None:
    feeds = [
        Feed(1, "https://a.example/?x=1&y=2", 'The "A" <b> & co', "https://a.example/", ("World/Europe", "Ports")),
        Feed(2, "https://lena:secret@b.example/", "B"),
        Feed(3, "https://c.example/", "C", folders=("World",)),
    ]
    text = write_opml(feeds)
    assert "secret" not in text
    assert "lena" not in text
    back = read_opml(text.encode()).feeds
    assert [(item.title, item.folders) for item in back] == [
        ("B", ()),
        ('The "A" <b> & co', ("Ports", "World/Europe")),
        ("C", ("World",)),
    ]
    again = [Feed(number, item.url, item.title, folders=item.folders) for number, item in enumerate(back)]
    assert write_opml(again).replace(' htmlUrl="https://a.example/"', "") == text.replace(
        ' htmlUrl="https://a.example/"', ""
    )


URLS = r"""
# my feeds
https://nordwire.example/feed news "~Nord \"Wire\""
"https://harbor.example/feed" "port towns" !
"exec:~/bin/feed.sh"
"filter:~/bin/f:https://x.example/feed"
"query:Unread:unread = \"yes\""
file:///home/a/feed.xml
"""


def test_newsboat_urls() -> None:
    assert looks_like_urls(URLS)
    found = read_urls(URLS)
    assert found.feeds == (
        Subscription("https://nordwire.example/feed", 'Nord "Wire"', tags=("news",)),
        Subscription("https://harbor.example/feed", "", tags=("port towns",), muted=True),
    )
    assert found.searches == (("Unread", "is:unread"),)
    assert found.left_out == (
        "a command (exec:~/bin/feed.sh)",
        "a filter (filter:~/bin/f:https://x.example/feed)",
        "a local file (file:///home/a/feed.xml)",
    )
    assert looks_like_urls("---news---\nhttps://nordwire.example/feed")
    assert not looks_like_urls("A story.\nhttps://nordwire.example/feed")
    assert not looks_like_urls("# only a remark")


PAGE = """<html><head><base href="/base/">
<link rel="alternate" type="application/rss+xml" title="Comments on this" href="comments/feed">
<link rel="Alternate feed" type="application/atom+xml; charset=utf-8" title="Main\x1b" href="/atom.xml">
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
<link rel="alternate" type="text/html" href="/other-language">
<link rel="stylesheet" href="/x.css"></head><body><a href="/rss.xml">feed</a></body></html>"""


def test_feeds_of_a_page() -> None:
    found = find_feeds(PAGE, "https://harbor.example/news/")
    assert [(feed.url, feed.title) for feed in found] == [
        ("https://harbor.example/atom.xml", "Main"),
        ("https://harbor.example/base/comments/feed", "Comments on this"),
    ]


def test_links_are_looked_at_when_nothing_is_declared() -> None:
    page = '<p><a href="/about">About</a> <a href="/feed/">Feed</a> <a href="http://[x/rss">no</a></p>'
    assert [feed.url for feed in find_feeds(page, "https://harbor.example/")] == ["https://harbor.example/feed/"]
    assert find_feeds("", "https://harbor.example/") == ()
    assert find_feeds("<p>Nothing</p>", "https://harbor.example/") == ()


@pytest.mark.parametrize(
    ("attributes", "url", "title"),
    [
        ('text="A & B" xmlUrl="http://a.example/?a=1&b=2"', "http://a.example/?a=1&b=2", "A & B"),
        ('text="A &amp; B" xmlUrl="http://a.example/?a=1&amp;b=2"', "http://a.example/?a=1&b=2", "A & B"),
        ('text="Caf&eacute; &#8211; &#xe9;" xmlUrl="http://a.example/?copy=1&copy=2"', "", "Café – é"),
        ('text="&unheard; R&D" xmlUrl="http://a.example/"', "http://a.example/", "&unheard; R&D"),
        ('text="&lt;b&gt; &quot;" xmlUrl="http://a.example/"', "http://a.example/", '<b> "'),
    ],
)
def test_an_ampersand_is_what_it_looks_like(attributes: str, url: str, title: str) -> None:
    (feed,) = read_opml(f"<opml><body><outline {attributes}/></body></opml>".encode()).feeds
    assert feed.title == title
    assert feed.url == (url or "http://a.example/?copy=1&copy=2")


def test_a_list_that_ends_in_the_middle_says_so() -> None:
    assert not read_opml(OPML.encode()).cut_off
    assert read_opml(OPML[: OPML.rindex("<outline") + 20].encode()).cut_off
