"""Two pasted stories: the reading commands tell who said what, which figures, and what belongs together."""

import json
from collections.abc import Callable

import pytest

from reader.paths import Paths
from tests.cli.conftest import Reader

FURNITURE = (
    "info_icon", "Published At", "newsletter", "Dear readers", "$2", "Once", "Remind me", "Read more",
    "Support The Harbour Post",
)  # fmt: skip


@pytest.fixture
def ask(reader: Callable[[Paths], Reader], filled: Paths) -> Reader:
    return reader(filled)


def ids(ask: Reader) -> tuple[int, int]:
    rows = json.loads(ask("list", "--json").out)
    denial = next(row["id"] for row in rows if row["title"].startswith("Castellan Denies"))
    return denial, next(row["id"] for row in rows if row["id"] != denial)


def test_the_list_names_both_stories(ask: Reader) -> None:
    answer = ask("list")
    assert answer.code == 0
    assert "Castellan Denies Salt Talks Have Stalled, Lowmark Ships Grain Again" in answer.out
    assert "Contradicting Deputy Trade Minister" in answer.out


def test_a_story_is_shown_without_its_furniture(ask: Reader) -> None:
    for story_id in ids(ask):
        shown = ask("show", story_id).out
        assert [word for word in FURNITURE if word in shown] == []
        assert "Castellan" in shown


SAID = [
    ("This does not make the work easy", "Sorin Ravkin", "Deputy Trade Minister"),
    ("Nevertheless, we are pursuing", "Sorin Ravkin", "Deputy Trade Minister"),
    ("We are taking this calmly", "Dorin Pellas", "Castellan spokesman"),
    ("We expect to continue our dialogue", "Dorin Pellas", "Castellan spokesman"),
    ("We know how to resist sanctions", "Sorin Ravkin", "Deputy Trade Minister"),
    ("He will not sacrifice his goals", "Talia Stanova", "senior fellow at the Brackwater Institute"),
    ("might not please everyone", "Yarin Ushkov", "Castellan trade adviser"),
]


@pytest.mark.parametrize(("words", "name", "role"), SAID)
def test_direct_quotes_have_the_right_speaker_and_role(ask: Reader, words: str, name: str, role: str) -> None:
    found = []
    for story_id in ids(ask):
        story = json.loads(ask("show", story_id, "--json").out)
        text = story["document"]["text"]
        found += [
            (quote["speaker_name"], role in quote.get("role", ""))
            for quote in story["analysis"]["quotes"]
            if any(words in text[start:end] for start, end in quote["spans"])
        ]
    assert found == [(name, True)]


def test_one_figure_is_lit(ask: Reader) -> None:
    rows = json.loads(ask("figures", "--json").out)
    assert [row["words"] for row in rows] == ["500% tariffs"]


def test_the_stories_are_linked_and_say_why(ask: Reader) -> None:
    denial, contradiction = ids(ask)
    answer = ask("related", denial, "--why")
    assert answer.code == 0
    assert answer.out.startswith(f"{contradiction}  ")
    assert "Ravkin" in answer.out


def test_who_lists_people_and_what_they_said(ask: Reader) -> None:
    assert "Sorin Ravkin" in ask("who").out
    said = ask("who", "Ravkin")
    assert "We know how to resist sanctions" in said.out
    assert "momentum" in said.out


def test_search_understands_speakers_and_figures(ask: Reader) -> None:
    assert "Castellan Denies" in ask("search", "said:pellas").out
    assert "Contradicting" not in ask("search", "said:pellas").out
    assert "Castellan Denies" in ask("search", "figure:>100%").out
    assert ask("search", "zeppelin").code == 1


NOT_THERE = [
    (("show", 999), "There is no story 999"),
    (("related", 999), "There is no story 999"),
    (("who", "Zarathustra"), "nobody called Zarathustra is quoted"),
    (("figures", "zeppelins"), "no figure about zeppelins"),
    (("list", "zeppelins"), "no story matches zeppelins"),
]


@pytest.mark.parametrize(("args", "words"), NOT_THERE)
def test_nothing_found_is_exit_code_1_and_one_line(ask: Reader, args: tuple[object, ...], words: str) -> None:
    answer = ask(*args)
    assert answer.code == 1
    assert answer.out == ""
    assert words in answer.err
    assert answer.err.count("\n") == 1


SPEAKS_JSON = [("list",), ("search", "talks"), ("show", 1), ("who",), ("who", "Ravkin"), ("figures",), ("related", 1)]


@pytest.mark.parametrize("args", SPEAKS_JSON)
def test_every_reading_command_speaks_json(ask: Reader, args: tuple[object, ...]) -> None:
    answer = ask(*args, "--json")
    assert answer.code == 0
    assert json.loads(answer.out)


@pytest.mark.parametrize("args", [("list", "zeppelins"), ("who", "Zarathustra"), ("figures", "zeppelins")])
def test_nothing_found_is_an_empty_list_in_json(ask: Reader, args: tuple[object, ...]) -> None:
    answer = ask(*args, "--json")
    assert (answer.code, json.loads(answer.out)) == (1, [])


def test_a_word_with_a_minus_is_left_out_of_a_search(ask: Reader) -> None:
    for command in ("search", "list"):
        found = ask(command, "salt", "-newsboat", "-grain", "-n5")
        assert found.code == 0, found.err
        assert "Castellan Denies" not in found.out
        assert "Contradicting" in found.out


@pytest.mark.parametrize("count", ["0", "-5", "many"])
@pytest.mark.parametrize("command", ["list", "who", "figures"])
def test_how_many_is_a_number_above_nothing(ask: Reader, command: str, count: str) -> None:
    assert ask(command, "-n", count).code == 2
