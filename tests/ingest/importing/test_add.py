import io
import json
import os
from pathlib import Path

import pytest

from reader.ingest.fetch.client import Client
from reader.ingest.importing.add import add, is_address
from reader.ingest.importing.input_files import natural
from reader.ingest.parse.file_type import sniff
from reader.ingest.refresh.refresh import refresh
from reader.model.event import (
    Event,
    FeedAdded,
    FeedFetched,
    FeedsOffered,
    InputFailed,
    Notice,
    StorySaved,
)
from reader.model.queries.query import Query
from reader.store.file.library import Library
from reader.store.sources.feeds import list_feeds
from reader.store.texts.stories import get_story, headlines
from tests.fakes import Clock, InlineWorkers
from tests.ingest.feeds import PARAGRAPH, json_feed, rss, story_html
from tests.server import Answer, FeedServer


class Taking:
    """Adds things to a library and tells what happened in short."""

    def __init__(self, library: Library, clock: Clock, workers: InlineWorkers, client: Client) -> None:
        self.library, self.clock, self.workers, self.client = library, clock, workers, client

    def __call__(
        self,
        what: object,
        *,
        page: bool = False,
        private: bool = True,
        number: int | None = None,
        offered: str = "",
        stdin: bytes = b"",
    ) -> list[Event]:
        return list(
            add(
                self.library,
                str(what),
                now=self.clock,
                workers=self.workers,
                client=self.client,
                page=page,
                private=private,
                number=number,
                offered=offered,
                stdin=io.BytesIO(stdin),
            )
        )

    def titles(self) -> list[str]:
        return sorted(line.title for line in headlines(self.library, Query()))


@pytest.fixture
def take(library: Library, clock: Clock, workers: InlineWorkers, client: Client) -> Taking:
    return Taking(library, clock, workers, client)


def saved(events: list[Event]) -> list[tuple[str, bool]]:
    return [(event.title, event.new) for event in events if isinstance(event, StorySaved)]


def failures(events: list[Event]) -> list[tuple[str, str]]:
    return [(event.name, event.reason) for event in events if isinstance(event, InputFailed)]


def page_of(title: str, head: str = "") -> str:
    body = f"<article><h1>{title}</h1>{story_html(title, 4)}</article>"
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


TEXT = f"Ferries stay in port\n\n{PARAGRAPH}\n\n{PARAGRAPH.replace('Tuesday', 'Friday')}\n"


def test_a_feed_address(take: Taking, server: FeedServer) -> None:
    server.routes["/feed"] = Answer(rss([("1", "First", story_html("One"))]))
    events = take(server.url("/feed"))
    (feed,) = list_feeds(take.library)
    assert events == [
        FeedAdded(feed.id, "Harbor Post"),
        StorySaved(1, "First"),
        FeedFetched(feed.id, "Harbor Post", 1, 0),
    ]
    assert take(server.url("/feed")) == [
        FeedAdded(feed.id, "Harbor Post", new=False),
        FeedFetched(feed.id, "Harbor Post", unchanged=True),
    ]
    run = refresh(take.library, feeds=[feed.id], now=take.clock, workers=take.workers, client=take.client, pause=0)
    assert FeedFetched(feed.id, "Harbor Post", unchanged=True) in list(run)
    assert server.statuses("/feed") == [200, 200, 304]


def test_a_page_that_offers_feeds(take: Taking, server: FeedServer) -> None:
    head = "".join(f'<link rel="alternate" type="application/rss+xml" href="/{name}">' for name in ("feed", "second"))
    server.routes["/"] = Answer(page_of("Front page", head))
    server.routes["/feed"] = Answer(rss([("1", "First", story_html("One"))]))
    offered, added, *_ = take(server.base)
    assert isinstance(offered, FeedsOffered)
    assert [feed.address for feed in offered.feeds] == [server.url("/feed"), server.url("/second")]
    assert offered.taken == server.url("/feed")
    assert isinstance(added, FeedAdded)
    assert list_feeds(take.library)[0].url == server.url("/feed")


def test_a_page_is_kept_when_asked(take: Taking, server: FeedServer) -> None:
    server.routes["/story"] = Answer(page_of("Ferries stay in port"), headers={"Content-Type": "text/html"})
    assert saved(take(server.url("/story"), page=True)) == [("Ferries stay in port", True)]
    assert saved(take(server.url("/story"), page=True)) == [("Ferries stay in port", False)]
    head = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    server.routes["/other"] = Answer(page_of("Union rejects offer", head), headers={"Content-Type": "text/html"})
    assert saved(take(server.url("/other"), page=True)) == [("Union rejects offer", True)]
    assert list_feeds(take.library) == []


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(status=404), "there is nothing at this address"),
        (
            Answer(b"%PDF-1.4", headers={"Content-Type": "application/pdf"}),
            "is a PDF",
        ),
        (Answer("<html><body></body></html>"), "no feed was found"),
        (Answer(""), "the answer is empty"),
        (Answer("<rss><channel><ite"), "the feed is broken"),
        (Answer(bytes(range(256))), "is a binary file"),
    ],
)
def test_addresses_that_give_nothing(take: Taking, server: FeedServer, answer: Answer, words: str) -> None:
    server.routes["/x"] = answer
    ((name, reason),) = failures(take(server.url("/x").replace("//", "//lena:secret@")))
    assert name == server.url("/x").replace("//", "//***@")
    assert words in reason


