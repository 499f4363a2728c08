"""Files are written whole, for the user alone, and never over another."""

import os
import stat
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.export.write_file import write_new


def test_writes_a_private_file(tmp_path: Path) -> None:
    path = write_new(tmp_path / "notes.md", "“words”\n")
    assert path.read_text(encoding="utf-8") == "“words”\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    path = write_new(tmp_path / "notes.md", "first")
    with pytest.raises(ReaderError, match="already exists and was not changed"):
        write_new(path, "second")
    assert path.read_text() == "first"
    write_new(path, "second", overwrite=True)
    assert path.read_text() == "second"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("overwrite", [False, True])
def test_links_are_not_followed(tmp_path: Path, overwrite: bool) -> None:
    target, link = tmp_path / "diary.txt", tmp_path / "notes.md"
    target.write_text("mine")
    link.symlink_to(target)
    with pytest.raises(ReaderError, match="is a link to another file"):
        write_new(link, "text", overwrite=overwrite)
    assert target.read_text() == "mine"


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "notes.md").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ReaderError, match="is a link"):
        write_new(tmp_path / "notes.md", "text")
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("no/such/notes.md", "there is no folder"),
        ("x" * 256, "longer than 255 bytes"),
        ("é" * 128, "longer than 255 bytes"),
        ("bad\x1bname", "cannot be a file name"),
        ("bad\x00name", "cannot be a file name"),
        ("bad\nname", "cannot be a file name"),
        (".", "is a folder"),
    ],
)
def test_impossible_names_are_told(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(ReaderError, match=words):
        write_new(tmp_path / name, "text")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["../notes.md", "sub/../../notes.md", "/tmp/notes.md", "way-out/notes.md"])
def test_a_chosen_folder_is_not_left(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "notes"
    (folder / "sub").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    (folder / "way-out").symlink_to(tmp_path / "outside")
    with pytest.raises(ReaderError, match="is not inside"):
        write_new(folder / name, "text", folder=folder)
    assert write_new(folder / "sub" / "notes.md", "text", folder=folder).exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_unwritable_folder_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ReaderError, match=r"cannot write in .*: Permission denied"):
        write_new(tmp_path / "notes.md", "text")
    tmp_path.chmod(0o700)


def test_a_folder_that_takes_no_files_is_told() -> None:
    with pytest.raises(ReaderError, match=r"cannot write in /proc/self: |there is no folder /proc"):
        write_new(Path("/proc/self/notes.md"), "text")
