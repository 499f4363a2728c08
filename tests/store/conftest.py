"""A library of one's own for every test, and a feed in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model.feed import Feed
from reader.store.file.library import Library, open_library
from reader.store.sources.feeds import add_feed
from tests.builders import NOW


@pytest.fixture
def library(tmp_path: Path, empty_library: Path) -> Iterator[Library]:
    """An empty library on a real file."""
    with open_library(Path(shutil.copy(empty_library, tmp_path / "library.db")), now=NOW) as opened:
        yield opened


@pytest.fixture
def feed(library: Library) -> Feed:
    """A subscription to build stories on."""
    return add_feed(library, "https://harbour.example/feed", title="Harbour Post", now=NOW)[0]


@pytest.fixture
def other_feed(library: Library) -> Feed:
    """A second outlet."""
    return add_feed(library, "https://coast.example/feed", title="Coast Daily", now=NOW)[0]
