"""Broken feeds: python -m tests.benchmarks.bench_mutants FOLDER [COUNT].

Every file below FOLDER is taken for a feed, broken at random with four seeds, COUNT times in all (10,000), and read as
a refresh reads it: parsed, its entries named, three of them cleaned. Printed are the exceptions that are not words for
the user, the slowest, and how often a feed that has entries gave none. Fails when there is an exception or a feed took
longer than the limit of a worker.
"""

import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from reader.errors import ReaderError
from reader.ingest.parse.parse import parse_feed
from reader.ingest.workers.feed_requests import as_sent
from tests.builders import clean
from tests.ingest.mutants import SEEDS, mutants

LIMIT = 4.0
"""Seconds."""


def main() -> int:
    """Print the figures; 1 when something was raised or took too long."""
    folder = Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    feeds = [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]
    feeds = [body for body in feeds if 0 < len(body) < 200_000]
    kinds: Counter[str] = Counter()
    said = empty = entries = 0
    slowest = 0.0
    for seed in SEEDS:
        for body in mutants(feeds, count // len(SEEDS), seed):
            began = time.perf_counter()
            try:
                found = read(body)
                entries += found
                empty += not found
            except ReaderError:
                said += 1
            except Exception as fault:  # what is measured
                where = traceback.extract_tb(fault.__traceback__)[-1]
                kinds[f"{type(fault).__name__} {str(fault)[:80]} ({Path(where.filename).name}:{where.lineno})"] += 1
            slowest = max(slowest, time.perf_counter() - began)
    print(f"{count} broken feeds of {len(feeds)}, seeds {', '.join(map(str, SEEDS))}")
    print(f"exceptions {kinds.total()}, slowest {slowest:.2f} s")
    print(f"entries read {entries}; without entries {empty}; refused in words {said}")
    for kind, times in kinds.most_common(20):
        print(f"{times:6} {kind}")
    return 1 if kinds or slowest > LIMIT else 0


def read(body: bytes) -> int:
    """How many entries there are, three of which are cleaned."""
    parsed = parse_feed(body, "https://harbor.example/feed")
    sent = as_sent(parsed)
    for entry in parsed.entries[:3]:
        clean(entry.html, "feed", url=entry.url, title=entry.title, guid=entry.guid, author=entry.author)
    return len(sent)


if __name__ == "__main__":
    sys.exit(main())
