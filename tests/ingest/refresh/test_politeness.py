"""A server's wishes are respected however often somebody refreshes."""

from datetime import timedelta

from reader.ingest.fetch.client import Client
from reader.store.file.library import Library
from tests.fakes import Clock
from tests.ingest.politeness import KINDS, a_day
from tests.server import FeedServer


def test_half_a_day(library: Library, server: FeedServer, client: Client, clock: Clock) -> None:
    hosted = a_day(2 * len(KINDS), library, server, client, clock, hours=15, tick=timedelta(minutes=15))
    for one in hosted:
        assert one.forbidden == 0, one
        assert len(one.asked) > 3, one
        if one.kind != "bare":
            assert [conditional for _, conditional in one.asked].count(False) == 1, one
