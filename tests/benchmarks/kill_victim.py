"""The program that `bench_kills` kills: python -m tests.benchmarks.kill_victim LIBRARY SITUATION SEED INSIDE [LAST].

It works on a library until it is killed, by itself and with SIGKILL: INSIDE a transaction at a statement that chance
picks, else at a moment that chance picks. An act that is acknowledged is printed before the next one is begun, one a
line. `LAST` is the number of the last acknowledged act.
"""

import os
import random
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from reader.ingest.refresh.analyze_queue import analyze_queue
from reader.ingest.refresh.refresh import refresh
from reader.ingest.workers.pool import Workers
from reader.model.action import AddNote, ChangeTags, SetRead
from reader.model.event import StoryAnalyzed, StorySaved
from reader.model.note import Note
from reader.model.queries.query import Query
from reader.store.file.library import Library, open_library
from reader.store.file.migrations import STEPS, upgrade
from reader.store.reading.actions import perform
from reader.store.texts.stories import headlines

MOST = {"noting": (1.0, 60), "tagging": (1.0, 60), "refresh": (4.0, 400), "analysis": (6.0, 200), "upgrade": (0.3, 60)}
"""Of each situation: seconds, and statements within transactions, before which it is killed."""


def now() -> datetime:
    """The present."""
    return datetime.now(UTC)


def main() -> None:
    """Work until the end."""
    path, situation, dice, inside = Path(sys.argv[1]), sys.argv[2], random.Random(sys.argv[3]), sys.argv[4] == "1"
    last = int(sys.argv[5]) if len(sys.argv) > 5 else 0
    seconds, statements = MOST[situation]
    with open_library(path, now=now()) as library:
        if inside:
            _die_inside(library, dice.randint(1, statements))
        else:
            killer = threading.Timer(dice.uniform(0, seconds), _die)
            killer.daemon = True
            killer.start()
        for act in WORK[situation](library, dice, last):
            print(act, flush=True)


def noting(library: Library, dice: random.Random, last: int) -> Iterator[str]:
    """Notes, one after the other."""
    ids = [row.id for row in headlines(library, Query(), limit=200)]
    for number in range(last + 1, last + 100_000):
        note = Note(0, dice.choice(ids), f"note {number}", now(), now())
        perform(library, AddNote(note), now=now())
        yield f"note {number}"


def tagging(library: Library, dice: random.Random, last: int) -> Iterator[str]:
    """Tags, and marks of what was read."""
    ids = [row.id for row in headlines(library, Query(), limit=200)]
    for number in range(last + 1, last + 100_000):
        story_id = dice.choice(ids)
        perform(library, ChangeTags((story_id,), add=(f"tag{number}",)), now=now())
        yield f"tag {number}"
        perform(library, SetRead((story_id,), dice.random() < 0.5), now=now())


def refreshing(library: Library, _dice: random.Random, _last: int) -> Iterator[str]:
    """All feeds, again and again."""
    with Workers() as workers:
        while True:
            for event in refresh(library, feeds=_feeds(library), force=True, now=now, workers=workers, pause=0):
                if isinstance(event, StorySaved):
                    yield f"story {event.story_id}"


def analyzing(library: Library, _dice: random.Random, _last: int) -> Iterator[str]:
    """Everything that is not analyzed, and then anew."""
    with Workers() as workers:
        while True:
            for event in analyze_queue(library, workers, now=now):
                if isinstance(event, StoryAnalyzed):
                    yield f"analyzed {event.story_id}"
            with library.atomic():
                library.conn.execute("UPDATE stories SET analysis_version = 0")
            yield "again"


def upgrading(library: Library, _dice: random.Random, _last: int) -> Iterator[str]:
    """To a format that does not exist, in many statements."""
    upgrade(library, now=now(), steps=(*STEPS, next_format))
    yield "upgraded"


def next_format(db: object) -> None:
    """Some tables with something in them."""
    for number in range(50):
        db.execute(f"CREATE TABLE next_{number} AS SELECT id, title FROM stories")  # type: ignore[attr-defined]


def _feeds(library: Library) -> list[int]:
    return [row["id"] for row in library.conn.execute("SELECT id FROM feeds").fetchall()]


def _die_inside(library: Library, number: int) -> None:
    left = [number]

    def before(_statement: str) -> None:
        if library.conn.in_transaction:
            left[0] -= 1
            if not left[0]:
                _die()

    library.conn.set_trace_callback(before)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


WORK: dict[str, Callable[[Library, random.Random, int], Iterator[str]]] = {
    "noting": noting,
    "tagging": tagging,
    "refresh": refreshing,
    "analysis": analyzing,
    "upgrade": upgrading,
}

if __name__ == "__main__":
    main()
