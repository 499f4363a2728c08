"""The names of a whole story, set right by what stands around them."""

import pytest

from reader.analysis.people.name_spans import story_runs

STORIES = {
    "body goes on with of": ("The Ministry of Works met.", [("", "Ministry of Works")]),
    "body goes on with for": ("The Office for the Harbours met.", [("", "Office for the Harbours")]),
    "committee goes on with on": ("The Committee on Works met.", [("", "Committee on Works")]),
    "ministry ends at on": ("The Ministry on Elm Street is shut.", [("", "Ministry"), ("", "Elm Street")]),
    "headline without names": ("Port Talks Stall Again\n\nAna Duarte left.", [("", "Ana Duarte")]),
    "headline with a known name": ("Duarte Talks Stall Again\n\nAna Duarte left.",
                                   [("", "Duarte"), ("", "Ana Duarte")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STORIES.values(), ids=STORIES.keys())
def test_story_runs(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(run.title, run.name) for run in story_runs(text)] == expected


@pytest.mark.parametrize(("text", "expected"), STORIES.values(), ids=STORIES.keys())
def test_offsets_are_those_of_the_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert [text[run.name_start : run.end] for run in story_runs(text)] == [name for _, name in expected]


@pytest.mark.parametrize("front", ["", "On Sunday "])
def test_an_office_leaves_its_holder_the_name(front: str) -> None:
    runs = story_runs(f"{front}Secretary of State for Culture Ana Duarte left.")
    assert ("Secretary of State for Culture", "Ana Duarte") in [(run.title, run.name) for run in runs]
