"""The story follows the list's cursor when it rests; a key pressed before that finds the story under the cursor."""

import asyncio
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.messages import GoToPane
from reader.app.program.undo_commands import UndoCommands
from reader.model.queries.query import Query
from reader.store.texts.stories import headline, headlines
from tests.app.conftest import MakeApp, kept, on_screen
from tests.app.driving import press, settle
from tests.app.stories import FERRY, GRAIN, HARBOR, LIBRARY, UNION

NEVER = 3600.0
"""A rest no cursor here takes."""


def shown(app: ReaderApp) -> str:
    """Title of the story that is drawn, whichever is at hand."""
    story = app.reading.main.text.story
    return story.title if story else ""


def under_cursor(app: ReaderApp) -> str:
    """Title of the headline under the cursor."""
    headline = app.reading.main.headlines.current
    return headline.title if headline else ""


async def walk(pilot: Pilot[None], app: ReaderApp) -> None:
    """Two steps down, the second too soon after the first to be followed."""
    await press(pilot, "j", "j")
    assert (shown(app), under_cursor(app)) == (UNION.title, GRAIN.title)


async def test_a_single_step_is_followed_at_once(make_app: MakeApp) -> None:
    app = make_app(rest=NEVER)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "j")
        assert shown(app) == UNION.title
        assert on_screen(app, "25 million crowns for lost")


async def test_while_steps_follow_each_other_only_the_list_is_drawn(make_app: MakeApp) -> None:
    app = make_app(rest=NEVER)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "j", "j", "j", "j")
        assert under_cursor(app) == FERRY.title
        assert on_screen(app, "5 of 6")
        assert shown(app) == UNION.title


async def test_the_story_follows_when_the_cursor_rests(make_app: MakeApp) -> None:
    app = make_app(rest=0.05)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("j", "j", "j")
        async with asyncio.timeout(10):
            while shown(app) != LIBRARY.title:
                await settle(pilot)
        assert on_screen(app, "A telescope went home")
        assert on_screen(app, "Nobody is quoted.")


@pytest.mark.parametrize(
    ("keys", "query"),
    [
        (("s",), Query(states=("starred",))),
        (("m",), Query(states=("read",))),
        (("O",), Query(states=("read",))),
        (("enter",), Query(states=("read",))),
        (("l",), Query(states=("read",))),
        (("t", *"mill", "enter"), Query(tags=("mill",))),
        (("a", *"Ask.", "escape"), Query(states=("noted",))),
    ],
)
async def test_an_action_is_done_to_the_story_under_the_cursor(
    make_app: MakeApp, keys: tuple[str, ...], query: Query
) -> None:
    app = make_app(rest=NEVER, environ={"BROWSER": "true"})
    async with app.run_test(size=(120, 40)) as pilot:
        await walk(pilot, app)
        await press(pilot, *keys)
        with kept(app) as lib:
            assert [row.title for row in headlines(lib, query)] == [GRAIN.title]


async def test_what_goes_out_is_the_story_under_the_cursor(make_app: MakeApp, tmp_path: Path) -> None:
    out = tmp_path / "out"
    app = make_app(rest=NEVER)
    async with app.run_test(size=(120, 40)) as pilot:
        await walk(pilot, app)
        await press(pilot, "Y")
        assert "Nordwire" in app.clipboard
        await press(pilot, "vertical_line", *f"tee {out}", "enter")
    assert out.read_text().startswith(GRAIN.title)


@pytest.mark.parametrize("keys", [("enter",), ("l",), ("tab",), ("tab", "tab"), ("x",), ("D", "u")])
async def test_going_on_finds_the_story_under_the_cursor(make_app: MakeApp, keys: tuple[str, ...]) -> None:
    app = make_app(rest=NEVER)
    async with app.run_test(size=(120, 40)) as pilot:
        await walk(pilot, app)
        await press(pilot, *keys)
        assert shown(app) == GRAIN.title


async def test_the_next_unread_story_and_the_ends_of_the_list(make_app: MakeApp) -> None:
    app = make_app(rest=NEVER)
    async with app.run_test(size=(120, 40)) as pilot:
        await walk(pilot, app)
        await press(pilot, "n")
        assert under_cursor(app) == LIBRARY.title
        await press(pilot, "g", "enter")
        assert shown(app) == HARBOR.title
        await press(pilot, "J")
        assert shown(app) == UNION.title
        await press(pilot, "ctrl+o")
        assert shown(app) == HARBOR.title


async def test_a_change_while_walking_leaves_the_story_under_the_cursor_at_hand(make_app: MakeApp) -> None:
    app = make_app(rest=NEVER)
    async with app.run_test(size=(120, 40)) as pilot:
        await walk(pilot, app)
        app.reading.changed((1,))
        await settle(pilot)
        assert shown(app) == GRAIN.title


async def test_undo_right_after_opening_takes_the_opening_back(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.reading.main.open_story(1)
        undo = app.commands[1]
        assert isinstance(undo, UndoCommands)
        undo.action_undo()
        await settle(pilot)
        assert on_screen(app, "undone: read")
        assert on_screen(app, "Unread 6")


async def test_a_story_opened_last_of_all_is_read(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.reading.main.open_story(1)
        app.exit()
    with kept(app) as lib:
        assert headline(lib, 1).read


async def test_while_one_types_a_search_only_the_list_is_drawn(make_app: MakeApp) -> None:
    app = make_app(rest=NEVER)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "slash", *"tele")
        assert under_cursor(app) == LIBRARY.title
        assert shown(app) == HARBOR.title
        await press(pilot, "enter")
        assert shown(app) == LIBRARY.title


async def test_related_stories_are_those_of_the_story_under_the_cursor(make_app: MakeApp) -> None:
    app = make_app(rest=NEVER)
    async with app.run_test(size=(160, 40)) as pilot:
        await walk(pilot, app)
        app.reading.main.post_message(GoToPane("side", "Related"))
        await settle(pilot)
        assert shown(app) == GRAIN.title
        assert app.reading.main.at_hand().relative is not None
