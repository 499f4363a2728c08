"""What the program tells those who do not know it yet: hints, the palette, keys that do nothing."""

import pytest
from textual.widgets import OptionList

from reader.app.rendering.rows.people_rows import person_lines
from reader.store.annotations.people import PersonRow
from tests.app.conftest import MakeApp, on_screen, seen
from tests.app.driving import press, settle
from tests.app.main.test_reading import story_at
from tests.app.stories import HARBOR, NOW


async def test_while_selecting_the_hints_say_what_a_passage_is_good_for(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "v")
        assert on_screen(app, "a note  H highlight  y copy  Y citation  * everywhere  Esc back")
        await press(pilot, "escape")
        assert "v select" in seen(app)[-1]
        await press(pilot, "v", "J")
        assert "v select" in seen(app)[-1]


async def test_marks_are_counted_as_marks(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "right_square_bracket", "right_square_bracket")
        assert on_screen(app, f"mark 2/{len(app.reading.main.text.passages)}")


async def test_a_note_explains_itself(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "v", "a", *"Ask.", "escape", "left_square_bracket", "right_square_bracket")
        while not app.reading.main.text.current_passage() or app.reading.main.text.current_passage().kind != "note":  # type: ignore[union-attr]
            await press(pilot, "right_square_bracket")
        await press(pilot, "i")
        assert on_screen(app, "this is lit because you marked it")


@pytest.mark.parametrize("key", ["Z", "0", "%"])
async def test_a_key_without_a_meaning_says_where_keys_are_listed(make_app: MakeApp, key: str) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, key)
        assert on_screen(app, f"{key} does nothing here: ? lists the keys")
        await press(pilot, "w", key)
        assert on_screen(app, f"{key} does nothing here: ? lists the keys")


async def test_nothing_is_said_of_keys_that_only_move(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "f5", "ctrl+w")
        assert not on_screen(app, "does nothing here")


async def test_the_palette_begins_with_what_the_hints_name(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "colon")
        await app.workers.wait_for_complete()
        await settle(pilot)
        options = app.screen.query_one(OptionList)
        heading, first = (options.get_option_at_index(at) for at in (0, 1))
        last = str(options.get_option_at_index(options.option_count - 1).prompt)
        assert (str(heading.prompt), heading.disabled, options.highlighted) == ("Most used", True, 1)
        assert "A page on" in str(first.prompt)
        assert "Remove the sample stories" in last
        headings = [str(one.prompt) for one in options.options if one.disabled]
        assert headings[1:4] == ["Read", "Marks", "Keep"]


async def test_the_palette_finds_an_action_by_its_key(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "colon", "q")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert "Quit" in str(app.screen.query_one(OptionList).get_option_at_index(0).prompt)


async def test_the_palette_finds_an_action_by_the_word_the_hints_have_for_it(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "colon", *"export")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert str(app.screen.query_one(OptionList).get_option_at_index(0).prompt).endswith(" e")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
@pytest.mark.parametrize("typed", ["zzz", "quit now please", "[/b]"])
async def test_the_palette_says_that_nothing_is_called_so(make_app: MakeApp, size: tuple[int, int], typed: str) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "colon", *typed)
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert on_screen(app, f"Nothing here has “{typed}” in its name")
        await press(pilot, "enter", *["backspace"] * len(typed))
        assert not on_screen(app, "Nothing here has")
        assert app.screen.query_one(OptionList).option_count


@pytest.mark.parametrize("key", ["ctrl+p", "question_mark", "t", "C"])
async def test_remarks_do_not_lie_over_a_dialog(make_app: MakeApp, key: str) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        app.reading.status.say("a remark that is longer than the line on top has room for, " * 2)
        await settle(pilot)
        assert app.screen.query("Toast")
        await press(pilot, key)
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert app.screen is not app.reading
        assert not app.screen.query("Toast")


def test_a_long_role_gets_the_lines_it_needs() -> None:
    person = PersonRow(1, "Anton Belkin", "port minister of the Federal Republic of Kestria", 3, 2, NOW, NOW, ())
    lines = ["".join(words for words, _ in line).rstrip() for line in person_lines(person, 24, NOW.date())]
    assert lines == [
        "Anton Belkin          3×",
        "port minister of the",
        "Federal Republic of",
        "Kestria · 2 stories",
        "",
    ]


async def test_focus_by_tab_is_focus(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(160, 40)) as pilot:
        await press(pilot, "tab", "tab", "g")
        assert app.reading.main.side.has_focus
        assert app.reading.main.at_hand().relative is not None
        assert story_at(app) == HARBOR.title


async def test_that_there_is_nothing_to_export_is_said_at_once(make_app: MakeApp) -> None:
    app = make_app(())
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "e")
        assert app.screen is app.reading
        assert on_screen(app, "nothing to export: there is no story yet")


async def test_a_remark_too_long_for_the_line_is_shown_whole(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot)
        app.say(
            "the address is one of this machine or of a private network: reader add --private takes it", problem=True
        )
        await settle(pilot)
        assert on_screen(app, "--private")
