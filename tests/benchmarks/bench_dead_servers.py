"""What dead servers cost living ones: python -m tests.benchmarks.bench_dead_servers [DEAD] [LIVING] [SECONDS].

The dead ones take connections and say nothing, and are first in the order; each feed has a host of its own. Told is
when the last living feed has been read, and when the whole refresh is over, which waits SECONDS for the dead ones.
"""

import socket
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from reader.ingest.fetch.client import Client
from reader.ingest.refresh.refresh import refresh
from reader.ingest.workers.pool import Workers
from reader.model.event import FeedFailed, FeedFetched
from reader.store.file.library import open_library
from reader.store.sources.feeds import add_feed
from tests.ingest.feeds import rss, story_html
from tests.server import Answer, feed_server

DEAD, LIVING, SECONDS = 20, 60, 60
ENTRIES = 8


def main() -> None:
    """Refresh once and print the times."""
    given = [int(word) for word in sys.argv[1:]]
    dead, living, seconds = (*given, *(DEAD, LIVING, SECONDS)[len(given) :])
    with (
        tempfile.TemporaryDirectory() as scratch,
        open_library(Path(scratch) / "library.db", now=_now()) as library,
        socket.create_server(("127.0.0.1", 0), backlog=dead + 8) as silent,
        feed_server() as server,
        Client() as client,
        Workers() as workers,
    ):
        for number in range(dead):
            url = f"http://dead{number}.localhost:{silent.getsockname()[1]}/"
            add_feed(library, url, private=True, now=_now())
        for number in range(living):
            entries = [(f"{number}-{each}", f"Story {each}", story_html(f"Story {each}")) for each in range(ENTRIES)]
            server.routes[f"/{number}"] = Answer(rss(entries, title=f"Feed {number}"))
            url = server.url(f"/{number}").replace("127.0.0.1", f"live{number}.localhost")
            add_feed(library, url, private=True, now=_now())
        began, read, failed = time.monotonic(), [0.0], [0.0]
        for event in refresh(library, now=_now, workers=workers, client=client, seconds=seconds):
            if isinstance(event, FeedFetched | FeedFailed):
                (read if isinstance(event, FeedFetched) else failed).append(time.monotonic() - began)
    print(f"{dead} dead servers first, {living} living ones: {len(read) - 1} read after {read[-1]:.1f} s", flush=True)
    print(f"{len(failed) - 1} given up after {failed[-1]:.1f} s")


def _now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    main()
