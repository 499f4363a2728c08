"""The store with many stories: python -m tests.benchmarks.bench_store [STORIES] [FOLDER].

Prints what a page of headlines, opening a story, searching, counting and saving cost, in milliseconds of processor time
(the median of many) and as ratios to a page of the newest headlines, and how many bytes a story takes. FOLDER keeps the
library, and one that is there already is used again. Nothing here passes or fails: machines differ, ratios tell.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path
from statistics import median

from reader.app.lenses.people_lens import FIRST_STATEMENTS, NEWEST
from reader.model.action import SetRead, SetStarred
from reader.model.mark import Analysis
from reader.model.queries.query import FigureTest, Query
from reader.model.story import CleanStory
from reader.store.annotations import figures, marks, people
from reader.store.file.library import Library, open_library
from reader.store.reading import actions
from reader.store.sources import feeds
from reader.store.texts import pending, stories
from tests.benchmarks.corpus import FIRST_DAY
from tests.benchmarks.corpus import stories as corpus

Made = tuple[CleanStory, Analysis]
FEEDS = 100
BATCH = 100
ANALYZED = 0.1
"""The share of stories whose marks are stored too: the newest."""


def main() -> None:
    """Fill a library if need be and print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(sys.argv[2] if len(sys.argv) > 2 else scratch) / f"bench-{count}.db"
        now = FIRST_DAY + timedelta(minutes=count)
        if not path.exists():
            fill(path, count)
        with open_library(path, now=now) as lib:
            measure(lib)


def fill(path: Path, count: int) -> None:
    """Save `count` stories as a refresh does, batch by batch, and analyze the newest."""
    spent = marking = 0.0
    analyzed = 0
    sizes = {"text": 0, "file": 0}
    with open_library(path, now=FIRST_DAY) as lib:
        ids = [feeds.add_feed(lib, f"https://outlet-{at}.example/feed", now=FIRST_DAY)[0].id for at in range(FEEDS)]
        for at, batch in enumerate(batched_list(corpus(count), BATCH)):
            begin = time.process_time()
            with lib.atomic():
                saved = [
                    stories.save_story(lib, clean, feed_id=ids[n % FEEDS], now=clean.published_at or FIRST_DAY)
                    for n, (clean, _) in enumerate(batch)
                ]
            spent += time.process_time() - begin
            sizes["text"] += sum(len(clean.document.text.encode()) for clean, _ in batch)
            if (at + 1) * BATCH <= count * (1 - ANALYZED):
                continue
            if not marking:
                sizes["file"] = size(lib)
            begin = time.process_time()
            for one, (clean, analysis) in zip(saved, batch, strict=True):
                marks.save_analysis(lib, one.id, analysis, text=clean.document.text)
            marking += time.process_time() - begin
            analyzed += len(batch)
        print(f"{count / spent:10,.0f} stories saved a processor second")
        print(f"{analyzed / marking:10,.0f} analyses saved a processor second")
        print(f"{sizes['text'] / count:10,.0f} bytes of text a story")
        plain = count - analyzed
        print(f"{sizes['file'] / max(1, plain):10,.0f} bytes of file a story before analysis")


