"""Outlets named at a place of a text."""

import pytest

from reader.model.sourcing.outlet_names import outlet_at


@pytest.mark.parametrize(
    ("words", "name", "rest"),
    [
        ("Reuters on Monday", "Reuters", " on Monday"),
        ("the Dunmarrow Echo newspaper that", "Dunmarrow Echo", " that"),
        ("the state-run Vesna news agency.", "Vesna", "."),
        ("broadcaster Kanal Nio that", "Kanal Nio", " that"),
        ("the BBC’s morning show", "BBC", "’s morning show"),
        ("The Hill in a statement", "The Hill", " in a statement"),
        ("the Coast Herald Tuesday", "Coast Herald", " Tuesday"),
        ("Havnewire", "Havnewire", ""),
        ("BBC Radio Dunmarrow.", "BBC Radio Dunmarrow", "."),
    ],
)
def test_outlets(words: str, name: str, rest: str) -> None:
    found = outlet_at(words, 0)
    assert found is not None
    assert (found[0], words[found[1] :]) == (name, rest)


@pytest.mark.parametrize(
    "words",
    ["Emily Post", "the harbor", "reporters", "Voss", "ABC Holdings", "the Press Council", "him", "", "Newsome"],
)
def test_what_is_no_outlet(words: str) -> None:
    assert outlet_at(words, 0) is None
