"""Fixtures of the ingest tests."""

from collections.abc import Iterator

import pytest

from reader.ingest.client import Client
from tests.server import FeedServer, feed_server


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with feed_server() as running:
        yield running


@pytest.fixture
def client() -> Iterator[Client]:
    with Client() as made:
        yield made
