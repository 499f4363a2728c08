"""Macros: a key of the config file runs several actions, each done before the next; faults are told by name."""

from collections.abc import Mapping

import pytest
from textual import events

from reader.app.app import ReaderApp
from reader.app.config_editor import macros_of, problems_with_keys
from reader.app.dialogs.help import help_content
from reader.config import Config
from reader.model.queries.query import Query
from reader.store.texts.stories import counts, headline, headlines
from tests.app.conftest import MakeApp, kept, on_screen, seen
from tests.app.driving import press, settle
from tests.app.main.test_reading import story_at
from tests.app.stories import GRAIN, HARBOR, UNION

KEEP = {"k": ["story.star", "list.down"]}


def with_macros(make_app: MakeApp, macros: Mapping[str, object], **keys: str) -> ReaderApp:
    """The app with a config file that holds these macros."""
    changed = {name.replace("__", "."): key for name, key in keys.items()}
    return make_app(config=Config(macros=dict(macros), keys=changed))


@pytest.mark.parametrize(
    ("macros", "told"),
    [
        ({}, ""),
        (KEEP, ""),
        ({"k": {"actions": ["story.star"], "description": "keep"}}, ""),
        ({",": ["undo"], "ctrl+k": ["undo"], "f5": ["undo"], "[": ["undo"], "é": ["undo"]}, ""),
        ({"k": ["storry.star"]}, 'macro "k" of the config file names "storry.star", which is no action; did you mean'),
        ({"k": ["zzz"]}, 'names "zzz", which is no action; the help (?) lists them'),
        ({"k": []}, 'macro "k" of the config file should be ["story.star", "story.read"] or {actions'),
        ({"k": "story.star"}, 'macro "k" of the config file should be ['),
        ({"k": ["story.star", 3]}, 'macro "k" of the config file should be ['),
        ({"k": {"actions": ["undo"], "description": 3}}, 'macro "k" of the config file should be ['),
        ({"k": {"actions": ["undo"], "about": "x"}}, 'has "about", but only actions and description are known'),
        ({"k": ["macro"]}, 'macro "k" of the config file asks for a macro itself'),
        ({"ctrl+i": ["undo"]}, 'macro "ctrl+i" of the config file has a key that cannot be: terminals take it for Tab'),
        ({"kk": ["undo"]}, 'macro "kk" of the config file has a key that cannot be: no key has that name'),
        ({"escape": ["undo"]}, 'macro "escape" of the config file has the key that cancels'),
        ({"[": ["undo"], "left_square_bracket": ["redo"]}, "has the key of another macro"),
    ],
)
def test_what_is_told(macros: dict[str, object], told: str) -> None:
    found = problems_with_keys(Config(macros=macros))
    assert len(found) == bool(told)
    assert told in "".join(found)


def test_a_faulty_macro_does_not_take_the_others_with_it() -> None:
    good, problems = macros_of(Config(macros={"x": ["zzz"], **KEEP}))
    assert [one.key for one in good] == ["k"]
    assert len(problems) == 1


async def test_the_actions_follow_each_other(make_app: MakeApp) -> None:
    app = with_macros(make_app, KEEP)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "comma", "k", "comma", "k")
        await app.workers.wait_for_complete()
        assert story_at(app) == GRAIN.title
        with kept(app) as lib:
            starred = {row.title for row in headlines(lib, Query(states=("starred",)))}
        assert starred == {HARBOR.title, UNION.title}


async def test_each_action_is_done_before_the_next(make_app: MakeApp) -> None:
    """The list reports a move by a message, opening goes by way of another: what follows is about the story reached."""
    app = with_macros(
        make_app, {"k": ["list.down", "story.open", "text.close", "list.down", "list.read", "story.star"]}
    )
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "comma", "k")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert story_at(app) == GRAIN.title
        with kept(app) as lib:
            assert counts(lib).unread == 0, "all are marked read by a thread that has ended"
            assert [row.title for row in headlines(lib, Query(states=("starred",)))] == [GRAIN.title]


async def test_what_is_typed_meanwhile_waits(make_app: MakeApp) -> None:
    app = with_macros(make_app, KEEP)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.macros.run("k")
        app.post_message(events.Key("s", "s"))
        await settle(pilot)
        await app.workers.wait_for_complete()
        await settle(pilot)
        with kept(app) as lib:
            starred = {row.title for row in headlines(lib, Query(states=("starred",)))}
        assert starred == {HARBOR.title, UNION.title}


