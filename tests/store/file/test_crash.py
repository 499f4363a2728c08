"""Killed while writing, the WAL cut, the disk full: what was acknowledged is there, and the library is sound."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.model.action import SetRead
from reader.model.queries.query import Query
from reader.store.file.library import Library, open_library
from reader.store.file.soundness import check
from reader.store.reading.actions import perform
from reader.store.texts.stories import (
    counts,
    get_story,
    headlines,
    save_story,
)
from tests.builders import NOW, clean_story

KILLS = 20

WRITER = """
import sys
from pathlib import Path
from reader.model.action import AddNote, ChangeTags, SetRead, SetStarred, Several
from reader.model.note import Note
from reader.store.reading.actions import perform
from reader.store.file.library import open_library
from reader.store.texts.stories import save_story
from tests.builders import NOW, clean_story

start = int(sys.argv[2])
with open_library(Path(sys.argv[1]), now=NOW) as library:
    for number in range(start, start + 500):
        with library.atomic():
            ids = [
                save_story(
                    library, clean_story(f"Words {number} {part} " * 60, title=f"Story {number} {part}"),
                    feed_id=None, now=NOW,
                ).id
                for part in range(3)
            ]
        print("stories", *ids, flush=True)
        note = AddNote(Note(0, ids[0], f"note {number}", NOW, NOW))
        perform(library, SetRead((ids[0],), True), now=NOW)
        print("read", ids[0], flush=True)
        perform(library, Several((SetStarred((ids[1],), True), ChangeTags((ids[1],), add=("kept",)), note)), now=NOW)
        print("marked", ids[1], number, flush=True)
"""


def test_nothing_acknowledged_is_lost_when_the_writer_is_killed(tmp_path: Path) -> None:
    path, dice = tmp_path / "library.db", random.Random(7)
    open_library(path, now=NOW).close()
    acknowledged: list[list[str]] = []
    for kill in range(KILLS):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(kill * 500)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(dice.randint(1, 12))]
        writer.kill()
        lines += writer.stdout.readlines()
        writer.communicate()
        acknowledged += [line.split() for line in lines if line.endswith("\n")]

        with open_library(path, now=NOW) as library:
            assert check(library) == []
            noted = {row["body"] for row in library.conn.execute("SELECT body FROM notes").fetchall()}
            for kind, *numbers in acknowledged:
                story = get_story(library, int(numbers[0]))
                if kind == "read":
                    assert story.status.read_at == NOW
                if kind == "marked":
                    assert (story.status.starred_at, story.tags) == (NOW, ("kept",))
                    assert f"note {numbers[1]}" in noted
            newest = get_story(library, max(one.id for one in headlines(library, Query(sort="arrived"), limit=1)))
            found = headlines(library, Query(words=tuple(newest.title.split())), limit=1000)
            assert newest.id in {one.id for one in found}
    assert len(acknowledged) >= KILLS


def test_a_wal_cut_or_damaged_anywhere_leaves_a_piece_of_history(library: Library, tmp_path: Path) -> None:
    dice = random.Random(11)
    for number in range(30):
        clean = clean_story(f"Words {number} " * 60, title=f"Story {number}")
        save_story(library, clean, feed_id=None, now=NOW)
        perform(library, SetRead((number + 1,), True), now=NOW)
    main, wal = library.path.read_bytes(), library.path.with_name("library.db-wal").read_bytes()
    kept = set()
    for attempt in range(30):
        damaged = bytearray(wal[: dice.randrange(len(wal))] if attempt % 2 else wal)
        if damaged and attempt % 3:
            damaged[dice.randrange(len(damaged))] ^= 0xFF
        path = tmp_path / f"copy-{attempt}.db"
        path.write_bytes(main)
        path.with_name(f"{path.name}-wal").write_bytes(damaged)
        with open_library(path, now=NOW) as copy:
            assert check(copy) == []
            ids = [one.id for one in headlines(copy, Query(sort="arrived"), limit=100)][::-1]
            assert ids == list(range(1, len(ids) + 1))
            assert all(one.read for one in headlines(copy, Query(ids=tuple(ids[:-1])), limit=100))
            kept.add(len(ids))
    assert len(kept) > 5


def save_many(library: Library, saved: list[int]) -> None:
    for number in range(1000):
        clean = clean_story("".join(map(chr, range(300 + number, 2300 + number))), title=f"Story {number}")
        saved.append(save_story(library, clean, feed_id=None, now=NOW).id)


def test_a_full_disk_is_said_and_loses_nothing(library: Library) -> None:
    saved: list[int] = []
    pages = library.conn.execute("PRAGMA page_count").fetchone()[0]
    library.conn.execute(f"PRAGMA max_page_count = {pages + 40}")
    with pytest.raises(LibraryError, match="disk is full"):
        save_many(library, saved)
    assert len(saved) > 3
    assert (counts(library).all, check(library)) == (len(saved), [])
    library.conn.execute("PRAGMA max_page_count = 1000000")
    assert save_story(library, clean_story(), feed_id=None, now=NOW).outcome == "new"