def test_a_private_address_needs_a_yes(take: Taking, server: FeedServer) -> None:
    (failed,) = [event for event in take(server.base, private=False) if isinstance(event, InputFailed)]
    assert "private network" in failed.reason
    assert failed.may_be_own
    assert server.seen == []


def test_files_of_each_kind(take: Taking, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "2.txt").write_text(TEXT)
    (folder / "10.html").write_text(page_of("Tenth"))
    (folder / "deep" / "feed.xml").write_text(rss([("1", "From a saved feed", story_html("Saved"))]))
    (folder / "deep" / "feed.json").write_text(json_feed([("1", "From a JSON feed", story_html("Json"))]))
    (folder / ".hidden").write_text("not me")
    first = take(folder)
    assert saved(first) == [
        ("Ferries stay in port", True),
        ("Tenth", True),
        ("From a JSON feed", True),
        ("From a saved feed", True),
    ]
    again = take(folder)
    assert saved(again) == [(title, False) for title, _ in saved(first)]
    assert failures(first) == failures(again) == []
    (folder / "2.txt").write_text(TEXT.replace("Friday", "Sunday"))
    assert saved(take(folder / "2.txt")) == [("Ferries stay in port", False)]
    assert len(take.titles()) == 4
    ids = [event.story_id for event in first if isinstance(event, StorySaved)]
    assert "Sunday" in get_story(take.library, ids[0]).document.text


def test_standard_input(take: Taking) -> None:
    assert saved(take("-", stdin=TEXT.encode())) == [("Ferries stay in port", True)]
    assert saved(take("-", stdin=TEXT.encode())) == [("Ferries stay in port", False)]
    assert saved(take("-", stdin=page_of("From a pipe").encode())) == [("From a pipe", True)]
    assert failures(take("-", stdin=b"")) == [("standard input", "is empty: there is nothing to read in it")]


def test_jsonl_stories(take: Taking, tmp_path: Path) -> None:
    path = tmp_path / "stories.jsonl"
    rows: list[object] = [
        {"id": 1, "title": "One", "text": PARAGRAPH, "date": "2026-11-20", "source": "Nordwire", "author": "Lena Aro"},
        {
            "title": "Two",
            "html": story_html("Two"),
            "url": "https://harbor.example/2",
            "published": "2026-11-19",
        },
        {"title": "Three", "html": page_of("Three")},
        {"id": "x"},
        [1],
    ]
    path.write_text("\n".join([*map(json.dumps, rows), "{broken", ""]))
    events = take(path)
    assert saved(events) == [("One", True), ("Two", True), ("Three", True)]
    assert [(name.rpartition(" ")[2], reason) for name, reason in failures(events)] == [
        ("4", 'this line has neither "text" nor "html" nor "title"'),
        ("5", "this line is not a JSON object"),
        ("6", "this line is not JSON"),
    ]
    one = get_story(take.library, 1)
    assert (one.source, one.author, str(one.published_at)[:10]) == ("Nordwire", "Lena Aro", "2026-11-20")
    assert get_story(take.library, 2).url == "https://harbor.example/2"
    assert saved(take(path)) == [("One", False), ("Two", False), ("Three", False)]


