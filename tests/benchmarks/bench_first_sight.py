"""How long an opened story waits for its marks: python -m tests.benchmarks.bench_first_sight [FILE.jsonl].

FILE holds {"text": ...} a line; without one, made stories of 4,200 characters are read. They are saved in a library,
the app's companion is started on it, and while it analyzes the newest of them the oldest are opened, one after the
other, as in the app: from the command until it says that the marks are saved. The first waits for the language model.
Nothing here passes or fails: machines differ.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from statistics import median

from reader.ingest.workers.pool import python_module
from reader.model.document import plain_document
from reader.model.story import CleanStory
from reader.store.file.library import open_library
from reader.store.texts.stories import save_story
from tests.benchmarks.corpus import FIRST_DAY, story

OPENED = 40
"""Stories opened."""
PAUSE = 0.4
"""Seconds from one story's marks to the next one opened."""


def main() -> None:
    """Print the least one waits, in the middle, and at worst."""
    given = _texts(Path(sys.argv[1])) if len(sys.argv) > 1 else [story(number)[0].document.text for number in range(40)]
    with tempfile.TemporaryDirectory() as scratch:
        library = Path(scratch) / "library.db"
        ids = fill(library, given)
        command, environment = python_module("reader.ingest.background", "--library", str(library), "--no-backup")
        with subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as companion:
            first, *rest = [1000 * seconds for seconds in waits(companion, ids[:OPENED])]
            companion.kill()
    rest.sort()
    print(f"{len(rest) + 1} stories opened that were never analyzed, milliseconds until their marks are saved")
    print(f"the first, which loads the model {first:8.0f}")
    print(f"then, median{median(rest):8.0f}, 95th percentile{rest[int(len(rest) * 0.95)]:8.0f}, at most{rest[-1]:8.0f}")


def fill(path: Path, texts: list[str]) -> list[int]:
    """Save the texts, over and over, so that the companion has more to do than it gets done; ids, oldest first."""
    ids = []
    with open_library(path, now=FIRST_DAY) as library:
        for number in range(20 * OPENED):
            document = plain_document(texts[number % len(texts)] + f"\nStory {number}.")
            published = FIRST_DAY + timedelta(minutes=number)
            made = CleanStory(str(number), f"Story {number}", document, "", "", "text", published_at=published)
            ids.append(save_story(library, made, feed_id=None, now=published).id)
    return ids


def waits(companion: "subprocess.Popen[str]", ids: list[int]) -> Iterator[float]:
    """Seconds from each command until its story is analyzed."""
    assert companion.stdin is not None
    assert companion.stdout is not None
    for story_id in ids:
        asked = time.perf_counter()
        companion.stdin.write(json.dumps({"do": "analyze", "stories": [story_id]}) + "\n")
        companion.stdin.flush()
        for line in companion.stdout:
            if f'"story_id": {story_id},' in line and "StoryAnalyzed" in line:
                break
        yield time.perf_counter() - asked
        time.sleep(PAUSE)


def _texts(file: Path) -> list[str]:
    return [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
