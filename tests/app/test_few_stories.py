"""Thread, timeline, comparison and shared passages as a reader meets them, and what the store holds afterwards."""

from pathlib import Path

from reader.app.app import ReaderApp
from reader.app.lenses.compare_lens import CompareScreen
from reader.app.lenses.shared_passages_lens import PassagesScreen
from reader.app.lenses.thread_lens import ThreadScreen
from reader.app.lenses.timeline_lens import TimelineScreen
from reader.model.action import MoveToThread
from reader.model.link import Link, Reason
from reader.model.queries.query import Query
from reader.store.file.library import Library, open_library
from reader.store.reading.actions import perform
from reader.store.relations import links
from reader.store.relations.links import relatives
from reader.store.relations.threads import members, thread_of, threads
from reader.store.texts.stories import headlines
from tests.app.conftest import MakeApp, on_screen, seen
from tests.app.driving import press
from tests.app.main.test_reading import story_at
from tests.app.samples import BOOKS, DEATHS, LATER, RATE, STRIKE, TO_RELATED, WRONG, sample_app
from tests.app.stories import HARBOR, LIBRARY, Said, Sample
from tests.app.test_safety import FORBIDDEN

SIZE = (120, 40)


def library(app: ReaderApp) -> Library:
    """The library as another process would find it."""
    return open_library(app.session.paths.library, now=LATER, read_only=True)


def at_hand(app: ReaderApp) -> int:
    """The story at hand."""
    story = app.reading.main.at_hand().story
    assert story is not None
    return story.id


def thread_sizes(app: ReaderApp) -> list[int]:
    """Stories of each thread, the longest first."""
    with library(app) as lib:
        return sorted((len(one.story_ids) for one in threads(lib)), reverse=True)


async def test_x_lists_the_thread_with_what_each_story_adds(tmp_path: Path) -> None:
    app = sample_app(tmp_path, WRONG)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "x")
        assert isinstance(app.screen, ThreadScreen)
        lines = seen(app)
        titles = (
            "Brannhaven ferry strike enters",
            "Strike costs 25 million",
            "Kestrian deputy minister",
            "Ferry talks",
        )
        places = [next(n for n, line in enumerate(lines) if title in line) for title in titles]
        assert places == sorted(places)
        assert on_screen(app, "Nordwire  you are here")
        assert on_screen(app, "2 days without a story")
        assert on_screen(app, "Rolf Deering denied")
        await press(pilot, "k", "enter")
        assert app.screen is app.reading
        assert BOOKS in story_at(app)
        await press(pilot, "ctrl+o")
        assert WRONG in story_at(app)


async def test_what_is_new_in_a_story_leads_to_its_passage(tmp_path: Path) -> None:
    app = sample_app(tmp_path, STRIKE)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "x", "l", "j", "enter")
        assert app.screen is app.reading
        assert app.reading.main.text.current


async def test_without_a_thread_x_says_so_and_goes_to_the_related(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "x")
        assert story_at(app) == HARBOR.title
        assert on_screen(app, "this story is in no thread: here are its related stories")
        assert app.reading.main.side.has_focus
        current = app.reading.main.side.current
        assert current
        assert current.kind == "related"
        await press(pilot, "escape", "L")
        assert on_screen(app, "Timeline of this story")


async def test_a_story_without_thread_and_relatives_says_so(make_app: MakeApp) -> None:
    app = make_app((LIBRARY,))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "x")
        assert on_screen(app, "this story is in no thread and has no related stories")
        await press(pilot, "c")
        assert on_screen(app, "no related story to compare with")


