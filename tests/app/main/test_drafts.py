"""The words being typed: kept while they are typed, offered again, brought back when they were given up."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from textual.widgets import TextArea

from reader.app.app import ReaderApp
from reader.app.dialogs.note_dialog import KEEP_SECONDS, NoteEditor
from reader.app.state.drafts import Draft, Drafts
from reader.model.document import Span
from reader.model.note import Note
from reader.store.reading.notes import notes_of
from tests.app.conftest import MakeApp, kept, on_screen
from tests.app.driving import press, settle
from tests.app.stories import NOW

NEW = Note(0, 7, "Ask them", NOW, NOW)


def drafts_of(app: ReaderApp) -> list[str]:
    return [one.note.body for one in app.session.drafts.all()]


def typed(app: ReaderApp) -> str:
    assert isinstance(app.screen, NoteEditor)
    return app.screen.query_one(TextArea).text


def notes(app: ReaderApp) -> list[str]:
    story = app.reading.main.at_hand().story
    assert story is not None
    with kept(app) as lib:
        return [note.body for note in notes_of(lib, story.id)]


def started_again(app: ReaderApp) -> ReaderApp:
    """The app as it is when one begins anew, the same story open."""
    story_id = app.session.drafts.all()[0].note.story_id
    return ReaderApp(
        app.session.paths, config=app.session.config, open_story=story_id, background=False, now=lambda: NOW, rest=0.0
    )


async def test_words_are_kept_while_they_are_typed(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "a", *"Ask them")
        assert KEEP_SECONDS <= 2
        await asyncio.wait_for(_until(lambda: drafts_of(app) == ["Ask them"]), 5)
        await press(pilot, "escape")
        assert (drafts_of(app), notes(app)) == ([], ["Ask them"])


async def _until(done: "object") -> None:
    while not done():  # type: ignore[operator]
        await asyncio.sleep(0.01)


async def test_what_was_typed_when_the_program_ended_is_offered_again(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "right_parenthesis", "a", *"Ask them")
        passage = app.reading.main.text.passage
    assert drafts_of(app) == ["Ask them"]
    again = started_again(app)
    async with again.run_test(size=(160, 40)) as pilot:
        await settle(pilot)
        assert on_screen(again, "a note begun on")
        again.reading.main.open_story(again.session.drafts.all()[0].note.story_id)
        await settle(pilot)
        assert on_screen(again, "a note you began on this story was kept: a continues it")
        await press(pilot, "a")
        assert typed(again) == "Ask them"
        assert on_screen(again, "Note on a passage, begun")
        await press(pilot, *" today", "escape")
        assert (drafts_of(again), notes(again)) == ([], ["Ask them today"])
        assert [note.span for note in again.reading.main.at_hand().notes] == [passage]
        await press(pilot, "a", "escape")
        assert drafts_of(again) == []


async def test_words_given_up_come_back(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "s", "a", *"Ask them", "ctrl+g")
        assert on_screen(app, "note not saved: u brings the words back")
        assert (drafts_of(app), notes(app)) == ([], [])
        await press(pilot, "u")
        assert typed(app) == "Ask them"
        assert drafts_of(app) == ["Ask them"]
        await press(pilot, "escape")
        assert (drafts_of(app), notes(app)) == ([], ["Ask them"])
        await press(pilot, "u", "u")
        assert notes(app) == []
        assert on_screen(app, "undone: starred")


async def test_an_emptied_note_is_no_draft(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "a", *"No", "backspace", "backspace", "escape")
        await press(pilot, "a", *"  ", "ctrl+g")
        assert (drafts_of(app), notes(app)) == ([], [])
        await press(pilot, "u")
        assert not isinstance(app.screen, NoteEditor)


async def test_a_change_to_a_note_is_gone_on_with_on_that_note(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "right_parenthesis", "a", *"Draft", "escape", "l", "g", "a", *" two")
    again = started_again(app)
    async with again.run_test(size=(120, 40)) as pilot:
        await press(pilot, "l", "g", "a")
        assert typed(again) == "Draft two"
        await press(pilot, "ctrl+g")
        assert (notes(again), drafts_of(again)) == (["Draft"], [])
        await press(pilot, "u", "escape")
        assert (notes(again), drafts_of(again)) == (["Draft two"], [])


async def test_words_that_cannot_be_saved_stay_in_the_editor_and_in_the_draft(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        app.session.lib.conn.execute("PRAGMA busy_timeout = 1")
        with closing(sqlite3.connect(app.session.paths.library, isolation_level=None)) as other:
            await press(pilot, "enter")
            other.execute("BEGIN IMMEDIATE")
            await press(pilot, "a", *"Ask them", "escape")
            assert typed(app) == "Ask them"
            assert on_screen(app, "in use by another program")
            assert drafts_of(app) == ["Ask them"]
            other.execute("ROLLBACK")
        await press(pilot, "escape")
        assert (drafts_of(app), notes(app)) == ([], ["Ask them"])


async def test_words_from_the_editor_that_cannot_be_saved_are_kept(make_app: MakeApp) -> None:
    from tests.app.system.test_programs import editor

    app = make_app(environ=editor("From the editor"))
    async with app.run_test(size=(160, 40)) as pilot:
        await press(pilot, "enter", "right_parenthesis", "a", *"Draft", "escape", "l", "g")
        app.session.lib.conn.execute("PRAGMA busy_timeout = 1")
        with closing(sqlite3.connect(app.session.paths.library, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await press(pilot, "E")
            other.execute("ROLLBACK")
        assert drafts_of(app) == ["From the editor"]
        await press(pilot, "a", "escape")
        assert (drafts_of(app), notes(app)) == ([], ["From the editor"])


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "drafts", tmp_path / "library.db")


def test_a_draft_is_a_private_file_of_its_own(drafts: Drafts) -> None:
    first, second = drafts.begin(NEW, "Ferries", NOW), drafts.begin(NEW, "Ferries", NOW)
    drafts.keep(first)
    drafts.keep(second.saying("Odd \udce9 words"))
    assert len(drafts.all()) == 2
    assert {path.stat().st_mode & 0o777 for path in drafts.folder.iterdir()} == {0o600}
    assert drafts.folder.stat().st_mode & 0o777 == 0o700
    drafts.keep(first.saying(" \n"))
    assert [one.name for one in drafts.all()] == [second.name]
    drafts.drop(second)
    assert drafts.all() == []


def test_each_place_has_its_draft(drafts: Drafts) -> None:
    passage = Note(0, 7, "On this", NOW, NOW, Span(3, 9), "quoted")
    change = Note(5, 8, "Changed", NOW, NOW)
    for note in (NEW, passage, change):
        drafts.keep(drafts.begin(note, "Ferries", NOW))

    def body(found: Draft | None) -> str | None:
        return found.note.body if found else None

    found = drafts.at(NEW), drafts.at(passage), drafts.of_note(5)
    assert [body(one) for one in found] == ["Ask them", "On this", "Changed"]
    assert body(drafts.at(Note(0, 9, "", NOW, NOW))) is None
    assert body(drafts.of_story(8)) == "Changed"
    assert Drafts(drafts.folder.parent, drafts.folder / "other.db").all() == []


def test_a_file_that_is_no_draft_is_left_alone(drafts: Drafts) -> None:
    drafts.keep(drafts.begin(NEW, "Ferries", NOW))
    for name, content in {"a": b"", "b": b"[1]", "c": b'{"note": 3}', "d": b"\xff\xfe"}.items():
        (drafts.folder / f"{name}.json").write_bytes(content)
    assert [one.note.body for one in drafts.all()] == ["Ask them"]
    assert len(list(drafts.folder.iterdir())) == 5
