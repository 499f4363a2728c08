"""A screen that is ended twice, as by Enter typed faster than it closes, ends itself and not the program."""

import pytest

from tests.app.conftest import MakeApp
from tests.app.driving import press, settle

OPENING = {
    "tags": ("t", *"port"),
    "note": ("a", *"Ask them"),
    "help": ("question_mark",),
    "people": ("w",),
    "figures": ("f",),
    "prompt": ("plus", *"x"),
}


@pytest.mark.parametrize("opening", OPENING)
async def test_a_screen_answers_once(make_app: MakeApp, opening: str) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", *OPENING[opening])
        screen = app.screen
        assert screen is not app.reading
        for _ in range(3):
            screen.dismiss(None)
        await settle(pilot)
        assert app.screen is app.reading