def measure(lib: Library) -> None:
    """Print the cost of everything a key press may ask for."""
    now = FIRST_DAY + timedelta(days=60)
    first = stories.headlines(lib, Query())
    newest = first[0].id
    edge = stories.headline(lib, max(1, newest // 2))
    common, rare = _words(lib)
    one_or_other = Query(either=((Query(words=(common,)), Query(words=(rare,))),))
    word_or_speaker = Query(either=((Query(words=(rare,)), Query(said=("denson",))),))
    asked: dict[str, Callable[[], object]] = {
        "page of all": lambda: stories.headlines(lib, Query()),
        "page of unread": lambda: stories.headlines(lib, Query(states=("unread",))),
        "page half way down": lambda: stories.headlines(lib, Query(), after=edge),
        "page before half way": lambda: stories.headlines(lib, Query(), before=edge),
        "page of a feed": lambda: stories.headlines(lib, Query(feed_id=7)),
        "page of a feed, unread": lambda: stories.headlines(lib, Query(feed_id=7, states=("unread",))),
        "page of read": lambda: stories.headlines(lib, Query(states=("read",))),
        "page of starred": lambda: stories.headlines(lib, Query(states=("starred",))),
        "page by arrival": lambda: stories.headlines(lib, Query(sort="arrived")),
        "one headline": lambda: stories.headline(lib, newest // 3),
        "open a story": lambda: stories.get_story(lib, newest // 3),
        "open an analyzed story": lambda: stories.get_story(lib, newest - 5),
        "counts": lambda: stories.counts(lib),
        "unread by feed": lambda: feeds.unread_by_feed(lib),
        f"search a common word, {common}": lambda: stories.headlines(lib, Query(words=(common,))),
        f"search a rare word, {rare}": lambda: stories.headlines(lib, Query(words=(rare,))),
        "search two words": lambda: stories.headlines(lib, Query(words=(common, rare))),
        "search one or the other word": lambda: stories.headlines(lib, one_or_other),
        "search words in brackets": lambda: stories.headlines(lib, Query(words=(common,), either=one_or_other.either)),
        "search a word or a speaker": lambda: stories.headlines(lib, word_or_speaker),
        "search a phrase": lambda: stories.headlines(lib, Query(words=(f"{common} {common}",))),
        "search a prefix of two letters": lambda: stories.headlines(lib, Query(words=(f"{rare[:2]}*",))),
        "search a prefix of four letters": lambda: stories.headlines(lib, Query(words=(f"{rare[:4]}*",))),
        "search a common word, best": lambda: stories.headlines(lib, Query(words=(common,), sort="relevance")),
        "search said:": lambda: stories.headlines(lib, Query(said=("denson",))),
        "search figure:": lambda: stories.headlines(lib, Query(figures=(FigureTest("tariffs", "%", 90.0),))),
        "search by:": lambda: stories.headlines(lib, Query(by=("nobody",))),
        "search figure:, rare": lambda: stories.headlines(lib, Query(figures=(FigureTest("acres"),))),
        "who said what, first page": lambda: people.speakers(lib, newest=NEWEST),
        "who said what, of all, aside": lambda: people.speakers(lib),
        "statements, first page": lambda: people.statements(lib, 7, limit=FIRST_STATEMENTS),
        "statements, all, aside": lambda: people.statements(lib, 7),
        "figures": lambda: figures.figures(lib, "tariffs"),
        "stories to analyze": lambda: pending.stale(lib, 1, 50),
        "mark read and back": lambda: actions.perform(
            lib, actions.perform(lib, SetRead((newest - 9,), True), now=now), now=now
        ),
        "star and back": lambda: actions.perform(
            lib, actions.perform(lib, SetStarred((newest - 9,), True), now=now), now=now
        ),
    }
    unit = cost(asked["page of all"])
    print(f"{size(lib) / max(1, newest):10,.0f} bytes of file a story, {newest} stories")
    for name, ask in asked.items():
        spent = cost(ask)
        print(f"{spent * 1000:10.2f} ms {spent / unit:7.1f}x  {name}")


def cost(ask: Callable[[], object]) -> float:
    """Processor seconds of one call, the median of as many as fit into a second, at most a hundred."""
    ask()
    spent: list[float] = []
    while sum(spent) < 1 and len(spent) < 100:
        begin = time.process_time()
        ask()
        spent.append(time.process_time() - begin)
    return median(spent)


def size(lib: Library) -> int:
    """Bytes of the library's file with everything in it."""
    lib.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return lib.path.stat().st_size


def batched_list(items: Iterator[Made], length: int) -> Iterator[list[Made]]:
    """Lists of `length` items, the last one shorter."""
    while batch := list(islice(items, length)):
        yield batch


def _words(lib: Library) -> tuple[str, str]:
    """A word most stories hold, and one few do."""
    texts = [stories.get_story(lib, at).document.text.casefold() for at in range(1, 30)]
    heard: dict[str, int] = {}
    for text in texts:
        for word in {word for word in text.split() if word.isalpha() and len(word) > 5}:
            heard[word] = heard.get(word, 0) + 1
    ranked = sorted(heard, key=lambda word: (heard[word], word))
    return ranked[-1], ranked[0]


if __name__ == "__main__":
    main()
