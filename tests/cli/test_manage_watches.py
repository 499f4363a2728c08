"""Watches on the command line, told by a refresh."""

from collections.abc import Callable

import pytest

from reader.paths import Paths
from tests.cli.conftest import Reader
from tests.ingest.feeds import rss, story_html
from tests.server import Answer, FeedServer


@pytest.fixture
def ask(reader: Callable[[Paths], Reader], paths: Paths) -> Reader:
    return reader(paths)


def test_from_making_a_watch_to_what_is_new(ask: Reader, server: FeedServer) -> None:
    first = ("1", "Cup final tonight", story_html("Both teams"))
    server.routes["/feed"] = Answer(rss([first]))
    assert ask("add", "--private", server.url("/feed")).code == 0
    assert ask("watch").code == 1
    assert ask("watch", "add", "cups", "title:cup").out == "cups rings when it finds new stories: title:cup\n"
    assert ask("watch", "show", "cups").err == "reader: nothing new for cups\n"
    new = [("2", "Cup goes north", story_html("They won")), ("3", "Snow in Velmark", story_html("It snows"))]
    server.routes["/feed"] = Answer(rss([first, *new]))
    assert ask("refresh", "--force", "--no-analysis").out.splitlines()[-1] == "cups: 1 new story: Cup goes north"
    assert ask("watch").out.splitlines()[1].split() == ["cups", "1", "title:cup"]
    assert ask("watch", "show", "CUPS").out.endswith("  Cup goes north\n")
    assert ask("watch").out.splitlines()[1].split() == ["cups", "0", "title:cup"]
    assert ask("refresh", "--force", "--no-analysis", "--quiet").out == ""
    assert ask("watch", "stop", "cups").code == 0
    assert ask("watch").code == 1
    assert ask("watch", "add", "cups").code == 0, "the search is still saved"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("add", "x", "colour:red"), 'there is no field "colour"'),
        (("add", "x"), "there is no saved search x"),
        (("stop", "x"), "there is no saved search x"),
        (("show", "x"), "there is no watch x"),
    ],
)
def test_what_is_no_watch_is_one_line(ask: Reader, server: FeedServer, command: tuple[str, ...], words: str) -> None:
    server.routes["/feed"] = Answer(rss([("1", "Cup final tonight", story_html("Both teams"))]))
    assert ask("add", "--private", server.url("/feed")).code == 0
    answer = ask("watch", *command)
    assert answer.code > 0
    assert words in answer.err
    assert answer.err.count("\n") == 1
