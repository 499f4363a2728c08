"""Two pasted stories: the reading commands tell who said what, which figures, and what belongs together."""

import json
from collections.abc import Callable

import pytest

from reader.analysis import analyze
from reader.cli.read_library import figure_line
from reader.model.document import plain_document
from reader.model.story import Attachment, Details
from reader.paths import Paths
from reader.store.file.library import open_library
from reader.store.sources.feeds import add_feed
from reader.store.texts.arriving_entries import list_arrivals
from reader.store.texts.entries import arrival
from reader.store.texts.stories import save_story
from tests.builders import NOW, clean, clean_story
from tests.cli.conftest import Reader

FURNITURE = (
    "info_icon", "Published At", "newsletter", "Dear readers", "$2", "Once", "Remind me", "Read more",
    "Support The Harbour Post",
)  # fmt: skip
WORDS = "Dockers at the port of Norhavn stayed at home for another day. " * 12
"""Long enough to be known as the same story wherever it comes from."""


@pytest.fixture
def ask(reader: Callable[[Paths], Reader], filled: Paths) -> Reader:
    return reader(filled)


def ids(ask: Reader) -> tuple[int, int]:
    rows = json.loads(ask("list", "--json").out)
    denial = next(row["id"] for row in rows if row["title"].startswith("Lighthouse Board Denies"))
    return denial, next(row["id"] for row in rows if row["id"] != denial)


def test_the_list_names_both_stories(ask: Reader) -> None:
    answer = ask("list")
    assert answer.code == 0
    assert "Lighthouse Board Denies Herring Pact Is Dead as Trawlers Return to Port" in answer.out
    assert "Correcting Deputy Fisheries Minister" in answer.out


def test_the_list_names_each_outlet_once(reader: Callable[[Paths], Reader], paths: Paths) -> None:
    with open_library(paths.library, now=NOW) as library:
        save_story(library, clean_story(WORDS, guid="pasted"), feed_id=None, now=NOW)
        for number, title in enumerate(("Harbor Post", "Nordwire", "Nordwire")):
            feed, _ = add_feed(library, f"https://harbor.example/{number}", title=title, now=NOW)
            save_story(library, clean_story(WORDS, guid=f"{number}"), feed_id=feed.id, now=NOW)
    assert "2026-11-22  Harbor Post, Nordwire  Ferry strike" in reader(paths)("list").out


def test_a_story_is_shown_without_its_furniture(ask: Reader) -> None:
    for story_id in ids(ask):
        shown = ask("show", story_id).out
        assert [word for word in FURNITURE if word in shown] == []
        assert "Board" in shown


SAID = [
    ("One morning they want all the fish", "Sorin Ravkin", "Deputy Fisheries Minister"),
    ("We have kept our side", "Sorin Ravkin", "Deputy Fisheries Minister"),
    ("Nobody here has raised his voice", "Dorin Pellas", "Board spokesman"),
    ("There is a chair for Harn", "Dorin Pellas", "Board spokesman"),
    ("Our smokehouses have outlived", "Sorin Ravkin", "Deputy Fisheries Minister"),
    ("He will trade the outer banks", "Talia Stanova", "senior fellow at the Brackwater Institute"),
    ("The draft is long", "Yarin Ushkov", "Lighthouse Board treaty adviser"),
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
    (group,) = json.loads(ask("figures", "--json").out)
    assert (group["thing"], group["verdict"]) == ("tariffs", None)
    (value,) = group["values"]
    assert (value["words"], value["low"], value["against"]) == ("500% tariffs", 500, None)
    assert value["words"] in value["sentence"]


def test_the_stories_are_linked_and_say_why(ask: Reader) -> None:
    denial, contradiction = ids(ask)
    answer = ask("related", denial, "--why")
    assert answer.code == 0
    assert answer.out.startswith(f"{contradiction}  ")
    assert "Ravkin" in answer.out


def test_who_lists_people_and_what_they_said(ask: Reader) -> None:
    assert "Sorin Ravkin" in ask("who").out
    said = ask("who", "Ravkin")
    assert "Our smokehouses have outlived three tariffs" in said.out
    assert "patience" in said.out


def test_search_understands_speakers_and_figures(ask: Reader) -> None:
    assert "Board Denies" in ask("search", "said:pellas").out
    assert "Correcting" not in ask("search", "said:pellas").out
    assert "Board Denies" in ask("search", "figure:>100%").out
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


SPEAKS_JSON = [("list",), ("search", "herring"), ("show", 1), ("who",), ("who", "Ravkin"), ("figures",), ("related", 1)]


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
        found = ask(command, "herring", "-newsboat", "-trawlers", "-n5")
        assert found.code == 0, found.err
        assert "Board Denies" not in found.out
        assert "Correcting" in found.out


@pytest.mark.parametrize("count", ["0", "-5", "many"])
@pytest.mark.parametrize("command", ["list", "who", "figures"])
def test_how_many_is_a_number_above_nothing(ask: Reader, command: str, count: str) -> None:
    assert ask(command, "-n", count).code == 2


def test_a_story_that_is_only_listed_says_so(reader: Callable[[Paths], Reader], paths: Paths) -> None:
    sent = arrival(guid="1", url="", title="Ferries", author="", published_at=None, updated_at=None, raw="<p>Late</p>")
    with open_library(paths.library, now=NOW) as library, library.atomic():
        feed, _ = add_feed(library, "https://harbor.example/feed", now=NOW)
        ((story_id, _),) = list_arrivals(library, feed.id, [sent], site="Harbor Post", now=NOW)
    assert "the next refresh reads its text" in reader(paths)("show", story_id).out


def test_a_recording_and_its_discussion_are_shown_and_written(reader: Callable[[Paths], Reader], paths: Paths) -> None:
    details = Details((Attachment("https://isle.example/e.mp3", "audio", seconds=2530),), "https://isle.example/c")
    with open_library(paths.library, now=NOW) as library:
        story_id = save_story(library, clean_story(WORDS, details=details), feed_id=None, now=NOW).id
    shown, written = reader(paths)("show", story_id).out, reader(paths)("show", story_id, "--markdown").out
    assert "audio (0:42:10): https://isle.example/e.mp3" in shown
    assert "discussion: https://isle.example/c" in shown
    assert written.endswith("Audio (0:42:10): <https://isle.example/e.mp3>\n\nDiscussion: <https://isle.example/c>\n")


def test_a_table_stands_in_columns(reader: Callable[[Paths], Reader], paths: Paths) -> None:
    rows = "<tr><th>Route<th>Fare<tr><td>Tarn<td>85<tr><td>Skarholm<td>1,200"
    made = clean(f"<p>{WORDS}</p><table>{rows}</table>", "feed", title="Fares rise", guid="fares")
    with open_library(paths.library, now=NOW) as library:
        story_id = save_story(library, made, feed_id=None, now=NOW).id
    assert "  Route     Fare\n  Tarn      85\n  Skarholm  1,200\n" in reader(paths)("show", story_id).out


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("At least 27 people were hurt.", "At least 27 people hurt"),
        ("The fire burned nearly 4,000 hectares.", "nearly 4,000 hectares fire"),
        ("More than 600 homes are without water.", "More than 600 homes"),
        ("Rents rose 4%.", "4% Rents ▲ rise"),
    ],
)
def test_a_figure_is_told_with_the_words_before_it(text: str, line: str) -> None:
    (figure,) = analyze(plain_document(text), language="en").figures
    assert figure_line(text, figure) == line
