"""A library that cannot be written: it is read, asked and exported from; what would write says so in one line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.paths import Paths
from tests.cli.conftest import DATA, Reader, copied


@pytest.fixture
def ask(reader: Callable[[Paths], Reader], filled: Paths, tmp_path: Path) -> Reader:
    paths = copied(filled, tmp_path)
    ask = reader(paths)
    assert ask("tag", 1, "+harbor").code == 0
    paths.library.chmod(0o444)
    return ask


@pytest.mark.parametrize(
    "command",
    [(), ("list",), ("search", "harbor"), ("show", 1), ("figures",), ("who",), ("related", 1), ("export",), ("tag", 1)],
)
def test_what_reads_works(ask: Reader, tmp_path: Path, command: tuple[str]) -> None:
    answer = ask(*command)
    (tmp_path / "data" / "library.db").chmod(0o644)
    assert (answer.code, answer.out) == (ask(*command).code, ask(*command).out)
    assert answer.err == ""


@pytest.mark.parametrize(
    "command",
    [
        ("add", "https://harbour.example/"),
        ("import", DATA / "denial.txt"),
        (DATA / "denial.txt",),
        ("refresh",),
        ("tag", 1, "+quay"),
        ("note", 1, "Call them."),
        ("feeds", "remove", "harbour"),
        ("sample", "remove"),
    ],
)
def test_what_writes_says_so_in_one_line(ask: Reader, command: tuple[object]) -> None:
    answer = ask(*command)
    assert answer.code == 3
    assert answer.err.startswith("reader: this library is read-only: ")
    assert answer.err.count("\n") == 1
    assert answer.out == ""


def test_the_doctor_tells_and_a_backup_is_made(ask: Reader, tmp_path: Path) -> None:
    answer = ask("doctor")
    assert answer.code == 0
    assert "read-only" in answer.out
    assert ask("backup", tmp_path / "copy.db").code == 0
    (tmp_path / "copy.db").chmod(0o400)
    assert ask("--library", tmp_path / "copy.db", "list").out == ask("list").out
