"""Files that are no library of ours, and libraries in use: looking at them changes nothing, not even the folder."""

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.store.file.header import APPLICATION_ID, inspect, is_database
from reader.store.file.library import Libraries, Library, open_library
from reader.store.file.migrations import NEWEST
from reader.store.texts.stories import counts, save_story
from tests.builders import NOW, clean_story

Contents = dict[str, tuple[bytes, int]]


def contents(folder: Path) -> Contents:
    """Every file of a folder, byte for byte, with the time it was written."""
    return {item.name: (item.read_bytes(), item.stat().st_mtime_ns) for item in folder.iterdir() if item.is_file()}


def left_by_a_crash(folder: Path, *, application: int, version: int, shm: bool = False) -> Path:
    """A database of which the last changes are only in its log, as a killed program leaves it."""
    (folder / "made").mkdir()
    made, path = folder / "made" / "some.db", folder / "some.db"
    with closing(sqlite3.connect(made, isolation_level=None)) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("CREATE TABLE recipes (name TEXT)")
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        conn.execute(f"PRAGMA application_id = {application}")
        conn.execute(f"PRAGMA user_version = {version}")
        for ending in ("", "-wal", *(["-shm"] if shm else [])):
            path.with_name(path.name + ending).write_bytes(made.with_name(made.name + ending).read_bytes())
    return path


def with_a_hot_journal(folder: Path) -> Path:
    """Another program's database, killed in the middle of a transaction that a journal can undo."""
    (folder / "made").mkdir()
    made, path = folder / "made" / "some.db", folder / "some.db"
    with closing(sqlite3.connect(made, isolation_level=None)) as conn:
        conn.execute("CREATE TABLE recipes (name TEXT)")
        conn.execute("PRAGMA cache_size = 1")
        conn.execute("BEGIN")
        conn.executemany("INSERT INTO recipes VALUES (?)", [("soup" * 500,)] * 50)
        path.write_bytes(made.read_bytes())
        path.with_name("some.db-journal").write_bytes(made.with_name("some.db-journal").read_bytes())
        conn.execute("ROLLBACK")
    return path


REFUSED: dict[str, tuple[Callable[[Path], Path], str]] = {
    "foreign, log": (
        lambda folder: left_by_a_crash(folder, application=7, version=3),
        "another program",
    ),
    "foreign, log and index": (
        lambda folder: left_by_a_crash(folder, application=0, version=4, shm=True),
        "another program",
    ),
    "foreign, hot journal": (with_a_hot_journal, "another program"),
    "newer, log": (
        lambda folder: left_by_a_crash(folder, application=APPLICATION_ID, version=NEWEST + 1),
        "newer version",
    ),
    "newer, log and index": (
        lambda folder: left_by_a_crash(folder, application=APPLICATION_ID, version=NEWEST + 1, shm=True),
        "newer version",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_refused_file_and_its_folder_are_the_same_after_the_look(tmp_path: Path, case: str, read_only: bool) -> None:
    make, words = REFUSED[case]
    path = make(tmp_path)
    before = contents(tmp_path)
    with pytest.raises(LibraryError, match=words):
        open_library(path, now=NOW, read_only=read_only)
    assert contents(tmp_path) == before


def test_a_pipe_is_no_library_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.db")
    with pytest.raises(LibraryError, match="not a regular file"):
        open_library(tmp_path / "pipe.db", now=NOW)


def test_a_library_that_is_still_wholly_in_its_log_is_known(tmp_path: Path) -> None:
    path, copy = tmp_path / "library.db", tmp_path / "copy.db"
    with open_library(path, now=NOW):
        for ending in ("", "-wal"):
            copy.with_name(copy.name + ending).write_bytes(path.with_name(path.name + ending).read_bytes())
    assert inspect(copy, NEWEST) == ("library", NEWEST)
    with open_library(copy, now=NOW) as library:
        assert counts(library).all == 0


def test_changes_in_a_log_that_no_commit_ended_do_not_count(tmp_path: Path) -> None:
    path = left_by_a_crash(tmp_path, application=APPLICATION_ID, version=NEWEST + 1)
    log = path.with_name("some.db-wal")
    data = bytearray(log.read_bytes())
    page = int.from_bytes(data[8:12], "big")
    for at in range(32, len(data), 24 + page):
        data[at + 4 : at + 8] = bytes(4)
    log.write_bytes(data)
    with pytest.raises(LibraryError, match="another program"):
        open_library(path, now=NOW)


def locks(path: Path) -> int:
    """How many locks this process holds on a file."""
    held = [line.split() for line in Path("/proc/locks").read_text().splitlines()]
    inode = str(path.stat().st_ino)
    return sum(os.getpid() == int(one[4]) and one[5].rpartition(":")[2] == inode for one in held if one[1] != "->")


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="the system does not show its locks")
def test_a_second_connection_of_the_process_leaves_the_locks_of_the_first(library: Library) -> None:
    save_story(library, clean_story(), feed_id=None, now=NOW)
    before = locks(library.path)
    assert before
    libraries = Libraries(library.path, now=NOW)
    other = threading.Thread(target=lambda: save_story(libraries.here(), clean_story(title="B"), feed_id=None, now=NOW))
    other.start()
    other.join()
    libraries.close()
    inspect(library.path, NEWEST)
    assert is_database(library.path)
    assert is_database(library.path.with_name("library.db-shm"))
    assert locks(library.path) == before
    assert locks(library.path.with_name("library.db-shm"))


@pytest.mark.parametrize("content", [b"", b"a", b"words " * 100, b"SQLite format 3\0", bytes(500)])
def test_what_is_no_database_is_not_taken_for_one(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file-wal").write_bytes(content)
    (tmp_path / "file").write_bytes(content)
    assert not is_database(tmp_path / "file")
    assert not is_database(tmp_path / "file-wal")
    assert not is_database(tmp_path / "missing")
    assert not is_database(tmp_path)
