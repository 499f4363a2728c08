"""Subscriptions on the command line."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.cli.add_and_refresh import Progress, numbers_in
from reader.ingest.fetch.schedule import in_words
from reader.model.document import plain_document
from reader.model.event import StoryAnalyzed
from reader.model.story import CLEAN_VERSION
from reader.paths import Paths
from reader.store.file.library import open_library
from reader.store.sources.feeds import list_feeds, update_feed
from reader.store.texts.stories import save_story
from tests.builders import clean
from tests.cli.conftest import Reader, copied
from tests.ingest.feeds import rss, story_html
from tests.server import Answer, FeedServer, feed_server

OPML = '<opml version="2.0"><body>{}</body></opml>'
LOGIN = '<outline type="rss" xmlUrl="http://ann:s3cret@{}.example/feed"/>'


@pytest.fixture
def ask(reader: Callable[[Paths], Reader], paths: Paths) -> Reader:
    return reader(paths)


def test_a_login_in_an_address_is_never_printed(ask: Reader, tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_text(OPML.format(LOGIN.format("a") + LOGIN.format("b")))
    answers = [
        ask("import", tmp_path / "feeds.opml"),
        ask("feeds"),
        ask("feeds", "--json"),
        ask("feeds", "opml"),
        ask("feeds", "remove", "example"),
        ask("feeds", "remove", "a.example"),
    ]
    assert [answer.code for answer in answers] == [0, 0, 0, 0, 1, 0]
    for answer in answers:
        assert "a.example" in answer.out + answer.err
        assert "s3cret" not in answer.out + answer.err
    assert json.loads(answers[2].out)[0]["url"] == "http://***@a.example/feed"


def test_the_subscriptions_are_written_to_a_file_and_over_it_when_asked(ask: Reader, tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_text(OPML.format(LOGIN.format("a")))
    assert ask("import", tmp_path / "feeds.opml").code == 0
    target = tmp_path / "mine.opml"
    assert ask("feeds", "opml", "-o", target).code == 0
    assert target.read_text() == ask("feeds", "opml").out
    assert ask("feeds", "opml", "-o", target).code == 2
    assert ask("feeds", "opml", "-o", target, "--overwrite").code == 0


def test_a_library_without_feeds_is_analyzed_again_by_a_refresh(
    reader: Callable[[Paths], Reader], filled: Paths, tmp_path: Path
) -> None:
    paths = copied(filled, tmp_path)
    with sqlite3.connect(paths.library) as raw:
        raw.execute("DELETE FROM quotes WHERE story_id = 1")
        raw.execute("UPDATE stories SET analysis_version = 1 WHERE id = 1")
    raw.close()
    ask = reader(paths)
    before = ask("who").out
    assert ask("refresh").code == 0
    assert ask("who").out not in ("", before)
    assert "no feeds yet" in ask("refresh").err


def test_old_stories_are_cleaned_by_newer_rules_by_a_refresh(ask: Reader, paths: Paths) -> None:
    assert ask("list").code == 1, "a library with nothing in it"
    words = "The ferry to Ossel was towed back on Sunday, after its rudder had been found on the beach of Tarn. " * 4
    made = clean(f"<p>{words}</p><p>Share</p>", "feed", guid="1", title="Ferry towed back")
    old = replace(made, document=plain_document(f"{words.strip()}\n\nShare"), version=CLEAN_VERSION - 1)
    with open_library(paths.library, now=datetime.now(UTC)) as library:
        save_story(library, old, feed_id=None, now=datetime.now(UTC))
    assert ask("refresh", "--no-cleaning", "--no-analysis").out == ""
    assert "Share" in ask("show", "1").out
    answer = ask("refresh", "--no-analysis")
    assert (answer.code, answer.out) == (0, "1 old story cleaned again\n")
    assert "Share" not in ask("show", "1").out
    assert ask("refresh", "--no-analysis").out == ""


@pytest.fixture
def wire(ask: Reader, tmp_path: Path) -> Iterator[FeedServer]:
    """A server with one feed of one story, subscribed to and not asked yet."""
    with feed_server() as server:
        server.routes["/feed"] = Answer(rss([("1", "Ferries stay in port", story_html("Ferries"))]))
        path = tmp_path / "list.opml"
        path.write_text(OPML.format(f'<outline type="rss" xmlUrl="{server.url("/feed")}"/>'))
        assert ask("import", "--private", path).code == 0
        yield server


@pytest.mark.usefixtures("wire")
def test_a_quiet_refresh_says_nothing_and_leaves_the_analysis(ask: Reader) -> None:
    answer = ask("refresh", "--quiet", "--no-analysis")
    assert (answer.code, answer.out, answer.err) == (0, "", "")
    assert "Ferries stay in port" in ask("list").out
    assert ask("figures").code == 1, "nothing is analyzed"
    again = ask("refresh")
    assert "no feed is due" in again.err
    assert "crowns" in ask("figures").out


def test_a_failed_refresh_ends_with_one(ask: Reader, wire: FeedServer) -> None:
    wire.routes["/feed"] = Answer(status=500)
    answer = ask("refresh")
    assert answer.code == 1
    assert "the server has a fault" in answer.err


def test_a_refresh_with_one_feed_that_fails_ends_with_one_and_counts_corrections(
    ask: Reader, wire: FeedServer, tmp_path: Path
) -> None:
    wire.routes["/gone"] = Answer(status=404)
    path = tmp_path / "more.opml"
    path.write_text(OPML.format(f'<outline type="rss" xmlUrl="{wire.url("/gone")}"/>'))
    ask("import", "--private", path)
    answer = ask("refresh", "--no-analysis")
    assert (answer.code, answer.out.splitlines()[0]) == (1, "2 feeds: 1 new story, 0 unchanged, 1 failed")
    wire.routes["/feed"] = Answer(rss([("1", "Ferries stay in port", story_html("Barges"))]))
    answer = ask("refresh", "--all", "--no-analysis")
    assert (answer.code, answer.out.splitlines()[0]) == (
        1, "2 feeds: 0 new stories, 1 corrected story, 0 unchanged, 1 failed",
    )  # fmt: skip


def test_failing_feeds_tell_since_when_and_what_to_do(ask: Reader, wire: FeedServer) -> None:
    assert ask("feeds", "--failing").code == 1
    ask("refresh", "--no-analysis")
    wire.routes["/feed"] = Answer(status=404)
    ask("refresh", "--all", "--no-analysis")
    name, why, what = ask("feeds", "--failing").out.splitlines()
    assert name.startswith("1  Harbor Post  http://127.0.0.1")
    assert "there is nothing at this address (HTTP 404) since " in why
    assert "; last answered " in why
    assert "; fetched again from " in why
    assert what.strip() == (
        "look for its new address: reader add https://harbor.example/; or unsubscribe: reader feeds remove 1"
    )
    assert json.loads(ask("feeds", "--failing", "--json").out)[0]["fetch"]["failures"] == 1


@pytest.mark.usefixtures("wire")
def test_the_list_of_feeds_tells_when_each_is_asked_next_and_what_was_missed(ask: Reader, paths: Paths) -> None:
    assert " due " in ask("feeds").out
    ask("refresh", "--no-analysis")
    now = datetime.now(UTC)
    with open_library(paths.library, now=now) as library:
        (feed,) = list_feeds(library)
        asked = feed.fetch.fetched_at
        assert asked is not None
        assert in_words(asked + timedelta(minutes=5), now) in ask("feeds").out
        missed = replace(feed.fetch, missed_from=now - timedelta(hours=4), missed_until=now - timedelta(hours=1))
        update_feed(library, replace(feed, fetch=missed))
    assert "may be missing" in ask("feeds").out
    assert ask("feeds", "every", "Harbor", "45").out == "Harbor Post is fetched every 45 minutes\n"
    assert json.loads(ask("feeds", "--json").out)[0]["every_minutes"] == 45
    assert ask("feeds", "every", "Harbor", "0").out == "Harbor Post keeps its own pace\n"
    assert ask("feeds", "every", "Harbor", "often").code == 2


def test_feeds_are_named_filed_muted_removed_and_brought_back(
    reader: Callable[[Paths], Reader], paths: Paths, tmp_path: Path
) -> None:
    (tmp_path / "list.opml").write_text(
        '<opml version="2.0"><body><outline text="World"><outline type="rss" text="Nordwire"'
        ' xmlUrl="https://nordwire.example/feed" category="wires,/Papers"/></outline></body></opml>'
    )
    ask = reader(paths)
    assert ask("import", tmp_path / "list.opml").code == 0
    assert "World, Papers, #wires" in ask("feeds").out
    assert ask("feeds", "rename", "nordwire", "Northern Wire").out == "1 is called Northern Wire\n"
    assert ask("feeds", "move", "1", "World/North", "Daily").out == "Northern Wire is in World/North and Daily\n"
    assert ask("feeds", "tag", "1", "+fast", "-wires").out == "Northern Wire: #fast\n"
    assert ask("feeds", "mute", "1").out == "Northern Wire is muted\n"
    assert ask("feeds", "set", "1", "keep=90", "full-text=yes", "tags=north wire", "agent=Mozilla/5.0").code == 0
    (feed,) = json.loads(ask("feeds", "--json").out)
    assert feed["muted"]
    assert (feed["keep_days"], feed["story_tags"], feed["user_agent"]) == (90, ["north", "wire"], "Mozilla/5.0")
    wrong = ask("feeds", "set", "1", "keep=soon")
    assert (wrong.code, wrong.err) == (2, "reader: soon is not a number of minutes or days\n")
    assert "is not a setting; there are every=" in ask("feeds", "set", "1", "colour=red").err
    assert "for 30 days: reader feeds restore 1" in ask("feeds", "remove", "1").out
    assert ask("feeds").code == 1
    assert ask("feeds", "restore").out.startswith("1  Northern Wire, 0 stories, until ")
    assert ask("feeds", "restore", "1").out == "Northern Wire is back with 0 stories\n"
    opml = ask("feeds", "opml").out
    assert opml.count('text="World"') == 1
    assert opml.count("https://nordwire.example/feed") == 2
    assert 'category="fast"' in opml


def test_new_stories_are_not_counted_as_already_here(reader: Callable[[Paths], Reader], paths: Paths) -> None:
    with feed_server() as server:
        server.routes["/feed"] = Answer(rss([("1", "One", story_html("One")), ("2", "Two", story_html("Two"))]))
        assert "already here" not in reader(paths)("add", "--private", server.url("/feed")).out


def page_with(*names: str) -> Answer:
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="/{one}" title="{one}">' for one in names)
    return Answer(f"<html><head>{links}</head><body>Home</body></html>", headers={"Content-Type": "text/html"})


def test_the_feeds_of_a_page_are_listed_and_one_is_taken_by_its_number(ask: Reader, server: FeedServer) -> None:
    server.routes["/"] = page_with("Old", "News", "Sea")
    server.routes["/News"] = Answer(rss([("1", "First", story_html("One"))]))
    server.routes["/Sea"] = Answer(rss([("2", "Second", story_html("Two"))], title="The sea"))
    answer = ask("add", "--private", server.base)
    assert answer.code == 0
    assert "subscribed to Harbor Post" in answer.out
    assert f"  3  Sea   {server.url('/Sea')}" in answer.err
    assert f"number 2 is added; another: reader add --feed N {server.base}" in answer.err
    assert "subscribed to The sea" in ask("add", "--private", "--feed", "3", server.base).out
    wrong = ask("add", "--private", "--feed", "4", server.base)
    assert (wrong.code, "there is no number 4" in wrong.err) == (2, True)


def test_a_page_without_a_feed_is_kept_only_when_asked(ask: Reader, server: FeedServer) -> None:
    server.routes["/"] = Answer(f"<html><body><article>{story_html('One', 4)}</article></body></html>")
    answer = ask("add", "--private", server.base)
    assert answer.code == 2
    assert "no feed was found" in answer.err
    assert f"--page keeps the page as a story: reader add --page {server.base}" in answer.err
    assert ask("add", "--private", "--page", server.base).code == 0


@pytest.mark.parametrize(
    ("line", "numbers"),
    [("1", [1]), ("2, 3", [2, 3]), ("3 3 1", [3, 1]), ("0", []), ("4", []), ("one", []), ("-1", []), ("99999999", [])],
)
def test_numbers_that_are_chosen(line: str, numbers: list[int]) -> None:
    assert numbers_in(line, 3) == numbers


def test_the_bar_is_drawn_once_a_second(capsys: pytest.CaptureFixture[str]) -> None:
    seconds = [0.0]
    bar = Progress(clock=lambda: seconds[0])
    bar.live = True
    for number in range(17):
        bar.show(StoryAnalyzed(1, number, 1000))
        seconds[0] += 0.125
    lines = capsys.readouterr().err.split("\r")[1:]
    assert lines == ["analyzing 0 of 1,000", "analyzing 8 of 1,000", "analyzing 16 of 1,000"]
