"""The sources pane with many feeds: python -m tests.benchmarks.bench_sources [FEEDS] [STORIES].

Prints what its counts cost in the store, those of saved searches and watches apart, and how long the pane takes from
the key to the drawn screen, in milliseconds of processor time (the median of many). Stories have no texts here: a count
looks at none.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from reader.app.app import ReaderApp
from reader.config import Config
from reader.paths import Paths
from reader.store.file.library import Library, open_library
from reader.store.search.saved_searches import save_search
from reader.store.search.watches import set_watched, unread_of_searches, watch_news
from reader.store.sources.feeds import add_feed
from reader.store.sources.read_sources import read_sources
from tests.app.driving import press, settle

NOW = datetime(2026, 11, 21, 15, 30, tzinfo=UTC)
ROUNDS = 30
TAGS = 40
SEARCHES = {
    "a tag": "tag:tag5", "a folder": 'folder:"Region 7"', "unread here": 'is:unread folder:"Region 3"',
    "a feed": 'feed:"Outlet 17"', "days": "since:3d",
}  # fmt: skip


def main() -> None:
    """Fill a library and print the table."""
    feeds = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    stories = int(sys.argv[2]) if len(sys.argv) > 2 else 60_000
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        paths = Paths(folder / "config", folder / "data", folder / "state", folder / "data" / "library.db")
        paths.data_dir.mkdir(parents=True)
        with open_library(paths.library, now=NOW) as lib:
            fill(lib, feeds, stories)
            print(f"{feeds:,} feeds, {stories:,} stories, {TAGS} tags")
            print(f"{_median(lambda: read_sources(lib)):8.2f} ms  counts")
            for name, line in SEARCHES.items():
                save_search(lib, name, line, now=NOW)
                set_watched(lib, name, True)
            lib.conn.execute("UPDATE saved_searches SET seen_id = ?", (stories - 1_000,))
            lib.conn.commit()
            print(f"{_median(lambda: unread_of_searches(lib)):8.2f} ms  unread of {len(SEARCHES)} searches, aside")
            print(f"{_median(lambda: watch_news(lib)):8.2f} ms  new of {len(SEARCHES)} watches among 1,000 stories")
        asyncio.run(_open(paths))


def fill(lib: Library, feeds: int, stories: int) -> None:
    """Feeds in folders of folders, stories a third of which is read, a tenth tagged."""
    with lib.atomic():
        ids = [
            add_feed(lib, f"https://outlet-{at}.example/feed", title=f"Outlet {at}", now=NOW,
                     folders=[f"Region {at % 12}/Land {at % 60}"] * (at % 10 > 0))[0].id
            for at in range(feeds)
        ]  # fmt: skip
        first = int(NOW.timestamp()) - stories
        lib.conn.executemany(
            "INSERT INTO stories (id, feed_id, guid, title, changed_at, sort_at, entry_hash, words_hash)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(at + 1, ids[at % feeds], f"g{at}", f"Story {at}", 0, first + at, at, at) for at in range(stories)],
        )
        lib.conn.executemany(
            "INSERT INTO statuses (story_id, feed_id, arrived_at, sort_at, read_at) VALUES (?, ?, ?, ?, ?)",
            [(at + 1, ids[at % feeds], first + at, first + at, None if at % 3 else first) for at in range(stories)],
        )
        lib.conn.executemany(
            "INSERT INTO tags (story_id, name) VALUES (?, ?)",
            [(at + 1, f"tag{at // 10 % TAGS}") for at in range(0, stories, 10)],
        )


async def _open(paths: Paths) -> None:
    app = ReaderApp(paths, config=Config(), background=False, now=lambda: NOW, rest=0.0)
    app.animation_level = "none"
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        main = app.reading.main
        spent: dict[str, list[float]] = {"pane opened and drawn": [], "row moved and drawn": []}
        for _ in range(ROUNDS):
            begin = time.process_time()
            main.go_to_pane("sources")
            app.screen._compositor.render_strips()
            spent["pane opened and drawn"].append(time.process_time() - begin)
            await settle(pilot)
            begin = time.process_time()
            main.sources.list.step(1)
            app.screen._compositor.render_strips()
            spent["row moved and drawn"].append(time.process_time() - begin)
            await press(pilot, "escape")
        for what, times in spent.items():
            print(f"{median(times) * 1000:8.2f} ms  {what}")


def _median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return median(times) * 1000


if __name__ == "__main__":
    main()
