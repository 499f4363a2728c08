"""Other programs: the editor, commands the text is piped to; commands of the shell."""

import sys
from pathlib import Path

import pytest

from reader.app.config_editor import TEMPLATE, problems_with_keys
from reader.app.system.programs import command_of, editor_command
from reader.config import Config, load_config
from reader.errors import ReaderError
from reader.store.reading.notes import notes_of
from tests.app.conftest import MakeApp, kept, on_screen
from tests.app.driving import press, settle
from tests.app.stories import HARBOR

REPLACE = "import sys, pathlib; path = pathlib.Path(sys.argv[-1]); path.write_text({!r})"


def editor(words: str) -> dict[str, str]:
    """An environment whose editor writes these words into the file it is given."""
    return {"EDITOR": f"{sys.executable} -c {_quoted(REPLACE.format(words))}"}


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "'\"'\"'") + "'"


def test_a_command_line_is_split_without_a_shell() -> None:
    assert command_of("grep -c 'a b' $HOME; rm *") == ["grep", "-c", "a b", "$HOME;", "rm", "*"]
    for line in ("", "  ", "cat 'open"):
        with pytest.raises(ReaderError):
            command_of(line)


def test_the_editor_is_the_users() -> None:
    assert editor_command({"VISUAL": "code --wait", "EDITOR": "vi"}) == ["code", "--wait"]
    assert editor_command({"VISUAL": " ", "EDITOR": "nvim"}) == ["nvim"]
    with pytest.raises(ReaderError, match="cannot be understood"):
        editor_command({"EDITOR": "vi 'x"})


async def test_the_text_goes_to_a_command(make_app: MakeApp, tmp_path: Path) -> None:
    app, out = make_app(), tmp_path / "out.txt"
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "vertical_line", *f"tee {out}", "enter")
        assert on_screen(app, "given to tee")
        assert out.read_text() == f"{HARBOR.title}\n\n{HARBOR.text}\n"
        await press(pilot, "enter", "v", "vertical_line", *f"tee {out}", "enter")
        assert out.read_text().startswith("The lifting bridge")
        assert "insult" not in out.read_text()
        for line, words in [
            ("no-such-command-at-all", "no-such-command-at-all ended with 127"),
            ("false", "false ended with 1"),
            ("cat 'x", "cat ended with 2"),
        ]:
            await press(pilot, "vertical_line", *line, "enter")
            assert on_screen(app, words)


async def test_a_note_is_written_in_the_editor(make_app: MakeApp) -> None:
    app = make_app(environ=editor("From the \x1beditor.\n"))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "right_parenthesis", "a", *"Draft", "escape", "l", "g", "E")
        assert on_screen(app, "note changed")
        with kept(app) as lib:
            (note,) = notes_of(lib, app.reading.main.at_hand().story.id)  # type: ignore[union-attr]
        assert note.body == "From the editor."
        await press(pilot, "E")
        assert on_screen(app, "note unchanged")
        await press(pilot, "u")
        assert on_screen(app, "✎ Draft")


async def test_the_config_file_is_edited_and_taken_over(make_app: MakeApp) -> None:
    new = 'theme = "paper"\ntext_width = 60\n[keys]\n"list.down" = "ctrl+n"\n[macros]\nk = ["story.star"]\n'
    app = make_app(environ=editor(new))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "E")
        assert on_screen(app, "settings applied")
        assert app.theme == "paper"
        assert app.reading.main.panes.measure == 60
        first = app.reading.main.headlines.current
        await press(pilot, "ctrl+n")
        assert app.reading.main.headlines.current != first
        file = app.session.paths.config_file
        assert file.stat().st_mode & 0o777 == 0o600
        assert load_config(file) == Config("paper", 60, keys={"list.down": "ctrl+n"}, macros={"k": ["story.star"]})
        await press(pilot, "comma", "k")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert on_screen(app, "★ 1")


def test_what_a_new_config_file_proposes_can_be(tmp_path: Path) -> None:
    first, *lines = TEMPLATE.splitlines()
    assert first.startswith("# Settings")
    path = tmp_path / "config.toml"
    path.write_text("\n".join(line.removeprefix("# ") for line in lines))
    config = load_config(path)
    assert config.theme == "ink"
    assert len(config.macros) == 2
    assert problems_with_keys(config) == []


async def test_a_config_file_that_cannot_be_is_told_and_changes_nothing(make_app: MakeApp) -> None:
    app = make_app(environ=editor("thme = 1\n"))
    async with app.run_test(size=(160, 40)) as pilot:
        await press(pilot, "E")
        assert on_screen(app, 'did you mean "theme"')
        assert app.session.config == Config()


async def test_a_config_file_left_alone_leaves_no_file(make_app: MakeApp) -> None:
    app = make_app(environ={"EDITOR": "true"})
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "E")
        assert on_screen(app, "settings unchanged")
        assert not app.session.paths.config_file.exists()
        app.session.environ = {"EDITOR": "false"}
        await press(pilot, "E")
        assert on_screen(app, "false ended with code 1; nothing was changed")


WRITE = "import sys, pathlib; pathlib.Path(sys.argv[-1]).write_bytes({!r}); sys.exit({})"


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"caf\xe9 \x80 5", 0, "café € 5"),
        ("Tür, 5 € ".encode() + b"caf\xe9", 0, "Tür, 5 € café"),
        ("über".encode("utf-16"), 0, "über"),
        (b"\xef\xbb\xbfplain", 0, "plain"),
        (b"Words\0\0", 0, None),
        (b"Words of an editor that failed", 3, None),
    ],
)
async def test_what_an_editor_writes_is_read_as_what_it_is_or_kept(
    make_app: MakeApp, data: bytes, code: int, words: str | None
) -> None:
    app = make_app(environ={"EDITOR": f"{sys.executable} -c {_quoted(WRITE.format(data, code))}"})
    async with app.run_test(size=(200, 40)) as pilot:
        await press(pilot, "enter", "right_parenthesis", "a", *"Draft", "escape", "l", "g", "E")
        with kept(app) as lib:
            (note,) = notes_of(lib, app.reading.main.at_hand().story.id)  # type: ignore[union-attr]
        assert note.body == (words or "Draft")
        left = list(app.session.drafts.folder.glob("editor-*/note.md"))
        assert [path.read_bytes() for path in left] == ([] if words else [data])


async def test_a_config_file_that_is_no_text_does_not_end_the_program(make_app: MakeApp) -> None:
    app = make_app(
        environ={"EDITOR": f"{sys.executable} -c {_quoted(WRITE.format(b'theme = %bcaf' % b'caf' + bytes([233]), 0))}"}
    )
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "E")
        await settle(pilot)
        assert app.is_running
        assert app.session.paths.config_file.exists()