async def test_a_story_is_taken_out_of_the_thread_and_put_back(tmp_path: Path) -> None:
    app = sample_app(tmp_path, WRONG)
    async with app.run_test(size=SIZE) as pilot:
        before = thread_sizes(app)
        await press(pilot, "x", "-")
        assert on_screen(app, "removed from the thread")
        assert not on_screen(app, "Kestrian deputy minister says")
        with library(app) as lib:
            assert thread_of(lib, at_hand(app)) is None
        await press(pilot, "u")
        assert on_screen(app, "undone: removed from the thread")
        assert on_screen(app, "Kestrian deputy minister says")
        assert thread_sizes(app) == before
        await press(pilot, "ctrl+r")
        assert not on_screen(app, "Kestrian deputy minister says")


async def test_a_thread_is_split_from_a_story_on(tmp_path: Path) -> None:
    app = sample_app(tmp_path, WRONG)
    async with app.run_test(size=SIZE) as pilot:
        before = thread_sizes(app)
        await press(pilot, "x", "P")
        assert on_screen(app, "A thread of its own with all later stories")
        await press(pilot, "down", "enter")
        with library(app) as lib:
            ours = thread_of(lib, at_hand(app))
            assert ours is not None
            assert len(members(lib, ours)) == 3
        assert len(thread_sizes(app)) == len(before) + 1
        await press(pilot, "u")
        assert thread_sizes(app) == before


async def test_two_threads_become_one_and_two_again(tmp_path: Path) -> None:
    app = sample_app(tmp_path, RATE)
    async with app.run_test(size=SIZE) as pilot:
        before = thread_sizes(app)
        await press(pilot, "x", "=", "enter")
        assert on_screen(app, "threads merged")
        assert len(thread_sizes(app)) == len(before) - 1
        with library(app) as lib:
            assert all(one.link.score for one in relatives(lib, at_hand(app)))
        await press(pilot, "u")
        assert thread_sizes(app) == before


async def test_a_related_story_joins_the_thread(tmp_path: Path) -> None:
    app = sample_app(tmp_path, WRONG)
    async with app.run_test(size=SIZE) as pilot:
        before = thread_sizes(app)
        await press(pilot, "x", "-", "+")
        assert on_screen(app, "Add to this thread")
        await press(pilot, "enter")
        assert on_screen(app, "added to this thread")
        assert thread_sizes(app) == before


async def test_moving_a_story_keeps_the_counts_of_related_stories_right(tmp_path: Path) -> None:
    app = sample_app(tmp_path, WRONG)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "x", "-")
        with library(app) as lib:
            rows = lib.conn.execute("SELECT id, links FROM stories WHERE same_as IS NULL").fetchall()
            assert [row["links"] for row in rows] == [len(relatives(lib, row["id"])) for row in rows]


async def test_the_timeline_tells_days_and_doubt_and_draws_a_course(tmp_path: Path) -> None:
    app = sample_app(tmp_path, DEATHS)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "L")
        assert isinstance(app.screen, TimelineScreen)
        assert on_screen(app, "Fri 13 Nov")
        assert on_screen(app, "told by Valley Echo, 10 Nov")
        assert on_screen(app, "perhaps")
        assert on_screen(app, "▲ rose")
        assert any("≥14 ┤●" in line for line in seen(app))
        await press(pilot, "l", "enter")
        assert app.screen is app.reading
        assert "kills at least 14" in story_at(app)


async def test_what_is_to_come_stands_below_today(tmp_path: Path) -> None:
    app = sample_app(tmp_path, RATE)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "x", "L", "G")
        lines = seen(app)
        today = next(n for n, line in enumerate(lines) if "today" in line)
        assert any("Tue 1 Dec" in line for line in lines[today:])
        assert any("about" in line for line in lines[today:])
        await press(pilot, "escape")
        assert isinstance(app.screen, ThreadScreen)


async def test_on_a_narrow_screen_one_list_is_shown(tmp_path: Path) -> None:
    app = sample_app(tmp_path, DEATHS)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "L")
        assert not on_screen(app, "Figures over time")
        await press(pilot, "l")
        assert on_screen(app, "Figures over time")
        assert not on_screen(app, "Day by day")
        await press(pilot, "escape")
        assert on_screen(app, "Day by day")


