"""The raw sample stories are what the first run promises."""

from collections import Counter

import pytest

from reader.sample.raw_stories import (
    FOLDER,
    GUID_PREFIX,
    Input,
    inputs,
)


def test_fifteen_stories_in_three_threads() -> None:
    guids = {arrival.guid for arrival in inputs()} - {"sample:flood-4-courier"}  # the same text from a second outlet
    assert Counter(guid.removeprefix(GUID_PREFIX)[:-2] for guid in guids) == {"ferry": 5, "flood": 6, "spice": 4}


def test_six_outlets_and_three_doors() -> None:
    assert len({arrival.outlet for arrival in inputs()}) == 6
    assert {arrival.kind for arrival in inputs()} == {"feed", "page", "text"}


def test_every_file_arrives_once() -> None:
    files = [arrival.file for arrival in inputs()]
    assert sorted([*files, "index.toml"]) == sorted(path.name for path in FOLDER.iterdir())


def test_arrivals_are_in_order_of_time() -> None:
    times = [arrival.updated or arrival.published for arrival in inputs()]
    assert times == sorted(times)
    assert (times[-1] - times[0]).days == 9


@pytest.mark.parametrize("arrival", inputs(), ids=lambda arrival: arrival.file)
def test_all_is_invented(arrival: Input) -> None:
    assert arrival.guid.startswith(GUID_PREFIX)
    assert arrival.url.split("/")[2].endswith(".example")
    assert 330 <= len(arrival.raw.split()) <= 800