async def test_the_keys_are_shown_until_one_is_pressed(make_app: MakeApp) -> None:
    app = with_macros(make_app, {**KEEP, "ctrl+k": {"actions": ["undo"], "description": "[not] that"}})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "comma")
        assert seen(app)[-1].strip() == "k star, move  ^K [not] that  Esc cancels"
        assert on_screen(app, HARBOR.title[:20])
        await press(pilot, "escape")
        assert not on_screen(app, "Esc cancels")
        await press(pilot, "k", "comma", "z")
        assert on_screen(app, "no macro has the key z")
        with kept(app) as lib:
            assert counts(lib).starred == 0


async def test_more_keys_than_a_line_holds_take_several(make_app: MakeApp) -> None:
    app = with_macros(make_app, {f"f{number}": ["story.star", "story.read", "list.down"] for number in range(1, 10)})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "comma")
        assert sum(line.count("star, read, move") for line in seen(app)[-4:]) == 9
        assert seen(app)[-1].endswith("Esc cancels")


async def test_a_sign_is_a_key_and_so_is_its_name(make_app: MakeApp) -> None:
    app = with_macros(make_app, {"[": ["story.star"], "comma": ["list.down"]})
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "comma", "left_square_bracket", "comma", "comma")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert on_screen(app, "★ 1")
        assert story_at(app) == UNION.title


async def test_a_question_in_between_is_waited_for(make_app: MakeApp) -> None:
    app = with_macros(make_app, {"p": ["story.tag", "story.star"]})
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "comma", "p", *"port")
        with kept(app) as lib:
            assert counts(lib).starred == 0
        await press(pilot, "enter")
        await app.workers.wait_for_complete()
        with kept(app) as lib:
            (row,) = headlines(lib, Query(states=("starred",)))
            assert row.tags == ("port",)


async def test_a_question_without_an_answer_ends_the_macro(make_app: MakeApp) -> None:
    app = with_macros(make_app, {"p": ["story.tag", "story.star"]})
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "comma", "p", "escape")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert on_screen(app, "macro p canceled")
        with kept(app) as lib:
            assert counts(lib).starred == 0


@pytest.mark.parametrize(("key", "opened"), [("enter", True), ("escape", False)])
async def test_the_search_line_is_a_question_too(make_app: MakeApp, key: str, opened: bool) -> None:
    app = with_macros(make_app, {"f": ["find.search", "story.open"]})
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "comma", "f", *"telescope", key)
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert app.reading.main.text.has_focus == opened
        story_id = app.reading.main.at_hand().story.id  # type: ignore[union-attr]
        with kept(app) as lib:
            assert headline(lib, story_id).read == opened


async def test_an_action_that_is_not_there_by_then_ends_the_macro_in_words(make_app: MakeApp) -> None:
    app = with_macros(make_app, {"p": ["story.open", "list.down", "story.star"]})
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "comma", "p")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert on_screen(app, 'macro p stopped: "list.down" does nothing here')
        with kept(app) as lib:
            assert counts(lib).starred == 0


async def test_a_macro_leads_through_other_screens(make_app: MakeApp) -> None:
    app = with_macros(make_app, {"p": ["lens.people", "lens.down", "lens.leave", "story.star"]})
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "comma", "p")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert app.screen is app.reading
        assert on_screen(app, "★ 1")


async def test_help_and_palette_list_macros(make_app: MakeApp) -> None:
    app = with_macros(make_app, {"k": {"actions": ["story.star"], "description": "keep for later"}}, macro="ctrl+k")
    async with app.run_test(size=(120, 60)) as pilot:
        await press(pilot, "question_mark", *"keep")
        assert any("^K k" in line and "keep for later" in line and "macros.k" in line for line in seen(app))
        assert help_content(app.macros.rows(app.reading)).plain.startswith("Macros\n^K k")
        await press(pilot, "escape", "colon", *"keep for later")
        await app.workers.wait_for_complete()
        await settle(pilot)
        await press(pilot, "enter")
        await settle(pilot)
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert on_screen(app, "★ 1")


async def test_without_macros_the_key_says_how_to_have_some(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "comma")
        assert on_screen(app, "no macros yet: they go into the table [macros] of the config file; E edits it")


async def test_faults_are_told_at_the_start_and_stop_nothing(make_app: MakeApp) -> None:
    app = with_macros(make_app, {"x": ["zzz"], **KEEP})
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert on_screen(app, 'the macro "x" of the config file names "zzz", which is no action')
        await press(pilot, "comma", "k")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert on_screen(app, "★ 1")
