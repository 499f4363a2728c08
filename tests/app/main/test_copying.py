"""Copying from the list, the story, the side pane and the lenses."""

import pytest

from tests.app.conftest import MakeApp, on_screen
from tests.app.driving import press
from tests.app.stories import HARBOR

QUOTE = "The lifting bridge over the Vessa channel will stay closed until the end of March"


@pytest.mark.parametrize(
    ("keys", "begins", "said"),
    [
        (("Y",), "Harbor Post, “Harbor bridge", "source copied"),
        (("enter", "right_square_bracket", "y"), QUOTE, "passage copied"),
        (("enter", "right_square_bracket", "Y"), f"“{QUOTE}” (Harbor Post,", "copied with its source"),
        (("w", "y"), "", "passage copied"),
        (("w", "l", "Y"), "“", "copied with its source"),
        (("f", "Y"), "“", "copied with its source"),
        (
            ("enter", "right_square_bracket", "ctrl+y", *"speaker", "enter"),
            "Anton Belkin, port minister, said",
            "copied",
        ),
        (("ctrl+y", *"whole", "enter"), "The lifting bridge", "copied: the whole text"),
    ],
)
async def test_what_is_at_hand_is_copied(make_app: MakeApp, keys: tuple[str, ...], begins: str, said: str) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *keys)
        assert app.clipboard.startswith(begins), app.clipboard
        assert app.clipboard
        assert on_screen(app, said)


async def test_the_citation_of_a_quote_takes_two_keys_in_the_story(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter")
        await press(pilot, "right_square_bracket", "Y")
        assert app.clipboard.startswith(f"“{QUOTE}” (Harbor Post, “{HARBOR.title}”, 21 November 2026")


async def test_from_the_side_pane_the_row_at_hand_is_copied(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "right_square_bracket", "l", "y")
        assert app.clipboard == QUOTE


async def test_in_the_list_the_address_is_copied(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "y")
        assert app.clipboard.startswith("https://news.example/")
        assert on_screen(app, "address copied")
