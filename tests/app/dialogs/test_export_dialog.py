"""Taking notes out from the app."""

import json
import re
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from reader.app.dialogs.export_dialog import ExportDialog
from reader.paths import Paths
from tests.app.conftest import MakeApp, on_screen
from tests.app.driving import press
from tests.app.stories import HARBOR


async def test_notes_are_written_and_nothing_is_replaced_unasked(make_app: MakeApp, tmp_path: Path) -> None:
    target = tmp_path / "mine.json"
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "right_square_bracket", "a", *"Check.", "escape", "e")
        app.screen.query_one(Input).value = str(tmp_path / "mine.md")
        await press(pilot, "down")
        assert app.screen.query_one(Input).value == str(target)
        await press(pilot, "enter")
        assert on_screen(app, "exported to")
        assert "Check." in target.read_text()
        assert HARBOR.title in json.dumps(json.loads(target.read_text()), ensure_ascii=False)
        target.write_text("precious")
        await press(pilot, "e", "down")
        app.screen.query_one(Input).value = str(target)
        await press(pilot, "enter")
        assert target.read_text() == "precious"
        assert on_screen(app, "Press Enter again to")
        await press(pilot, "enter")
        assert "Check." in target.read_text()


async def test_a_folder_that_is_not_there_is_said(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app()
    async with app.run_test(size=(160, 40)) as pilot:
        await press(pilot, "t", *"port", "enter", "e")
        app.screen.query_one(Input).value = str(tmp_path / "no" / "mine.md")
        await press(pilot, "enter")
        assert on_screen(app, "there is no folder")
        app.screen.query_one(Input).value = str(tmp_path)
        await press(pilot, "enter")
        assert "is a folder" in str(app.screen.query_one(".problem", Static).content)


async def test_without_notes_a_dossier_is_offered(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "e")
        assert on_screen(app, "A dossier of all stories, 6 stories")
        app.screen.query_one(Input).value = str(tmp_path / "all.md")
        await press(pilot, "enter")
        assert on_screen(app, "exported to")
        assert HARBOR.title in (tmp_path / "all.md").read_text()


async def test_in_an_open_story_its_own_notes_come_before_all(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "right_square_bracket", "a", *"Check.", "escape", "e")
        assert on_screen(app, "Notes, highlights and tags of this ")
        await press(pilot, "escape", "q", "G", "enter", "e")
        assert on_screen(app, "A dossier of this story"), "the last story has no notes"


async def test_a_dossier_of_the_thread_at_hand(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "t", *"port", "enter", "enter", "e")
        assert on_screen(app, "Notes, highlights and tags of this ")
        await press(pilot, "tab")
        assert on_screen(app, "A dossier of this ")
        await press(pilot, "tab")
        assert on_screen(app, "A dossier of all stories")
        await press(pilot, "tab", "tab", "up")
        assert on_screen(app, "A dossier of this ")
        assert app.screen.query_one(Input).value.endswith("reader-dossier-2026-11-21")
        app.screen.query_one(Input).value = str(tmp_path / "vault")
        await press(pilot, "enter")
        assert on_screen(app, "exported to")
        assert [path.suffix for path in (tmp_path / "vault" / "Stories").iterdir()] != []


async def test_own_templates_are_offered_for_dossiers(make_app: MakeApp, paths: Paths, tmp_path: Path) -> None:
    folder = paths.config_dir / "templates"
    folder.mkdir(parents=True)
    (folder / "press.md.j2").write_text("{% for one in sources %}{{ one.titel }}\n{% endfor %}")
    app = make_app()
    async with app.run_test(size=(120, 44)) as pilot:
        await press(pilot, "e", "up")
        assert on_screen(app, "Template press.md")
        assert app.screen.query_one(Input).value.endswith("reader-dossier-2026-11-21.md")
        app.screen.query_one(Input).value = str(tmp_path / "press.md")
        await press(pilot, "enter")
        assert "press.md.j2, line 1: there is no field “titel” here" in str(
            app.screen.query_one(".problem", Static).content
        )
        assert not (tmp_path / "press.md").exists()
        (folder / "press.md.j2").write_text("{% for one in sources %}{{ one.title }}\n{% endfor %}")
        await press(pilot, "enter")
        assert HARBOR.title in (tmp_path / "press.md").read_text()


async def test_an_empty_library_has_nothing_to_export(make_app: MakeApp) -> None:
    app = make_app(())
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "e")
        assert on_screen(app, "nothing to export: there is no story yet")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("/", "cannot be a file name"),
        ("..", "cannot be a file name|is a folder"),
        ("", "is a folder|cannot be a file name"),
        ("~nobody-of-this-name/notes.md", "there is no home folder ~nobody-of-this-name"),
        (f"/{'n' * 300}.md", "longer than 255 bytes"),
        (f"/{'n' * 300}/notes.md", "cannot write"),
        ("/dev/null/notes.md", "there is no folder /dev/null"),
    ],
)
async def test_what_is_no_place_for_a_file_is_said(make_app: MakeApp, value: str, said: str) -> None:
    app = make_app()
    async with app.run_test(size=(200, 40)) as pilot:
        await press(pilot, "t", *"port", "enter", "e")
        app.screen.query_one(Input).value = value
        await press(pilot, "enter")
        assert re.search(said, str(app.screen.query_one(".problem", Static).content))
        await press(pilot, "down", "up")
        assert isinstance(app.screen, ExportDialog)
    assert not app.session.paths.log_file.exists()
