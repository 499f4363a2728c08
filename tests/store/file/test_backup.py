"""Copies of a library, and the way back."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest

from reader.errors import LibraryError, ReaderError
from reader.store.file.backup import backup, beside
from reader.store.file.library import Library, open_library
from reader.store.file.migrations import NEWEST, STEPS, upgrade
from reader.store.file.restore import restore
from reader.store.file.soundness import check
from reader.store.texts.stories import counts, save_story
from tests.builders import NOW, clean_story


def stories_in(path: Path) -> int:
    with open_library(path, now=NOW) as library:
        return counts(library).all


def test_a_backup_is_whole_private_and_alone(library: Library, tmp_path: Path) -> None:
    save_story(library, clean_story(), feed_id=None, now=NOW)
    to = tmp_path / "copies"
    to.mkdir()
    made = backup(library, to / "copy.db")
    assert made == to / "copy.db"
    assert [item.name for item in to.iterdir()] == ["copy.db"]
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stories_in(made) == 1


def test_a_backup_overwrites_nothing_unasked(library: Library, tmp_path: Path) -> None:
    to = tmp_path / "diary.txt"
    to.write_text("mine")
    with pytest.raises(ReaderError, match="already exists"):
        backup(library, to)
    assert to.read_text() == "mine"
    backup(library, to, overwrite=True)
    assert stories_in(to) == 0
    with pytest.raises(LibraryError, match="cannot be written"):
        backup(library, tmp_path / "none" / "copy.db")


def test_restoring_keeps_what_was_there(library: Library, tmp_path: Path) -> None:
    save_story(library, clean_story(title="Old"), feed_id=None, now=NOW)
    copy = backup(library, tmp_path / "copy.db")
    save_story(library, clean_story(title="New"), feed_id=None, now=NOW)
    library.close()
    kept = restore(copy, library.path, now=NOW)
    assert kept == tmp_path / "library.replaced-20261122T140200.db"
    assert (stories_in(library.path), stories_in(kept), stories_in(copy)) == (1, 2, 1)
    assert stat.S_IMODE(library.path.stat().st_mode) == 0o600
    assert restore(copy, tmp_path / "fresh.db", now=NOW) is None
    assert stories_in(tmp_path / "fresh.db") == 1


def test_a_library_that_is_open_is_not_replaced(library: Library, tmp_path: Path) -> None:
    copy = backup(library, tmp_path / "copy.db")
    save_story(library, clean_story(), feed_id=None, now=NOW)
    with pytest.raises(LibraryError, match="open in another reader"):
        restore(copy, library.path, now=NOW)
    assert counts(library).all == 1


def test_a_damaged_library_gives_way_to_its_backup(library: Library, tmp_path: Path) -> None:
    copy = backup(library, tmp_path / "copy.db")
    library.close()
    library.path.write_bytes(b"ruined")
    kept = restore(copy, library.path, now=NOW)
    assert kept is not None
    assert kept.read_bytes() == b"ruined"
    assert stories_in(library.path) == 0


@pytest.mark.parametrize("content", [None, b"", b"text", "half"])
def test_what_is_no_backup_changes_nothing(library: Library, tmp_path: Path, content: bytes | str | None) -> None:
    source = tmp_path / "source.db"
    if content == "half":
        for number in range(60):
            save_story(library, clean_story(title=f"N {number}", text=f"words {number} " * 99), feed_id=None, now=NOW)
        data = bytearray(backup(library, source).read_bytes())
        data[16384 : len(data) // 2] = bytes(len(data) // 2 - 16384)
        source.write_bytes(data)
    elif isinstance(content, bytes):
        source.write_bytes(content)
    library.close()
    before = library.path.read_bytes()
    with pytest.raises(ReaderError) as refused:
        restore(source, library.path, now=NOW)
    assert isinstance(refused.value, LibraryError) == bool(content), "what is not there is not a broken library"
    assert library.path.read_bytes() == before


def test_names_beside_the_library_are_free(tmp_path: Path) -> None:
    first = beside(tmp_path / "library.db", now=NOW, why="x")
    first.write_text("")
    assert beside(tmp_path / "library.db", now=NOW, why="x").name == "library.x-20261122T140200-2.db"


def test_a_sound_library_has_no_troubles_and_others_say_theirs(library: Library) -> None:
    save_story(library, clean_story(), feed_id=None, now=NOW)
    assert check(library) == []
    library.conn.execute("UPDATE counters SET unread = 7")
    library.conn.execute("PRAGMA foreign_keys = OFF")
    library.conn.execute("INSERT INTO tags VALUES ('x', 99)")
    library.conn.execute("INSERT INTO full_text (full_text) VALUES ('delete-all')")
    library.conn.execute("INSERT INTO full_text (rowid, title, text, author) VALUES (77, 'a', 'b', 'c')")
    troubles = " ".join(check(library))
    for words in ("numbers", "refer", "cannot be found", "still in the search index"):
        assert words in troubles


def add_weather(db: object) -> None:
    db.execute("CREATE TABLE weather (sky TEXT)")  # type: ignore[attr-defined]


def fail(_db: object) -> None:
    raise ZeroDivisionError


def test_an_upgrade_makes_a_backup_first(library: Library, tmp_path: Path) -> None:
    save_story(library, clean_story(), feed_id=None, now=NOW)
    upgrade(library, now=NOW + timedelta(hours=1), steps=(*STEPS, add_weather))
    assert library.conn.execute("SELECT count(*) FROM weather").fetchone()[0] == 0
    assert library.conn.execute("PRAGMA user_version").fetchone()[0] == NEWEST + 1
    assert stories_in(tmp_path / f"library.before-format-{NEWEST + 1}-20261122T150200.db") == 1


def test_an_upgrade_that_fails_leaves_the_old_schema(library: Library) -> None:
    with pytest.raises(ZeroDivisionError):
        upgrade(library, now=NOW, steps=(*STEPS, add_weather, fail))
    assert library.conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'weather'").fetchone() is None
    assert library.conn.execute("PRAGMA user_version").fetchone()[0] == NEWEST
    save_story(library, clean_story(), feed_id=None, now=NOW)


def test_a_second_program_finds_the_upgrade_done(library: Library) -> None:
    with open_library(library.path, now=NOW) as other:
        upgrade(other, now=NOW, steps=(*STEPS, add_weather))
        upgrade(library, now=NOW, steps=(*STEPS, add_weather))
    assert library.conn.execute("SELECT count(*) FROM weather").fetchone()[0] == 0


def test_a_backup_comes_back_on_a_machine_that_has_no_library_yet(library: Library, tmp_path: Path) -> None:
    copy = backup(library, tmp_path / "copy.db")
    fresh = tmp_path / "new" / "machine" / "library.db"
    assert restore(copy, fresh, now=NOW) is None
    assert stat.S_IMODE(fresh.stat().st_mode) == 0o600
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (fresh.parent, fresh.parent.parent)} == {0o700}
    with open_library(fresh, now=NOW, create=False) as restored:
        assert check(restored) == []
