"""The lenses: across all stories, and into a passage."""

from datetime import date

import pytest

from reader.app.rendering.sparkline import spark
from reader.model.queries.query import Query
from reader.store.file.library import open_library
from reader.store.relations import threads
from reader.store.texts.stories import headlines
from tests.app.conftest import MakeApp, on_screen
from tests.app.driving import press
from tests.app.main.test_reading import story_at
from tests.app.stories import HARBOR, NOW, SAMPLES, Counted, Sample

RIVAL = Sample(
    "Bridge closure dearer than thought", "Nordwire", "", 3, "Traders lose 55 million crowns a week, a study found.",
    counted=(Counted("55 million crowns", 55e6, "crown", "a week", "money", "55 million crowns a week"),),
)  # fmt: skip


def test_spark() -> None:
    days = [("2026-11-21", 8), ("2026-11-20", 1), ("2026-11-01", 99)]
    assert spark(days, date(2026, 11, 21), days=4) == "  ▁█"
    assert spark([("2026-11-21", 1)], date(2026, 11, 21), days=2) == " ▂"
    assert spark([], date(2026, 11, 21), days=3) == "   "


async def test_who_said_what_leads_to_the_passage(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "w")
        assert on_screen(app, "Who said what of all stories: 3 speakers")
        assert on_screen(app, "head of the dockers’ union")
        assert on_screen(app, "“But nobody here")
        await press(pilot, "j", "enter", "j", "enter")
        assert story_at(app) == HARBOR.title
        assert app.reading.main.text.current_passage().kind == "quote"  # type: ignore[union-attr]
        assert on_screen(app, "Unread 5")


async def test_the_place_is_told_whole_where_no_counts_need_the_room(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(72, 24)) as pilot:
        await press(pilot, "w")
        assert on_screen(app, "Who said what of all stories: 3 speakers")


async def test_the_list_of_people_is_narrowed(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "w", "slash", *"krag", "enter")
        assert on_screen(app, "1 speaker with krag")
        assert not on_screen(app, "Maria Toller")
        await press(pilot, "escape")
        assert app.screen is app.reading


async def test_figures_that_differ_are_marked(make_app: MakeApp) -> None:
    app = make_app((*SAMPLES, RIVAL))
    with open_library(app.session.paths.library, now=NOW) as library, library.atomic():
        thread = threads.start(library)
        for found in headlines(library, Query(), limit=20):
            if found.title in (HARBOR.title, RIVAL.title):
                threads.join(library, found.id, thread)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "f")
        assert on_screen(app, "a week")
        assert on_screen(app, "≠ outlets differ")
        assert on_screen(app, "40 million crowns a week  ≠ but 55 million crowns a week, Nordwire 12:30")
        await press(pilot, "i")
        assert on_screen(app, "Differs from 55 million crowns a week, which")
        assert on_screen(app, "a study found")
        await press(pilot, "escape", "enter", "j", "enter")
        assert story_at(app) == RIVAL.title


async def test_lenses_of_an_empty_library_say_so(make_app: MakeApp) -> None:
    app = make_app(())
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "w")
        assert on_screen(app, "No speakers yet: they are")
        await press(pilot, "enter", "j", "l", "enter", "escape", "escape", "f")
        assert on_screen(app, "No figures yet: they are found in")


async def test_f_begins_with_the_story_one_is_in_and_an_asterisk_widens(make_app: MakeApp) -> None:
    app = make_app((*SAMPLES, RIVAL))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "f")
        assert on_screen(app, "Figures of all stories:")
        await press(pilot, "asterisk")
        assert on_screen(app, "Figures of this story:"), "behind all comes the story again"
        await press(pilot, "escape", "enter", "l", "f")
        assert on_screen(app, "Figures of this story:")
        assert not on_screen(app, "55 million")
        await press(pilot, "asterisk")
        assert on_screen(app, "Figures of all stories: ")
        assert on_screen(app, "55 million crowns a week")
        await press(pilot, "asterisk")
        assert on_screen(app, "Figures of this story:")
        await press(pilot, "escape", "w")
        assert on_screen(app, "Who said what of this story: 2 speakers")


LENSES = pytest.mark.parametrize(("key", "lens"), [("f", "Figures"), ("w", "Who said what")])


@LENSES
async def test_lenses_begin_with_the_thread_one_reads_in(make_app: MakeApp, key: str, lens: str) -> None:
    app = make_app((*SAMPLES, RIVAL))
    with open_library(app.session.paths.library, now=NOW) as library, library.atomic():
        thread = threads.start(library)
        for found in headlines(library, Query(), limit=20):
            if found.title in (HARBOR.title, RIVAL.title):
                threads.join(library, found.id, thread)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "l", key)
        assert on_screen(app, f"{lens} of this thread:")
        await press(pilot, "asterisk")
        assert on_screen(app, f"{lens} of all stories: ")
        await press(pilot, "asterisk")
        assert on_screen(app, f"{lens} of this story:")
        await press(pilot, "asterisk")
        assert on_screen(app, f"{lens} of this thread:")


@LENSES
async def test_lenses_begin_with_the_tag_or_search_one_looks_at(make_app: MakeApp, key: str, lens: str) -> None:
    app = make_app((*SAMPLES, RIVAL))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "slash", *"bridge", "enter", key)
        assert on_screen(app, f"{lens} of bridge:")
        await press(pilot, "asterisk")
        assert on_screen(app, f"{lens} of all stories: ")
        await press(pilot, "asterisk")
        assert on_screen(app, f"{lens} of this story:")
        await press(pilot, "asterisk")
        assert on_screen(app, f"{lens} of bridge:")
        await press(pilot, "escape", "escape", "t", *"ferry", "enter", "T", *"ferry", "enter", key)
        assert on_screen(app, f"{lens} of #ferry:")
        await press(pilot, "asterisk")
        assert on_screen(app, f"{lens} of all stories: ")
