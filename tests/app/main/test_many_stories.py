"""Many stories at once: selected in the list, acted on together, taken back together."""

import pytest

from reader.app.app import ReaderApp
from reader.model.queries.query import Query
from reader.store.texts.stories import headlines
from tests.app.conftest import MakeApp, kept, on_screen, seen
from tests.app.driving import press, settle
from tests.app.stories import ELECTION, FERRY, HARBOR, LIBRARY, SAMPLES, UNION, Sample

MANY = tuple(
    Sample(f"Quay report {number}", "Harbor Post", "", number + 1.0, f"Crane {number} is at work.", analyzed=False)
    for number in range(700)
)


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
