"""Subscriptions on the command line."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.paths import Paths
from tests.cli.conftest import Reader, copied

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
