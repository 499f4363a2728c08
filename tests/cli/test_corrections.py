"""The reader's word on statements at the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.paths import Paths
from tests.cli.conftest import Reader, copied, with_one_story


@pytest.fixture(scope="module")
def one_story(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    """A library with one story; nobody writes to it."""
    return with_one_story(
        tmp_path_factory.mktemp("user"),
        "Gates held at the lock\n\n“We have counted every boat,” lock keeper Edda Brahm told reporters on Monday.\n\n"
        "“Nobody slept on my watch,” said Rolf Sund, the night guard, after the council had asked him twice.\n",
    )


@pytest.fixture
def ask(reader: Callable[[Paths], Reader], one_story: Paths, tmp_path: Path) -> Reader:
    return reader(copied(one_story, tmp_path))


def test_it_holds_wherever_statements_are_listed_and_is_taken_back(ask: Reader) -> None:
    done = ask("correct", 1, "slept", "on", "my", "watch", "--by", "Ida Moen", "--role", "pilot")
    assert done.out == "“Nobody slept on my watch,”: said by Ida Moen, not Rolf Sund; role: pilot\n"
    for shown in (ask("show", 1).out, ask("who", "moen").out):
        assert "Ida Moen, pilot" in shown
        assert "corrected by you" in shown
    assert ask("who", "sund").code == 1
    assert "1  said by Ida Moen, not Rolf Sund; role: pilot" in ask("corrections").out
    [row] = json.loads(ask("corrections", "--json").out)
    assert (row["speaker"], row["found"]["speaker_name"], row["title"]) == (
        "Ida Moen", "Rolf Sund", "Gates held at the lock",
    )  # fmt: skip
    [quote] = [one for one in json.loads(ask("show", 1, "--json").out)["analysis"]["quotes"] if "by_reader" in one]
    assert quote["by_reader"]["found_speaker"] == "Rolf Sund"
    assert "Gates held" in ask("list", "is:corrected").out
    assert "said by Ida Moen" in ask("export").out
    assert "undone" in ask("corrections", "--take-back", 1).out
    assert "1" in ask("who", "sund").out
    assert ask("corrections").code == 1


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("slept",), 2, "say what is wrong"),
        (("slept", "--by", "A", "--nobody"), 2, "give one of"),
        (("slept", "--by", " "), 2, "--by needs a name"),
        (("watched", "--nobody"), 1, "no statement of story 1 contains “watched”"),
        (("o", "--nobody"), 2, "2 statements of story 1 contain “o”"),
    ],
)
def test_what_is_not_clear_is_refused_in_words(ask: Reader, words: tuple[str, ...], code: int, told: str) -> None:
    refused = ask("correct", 1, *words)
    assert (refused.code, told in refused.err) == (code, True)
    assert ask("corrections", "--take-back", 4).code == 1


def test_no_statement_and_nobody(ask: Reader) -> None:
    assert ask("correct", 1, "slept", "--no-statement", "--everywhere").code == 0
    assert "Rolf Sund" not in ask("who").out
    assert ask("correct", 1, "counted", "--nobody").code == 0
    assert ask("who").code == 1
