"""Keys that come faster than the screen follows, as over a slow line: each does what it was typed for."""

import pytest
from textual import events
from textual.keys import key_to_character
from textual.pilot import Pilot

from reader.store.texts.stories import counts
from tests.app.conftest import MakeApp, kept, on_screen
from tests.app.driving import press, settle
from tests.app.main.test_reading import story_at
from tests.app.stories import UNION


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """All keys at once."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key_to_character(key)))
    await settle(pilot)
    await settle(pilot)


@pytest.mark.parametrize("opening", [("slash",), ("enter", "slash")])
async def test_a_search_typed_at_once(make_app: MakeApp, opening: tuple[str, ...]) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *opening[:-1])
        await burst(pilot, opening[-1], *"wDAmx")
        assert app.screen is app.reading
        assert app.reading.search.value == "wDAmx"
        assert app.reading.search.has_focus
        with kept(app) as lib:
            assert counts(lib).unread >= 5


async def test_a_dialog_typed_into_at_once(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await burst(pilot, "t", *"port", "enter")
        assert on_screen(app, "#port 1")


async def test_a_lens_walked_at_once(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await burst(pilot, "j", "w", "j", "q", "s")
        assert app.screen is app.reading
        assert story_at(app) == UNION.title
        assert on_screen(app, "★ 1")
