"""Tags and notes go in by the command line and come out as a file."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.paths import Paths
from tests.cli.conftest import Reader, copied, user_folders, with_one_story


@pytest.fixture(scope="module")
def one_story(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    """A library with one story; nobody writes to it."""
    return with_one_story(
        tmp_path_factory.mktemp("user"),
        "Quay to close for a week\n\nThe quay at Lubno will close on Monday, the harbor office said.\n\n"
        "Ships will be sent to the outer mole until the crane is mended, and nobody could say what it would cost.\n",
    )


@pytest.fixture
def ask(reader: Callable[[Paths], Reader], one_story: Paths, tmp_path: Path) -> Reader:
    return reader(copied(one_story, tmp_path))


def test_tags_are_put_on_and_taken_off(ask: Reader) -> None:
    assert ask("tag", 1, "+harbor", "crane").out == "#crane #harbor\n"
    assert ask("tag", 1, "-crane").out == "#harbor\n"
    assert "1  harbor" in ask("tag").out
    assert "Quay to close" in ask("list", "tag:harbor").out


def test_a_note_on_a_passage_is_exported_with_its_words(ask: Reader, tmp_path: Path) -> None:
    assert ask("note", 1, "call", "them", "--on", "sent to the outer mole").code == 0
    assert ask("tag", 1, "+harbor").code == 0
    markdown = ask("export").out
    assert "sent to the outer mole" in markdown
    assert "call them" in markdown
    rows = list(csv.reader(io.StringIO(ask("export", "-f", "csv").out)))
    assert any("call them" in row for row in rows)
    assert "call them" in json.dumps(json.loads(ask("export", "-f", "json").out))

    target = tmp_path / "notes.md"
    assert ask("export", "-o", target).code == 0
    assert target.read_text() == markdown
    again = ask("export", "-o", target)
    assert again.code == 2
    assert "exists" in again.err
    assert ask("export", "-o", target, "--overwrite").code == 0


def test_a_passage_that_is_not_there_is_refused_in_words(ask: Reader) -> None:
    answer = ask("note", 1, "hm", "--on", "words nobody wrote")
    assert answer.code == 2
    assert "does not say" in answer.err
    assert ask("note", 1).code == 1


def test_a_tag_is_taken_off_whatever_letter_it_begins_with(ask: Reader) -> None:
    assert ask("tag", 1, "+harbor", "+json").out == "#harbor #json\n"
    assert ask("tag", 1, "-harbor").out == "#json\n"
    assert json.loads(ask("tag", 1, "-json", "+quay", "--json").out) == ["quay"]
    assert ask("tag", 1, "--nonsense").code == 2


def test_a_note_without_words_is_not_written(ask: Reader) -> None:
    assert ask("note", 1, "", " ").code == 1
    assert ask("export").code == 1


def test_exported_notes_are_imported_elsewhere(ask: Reader, reader: Callable[[Paths], Reader], tmp_path: Path) -> None:
    ask("note", 1, "call", "them", "--on", "sent to the outer mole")
    ask("tag", 1, "+harbor")
    assert ask("export", "-f", "json", "-o", tmp_path / "notes.json").code == 0
    elsewhere = reader(user_folders(tmp_path / "elsewhere"))
    answer = elsewhere("import", tmp_path / "notes.json")
    assert answer.code == 0
    assert "1 note and 1 tag put back on 1 story" in answer.err
    assert "nothing new" in elsewhere("import", tmp_path / "notes.json").err
    assert elsewhere("export", "-f", "json").out == (tmp_path / "notes.json").read_text()


def test_a_dossier_of_a_story_a_search_or_all(ask: Reader, tmp_path: Path) -> None:
    by_thread = ask("export", "--dossier", "--thread", 1)
    assert by_thread.code == 0
    assert "# Dossier: Quay to close for a week" in by_thread.out
    assert "harbor office" in by_thread.out
    assert "# Dossier: all stories" in ask("export", "--dossier").out
    assert "# Dossier: quay -tag:x" in ask("export", "--dossier", "quay", "-tag:x").out
    folder = tmp_path / "vault"
    assert ask("export", "--dossier", "-f", "obsidian", "-o", folder).code == 0
    assert len(list(folder.rglob("*.md"))) >= 2


def test_a_dossier_through_an_own_template(ask: Reader, paths: Paths, tmp_path: Path) -> None:
    folder = paths.config_dir / "templates"
    folder.mkdir(parents=True)
    (folder / "press.md.j2").write_text("{{ name }}: {{ sources | length }}\n")
    assert ask("export", "--template", "press", "quay", "-tag:x").out == "quay -tag:x: 1\n"
    (folder / "wrong.md.j2").write_text("a\n{{ sources[0].titel }}\n")
    wrong = ask("export", "--template", "wrong", "-o", tmp_path / "out.md")
    assert (wrong.code, wrong.out) == (2, "")
    assert f"{folder / 'wrong.md.j2'}, line 2: there is no field “titel” here" in wrong.err
    assert not (tmp_path / "out.md").exists()
    assert ask("export", "--template", "press.md", "-o", tmp_path / "out.md").code == 0
    again = ask("export", "--template", "press.md", "-o", tmp_path / "out.md")
    assert "already exists" in again.err


@pytest.mark.parametrize("sign", ["+", "-", "+#", "#"])
def test_a_sign_without_a_word_is_no_tag(ask: Reader, sign: str) -> None:
    answer = ask("tag", 1, "+port", sign)
    assert (answer.code, answer.out) == (2, "")
    assert f'"{sign}" names no tag' in answer.err
    assert "port" not in ask("tag", 1).out, "nothing is done by halves"


def test_sources_as_bibtex(ask: Reader) -> None:
    assert ask("export", "--dossier", "-f", "bib").out.startswith("@")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--template", "nosuch"), 2, "no template"),
        (("--dossier", "zebra"), 1, "no story found for zebra"),
        (("--dossier", "--thread", 99), 1, "no story 99"),
        (("--dossier", "-f", "doc"), 2, "no dossier format"),
        (("--dossier", "-f", "obsidian"), 2, "name it with -o FOLDER"),
        (("--thread", 1, "quay"), 2, "not both"),
        (("--thread", 1), 1, "nothing to export"),
    ],
)
def test_what_cannot_be_exported_is_said(ask: Reader, words: tuple[object, ...], code: int, said: str) -> None:
    answer = ask("export", *words)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