async def test_the_timeline_is_narrowed(tmp_path: Path) -> None:
    app = sample_app(tmp_path, DEATHS)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "L", "slash", *"mayor", "enter")
        assert on_screen(app, "mayor says")
        assert not on_screen(app, "Selka flood deaths rise")


async def test_who_speaks_in_both_stands_opposite_and_nobody_is_said_to_answer(tmp_path: Path) -> None:
    app = sample_app(tmp_path, WRONG)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "c")
        assert isinstance(app.screen, CompareScreen)
        while "Brannhaven ferry strike enters" not in app.screen.left.title:
            await press(pilot, "J")
        assert not on_screen(app, "Statements that answer each other")
        assert on_screen(app, "Quoted in both")


async def test_figures_that_differ_stand_side_by_side(tmp_path: Path) -> None:
    app = sample_app(tmp_path, STRIKE)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "c")
        assert isinstance(app.screen, CompareScreen)
        while BOOKS not in app.screen.right.title:
            await press(pilot, "J")
        assert any(
            "40 million crowns a day" in line and "≠ differs" in line and "25 million" in line for line in seen(app)
        )
        await press(pilot, "escape")
        assert app.screen is app.reading


async def test_the_related_story_one_has_chosen_is_compared(tmp_path: Path) -> None:
    app = sample_app(tmp_path, STRIKE)
    async with app.run_test(size=(160, 80)) as pilot:
        await press(pilot, *TO_RELATED, "j")
        chosen = app.reading.main.at_hand().relative
        await press(pilot, "c")
        assert isinstance(app.screen, CompareScreen)
        assert chosen in (app.screen.left.id, app.screen.right.id)
        assert on_screen(app, "related story 2 of")


async def test_i_shows_the_shared_passages_and_leads_into_either(tmp_path: Path) -> None:
    app = sample_app(tmp_path, STRIKE)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_RELATED, "i")
        assert isinstance(app.screen, PassagesScreen)
        assert on_screen(app, "Why related")
        assert on_screen(app, "Shared passages")
        other = app.screen.right.title
        await press(pilot, "ctrl+o")
        assert app.screen is app.reading
        await press(pilot, "i", "l", "enter")
        assert story_at(app) == other
        assert app.reading.main.text.current


async def test_a_row_without_a_passage_says_so(tmp_path: Path) -> None:
    app = sample_app(tmp_path, STRIKE)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "c", "G", "enter")
        assert isinstance(app.screen, CompareScreen)
        assert on_screen(app, "Quoted in one only")
        assert on_screen(app, "nothing to open here")


async def test_hostile_words_are_only_words_here_too(make_app: MakeApp) -> None:
    evil = Sample(
        "Harbor bridge \x1b]0;owned\x07 [/] shut", "Out[/]let \x9b31m", "", 1,
        "Anton Belkin said on Tuesday the [bold]harbor bridge\x1b[2J had cost 40 million crowns \u202ea week.",
        said=(Said(("the [bold]harbor bridge\x1b[2J had cost 40 million crowns",), "Anton Belkin", "Anton Belkin"),),
    )  # fmt: skip
    app = make_app((HARBOR, evil))
    with open_library(app.session.paths.library, now=LATER) as lib, lib.atomic():
        ids = [row.id for row in headlines(lib, Query(), limit=10)]
        links.write(lib, [Link(ids[0], ids[1], 0.9, "event", (Reason("words", "[/] \x1b[31mred"),))])
        perform(lib, MoveToThread(tuple(ids), 0), now=LATER)
    async with app.run_test(size=(140, 40)) as pilot:
        await press(pilot, "enter")
        for keys in (("x",), ("L",), ("escape", "P"), ("escape", "escape", "c"), ("escape", *TO_RELATED, "i")):
            await press(pilot, *keys)
            assert app.screen is not app.reading
            assert not any(char in line for line in seen(app) for char in FORBIDDEN)
        assert on_screen(app, "[bold]harbor bridge")
