"""Fast feeds that show their last few entries: none is lost, whoever refreshes."""

import pytest

from reader.ingest.fetch.client import Client
from reader.store.file.library import Library
from tests.fakes import Clock
from tests.ingest.wires import Wire, follow
from tests.server import FeedServer

WIRES = [
    Wire(10, 6),
    Wire(10, 6, burst=5),
    Wire(10, 6, burst=10),
    Wire(10, 6, dated=False),
]


@pytest.mark.parametrize(("minutes", "app"), [(15, False), (30, True), (240, True)])
def test_nothing_is_lost(
    library: Library, server: FeedServer, client: Client, clock: Clock, minutes: int, app: bool
) -> None:
    got = follow(WIRES, library, server, client, clock, hours=3, minutes=minutes, app=app)
    assert [(one.wire, one.lost) for one in got] == [(wire, 0) for wire in WIRES]
    assert all(one.published > 10 for one in got)
