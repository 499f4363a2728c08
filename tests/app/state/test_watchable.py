"""What a watch of a speaker, a figure or a thread asks for, and what a key does to the searches kept."""

import pytest

from reader.app.state.watchable import of_figure, of_speaker, of_thread, toggled
from reader.model.action import SetSearch
from reader.model.queries.query import FigureTest, Query
from reader.model.queries.query_parser import parse_query
from reader.store.search.saved_searches import SavedSearch

ROTH = SavedSearch("Ina Roth", 'said:"Ina Roth"')


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Ina Roth", ROTH),
        ("Vossberg", SavedSearch("Vossberg", "said:Vossberg")),
        ('Ina "Ro" Roth', SavedSearch('Ina "Ro" Roth', 'said:"Ina Ro Roth"')),
        ("two officials", "only speakers with a name can be watched, not “two officials”"),
        ("", "only speakers with a name can be watched"),
    ],
)
def test_speakers(name: str, found: SavedSearch | str) -> None:
    assert of_speaker(name) == found


@pytest.mark.parametrize(
    ("thing", "name", "words"),
    [
        ("tariffs", "tariffs", "tariffs"),
        ("kilo of saffron", "kilo of saffron", "kilo of saffron"),
        ("2026 budget", "budget", "budget"),
        (">5% of members", "of members", "of members"),
        ("co-op's boats", "co-op's boats", "co-op's boats"),
    ],
)
def test_a_figure_is_asked_for_by_words_alone(thing: str, name: str, words: str) -> None:
    found = of_figure(thing)
    assert isinstance(found, SavedSearch)
    assert found.name == name
    assert parse_query(found.line) == Query(figures=(FigureTest(words),))


@pytest.mark.parametrize("thing", ["", "12", "€500"])
def test_numbers_alone_are_no_thing(thing: str) -> None:
    assert of_figure(thing) == "this figure has no words by which it could be watched"


def test_a_thread_is_asked_for_by_its_number_whatever_it_is_called() -> None:
    assert of_thread(12, "Ferry\nstrike") == SavedSearch("Ferry strike", "thread:12")
    assert of_thread(12, "") == SavedSearch("thread:12", "thread:12")


@pytest.mark.parametrize(
    ("kept", "done"),
    [
        ((), SetSearch("Ina Roth", ROTH.line, True)),
        ((SavedSearch("INA ROTH", "title:roth"),), SetSearch(ROTH.line, ROTH.line, True)),
        ((SavedSearch("mine", ROTH.line),), SetSearch("mine", ROTH.line, True)),
        ((SavedSearch("Ina Roth", ROTH.line, True),), SetSearch("Ina Roth")),
        ((SavedSearch(ROTH.line, ROTH.line, True),), SetSearch(ROTH.line)),
        ((SavedSearch("mine", ROTH.line, True),), SetSearch("mine", ROTH.line, False)),
    ],
    ids=["new", "the name is taken", "own search", "take back", "take back under its line", "own search stays"],
)
def test_the_key_makes_a_watch_and_takes_it_back(kept: tuple[SavedSearch, ...], done: SetSearch) -> None:
    assert toggled(kept, ROTH) == done
