"""A site's feed found from its address: what the page names, the usual places, a choice, a list."""

from pathlib import Path

import pytest

from reader.ingest.importing.add_url import CHOOSE
from reader.ingest.importing.site_feeds import usual_addresses
from reader.model.event import FeedAdded, FeedsOffered, InputFailed
from reader.store.sources.feeds import list_feeds
from tests.ingest.feeds import rss, story_html
from tests.ingest.importing.test_add import Taking, failures, page_of, saved, take
from tests.server import Answer, FeedServer

__all__ = ["take"]
FEED = Answer(rss([("1", "First", story_html("One"))]))
HTML = {"Content-Type": "text/html"}


def links(*names: str, of: str = 'rel="alternate" type="application/rss+xml"') -> str:
    return "".join(f'<link {of} href="/{name}" title="The {name}">' for name in names)


@pytest.mark.parametrize("path", ["/feed", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json", "/.rss"])
def test_a_feed_at_a_usual_address_of_a_page_that_names_none(take: Taking, server: FeedServer, path: str) -> None:
    server.routes["/"] = Answer(page_of("Front page"), headers=HTML)
    server.routes[path] = FEED
    assert failures(take(server.base)) == []
    assert [feed.url for feed in list_feeds(take.library)] == [server.url(path)]
    assert take.titles() == ["First"]


def test_usual_addresses_of_a_blog_in_a_folder_and_of_a_thread() -> None:
    folder = list(usual_addresses("https://one.example/blog/?page=2"))
    assert folder[0] == "https://one.example/blog/feed"
    assert "https://one.example/rss.xml" in folder
    assert list(usual_addresses("https://one.example/r/ships/"))[-1] == "https://one.example/r/ships/.rss"


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="alternate" type="text/xml" href="/news">',
        '<link rel="feed" href="/news">',
        '<a href="/news?type=2">RSS</a>',
        '<a href="/news"><img alt="RSS feed" src="x.png"></a>',
        '<a href="/news" title="Atom">Follow us</a>',
    ],
)
def test_what_a_page_calls_its_feed(take: Taking, server: FeedServer, head: str) -> None:
    server.routes["/"] = Answer(page_of("Front page", head), headers=HTML)
    server.routes["/news"] = server.routes["/news?type=2"] = FEED
    assert failures(take(server.base)) == []
    assert len(list_feeds(take.library)) == 1


def test_a_page_without_a_feed_is_no_story_unasked(take: Taking, server: FeedServer) -> None:
    server.routes["/"] = Answer(page_of("Front page"), headers=HTML)
    server.routes["/feed"] = server.routes["/"]  # as a site answers that has a page for everything
    (failed,) = take(server.base)
    assert isinstance(failed, InputFailed)
    assert failed.no_feed
    assert failed.reason.startswith("no feed was found at ")
    assert take.titles() == []


def test_a_server_that_wants_rest_is_not_asked_on(take: Taking, server: FeedServer) -> None:
    server.routes["/"] = Answer(page_of("Front page"), headers=HTML)
    server.routes["/feed"] = Answer(status=429)
    take(server.base)
    assert [seen.path for seen in server.seen] == ["/", "/feed"]


def test_when_the_first_is_dead_the_others_are_tried(take: Taking, server: FeedServer) -> None:
    server.routes["/"] = Answer(page_of("Front page", links("old", "broken", "new")), headers=HTML)
    server.routes["/broken"] = Answer("<rss><channel><ite")
    server.routes["/new"] = FEED
    offered, *events = take(server.base)
    assert isinstance(offered, FeedsOffered)
    assert offered.taken == server.url("/new")
    assert saved(events) == [("First", True)]


def test_when_all_are_dead_each_has_its_reason(take: Taking, server: FeedServer) -> None:
    server.routes["/"] = Answer(page_of("Front page", links("old", "older")), headers=HTML)
    ((name, reason),) = failures(take(server.base))
    assert name == server.base
    assert reason.startswith("none of its feeds can be read: ")
    assert reason.count("HTTP 404") == 2


def test_one_of_several_by_its_number(take: Taking, server: FeedServer) -> None:
    server.routes["/"] = Answer(page_of("Front page", links("all", "sea")), headers=HTML)
    server.routes["/sea"] = FEED
    assert failures(take(server.base, number=2)) == []
    assert [feed.url for feed in list_feeds(take.library)] == [server.url("/sea")]
    ((_, reason),) = failures(take(server.base, number=3))
    assert reason == "it offers 2 feeds; there is no number 3"


def test_whoever_can_be_asked_chooses_first(take: Taking, server: FeedServer) -> None:
    server.routes["/"] = Answer(page_of("Front page", links("all", "sea", "comments")), headers=HTML)
    server.routes["/sea"] = FEED
    (offered,) = take(server.base, number=CHOOSE)
    assert isinstance(offered, FeedsOffered)
    assert [(feed.title, feed.address) for feed in offered.feeds][1] == ("The sea", server.url("/sea"))
    assert offered.taken == ""
    assert list_feeds(take.library) == []
    assert failures(take(server.base, offered=server.url("/sea"))) == []
    assert [feed.url for feed in list_feeds(take.library)] == [server.url("/sea")]


def test_a_feed_with_its_comments_beside_it_is_taken_without_asking(take: Taking, server: FeedServer) -> None:
    server.routes["/"] = Answer(page_of("Front page", links("comments", "feed")), headers=HTML)
    server.routes["/feed"] = FEED
    assert failures(take(server.base, number=CHOOSE)) == []
    assert [feed.url for feed in list_feeds(take.library)] == [server.url("/feed")]


def test_the_address_of_a_list(take: Taking, server: FeedServer) -> None:
    rows = f'<outline xmlUrl="{server.url("/a")}" text="A"/><outline xmlUrl="https://b.example/feed" text="B"/>'
    server.routes["/list.opml"] = Answer(f"<opml version='2.0'><body>{rows}</body></opml>")
    events = take(server.url("/list.opml"))
    assert [event.title for event in events if isinstance(event, FeedAdded)] == ["A", "B"]
    assert [feed.private for feed in list_feeds(take.library)] == [True, False]


def test_a_list_cut_off_tells_what_was_taken(take: Taking, tmp_path: Path) -> None:
    whole = "<opml version='2.0'><body><outline xmlUrl='https://a.example/feed' text='A'/><outline xmlUrl='https://b"
    (tmp_path / "cut.opml").write_text(whole)
    events = take(tmp_path / "cut.opml")
    assert [event.title for event in events if isinstance(event, FeedAdded)] == ["A"]
    ((_, reason),) = failures(events)
    assert reason == "ends in the middle of the list: 1 feed imported, the rest is missing"


def test_a_name_no_file_can_have_is_refused_in_words(take: Taking) -> None:
    ((_, reason),) = failures(take(f"/{'n' * 300}"))
    assert reason.startswith("cannot be read: ")
