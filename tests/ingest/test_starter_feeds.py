"""The list of feeds to begin with: whole, documented, and found by the words people use."""

from importlib import resources

import pytest

from reader.errors import NothingFound
from reader.ingest.starter_feeds import named, starter_feeds
from reader.ingest.urls import whole_address


def test_every_feed_has_a_name_a_language_and_an_address_of_its_own() -> None:
    feeds = starter_feeds()
    assert len(feeds) > 60
    assert [feed.number for feed in feeds] == list(range(1, len(feeds) + 1))
    assert len({feed.address for feed in feeds}) == len(feeds)
    for feed in feeds:
        assert feed.section
        assert feed.title
        assert len(feed.language) == 2
        assert whole_address(feed.address) == feed.address


def test_every_feed_stands_below_the_source_it_was_found_in() -> None:
    lines = resources.files("reader.ingest").joinpath("starter_feeds.txt").read_text("utf-8").splitlines()
    source = ""
    for line in lines:
        if line.startswith("["):
            source = ""
        elif line.startswith("# source: "):
            source = line
        elif "|" in line and not line.startswith("#"):
            assert source, line


@pytest.mark.parametrize(
    ("words", "count"),
    [("3", 1), ("france", 4), ("France 24", 1), ("le monde", 1), ("guardian", 3), ("Neue Zürcher", 1)],
)
def test_feeds_are_named_by_number_section_or_title(words: str, count: int) -> None:
    assert len(named(words)) == count


@pytest.mark.parametrize("words", ["", "999", "Atlantis\x1b"])
def test_what_is_not_there_is_said(words: str) -> None:
    with pytest.raises(NothingFound, match="nothing called"):
        named(words)
