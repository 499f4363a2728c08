"""One copy a day, three kept, none without a change or without room; leftovers go."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from reader.errors import LibraryError, ReaderError
from reader.store.file.backup import sweep
from reader.store.file.daily_backup import back_up_daily, last_backup
from reader.store.file.library import Library, open_library
from reader.store.file.restore import restore
from reader.store.texts.stories import counts, save_story
from tests.builders import NOW, clean_story

DAY = timedelta(days=1)


def change(library: Library, number: int) -> None:
    save_story(library, clean_story(title=f"Story {number}", text=f"Words {number}"), feed_id=None, now=NOW)


def copied(library: Library, now: datetime) -> Path:
    """The copy that is due."""
    made = back_up_daily(library, now=now)
    assert made is not None
    return made


def age(path: Path) -> None:
    """As if the file had been written a day earlier."""
    os.utime(path, (path.stat().st_atime, path.stat().st_mtime - DAY.total_seconds()))


def test_a_copy_a_day_and_the_last_three_stay(library: Library) -> None:
    made: list[Path] = []
    for day in range(5):
        change(library, day)
        made.append(copied(library, NOW + day * DAY))
        assert back_up_daily(library, now=NOW + day * DAY + timedelta(hours=23)) is None
        age(made[-1])
    there = sorted(item.name for item in library.path.parent.glob("library.daily-*"))
    assert there == [path.name for path in made[2:]]
    with open_library(made[-1], now=NOW) as copy:
        assert counts(copy).all == 5
    assert last_backup(library.path, now=NOW + 9 * DAY) == made[-1]


def test_without_a_change_there_is_no_new_copy(library: Library) -> None:
    change(library, 1)
    assert back_up_daily(library, now=NOW)
    assert back_up_daily(library, now=NOW + 2 * DAY) is None


def test_a_clock_that_was_ahead_does_not_end_the_copies(library: Library) -> None:
    change(library, 1)
    ahead = copied(library, NOW + 3650 * DAY)
    for day in range(3):
        change(library, 10 + day)
        made = back_up_daily(library, now=NOW + day * DAY)
        assert made is not None
        age(made)
    assert not ahead.exists()
    assert last_backup(library.path, now=NOW + 3 * DAY) == made


def test_a_damaged_library_pushes_no_good_copy_out(library: Library) -> None:
    change(library, 1)
    good = copied(library, NOW)
    age(good)
    library.conn.execute("UPDATE bodies SET document = x'00'")
    with pytest.raises(LibraryError, match="damaged"):
        back_up_daily(library, now=NOW + DAY)
    assert last_backup(library.path, now=NOW + DAY) == good
    library.close()
    assert restore(good, library.path, now=NOW) is not None


def test_without_a_copy_that_is_said(library: Library) -> None:
    with pytest.raises(LibraryError, match="no backup beside"):
        last_backup(library.path, now=NOW)


def test_what_a_killed_program_left_of_a_copy_goes_and_what_is_being_written_stays(library: Library) -> None:
    folder = library.path.parent
    left, busy, other = (folder / f".{name}.part" for name in ("library.x.db", "library.y.db", "reader-z"))
    left.with_name(f"{left.name}-journal").write_bytes(b"")
    for part in (left, busy):
        with closing(sqlite3.connect(part)) as conn:
            conn.execute("CREATE TABLE t (a)")
    other.write_text("not ours")
    with closing(sqlite3.connect(busy, isolation_level=None)) as conn:
        conn.execute("BEGIN EXCLUSIVE")
        # another process, for a process does not see its own locks
        code = "import sys, pathlib\nfrom reader.store.file.backup import sweep\nsweep(pathlib.Path(sys.argv[1]))"
        subprocess.run([sys.executable, "-c", code, str(library.path)], check=True)
        assert sorted(item.name for item in folder.glob(".*")) == [busy.name, other.name]
    sweep(library.path)
    assert [item.name for item in folder.glob(".*")] == [other.name]


def test_restoring_follows_a_link(library: Library, tmp_path: Path) -> None:
    change(library, 1)
    copy = copied(library, NOW)
    change(library, 2)
    library.close()
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(library.path)
    kept = restore(copy, link, now=NOW)
    assert kept is not None
    assert link.is_symlink()
    assert kept.parent == library.path.parent
    with open_library(library.path, now=NOW) as restored, open_library(kept, now=NOW) as old:
        assert (counts(restored).all, counts(old).all) == (1, 2)
    with pytest.raises(ReaderError, match="library itself"):
        restore(link, library.path, now=NOW)
