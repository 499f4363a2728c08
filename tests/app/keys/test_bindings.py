"""Every key is declared once, completely, and help, palette and config file know it."""

from collections.abc import Iterator

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

from reader.app.action_registry import every_action, kinds, own_bindings, screens
from reader.app.app import ReaderApp
from reader.app.dialogs.help import help_content
from reader.app.keys.bindings import GROUPS, active_rows, key_name
from reader.app.keys.conflicts import NEVER
from reader.app.main.main_view import MainView
from reader.app.main.reading_screen import ReadingScreen
from reader.app.widgets.headline_list import HeadlineList
from reader.app.widgets.side_pane import SidePane
from reader.app.widgets.story.story_view import StoryView
from reader.config import Config
from tests.app.conftest import MakeApp, on_screen
from tests.app.driving import press, settle
from tests.app.main.test_reading import story_at
from tests.app.stories import UNION

PLACES = (ReaderApp, *screens(), MainView, HeadlineList, StoryView, SidePane)
PROMISED = (
    "j k h l g G ^D ^U ^F ^B b Enter Space J K n N p ( ) { } [ ] w f x c L d i * X / F T S m M A s D t v H a e y Y o O "
    "V _ ^Y 1 2 3 4 5 6 7 8 9 # U | , + r R u ^R ^O z < > E : ^P ? q Q Esc Tab Shift+Tab"
)
"""Keys of the main screen, in the list or in the story."""


def declared() -> Iterator[Binding]:
    """All bindings of the main screen's parts."""
    for place in PLACES:
        yield from (one for one in place.__dict__.get("BINDINGS", ()) if isinstance(one, Binding))


def every_binding() -> Iterator[Binding]:
    """Those of every screen and dialog there is."""
    every_action()
    for kind in kinds(DOMNode):
        yield from own_bindings(kind)


def test_every_binding_is_complete_and_its_id_its_own() -> None:
    different = set(declared())  # commands that several screens hold are the same on each
    assert len(different) == len({binding.id for binding in different})
    for binding in declared():
        assert binding.id
        assert binding.tooltip
        assert binding.description
        assert binding.group in GROUPS


def test_no_key_a_terminal_needs_is_taken() -> None:
    for binding in every_binding():
        assert not {key.strip() for key in binding.key.split(",")} & NEVER.keys(), binding


def test_every_binding_of_every_screen_is_complete() -> None:
    for binding in every_binding():
        assert binding.id, binding
        assert binding.tooltip, binding
        assert binding.description, binding
        assert binding.group in GROUPS, binding


async def test_every_key_promised_works_in_the_list_or_in_the_story(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        keys = {key for row in active_rows(app.screen) for key in row.keys}
        await press(pilot, "enter")
        keys |= {key for row in active_rows(app.screen) for key in row.keys}
        assert set(PROMISED.split()) <= keys


def test_no_key_of_the_main_screen_hides_another() -> None:
    """What holds in every pane, in the order Textual asks: the view, its screen, the app."""
    bound = [
        (key, binding.id)
        for place in (MainView, ReadingScreen, ReaderApp)
        for binding in own_bindings(place)
        for key in binding.key.split(",")
    ]
    keys = [key for key, _ in bound]
    assert [one for one in bound if keys.count(one[0]) > 1] == []


@pytest.mark.parametrize("place", PLACES)
def test_no_two_actions_of_a_place_share_a_key(place: type) -> None:
    keys = [key for binding in place.__dict__.get("BINDINGS", ()) for key in binding.key.split(",")]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("screen", screens(), ids=lambda screen: screen.__name__)
def test_every_screen_says_where_the_focus_can_be(screen: type) -> None:
    assert screen.PLACES  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("ctrl+d", "^D"),
        ("left_square_bracket", "["),
        ("G", "G"),
        ("enter", "Enter"),
        ("shift+tab", "Shift+Tab"),
        ("upper_g", "G"),
        ("percent_sign", "%"),
        ("ampersand", "&"),
        ("backspace", "backspace"),
        ("f1", "f1"),
    ],
)
def test_key_names(key: str, name: str) -> None:
    assert key_name(key) == name


async def test_keys_of_the_config_file_replace_ours(make_app: MakeApp) -> None:
    app = make_app(config=Config(keys={"list.down": "ctrl+n", "story.star": "B"}))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "j")
        assert story_at(app) != UNION.title
        await press(pilot, "ctrl+n")
        assert story_at(app) == UNION.title
        await press(pilot, "B")
        assert on_screen(app, "★ 1")


async def test_help_lists_the_keys_of_the_pane_one_is_in(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        text = help_content(active_rows(app.screen)).plain
        assert "Next headline" in text
        assert "story.star" in text
        await press(pilot, "question_mark")
        assert on_screen(app, "Keys here")
        await press(pilot, "j", "escape", "enter")
        assert "Next quote, figure or note" in help_content(active_rows(app.screen)).plain


async def test_the_palette_offers_and_runs_actions(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "ctrl+p", *"star or unstar")
        await app.workers.wait_for_complete()
        await settle(pilot)
        await press(pilot, "enter")
        await settle(pilot)
        assert on_screen(app, "★ 1")


async def test_an_action_that_fails_is_told_and_written_down(make_app: MakeApp) -> None:
    class Faulty(ReaderApp):
        BINDINGS = [Binding("f12", "fail", "fail")]

        def action_fail(self) -> None:
            raise RuntimeError("the wheel came off \x1b[31m")

    whole = make_app()
    app = Faulty(whole.session.paths, config=Config(), background=False, now=whole.session.now)
    whole.session.close()
    async with app.run_test(size=(160, 40)) as pilot:
        await press(pilot, "f12")
        (told,) = [one.message for one in app._notifications]
        assert "an unexpected error (RuntimeError: the wheel came off [31m)" in told
        await press(pilot, "j")
        assert story_at(app) == UNION.title
    assert "the wheel came off" in app.session.paths.log_file.read_text()
