"""No feed is refused for one bad character or one bad entry."""

import pytest

from reader.errors import ReaderError
from reader.ingest.parse.parse import parse_feed
from reader.ingest.workers.feed_requests import as_sent
from tests.builders import clean
from tests.ingest.feeds import atom, json_feed, rss
from tests.ingest.mutants import SEEDS, mutants

URL = "https://harbor.example/news/feed"
TWO = rss([("1", "Ferries stay", "<p>They do.</p>"), ("2", "Odd SIGN", "<p>Second SIGN.</p>")])


def titles(body: bytes, content_type: str = "") -> list[str]:
    return [entry.title for entry in parse_feed(body, URL, content_type).entries]


@pytest.mark.parametrize(
    ("sign", "title"),
    [
        ("&#55357;&#56832;", "Odd 😀"),
        ("&#xD83D;", "Odd \ufffd"),
        ("&#x110000;", "Odd \ufffd"),
        ("&#x99999999;", "Odd \ufffd"),
        ("&#0;", "Odd"),
        ("&#x1b;[31m", "Odd [31m"),
        ("\x1b", "Odd"),
        ("\0", "Odd"),
        ("&#xFFFF;", "Odd"),
        ("\uffff", "Odd"),
        ("&unheard;", "Odd &unheard;"),
    ],
)
def test_one_bad_sign_costs_no_entry(sign: str, title: str) -> None:
    for body in (TWO, TWO.replace('version="1.0"?', 'version="1.0" encoding="utf-8"?')):
        assert titles(body.replace("SIGN", sign).encode()) == ["Ferries stay", title]


def test_a_bad_sign_inside_a_story_costs_only_itself() -> None:
    (_, entry) = parse_feed(
        TWO.replace("SIGN", "&#55357;&#56832; &amp;#55357;&amp;#56832; &#xD83D;").encode(), URL
    ).entries
    assert clean(entry.html, "feed").document.text == "Second 😀 😀 \ufffd."
    (entry,) = parse_feed(
        json_feed([("1", "Odd \ud83d", "<p>Second &#55357;&#56832; \ude00.</p>")]).encode(), URL
    ).entries
    assert (entry.title, clean(entry.html, "feed").document.text) == ("Odd \ufffd", "Second 😀 \ufffd.")
    tag = parse_feed(TWO.replace("<p>Second SIGN.</p>", "x").replace("Second SIGN", "<img \4> stays").encode(), URL)
    assert "stays" in clean(tag.entries[1].html, "feed").document.text


@pytest.mark.parametrize("name", ["undefined", "\xb5", "idna", "punycode", "hex", "x-unheard-of", ""])
def test_an_encoding_nobody_knows_is_no_reason_to_refuse(name: str) -> None:
    body = TWO.replace('version="1.0"?', f'version="1.0" encoding="{name}"?').replace("SIGN", "Größe")
    assert titles(body.encode("latin-1")) == ["Ferries stay", "Odd Größe"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
def test_two_byte_characters_need_no_declaration(encoding: str) -> None:
    for feed in (TWO, atom([("a", "Größe", "<p>x</p>"), ("b", "Zwei", "y")]), json_feed([("1", "Größe", "x")])):
        bare = feed.replace('<?xml version="1.0"?>', "")
        assert titles(bare.encode(encoding)) == titles(bare.encode())


def test_one_bad_entry_costs_no_other() -> None:
    broken = TWO.replace("</channel>", "<item><textInput</name></item><item><title>Third</title></item></channel>")
    assert [title for title in titles(broken.encode()) if title] == ["Ferries stay", "Odd SIGN", "Third"]
    headless = TWO.replace("<channel>", "<channel><![CDATA[ <!-- <").replace('<?xml version="1.0"?>', "<?x")
    assert titles(headless.encode()) == ["Ferries stay", "Odd SIGN"]


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ("Two", "T\\\\wo \\x41 \\\\", ["One", "T\\wo \\x41 \\", "Three"]),
        ('"title": "Two"', '"title": Two', ["One", "Three"]),
        ('"Two", ', '"Two" ', ["One", "Three"]),
        ("Two", "T\nwo\x01", ["One", "T wo", "Three"]),
        ('"title": "Three"', '"tit', ["One", "Two"]),
        ("]}", "", ["One", "Two", "Three"]),
        ("]}", "],}", ["One", "Two", "Three"]),
    ],
)
def test_a_broken_json_feed_gives_what_can_be_read(old: str, new: str, left: list[str]) -> None:
    feed = json_feed([(name, name, f"<p>{name} words</p>") for name in ("One", "Two", "Three")])
    assert old in feed
    cut = feed[: feed.index(old)] + new if new == '"tit' else feed.replace(f'"title": "{old}"', f'"title": "{new}"')
    found = parse_feed((cut if cut != feed else feed.replace(old, new, 1)).encode(), URL)
    assert [entry.title for entry in found.entries] == left
    assert found.info.title == "Coast Daily"


@pytest.mark.parametrize("body", [b"<entry<textInput</name>", b"<>&#x99999999;", b'<?encoding="\xb5"?>', b"<>&#55296;"])
def test_what_is_no_feed_is_told_in_our_own_words(body: bytes) -> None:
    with pytest.raises(ReaderError, match=r"^(this is not a feed|the feed is broken)$"):
        parse_feed(body, URL)


def test_broken_feeds_are_read_or_refused_in_words() -> None:
    feeds = [
        TWO.encode(),
        atom([(f"tag:{number}", f"Title {number}", "<p>Words</p>") for number in range(5)]).encode(),
        json_feed([("1", "One", "<p>a</p>"), ("2", "Two", "<p>b</p>")]).encode(),
        '<?xml version="1.0" encoding="windows-1251"?><rdf:RDF xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><item rdf:about="a"><title>Порт</title></item>'
        "</rdf:RDF>".encode("cp1251"),
    ]  # fmt: skip
    for seed in SEEDS:
        for body in mutants(feeds, 75, seed):
            try:
                parsed = parse_feed(body, URL)
            except ReaderError:
                continue
            as_sent(parsed)
            for entry in parsed.entries[:3]:
                clean(entry.html, "feed", url=entry.url, title=entry.title)
