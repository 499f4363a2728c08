"""Bad input: one line that says what is wrong, the exit code the help promises, and nothing lost."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.paths import Paths
from tests.cli.conftest import Reader


@pytest.fixture
def ask(reader: Callable[[Paths], Reader], paths: Paths) -> Reader:
    return reader(paths)


def one_line(text: str) -> bool:
    return text.count("\n") == 1 and "Traceback" not in text


def test_a_missing_file(ask: Reader, tmp_path: Path) -> None:
    for command in (("import",), ("add",), ()):
        answer = ask(*command, tmp_path / "missing.txt")
        assert answer.code == 2
        assert "missing.txt" in answer.err
        assert one_line(answer.err)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 8, "binary"),
        ("broken.opml", b"<opml><body><outline", ""),
    ],
    ids=("empty", "binary", "broken"),
)
def test_a_file_that_cannot_be_read(ask: Reader, tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    answer = ask("import", tmp_path / name)
    assert answer.code == 2
    assert name in answer.err
    assert words in answer.err
    assert one_line(answer.err)


def test_a_bad_file_does_not_stop_the_good_one(ask: Reader, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text("A story\n\nIt has a sentence that is long enough to be kept as a paragraph.\n")
    answer = ask("import", tmp_path / "empty.txt", tmp_path / "good.txt")
    assert answer.code == 0
    assert "A story" in answer.out
    assert "empty.txt" in answer.err


def test_a_foreign_database_is_refused_untouched(reader: Callable[[Paths], Reader], paths: Paths) -> None:
    paths.library.parent.mkdir(parents=True)
    foreign = sqlite3.connect(paths.library)
    foreign.execute("CREATE TABLE cookbook (recipe TEXT)")
    foreign.commit()
    foreign.close()
    before = paths.library.read_bytes()
    answer = reader(paths)("list")
    assert answer.code == 3
    assert one_line(answer.err)
    assert paths.library.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_untouched(reader: Callable[[Paths], Reader], paths: Paths) -> None:
    paths.library.parent.mkdir(parents=True)
    paths.library.write_text("dear diary\n" * 200)
    answer = reader(paths)("list")
    assert answer.code == 3
    assert one_line(answer.err)
    assert paths.library.read_text() == "dear diary\n" * 200


def test_an_unknown_setting_names_the_nearest(reader: Callable[[Paths], Reader], paths: Paths) -> None:
    paths.config_dir.mkdir(parents=True)
    paths.config_file.write_text('them = "paper"\n')
    answer = reader(paths)("config")
    assert answer.code == 2
    assert 'did you mean "theme"' in answer.err


@pytest.mark.parametrize(
    "args", [("frobnicate",), ("show",), ("show", "abc"), ("list", "--nonsense"), ("export", "-f", "docx")]
)
def test_wrong_use(ask: Reader, args: tuple[str, ...]) -> None:
    answer = ask(*args)
    assert answer.code == 2
    assert one_line(answer.err)


def test_nothing_to_refresh(ask: Reader) -> None:
    answer = ask("refresh")
    assert answer.code == 1
    assert "reader add ADDRESS" in answer.err


def test_the_first_run_without_a_terminal_is_a_plain_list(ask: Reader) -> None:
    answer = ask()
    assert answer.code == 0
    assert answer.out.count("\n") >= 12
    assert ask("sample", "remove").code == 0
    assert ask("list").code == 1
