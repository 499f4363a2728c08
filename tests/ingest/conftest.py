"""Fixtures of the ingest tests."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.ingest.fetch.client import Client
from reader.store.file.library import Library, open_library
from tests.fakes import Clock, InlineWorkers
from tests.server import FeedServer, feed_server


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with feed_server() as running:
        yield running


@pytest.fixture
def client() -> Iterator[Client]:
    with Client() as made:
        yield made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, empty_library: Path, clock: Clock) -> Iterator[Library]:
    with open_library(Path(shutil.copy(empty_library, tmp_path / "library.db")), now=clock()) as opened:
        yield opened


@pytest.fixture
def workers() -> InlineWorkers:
    return InlineWorkers()
