"""Opening a library: what is refused stays untouched, what is opened is private, durable and shared."""

import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.store.file.header import APPLICATION_ID
from reader.store.file.library import Libraries, Library, open_library
from reader.store.file.migrations import NEWEST
from reader.store.texts.stories import counts, save_story
from tests.builders import NOW, clean_story


def foreign(path: Path, *, application: int = 0, version: int = 0, wal: bool = False) -> None:
    with closing(sqlite3.connect(path)) as conn:
        if wal:
            conn.execute("PRAGMA journal_mode = WAL")
        conn.execute(f"PRAGMA application_id = {application}")
        conn.execute(f"PRAGMA user_version = {version}")
        conn.execute("CREATE TABLE recipes (name TEXT)")
        conn.execute("INSERT INTO recipes VALUES ('fish soup')")
        conn.commit()


def cut(path: Path) -> None:
    with open_library(path, now=NOW):
        pass
    path.write_bytes(path.read_bytes()[: -path.stat().st_size // 2])


REFUSED = {
    "text": (lambda path: path.write_text("Dear diary,\n" * 50), "not a SQLite file"),
    "one byte": (lambda path: path.write_bytes(b"S"), "not a SQLite file"),
    "header only": (lambda path: path.write_bytes(b"SQLite format 3\0"), "damaged"),
    "zeros": (lambda path: path.write_bytes(bytes(4096)), "not a SQLite file"),
    "cut short": (cut, "damaged"),
    "foreign": (foreign, "another program"),
    "foreign with WAL": (lambda path: foreign(path, wal=True), "another program"),
    "foreign with a number": (lambda path: foreign(path, application=7, version=3), "another program"),
    "newer": (lambda path: foreign(path, application=APPLICATION_ID, version=NEWEST + 1), "newer version"),
    "newer with WAL": (
        lambda path: foreign(path, application=APPLICATION_ID, version=NEWEST + 1, wal=True),
        "newer version",
    ),
    "folder": (lambda path: path.mkdir(), "is a folder"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_library_of_ours_is_refused_in_words_and_left_as_it_is(tmp_path: Path, case: str) -> None:
    path = tmp_path / "some.db"
    make, words = REFUSED[case]
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    names = sorted(item.name for item in tmp_path.iterdir())
    with pytest.raises(LibraryError, match=words) as refusal:
        open_library(path, now=NOW)
    assert str(path) in str(refusal.value)
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert sorted(item.name for item in tmp_path.iterdir()) == names


def test_a_newer_library_that_a_crash_left_in_its_wal_is_refused(tmp_path: Path) -> None:
    path, copy = tmp_path / "newer.db", tmp_path / "copy.db"
    with open_library(path, now=NOW) as library:
        library.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        library.conn.execute(f"PRAGMA user_version = {NEWEST + 1}")
        copy.write_bytes(path.read_bytes())
        copy.with_name("copy.db-wal").write_bytes(path.with_name("newer.db-wal").read_bytes())
    before = copy.read_bytes(), copy.with_name("copy.db-wal").read_bytes()
    with pytest.raises(LibraryError, match="newer version"):
        open_library(copy, now=NOW)
    assert (copy.read_bytes(), copy.with_name("copy.db-wal").read_bytes()) == before


def test_a_damaged_page_is_said_in_words(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with open_library(path, now=NOW) as library:
        for number in range(50):
            save_story(
                library, clean_story(title=f"Story {number}", text=f"Words {number} " * 200), feed_id=None, now=NOW
            )
    data = bytearray(path.read_bytes())
    data[8192:] = b"\xff" * (len(data) - 8192)
    path.write_bytes(data)
    with pytest.raises(LibraryError, match="damaged"), open_library(path, now=NOW) as library:
        counts(library)
    assert path.read_bytes() == bytes(data)


def test_what_a_creation_cut_off_left_behind_becomes_a_library(tmp_path: Path) -> None:
    for name, content in {"empty.db": b"", "bare.db": None}.items():
        path = tmp_path / name
        if content is None:
            with closing(sqlite3.connect(path)) as conn:
                conn.execute("PRAGMA journal_mode = WAL")
        else:
            path.write_bytes(content)
        with open_library(path, now=NOW) as library:
            assert counts(library).all == 0


def test_files_and_folders_belong_to_their_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deep" / "library.db"
    with open_library(path, now=NOW) as library:
        save_story(library, clean_story(), feed_id=None, now=NOW)
        for item in path.parent.iterdir():
            assert stat.S_IMODE(item.stat().st_mode) == 0o600, item
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (path.parent, path.parent.parent)} == {0o700}
    path.chmod(0o644)
    open_library(path, now=NOW).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_settings_of_an_open_library(library: Library) -> None:
    wanted = {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "page_size": 8192, "user_version": NEWEST}
    found = {name: library.conn.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    assert found == wanted


def test_a_missing_library_is_not_made_unasked(tmp_path: Path) -> None:
    for options in ({"create": False}, {"read_only": True}):
        with pytest.raises(LibraryError, match="no library"):
            open_library(tmp_path / "none.db", now=NOW, **options)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LibraryError, match="cannot be"):
        open_library(tmp_path / "file" / "library.db", now=NOW)


def test_read_only_reads_and_does_not_write(library: Library) -> None:
    save_story(library, clean_story(), feed_id=None, now=NOW)
    with open_library(library.path, now=NOW, read_only=True) as reading:
        assert counts(reading).all == 1
        with pytest.raises(LibraryError, match="read-only"):
            save_story(reading, clean_story(title="Another"), feed_id=None, now=NOW)


def test_opening_an_up_to_date_library_imports_no_more_than_sqlite3(library: Library) -> None:
    code = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC\n"
        "from reader.store.file.library import open_library; from reader.store.texts.stories import headlines, counts\n"
        "from reader.model.queries.query import Query\n"
        f"with open_library(Path({str(library.path)!r}), now=datetime.now(UTC)) as lib: headlines(lib, Query())\n"
        "print(*[name for name in ('sqlite_utils', 'click', 'pluggy', 'textual', 'spacy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def save_and_fail(library: Library, title: str) -> None:
    with library.atomic():
        save_story(library, clean_story(title=title), feed_id=None, now=NOW)
        raise ZeroDivisionError


def test_a_nested_transaction_is_undone_alone(library: Library) -> None:
    with library.atomic():
        save_story(library, clean_story(title="Kept"), feed_id=None, now=NOW)
        with pytest.raises(ZeroDivisionError):
            save_and_fail(library, "Dropped")
    assert counts(library).all == 1
    words = library.conn.execute("SELECT count(*) FROM full_text WHERE full_text MATCH 'dropped OR kept'").fetchone()
    assert words[0] == 1


def test_a_failed_transaction_leaves_nothing(library: Library) -> None:
    with pytest.raises(ZeroDivisionError):
        save_and_fail(library, "Dropped")
    assert counts(library).all == 0
    assert not library.conn.in_transaction
    assert save_story(library, clean_story(), feed_id=None, now=NOW).outcome == "new"


def test_every_thread_has_a_library_of_its_own(tmp_path: Path) -> None:
    libraries = Libraries(tmp_path / "library.db", now=NOW)
    seen: list[Library] = []

    def work() -> None:
        seen.append(libraries.here())
        save_story(libraries.here(), clean_story(title=threading.current_thread().name), feed_id=None, now=NOW)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert libraries.here() is libraries.here()
    assert len({id(one) for one in [*seen, libraries.here()]}) == 5
    assert counts(libraries.here()).all == 4
    libraries.close()


def test_two_programs_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    code = (
        "import sys; from pathlib import Path; from reader.store.file.library import open_library\n"
        "from reader.store.texts.stories import save_story; from tests.builders import clean_story, NOW\n"
        "with open_library(Path(sys.argv[1]), now=NOW) as lib:\n"
        "    for n in range(40):\n"
        "        with lib.atomic():\n"
        "            save_story(lib, clean_story(title=f'{sys.argv[2]} {n}'), feed_id=None, now=NOW)\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(path), name], stderr=subprocess.PIPE)
        for name in ("one", "two")
    ]
    for process in running:
        _, errors = process.communicate(timeout=60)
        assert (process.returncode, errors) == (0, b"")
    with open_library(path, now=NOW) as library:
        assert counts(library).all == 80


@pytest.fixture
def shelved(tmp_path: Path) -> Path:
    """A library with a story in it, alone in a folder."""
    path = tmp_path / "shelf" / "library.db"
    with open_library(path, now=NOW) as library:
        save_story(library, clean_story(), feed_id=None, now=NOW)
    return path


@pytest.mark.parametrize("closed", ["file", "folder", "both"])
def test_what_cannot_be_written_is_opened_for_reading(shelved: Path, closed: str) -> None:
    """The modes count for root as well, so that this test says the same to everybody."""
    if closed != "folder":
        shelved.chmod(0o444)
    if closed != "file":
        shelved.parent.chmod(0o555)
    before = shelved.read_bytes(), stat.S_IMODE(shelved.stat().st_mode)
    try:
        with open_library(shelved, now=NOW) as library:
            assert library.read_only
            assert counts(library).all == 1
            with pytest.raises(LibraryError, match=f"this library is read-only: {shelved}"):
                save_story(library, clean_story(title="Another"), feed_id=None, now=NOW)
            assert counts(library).all == 1
        assert (shelved.read_bytes(), stat.S_IMODE(shelved.stat().st_mode)) == before
    finally:
        shelved.parent.chmod(0o755)


def bar(path: Path) -> None:
    """Let nobody, root neither, make the file that SQLite shares between programs."""
    path.with_name(f"{path.name}-shm").symlink_to(path.parent / "no such folder" / "shm")


def test_a_library_beside_which_nothing_can_be_made_is_read_all_the_same(shelved: Path) -> None:
    shelved.chmod(0o444)
    bar(shelved)
    with open_library(shelved, now=NOW) as library:
        assert counts(library).all == 1


def test_changes_that_were_not_written_out_are_not_passed_over(shelved: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy" / "library.db"
    copy.parent.mkdir()
    with open_library(shelved, now=NOW) as library:
        save_story(library, clean_story(title="Another"), feed_id=None, now=NOW)
        copy.write_bytes(shelved.read_bytes())
        copy.with_name("library.db-wal").write_bytes(shelved.with_name("library.db-wal").read_bytes())
    copy.chmod(0o444)
    with open_library(copy, now=NOW) as opened:
        assert counts(opened).all == 2
    copy.with_name("library.db-shm").unlink(missing_ok=True)
    bar(copy)
    with pytest.raises(LibraryError, match=r"library\.db-wal"):
        open_library(copy, now=NOW)


def test_an_older_library_that_cannot_be_written_is_refused_in_words(shelved: Path) -> None:
    with open_library(shelved, now=NOW) as library:
        library.conn.execute("PRAGMA user_version = 1")
    shelved.chmod(0o444)
    with pytest.raises(LibraryError, match="older version"):
        open_library(shelved, now=NOW)


def test_commits_are_on_disk_at_once_but_where_they_need_not_be(library: Library) -> None:
    def level() -> int:
        return int(library.conn.execute("PRAGMA synchronous").fetchone()[0])

    full = level()
    with library.relaxed_sync():
        assert level() < full
    assert level() == full == 2


@pytest.mark.parametrize("how", ["removed", "replaced"])
def test_what_is_removed_while_in_use_takes_nothing_more(shelved: Path, how: str) -> None:
    with open_library(shelved, now=NOW) as library:
        other = shelved.with_name("other.db")
        other.write_bytes(shelved.read_bytes())
        if how == "removed":
            shelved.unlink()
        else:
            other.replace(shelved)
        assert counts(library).all == 1
        with pytest.raises(LibraryError, match="was removed or replaced while it was in use"):
            save_story(library, clean_story(title="Another"), feed_id=None, now=NOW)
