"""What servers see of a day of refreshes: python -m tests.benchmarks.bench_politeness [FEEDS] [HOURS].

The clock is simulated, requests and library are real; everything due is refreshed every 15 minutes, as by cron.
"""

import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from reader.ingest.fetch.client import Client
from reader.store.file.library import open_library
from tests.fakes import Clock
from tests.ingest.politeness import KINDS, a_day
from tests.server import feed_server

FEEDS, HOURS = 200, 24


def main() -> None:
    """Let the day pass, and print what each kind of feed was asked."""
    given = [int(word) for word in sys.argv[1:]]
    feeds, hours = (*given, *(FEEDS, HOURS)[len(given) :])
    clock = Clock()
    with (
        tempfile.TemporaryDirectory() as scratch,
        open_library(Path(scratch) / "library.db", now=clock()) as library,
        feed_server() as server,
        Client() as client,
    ):
        hosted = a_day(feeds, library, server, client, clock, hours=hours, tick=timedelta(minutes=15))
    for kind in KINDS:
        own = [one for one in hosted if one.kind == kind]
        asked = sum(len(one.asked) for one in own)
        whole = max((sum(not conditional for _, conditional in one.asked) for one in own), default=0)
        forbidden = sum(one.forbidden for one in own)
        print(
            f"{kind:<10} {len(own):>3} feeds, {asked / max(1, len(own)):5.1f} requests each,"
            f" at most {whole} unconditional, {forbidden} when the server wanted none"
        )
    print(f"{sum(len(one.asked) for one in hosted)} requests, {sum(one.forbidden for one in hosted)} unwanted")


if __name__ == "__main__":
    main()