def test_lists_of_feeds(take: Taking, tmp_path: Path) -> None:
    opml = tmp_path / "feeds.opml"
    opml.write_text(
        '<opml><body><outline text="Coast"><outline text="Harbor" xmlUrl="http://harbor.example/feed"/></outline>'
        '<outline text="bad" xmlUrl="exec:x"/></body></opml>'
    )
    added, notice = take(opml, private=False)
    assert isinstance(added, FeedAdded)
    assert isinstance(notice, Notice)
    assert notice.text == f"{opml}: left out: a command (exec:x)"
    (feed,) = list_feeds(take.library)
    assert (feed.title, feed.folder, feed.private) == ("Harbor", "Coast", False)
    urls = tmp_path / "urls"
    urls.write_text('http://harbor.example/feed\nhttps://nordwire.example/ news "~Nordwire"\n"exec:evil"\n')
    assert [event.new for event in take(urls) if isinstance(event, FeedAdded)] == [False, True]
    (tmp_path / "none.opml").write_text("<opml><body/></opml>")
    assert failures(take(tmp_path / "none.opml"))[0][1] == "holds no feed"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("missing.txt", None, "does not exist"),
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n ", "is empty"),
        ("binary.dat", bytes(range(256)), "is a binary file"),
        ("paper.pdf", b"%PDF-1.7 ...", "is a PDF"),
        ("office.docx", b"PK\x03\x04...", "is a ZIP archive or an office document"),
        ("broken.xml", b"<rss><channel><item", "the feed is broken"),
        ("list.opml", b"words", "is not an OPML list"),
        ("things.json", b'{\n "a": 1\n}', "is JSON, but neither"),
        ("page.html", b"<html><body></body></html>", "no text was found in it"),
    ],
)
def test_files_that_cannot_be_taken_in(take: Taking, tmp_path: Path, name: str, data: bytes | None, words: str) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    ((shown, reason),) = failures(take(path))
    assert shown == str(path)
    assert words in reason
    assert take.titles() == []


def test_one_bad_file_does_not_stop_a_folder(take: Taking, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "empty").mkdir(parents=True)
    (folder / "a.bin").write_bytes(b"\0\1\2")
    (folder / "b.txt").write_text(TEXT)
    os.mkfifo(folder / "c.txt")
    events = take(folder)
    assert saved(events) == [("Ferries stay in port", True)]
    assert [Path(name).name for name, _ in failures(events)] == ["a.bin", "c.txt"]
    ((_, reason),) = failures(take(folder / "empty"))
    assert reason == "is an empty folder: there is nothing to read in it"


def test_a_strange_file_name_is_shown_safely(take: Taking, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"bad\xff\x1b[2J.txt")
    path.write_bytes(b"")
    ((name, _),) = failures(take(path))
    assert name.isprintable()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"<!-- x --><html><body>Hi", "a", "page"),
        (b"<?xml version='1.0'?>\n<!DOCTYPE html><html>", "a.xml", "page"),
        (b"<?xml version='1.0'?><!-- <rss> --><feed xmlns='x'>", "a", "feed"),
        (b"<rdf:RDF>", "a", "feed"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": []}', "a.json", "feed"),
        (b'{"title": "A", "text": "b"}\n{"title": "C", "text": "d"}', "a", "stories"),
        (b'{"text": "' + b"x" * 9000 + b'"}', "a", "stories"),
        (b"<opml version='2.0'>", "a.xml", "opml"),
        (b"https://a.example/feed tag\n", "urls", "urls"),
        (b"A headline\nhttps://a.example/\n", "a", "text"),
        ("Überschrift".encode("utf-16"), "a.txt", "text"),
        (b"Gr\xfc\xdfe", "a.txt", "text"),
        (b"# A heading\n\nText", "a.md", "text"),
    ],
)
def test_kinds_are_told_by_what_is_in_them(data: bytes, name: str, kind: str) -> None:
    assert sniff(data, name) == kind


@pytest.mark.parametrize(
    ("what", "address"),
    [
        ("https://a.example/x.txt", True),
        ("feed:a.example", True),
        ("ftp://a.example", True),
        ("harbor.example", True),
        ("harbor.example/feed.xml?x=1", True),
        ("localhost:8000/feed", True),
        ("192.168.1.20:8000/feed", True),
        ("127.0.0.1:8000", True),
        ("192.168.1.20", True),
        ("1.2.3.4.5", False),
        ("notes 1.2", False),
        ("notes.txt", False),
        ("folder/notes.txt", False),
        ("./harbor.example", False),
        ("-", False),
        ("words", False),
    ],
)
def test_what_means_the_web(what: str, address: bool) -> None:
    assert is_address(what) == address


def test_natural_order() -> None:
    assert sorted(["b10", "b9", "A2", "a10", "1"], key=natural) == ["1", "A2", "a10", "b9", "b10"]


def test_a_yes_for_one_host_is_none_for_the_feeds_its_page_names(take: Taking, server: FeedServer) -> None:
    inside = server.url("/feed").replace("127.0.0.1", "localhost")
    server.routes["/"] = Answer(page_of("Front", f'<link rel="alternate" type="application/rss+xml" href="{inside}">'))
    ((_, reason),) = failures(take(server.base))
    assert "private network" in reason
    assert server.statuses("/feed") == []


def test_what_an_address_leads_to_is_not_asked_for(take: Taking, server: FeedServer) -> None:
    """A yes would be one for the host that was named, and change nothing."""
    inside = server.url("/feed").replace("127.0.0.1", "localhost")
    server.routes["/away"] = Answer(status=302, headers={"Location": inside})
    (failed,) = [event for event in take(server.url("/away")) if isinstance(event, InputFailed)]
    assert "private network" in failed.reason
    assert not failed.may_be_own
