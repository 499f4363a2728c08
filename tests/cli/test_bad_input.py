"""Bad input: one line that says what is wrong, the exit code the help promises, and nothing lost."""

import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.paths import Paths
from tests.cli.conftest import Reader, copied


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


@pytest.mark.parametrize("command", [("import",), ("add",), ()])
def test_a_bad_file_does_not_stop_the_good_one_and_the_shell_is_told(
    ask: Reader, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text("A story\n\nIt has a sentence that is long enough to be kept as a paragraph.\n")
    answer = ask(*command, tmp_path / "empty.txt", tmp_path / "good.txt")
    assert answer.code == 1
    assert "A story" in answer.out
    assert "empty.txt" in answer.err
    assert one_line(answer.err)
    assert ask(*command, tmp_path / "good.txt").code == 0
    assert ask(*command, tmp_path / "empty.txt").code == 2


def test_an_address_that_is_none_is_named_once(ask: Reader) -> None:
    for what in ("ftp://harbour.example/x", "http://", "https://harbour.example:99999/"):
        answer = ask("add", what)
        assert answer.code == 2
        assert answer.err.count(what) == 1
        assert one_line(answer.err)


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
    "args",
    [
        ("frobnicate",),
        ("show",),
        ("show", "abc"),
        ("list", "--nonsense"),
        ("export", "-f", "docx"),
        ("search", "("),
        ("search", " "),
        ("search", "ferry", "said:"),
    ],
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


@pytest.mark.parametrize("command", [("add",), ("import",), ()])
def test_an_empty_name_is_not_the_present_folder(
    ask: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    (tmp_path / "letter.txt").write_text("A letter\n\nNobody asked for it to be read, so it stays where it lies.\n")
    monkeypatch.chdir(tmp_path)
    answer = ask(*command, "")
    assert answer.code == 2
    assert one_line(answer.err)
    assert ask("list").code == 1


def test_a_file_that_cannot_be_opened_is_said_once(ask: Reader, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    answer = ask(tmp_path / "empty.txt")
    assert answer.code == 2
    assert "empty.txt" in answer.err
    assert one_line(answer.err)


@pytest.mark.parametrize("name", ["feeds.opml", "urls"])
def test_a_list_of_feeds_is_shown_and_not_subscribed_to(ask: Reader, tmp_path: Path, name: str) -> None:
    outlines = '<outline xmlUrl="https://ann:s3cret@a.example/f" text="Ports"/><outline xmlUrl="exec:rm" text="x"/>'
    (tmp_path / "feeds.opml").write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
    (tmp_path / "urls").write_text('https://ann:s3cret@a.example/f "~Ports"\nexec:rm\n')
    answer = ask(tmp_path / name)
    assert answer.code == 0
    assert answer.out.split() == ["Ports", "https://***@a.example/f"]
    assert "left out" in answer.err
    assert f"reader import {tmp_path / name}" in answer.err
    assert ask("feeds").code == 1
    assert ask("import", tmp_path / name).out == "subscribed to Ports\n"


def test_exported_notes_are_not_taken_over_by_opening_them(ask: Reader, tmp_path: Path) -> None:
    (tmp_path / "my notes.json").write_text('{"stories": [{"title": "Live", "tags": ["port"], "notes": []}]}')
    answer = ask(tmp_path / "my notes.json")
    assert answer.code == 0
    assert f"reader import '{tmp_path / 'my notes.json'}'" in answer.err
    assert ask("list").code == 1


def test_the_doctor_goes_on_when_the_library_is_no_library(reader: Callable[[Paths], Reader], paths: Paths) -> None:
    paths.library.parent.mkdir(parents=True)
    paths.library.write_text("dear diary\n" * 200)
    answer = reader(paths)("doctor")
    assert answer.code == 3
    assert "is not a library" in answer.out
    assert "themes " in answer.out


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ('theme = "papr"', 'there is no theme "papr"; did you mean "paper"?'),
        ('theme = "?!"', "there are "),
        ('[keys]\n"story.nxt" = "n"', 'did you mean "story.next"?'),
        ('[keys]\n"story.next" = "ctrl+m"', "terminals take it for Enter"),
        ('[keys]\n"story.next" = "x"\n"undo" = "x"', 'x is both "'),
        ('them = "ink"', 'did you mean "theme"?'),
        ("theme = ", "is not valid TOML"),
    ],
)
def test_the_doctor_looks_at_the_settings(
    reader: Callable[[Paths], Reader], paths: Paths, settings: str, words: str
) -> None:
    paths.config_dir.mkdir(parents=True)
    paths.config_file.write_text(settings)
    answer = reader(paths)("doctor")
    assert answer.code == 3
    assert words in answer.out
    paths.config_file.write_text('theme = "paper"\n[keys]\n"story.next" = "ctrl+n"\n')
    answer = reader(paths)("doctor")
    assert answer.code == 0
    assert answer.out.endswith(f"{paths.config_file}\n")


def test_a_fault_of_the_program_is_logged_for_the_owner_alone(
    ask: Reader, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("reader.store.texts.stories.headlines", broken)
    answer = ask("list")
    assert answer.code == 3
    assert str(paths.log_file) in answer.err
    assert "ZeroDivisionError" in paths.log_file.read_text()
    assert stat.S_IMODE(paths.log_file.stat().st_mode) == 0o600
    paths.log_file.unlink()
    paths.state_dir.rmdir()
    paths.state_dir.write_text("in the way")
    answer = ask("list")
    assert answer.code == 3
    assert one_line(answer.err)


def test_what_is_no_number_of_a_story_is_refused_in_words(
    reader: Callable[[Paths], Reader], filled: Paths, tmp_path: Path
) -> None:
    answer = reader(copied(filled, tmp_path))("show", "abc")
    assert (answer.code, answer.err) == (2, "reader: abc is not the number of a story; `reader list` shows them\n")
