"""`--library`: a mistyped name makes nothing, and a library named where a text belongs is not opened."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.paths import Paths, user_paths
from tests.cli.conftest import DATA, Reader, copied


@pytest.mark.parametrize(
    "command",
    [
        (), ("list",), ("search", "harbor"), ("show", 1), ("figures",), ("who",), ("related", 1), ("export",), ("tag",),
        ("tag", 1, "+x"), ("note", 1), ("note", 1, "Words"), ("feeds",), ("feeds", "opml"), ("refresh",), ("doctor",),
        ("feeds", "remove", "x"), ("backup", "copy.db"), ("restore",), ("sample", "remove"),
    ],
)  # fmt: skip
def test_a_mistyped_library_is_not_made(
    reader: Callable[[Paths], Reader], paths: Paths, tmp_path: Path, command: tuple[object, ...]
) -> None:
    typo = tmp_path / "deep" / "libary.db"
    answer = reader(paths)("--library", typo, *command)
    assert answer.code == 3
    assert str(typo) in answer.out + answer.err
    assert not typo.parent.exists()


def test_what_brings_stories_in_makes_the_library_that_is_named(
    reader: Callable[[Paths], Reader], paths: Paths, tmp_path: Path
) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Harbor to close\n\nThe harbor closes on Monday, the port said.\n")
    assert reader(paths)("--library", tmp_path / "new.db", "import", story).code == 0
    assert (tmp_path / "new.db").exists()


def test_the_environment_names_a_library_as_the_option_does() -> None:
    assert user_paths({"READER_LIBRARY": "/tmp/other.db"}).library_is_named
    assert not user_paths({}).library_is_named


@pytest.mark.parametrize("command", [("import",), ("add",), ()])
@pytest.mark.parametrize("what", ["library.db", "library.db-shm", "link.db", "."])
def test_a_library_is_no_text(
    reader: Callable[[Paths], Reader], filled: Paths, tmp_path: Path, command: tuple[str, ...], what: str
) -> None:
    paths = copied(filled, tmp_path)
    (paths.data_dir / "link.db").symlink_to(paths.library)
    (paths.data_dir / "library.db-shm").touch()
    answer = reader(paths)(*command, paths.data_dir / what)
    assert answer.code in (1, 2)
    assert "is the library itself" in answer.err or "is a database" in answer.err
    assert answer.out == ""


def test_an_export_replaces_no_library(reader: Callable[[Paths], Reader], filled: Paths, tmp_path: Path) -> None:
    paths = copied(filled, tmp_path)
    ask = reader(paths)
    before = paths.library.read_bytes()
    ask("note", 1, "Call them.")
    answer = ask("export", "--overwrite", "-o", paths.library)
    assert answer.code == 2
    assert "is a database" in answer.err
    assert paths.library.read_bytes()[:16] == before[:16]


def test_the_last_backup_comes_back_without_being_named(
    reader: Callable[[Paths], Reader], filled: Paths, tmp_path: Path
) -> None:
    paths = copied(filled, tmp_path)
    ask = reader(paths)
    copy = paths.library.with_name("library.daily-20261122T140200.db")
    assert ask("backup", copy).code == 0
    assert ask("backup", copy).code == 2, "a file is in the way, the library is sound"
    assert ask("restore", copy.with_name("nothing.db")).code == 2
    assert ask("note", 1, "Call them.").code == 0
    answer = ask("restore")
    assert answer.code == 0
    assert str(copy) in answer.err
    assert ask("note", 1).code == 1


def test_a_damaged_text_is_said_in_its_place_and_by_the_doctor(
    reader: Callable[[Paths], Reader], filled: Paths, tmp_path: Path
) -> None:
    from reader.store.file.library import open_library
    from tests.builders import NOW

    paths = copied(filled, tmp_path)
    with open_library(paths.library, now=NOW) as library:
        library.conn.execute("UPDATE bodies SET document = x'789c0102030405' WHERE story_id = 1")
    ask = reader(paths)
    assert "text is damaged" in ask("show", 1).out
    assert "text is damaged" in ask("show", 1, "--markdown").out
    for command in (("list",), ("figures",), ("who",), ("who", "a"), ("related", 2), ("search", "the"), ("show", 2)):
        answer = ask(*command)
        assert "unexpected" not in answer.err, command
    doctor = ask("doctor")
    assert doctor.code == 3
    assert "the text of story 1 is damaged" in doctor.out
    assert ask("note", 1, "Call them.").code == 0
    refused = ask("note", 1, "Call them.", "--on", "the harbor")
    assert "something unexpected" not in refused.err
    assert ask("backup", tmp_path / "copy.db").code == 3
    assert ask("backup", "--damaged", tmp_path / "copy.db").code == 0


def test_the_programs_own_folder_is_its_owners_alone_and_no_other(
    reader: Callable[[Paths], Reader], filled: Paths, tmp_path: Path
) -> None:
    paths = copied(filled, tmp_path)
    shared = tmp_path / "shared"
    shared.mkdir()
    for folder in (paths.data_dir, shared):
        folder.chmod(0o777)
    assert reader(paths)("list").code == 0
    reader(paths)("--library", shared / "new.db", "import", DATA / "denial.txt")
    assert [folder.stat().st_mode & 0o777 for folder in (paths.data_dir, shared)] == [0o700, 0o777]


def test_the_doctor_names_notes_that_were_begun(
    reader: Callable[[Paths], Reader], filled: Paths, tmp_path: Path
) -> None:
    from reader.app.state.drafts import Drafts
    from reader.model.note import Note
    from tests.builders import NOW

    paths = copied(filled, tmp_path)
    drafts = Drafts(paths.state_dir / "drafts", paths.library)
    drafts.keep(drafts.begin(Note(0, 1, "Ask them", NOW, NOW), "Ferries stay in port", NOW))
    answer = reader(paths)("doctor")
    assert "1 note not saved yet" in answer.out
    assert "story 1, Ferries stay in port" in answer.out


@pytest.mark.parametrize(
    "command", [("--library", "~nobody-of-this-name/l.db", "list"), ("import", "~nobody-of-this-name/l.txt")]
)
def test_the_home_of_somebody_unknown_is_said(
    reader: Callable[[Paths], Reader], paths: Paths, command: tuple[str, ...]
) -> None:
    answer = reader(paths)(*command)
    assert answer.code in (2, 3)
    assert "~nobody-of-this-name" in answer.err
    assert "unexpected" not in answer.err


def test_the_environment_cannot_name_the_home_of_somebody_unknown() -> None:
    with pytest.raises(ReaderError, match="no home folder ~nobody-of-this-name"):
        user_paths({"READER_LIBRARY": "~nobody-of-this-name/l.db"})
