"""Lenses, timeline and export look at the story, its thread, the stories selected, the list or all."""

from pathlib import Path

import pytest
from textual.widgets import Static

from reader.model.queries.query import Query
from reader.store.file.library import open_library
from reader.store.relations import threads
from reader.store.texts.stories import headlines
from tests.app.conftest import MakeApp, on_screen
from tests.app.driving import press
from tests.app.stories import FERRY, HARBOR, NOW, SAMPLES, UNION

LENSES = [("w", "Who said what"), ("f", "Figures"), ("L", "Timeline")]


def in_thread(library: Path) -> None:
    """Put two of the stories into a thread."""
    with open_library(library, now=NOW) as lib, lib.atomic():
        thread = threads.start(lib)
        for found in headlines(lib, Query(), limit=20):
            if found.title in (HARBOR.title, UNION.title):
                threads.join(lib, found.id, thread)


@pytest.mark.parametrize(("key", "lens"), LENSES)
async def test_all_scopes_are_reached_by_one_key(make_app: MakeApp, key: str, lens: str) -> None:
    app = make_app()
    in_thread(app.session.paths.library)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "slash", *"bridge", "enter", "v", "j", "j", "v", "g", key)
        for name in ("3 selected stories", "bridge", "all stories", "this story", "this thread", "3 selected stories"):
            assert on_screen(app, f"{lens} of {name}"), name
            await press(pilot, "asterisk")


@pytest.mark.parametrize(("key", "lens"), LENSES)
async def test_in_the_story_one_begins_with_its_thread(make_app: MakeApp, key: str, lens: str) -> None:
    app = make_app()
    in_thread(app.session.paths.library)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", key)
        assert on_screen(app, f"{lens} of this thread")


async def test_the_timeline_of_a_list_has_its_stories_and_no_others(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "slash", *"telescope", "enter", "L")
        assert on_screen(app, "Timeline of telescope")
        assert on_screen(app, "telescope")
        assert not on_screen(app, FERRY.title[:20])


async def test_the_export_offers_every_scope_the_one_at_hand_first(make_app: MakeApp) -> None:
    app = make_app()
    in_thread(app.session.paths.library)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "v", "j", "e")
        for words in ("2 selected stories, 2 stories", f"all stories, {len(SAMPLES)} stories", "this story, one story",
                      "this thread, 2 stories"):  # fmt: skip
            assert words in str(app.screen.query_one(".quiet", Static).render()), words
            await press(pilot, "tab")


async def test_notes_of_the_stories_selected_are_exported(make_app: MakeApp, tmp_path: Path) -> None:
    app, out = make_app(), tmp_path / "notes.md"
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "V", "t", *"port", "enter", "v", "j", "e")
        assert "2 selected stories" in str(app.screen.query_one(".quiet", Static).render())
        await press(pilot, "ctrl+u", *str(out), "enter")
        words = out.read_text()
    assert HARBOR.title in words
    assert UNION.title.split("’", maxsplit=1)[0] in words
    assert FERRY.title not in words
