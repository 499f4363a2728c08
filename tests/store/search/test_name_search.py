"""Whom a typed name finds: whole words, however they are joined, and beginnings where nobody has the words."""

import pytest

from reader.model.queries.query_parser import parse_query
from reader.store.annotations.people import speakers
from reader.store.file.library import Library
from reader.store.texts.stories import headlines
from tests.store.annotations.test_people import tell

PEOPLE = (
    "Ines Duarte-Pope", "UN", "Owen Dunmore", "Una Lindqvist", "Maria de la Vega", "Sean O’Harren", "José N. Ruiz",
    "Karim al-Hashemi", "Ministry of Sundries", "two union officials",
)  # fmt: skip

FINDS = [
    ("Duarte-Pope", ["Ines Duarte-Pope"]),
    ("duarte pope", ["Ines Duarte-Pope"]),
    ("Pope", ["Ines Duarte-Pope"]),
    ("Duarte‑Pope", ["Ines Duarte-Pope"]),  # a hyphen that does not break
    ("UN", ["UN"]),
    ("un", ["UN"]),
    ("dun", ["Owen Dunmore"]),
    ("DUN", []),
    ("Mini", ["Ministry of Sundries"]),
    ("more", []),
    ("de la Vega", ["Maria de la Vega"]),
    ("O'Harren", ["Sean O’Harren"]),
    ("Jose N. Ruiz", ["José N. Ruiz"]),
    ("Ruiz, Jose", ["José N. Ruiz"]),
    ("Mr. Ruiz", ["José N. Ruiz"]),
    ("al-Hashemi", ["Karim al-Hashemi"]),
    ("hashemi", ["Karim al-Hashemi"]),
]


@pytest.fixture
def told(library: Library) -> Library:
    for name in PEOPLE:
        tell(library, (name, ""))
    return library


@pytest.mark.parametrize(("typed", "names"), [*FINDS, ("%", []), ("_", []), ("week " * 500, [])])
def test_a_name_finds_its_people(told: Library, typed: str, names: list[str]) -> None:
    assert [one.name for one in speakers(told, typed)] == names


@pytest.mark.parametrize(("typed", "names"), [*FINDS, ("union", ["two union officials"])])
def test_a_name_finds_the_stories_that_quote_them(told: Library, typed: str, names: list[str]) -> None:
    found = [one.title for one in headlines(told, parse_query(f'said:"{typed}"'))]
    assert found == [f"Story {PEOPLE.index(name)}" for name in names]


def test_words_still_typed_may_go_on(told: Library) -> None:
    assert {one.name for one in speakers(told, "un", begun=True)} == {"UN", "Una Lindqvist"}
    assert {one.name for one in speakers(told, "duarte-p", begun=True)} == {"Ines Duarte-Pope"}
