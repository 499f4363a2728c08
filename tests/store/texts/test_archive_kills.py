"""An archive written and old stories deleted by a program that is killed with -9 at a statement chance picks."""

import os
import random
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from reader.model.action import SetRead
from reader.store.file.library import Library, open_library
from reader.store.file.shrink import shrink
from reader.store.file.soundness import check
from reader.store.reading.actions import perform
from reader.store.sources.feeds import add_feed
from reader.store.texts.archive import write_archive
from reader.store.texts.delete_old import delete_stories, old_stories
from reader.store.texts.stories import save_story
from tests.builders import NOW, clean_story

LATER = NOW + timedelta(days=100)
STORIES = 60


def ids(path: Path) -> set[int]:
    """The stories of a library, which is sound."""
    if not path.exists():
        return set()
    with open_library(path, now=LATER) as library:
        assert check(library) == []
        return {row[0] for row in library.conn.execute("SELECT id FROM stories").fetchall()}


def test_every_story_is_here_or_in_an_archive_whenever_the_program_dies(tmp_path: Path) -> None:
    path, killed = tmp_path / "library.db", 0
    with open_library(path, now=NOW) as library:
        feed = add_feed(library, "https://harbor.example/feed", now=NOW)[0]
        for number in range(STORIES):
            clean = clean_story(f"Story {number} has words of its own.", title=f"Title {number}")
            story_id = save_story(library, clean, feed_id=feed.id, now=NOW).id
            perform(library, SetRead((story_id,), True), now=NOW)
    everything = ids(path)
    assert len(everything) == STORIES
    archives = []
    for seed in range(8):
        archives.append(tmp_path / f"archive-{seed}.db")
        victim = [sys.executable, "-m", "tests.store.texts.test_archive_kills", str(path), str(archives[-1]), str(seed)]
        done = subprocess.run(victim, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode in (0, -signal.SIGKILL), done.stderr
        killed += done.returncode != 0
        assert set.union(ids(path), *map(ids, archives)) == everything
    assert killed >= 4


def _work(library: Library, to: Path) -> None:
    going = write_archive(library, to, 90, now=LATER)
    for start in range(0, len(going), 5):
        delete_stories(library, going[start : start + 5], 90, now=LATER)
    for _ in shrink(library):
        pass
    assert old_stories(library, 90, now=LATER) == []


def _die_at(library: Library, number: int) -> None:
    left = [number]

    def before(_statement: str) -> None:
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    library.conn.set_trace_callback(before)


if __name__ == "__main__":
    with open_library(Path(sys.argv[1]), now=LATER) as opened:
        _die_at(opened, random.Random(sys.argv[3]).randint(1, 120))
        _work(opened, Path(sys.argv[2]))
