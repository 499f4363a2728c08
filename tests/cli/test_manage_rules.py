"""Rules on the command line, from a feed that is refreshed."""

from collections.abc import Callable

import pytest

from reader.paths import Paths
from tests.cli.conftest import Reader
from tests.ingest.feeds import rss, story_html
from tests.server import Answer, FeedServer


@pytest.fixture
def ask(reader: Callable[[Paths], Reader], paths: Paths) -> Reader:
    return reader(paths)


def test_from_making_a_rule_to_what_it_did(ask: Reader, server: FeedServer) -> None:
    first = ("1", "Cup final tonight", story_html("Both teams"))
    server.routes["/feed"] = Answer(rss([first]))
    assert ask("add", "--private", server.url("/feed")).code == 0
    made = ask("rules", "add", "hide", "title:cup")
    assert (made.out, made.code) == ("rule 1: hide title:cup\n", 0)
    assert "it matches 1 story already here; to apply it to them: reader rules apply 1" in made.err
    assert ask("rules", "try", "1").out == "hide title:cup: matches 1 of 1 stories here\n  1  Cup final tonight\n"
    new = [("2", "Cup goes north", story_html("They won")), ("3", "Snow in Velmark", story_html("It snows"))]
    server.routes["/feed"] = Answer(rss([first, *new]))
    assert ask("refresh", "--force", "--no-analysis").code == 0
    listed = ask("list").out
    assert "Snow in Velmark" in listed
    assert "Cup final tonight" in listed
    assert "Cup goes north" not in listed
    assert ask("rules", "apply", "1").out == "applied to 1 story\n"
    assert "Cup final tonight" not in ask("list").out
    assert ask("rules").out.splitlines()[1] == " 1  hide title:cup    2"
    assert len(ask("rules", "did", "1").out.splitlines()) == 3
    assert ask("rules", "remove", "1").code == 0
    assert ask("rules").code == 1


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("add", "hide"), "hide what?"),
        (("add", "burn", "ferry"), "a rule is hide, read, star or tag=WORD"),
        (("add", "hide", "colour:red"), 'there is no field "colour"'),
        (("apply", "7"), "there is no rule 7"),
    ],
)
def test_what_is_no_rule_is_one_line(ask: Reader, server: FeedServer, command: tuple[str, ...], words: str) -> None:
    server.routes["/feed"] = Answer(rss([]))
    ask("add", "--private", server.url("/feed"))
    answer = ask("rules", *command)
    assert answer.code != 0
    assert words in answer.err
    assert answer.err.count("\n") == 1


def test_a_phrase_in_the_shells_quotation_marks_stays_one(ask: Reader, server: FeedServer) -> None:
    server.routes["/feed"] = Answer(rss([]))
    ask("add", "--private", server.url("/feed"))
    assert ask("rules", "add", "tag=port", "said:Dana Fosk", "night shift").out == (
        'rule 1: tag=port said:"Dana Fosk" "night shift"\n'
    )
