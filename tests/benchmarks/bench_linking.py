"""Linking in libraries of several sizes: python -m tests.benchmarks.bench_linking [STORIES ...].

For each size (1,000, 10,000 and 100,000 unless given) a library is filled, the newest stories are linked as a refresh
does, and the processor time of one story is printed in milliseconds, with that of finding the reasons of its links and
the name of its thread, as is done when it is analyzed, and with the bytes of the index and of the links.
The stories are made here: everyday words as often as the news has them, and the names of happenings that a few outlets
report. Nothing here passes or fails: machines differ.
"""

import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.analysis.text.frequencies import every_share
from reader.ingest.link.link_reasons import explain
from reader.ingest.link.link_story import link_story
from reader.ingest.link.thread_placement import name_thread
from reader.model.document import plain_document
from reader.model.story import CleanStory
from reader.store.file.library import Library, open_library
from reader.store.texts import stories

FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)
MEASURED = 500
BATCH = 200
OUTLETS = 5
"""Stories of one happening."""
_WORDS = 620
_NAMES = 200_000
_SYLLABLES = re.findall(
    r"\w+", "ba den kor lin mar no pel ras sto tur ven wil dar fo gan hel jor kas lum mo rik sel tam"
)
_EVERYDAY = every_share()
_CUMULATIVE: list[float] = []
for _share in _EVERYDAY.values():
    _CUMULATIVE.append((_CUMULATIVE[-1] if _CUMULATIVE else 0) + _share)
_LIST = list(_EVERYDAY)


def main() -> None:
    """Print a line for each size."""
    print("stories   p50 ms   p95 ms   max ms   reasons p95   index bytes/story   links bytes/story   links/story")
    for size in map(int, sys.argv[1:] or ("1000", "10000", "100000")):
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder) / "library.db", size)


def measure(path: Path, size: int) -> None:
    """Fill a library with `size` stories and link the last `MEASURED` of them one by one."""
    spent, linked = [], []
    with open_library(path, now=FIRST_DAY) as library:
        made = enumerate(corpus(size))
        for _ in range(0, size, BATCH):
            with library.atomic():
                for _, (number, clean) in zip(range(BATCH), made, strict=False):
                    story_id, taken = take_in(library, clean)
                    if number >= size - MEASURED:
                        spent.append(taken * 1000)
                        linked.append(story_id)
        explained = sorted(explain_one(library, story_id) * 1000 for story_id in linked)
        spent.sort()
        index, kept = (table_bytes(library, pattern) / size for pattern in ("term_%", "%links"))
        shown = library.conn.execute("SELECT avg(links) FROM stories").fetchone()[0]
        p50, p95 = (spent[int(len(spent) * part)] for part in (0.5, 0.95))
        print(
            f"{size:7,} {p50:8.2f} {p95:8.2f} {spent[-1]:8.2f} {explained[int(len(explained) * 0.95)]:13.2f}"
            f" {index:19.0f} {kept:19.0f} {shown:13.1f}",
            flush=True,
        )


def take_in(library: Library, clean: CleanStory) -> tuple[int, float]:
    """Save and link a story; its id, and the processor seconds of linking it."""
    saved = stories.save_story(library, clean, feed_id=None, now=FIRST_DAY)
    begin = time.process_time()
    link_story(
        library, saved.id, clean.title, clean.document.text, clean.published_at, FIRST_DAY + timedelta(days=9999)
    )
    return saved.id, time.process_time() - begin


def explain_one(library: Library, story_id: int) -> float:
    """Find the reasons of a story's links and the name of its thread; the processor seconds."""
    begin = time.process_time()
    with library.atomic():
        explain(library, story_id)
        name_thread(library, story_id)
    return time.process_time() - begin


def table_bytes(library: Library, pattern: str) -> int:
    """What tables whose name fits take of the file."""
    row = library.conn.execute("SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name LIKE ?", (pattern,)).fetchone()
    return int(row[0])


def corpus(size: int) -> Iterator[CleanStory]:
    """Stories of about 4,200 characters, each happening told by `OUTLETS` of them within some days."""
    for number in range(size):
        happening = (number // (OUTLETS * 20)) * 20 + number % 20
        yield story(number, happening)


def story(number: int, happening: int) -> CleanStory:
    """One outlet's report of a happening."""
    told, dice = random.Random(f"happening {happening}"), random.Random(number)
    own = [_name(told) for _ in range(9)]
    words = dice.choices(_LIST, cum_weights=_CUMULATIVE, k=_WORDS)
    for name in [*own, *(_name(dice) for _ in range(9))]:
        for _ in range(dice.choice((1, 1, 2, 4))):
            words[dice.randrange(len(words))] = name
    sentences = [" ".join(words[at : at + 18]) for at in range(0, len(words), 18)]
    text = "\n".join(f"{sentence[:1].upper()}{sentence[1:]}." for sentence in sentences)
    title = " ".join([own[0], own[1], *dice.choices(_LIST, cum_weights=_CUMULATIVE, k=5)])
    at = FIRST_DAY + timedelta(minutes=number)
    return CleanStory(f"{number}", title, plain_document(text), text, text, "text", published_at=at)


def _name(dice: random.Random) -> str:
    """A made name; a few are in the news every day, most hardly ever."""
    rank = int(_NAMES ** dice.random())
    made = random.Random(f"name {rank}")
    return "".join(made.choices(_SYLLABLES, k=made.randint(2, 4))).title()


if __name__ == "__main__":
    main()
