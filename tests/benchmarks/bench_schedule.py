"""How much of fast feeds arrives, and how polite that is: python -m tests.benchmarks.bench_schedule [HOURS].

Wires show 10 to 30 entries and publish one every 6 to 40 minutes, evenly or in bursts; the clock is simulated, requests
and library are real. cron refreshes every 15 minutes, the app every 30 or 240, and sooner where a feed needs it.
"""

import sys
import tempfile
from pathlib import Path

from reader.ingest.fetch.client import Client
from reader.store.file.library import open_library
from tests.fakes import Clock
from tests.ingest.wires import Got, Wire, follow
from tests.server import feed_server

HOURS = 48
WIRES = [
    *(
        Wire(shown, minutes, burst)
        for shown in (10, 20, 30)
        for minutes in (6, 12, 18, 40)
        for burst in (1, shown // 2, shown)
    ),
    Wire(10, 6, dated=False),
    Wire(20, 18, 10, dated=False),
]


def main() -> None:
    """Let the hours pass once for each way to refresh, and print what was lost."""
    hours = float(sys.argv[1]) if len(sys.argv) > 1 else HOURS
    for name, minutes, app in (
        ("cron every 15 minutes", 15, False),
        ("refresh_minutes = 30", 30, True),
        ("refresh_minutes = 240", 240, True),
    ):
        got = simulate(hours, minutes, app=app)
        for one in got:
            wire = one.wire
            how = f"{wire.burst} at once" if wire.burst > 1 else "evenly"
            print(
                f"{name:<22} shows {wire.shown:>2}, one per {wire.minutes:>2} min, {how:<10}"
                f"{'' if wire.dated else ' undated':<8} asked {one.asked:>4}  published {one.published:>4}"
                f"  lost {one.lost:>4}",
                flush=True,
            )
        lost, published = sum(one.lost for one in got), sum(one.published for one in got)
        print(f"{name:<22} {len(got)} wires, {hours:g} h: {lost} of {published} stories lost\n", flush=True)


def simulate(hours: float, minutes: int, *, app: bool) -> list[Got]:
    """One pass over all wires with a library of its own."""
    clock = Clock()
    with (
        tempfile.TemporaryDirectory() as scratch,
        open_library(Path(scratch) / "library.db", now=clock()) as library,
        feed_server() as server,
        Client() as client,
    ):
        return follow(WIRES, library, server, client, clock, hours=hours, minutes=minutes, app=app)


if __name__ == "__main__":
    main()
