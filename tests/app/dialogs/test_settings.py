"""Settings, palette and help: what is chosen holds at once and is kept, what is typed narrows."""

import pytest
from textual.widgets import Input, OptionList

from reader.app.action_registry import EVERYWHERE, IN_DIALOGS, every_action, places_of_actions
from reader.app.app import ReaderApp
from reader.config import load_config
from tests.app.conftest import MakeApp, on_screen
from tests.app.driving import press, settle


def offered(app: ReaderApp) -> list[str]:
    options = app.screen.query_one(OptionList)
    return [str(options.get_option_at_index(number).prompt) for number in range(options.option_count)]


async def test_a_theme_is_seen_before_it_is_chosen_and_kept(make_app: MakeApp) -> None:
    app = make_app()
    path = app.session.paths.config_file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('# mine\ntheme = "ink" # quiet\n')
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "C", "enter", *"paper")
        assert app.theme == "paper"
        await press(pilot, "escape")
        assert app.theme == "ink"
        await press(pilot, "enter", *"dusk", "enter")
        assert app.theme == "dusk"
        assert path.read_text() == '# mine\ntheme = "dusk" # quiet\n'
        assert on_screen(app, "Settings are kept in")


@pytest.mark.parametrize(
    ("typed", "keys", "name", "value"),
    [
        ("lights", (), "lights", "quotes"),
        ("headlines", (), "list_form", "line"),
        ("width", ("backspace", "backspace", *"90", "enter"), "text_width", 90),
        ("refresh", ("backspace", *"45", "enter"), "refresh_minutes", 45),
        ("mouse", (), "mouse", False),
    ],
)
async def test_a_setting_holds_and_is_kept(
    make_app: MakeApp, typed: str, keys: tuple[str, ...], name: str, value: object
) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "C", *typed, "enter", *keys)
        assert getattr(load_config(app.session.paths.config_file), name) == value
        assert on_screen(app, "Settings are kept in")
        await press(pilot, "escape")
        assert app.screen is app.reading


async def test_a_key_is_recorded(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "C", *"keys", "enter", *"story.star", "enter", "B")
        assert load_config(app.session.paths.config_file).keys == {"story.star": "B"}
        await press(pilot, "escape", "escape", "B")
        assert on_screen(app, "★ 1")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("settings", "Settings"), ("subscribe", "Add a feed"), ("width", "text"), ("remove samples", "sample stories"),
        ("dark", "theme"), ("e", "Export"), ("quit", "Quit"),
    ],
)  # fmt: skip
async def test_the_palette_knows_the_words_people_use(make_app: MakeApp, typed: str, found: str) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "ctrl+p", *typed)
        assert found in offered(app)[0]


async def test_the_help_is_filtered_and_explains_the_signs(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 80)) as pilot:
        await press(pilot, "question_mark")
        assert on_screen(app, "Next headline")
        await press(pilot, *"export")
        assert on_screen(app, "Export notes")
        assert not on_screen(app, "Next unread headline")
        await press(pilot, *" zzz")
        assert on_screen(app, "No key here matches")
        assert on_screen(app, "  export zzz  "), "what is typed is seen"
        await press(pilot, "escape")
        await settle(pilot)
        assert app.screen is app.reading


@pytest.mark.parametrize(
    ("typed", "answer", "problem"),
    [
        ("width", "wide", "“wide” is not a whole number from 30 to 200."),
        ("width", "7", "“7” is not a whole number from 30 to 200."),
        ("refresh", "-5", "“-5” is not a whole number from 0 to 10,080."),
        ("columns", "unread hour", 'This line has no column "hour"'),
    ],
)
async def test_a_wrong_answer_is_said_and_stays_to_be_mended(
    make_app: MakeApp, typed: str, answer: str, problem: str
) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "C", *typed, "enter")
        app.screen.query_one(Input).value = answer
        await press(pilot, "enter")
        assert on_screen(app, problem)
        assert app.screen.query_one(Input).value == answer


async def test_a_key_that_cannot_be_is_refused_and_one_that_clashes_is_told(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "C", *"keys", "enter")
        assert on_screen(app, "Choose an action, then press the key that is to do it.")
        await press(pilot, *"story.star", "enter", "ctrl+j")
        assert on_screen(app, "^J cannot be used: terminals take it for Enter.")
        await press(pilot, "m")
        assert on_screen(app, 'm is both "story.star" and "story.read"')


def test_actions_are_offered_by_their_place() -> None:
    places = places_of_actions()
    assert (places["story.next"], places["help"], places["note.save"]) == ("the story", EVERYWHERE, IN_DIALOGS)
    assert places["people.merge"] == "the speakers lens"
    assert sorted(places) == sorted(every_action())
