"""Many stories at once: selected in the list, acted on together, taken back together."""

from dataclasses import replace

import pytest

from reader.app.app import ReaderApp
from reader.model.event import InputFailed, StorySaved
from reader.model.queries.query import Query
from reader.store.file.library import open_library
from reader.store.texts.stories import headlines, save_story
from reader.store.texts.story_texts import put_page
from tests.app.conftest import MakeApp, kept, on_screen, seen
from tests.app.driving import press, settle
from tests.app.stories import ELECTION, FERRY, HARBOR, LIBRARY, NOW, SAMPLES, UNION, Sample, clean_of

MANY = tuple(
    Sample(f"Quay report {number}", "Harbor Post", "", number + 1.0, f"Crane {number} is at work.", analyzed=False)
    for number in range(700)
)


class Recorder:
    """In the place of the companion process: knows which pages it was asked for."""

    def __init__(self) -> None:
        self.stories: list[int] = []

    def ask(self, command: str, **details: int) -> bool:
        """Take a command."""
        self.stories += [details["story"]] if command == "page" else []
        return True

    def stop(self) -> None:
        """It ends with the app."""


def found(app: ReaderApp, query: Query) -> set[str]:
    """Titles of the stories a query finds, as another process would find them."""
    with kept(app) as lib:
        return {row.title for row in headlines(lib, query, limit=10_000)}


def selected(app: ReaderApp) -> set[str]:
    """Titles of the stories selected."""
    ids = app.reading.main.headlines.selecting.ids
    return found(app, Query(ids=tuple(ids))) if ids else set()


async def test_four_stories_are_tagged_in_eight_keys_and_one_undo_takes_it_back(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        keys = ("v", "j", "j", "j", "t", "x", "enter")
        assert len(keys) <= 8
        await press(pilot, *keys[:4])
        assert on_screen(app, "4 selected")
        assert sum("✓" in line and ("●" in line or "○" in line) for line in seen(app)) == 4
        await press(pilot, *keys[4:])
        first = [sample.title for sample in sorted(SAMPLES, key=lambda one: one.hours_ago)][:4]
        assert found(app, Query(tags=("x",))) == set(first)
        assert on_screen(app, "4 stories tagged +x")
        assert not selected(app)
        assert not on_screen(app, "selected")
        await press(pilot, "u")
        assert on_screen(app, "undone: 4 stories tagged +x")
        assert found(app, Query(tags=("x",))) == set()
        await press(pilot, "ctrl+r")
        assert found(app, Query(tags=("x",))) == set(first)


@pytest.mark.parametrize(
    ("keys", "query", "words"),
    [
        (("s",), Query(states=("starred",)), "2 stories starred"),
        (("m",), Query(states=("read",)), "2 stories marked read"),
        (("D",), Query(), "2 stories hidden: u brings them back"),
    ],
)
async def test_what_is_done_with_one_story_is_done_with_those_selected(
    make_app: MakeApp, keys: tuple[str, ...], query: Query, words: str
) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        before = found(app, query)
        await press(pilot, "v", "j", *keys)
        assert on_screen(app, words)
        assert found(app, query) ^ before == {HARBOR.title, UNION.title}
        await press(pilot, "u")
        assert found(app, query) == before


async def test_the_pages_of_ten_are_fetched_in_four_keys_and_taken_back_in_one(make_app: MakeApp) -> None:
    app = make_app(())
    samples = [replace(one, source="") for one in MANY[:10]]
    with open_library(app.session.paths.library, now=NOW) as lib:
        ids = [
            save_story(lib, replace(clean_of(one), url=f"http://127.0.0.1/{place}"), feed_id=None, now=NOW).id
            for place, one in enumerate(samples)
        ]
    companion = Recorder()
    async with app.run_test(size=(120, 40)) as pilot:
        app.fetching._companion = companion  # type: ignore[assignment]
        await press(pilot, "V", "X")
        assert sorted(companion.stories) == sorted(ids)
        assert on_screen(app, "fetching 10 whole pages")
        assert not on_screen(app, "selected")
        for story_id, one in zip(ids[:9], samples, strict=False):
            with open_library(app.session.paths.library, now=NOW) as lib:
                put_page(lib, story_id, clean_of(replace(one, text=f"{one.text}\nThe whole page.")))
            app.reading.take_event(StorySaved(story_id, one.title, new=False))
        app.reading.take_event(InputFailed("", "there is nothing at this address", ids[9]))
        app.reading.settle()
        await settle(pilot)
        assert on_screen(app, "9 of 10 whole pages are here")
        assert len(found(app, Query(words=("whole page",)))) == 9
        await press(pilot, "u")
        assert on_screen(app, "undone: 9 whole pages")
        assert len(found(app, Query(words=("whole page",)))) == 0
        await press(pilot, "V", "X")
        assert on_screen(app, "9 stories: the page's text")
        assert len(found(app, Query(words=("whole page",)))) == 9


async def test_of_several_all_become_the_same(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "s", "v", "j", "s")
        assert found(app, Query(states=("starred",))) == {HARBOR.title, UNION.title}
        await press(pilot, "v", "k", "s")
        assert found(app, Query(states=("starred",))) == set()


async def test_ranges_are_kept_taken_away_and_given_up(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "v", "j", "v", "j", "j", "v", "v")
        assert on_screen(app, "3 selected")
        await press(pilot, "g", "v")
        assert on_screen(app, "2 selected"), "a range begun on a selected story takes away"
        await press(pilot, "escape")
        assert not on_screen(app, "selected")
        await press(pilot, "escape")
        assert on_screen(app, "nothing to clear")


async def test_all_that_a_search_finds_is_selected_whether_loaded_or_not(make_app: MakeApp) -> None:
    app = make_app([*SAMPLES, *MANY])
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "slash", *"crane work", "enter", "V")
        assert len(app.reading.main.headlines.window.rows) < len(MANY)
        assert on_screen(app, "700 selected")
        await press(pilot, "t", *"quays", "enter")
        assert on_screen(app, "700 stories tagged +quays")
        assert found(app, Query(tags=("quays",))) == {sample.title for sample in MANY}
        assert any("#quays" in line for line in seen(app)), "the rows show it"
        await press(pilot, "u")
        assert on_screen(app, "undone: 700 stories tagged +quays")
        assert found(app, Query(tags=("quays",))) == set()
        await press(pilot, "V", "V")
        assert not on_screen(app, "selected")


async def test_a_range_reaches_over_rows_that_are_not_held_and_back(make_app: MakeApp) -> None:
    app = make_app([*SAMPLES, *MANY])
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "j", "j", "v", "G")
        assert on_screen(app, f"{len(SAMPLES) + len(MANY) - 2} selected")
        await press(pilot, "g")
        assert on_screen(app, "3 selected")
        await press(pilot, "j", "j", "ctrl+d")
        rows = app.reading.main.headlines.window
        assert on_screen(app, f"{rows.cursor - 2 + 1} selected")
        await press(pilot, "G", *("k",) * 3)
        assert on_screen(app, f"{len(SAMPLES) + len(MANY) - 5} selected")


async def test_stories_stay_selected_while_others_arrive_and_not_in_another_list(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "v", "j", "v")
        before = selected(app)
        assert before == {HARBOR.title, UNION.title}
        app.reading.main.show_arrived()
        await settle(pilot)
        assert selected(app) == before
        await press(pilot, "M")
        assert not on_screen(app, "selected")


async def test_in_the_story_keys_are_meant_for_it(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "v", "j", "v", "enter", "s")
        assert found(app, Query(states=("starred",))) == {UNION.title}
        assert on_screen(app, "2 selected")
        await press(pilot, "q", "s")
        assert found(app, Query(states=("starred",))) == {HARBOR.title, UNION.title}


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (120, 40)])
async def test_rows_stay_as_wide_as_the_list(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app([HARBOR, UNION, FERRY, LIBRARY, ELECTION])
    async with app.run_test(size=size) as pilot:
        await press(pilot, "v", "j", "underscore", "k")
        assert all(strip.cell_length == size[0] for strip in app.screen._compositor.render_strips())
