"""Where the cursor stands when the list becomes another: on the same story, or next to where it was."""

import pytest

from tests.app.conftest import MakeApp
from tests.app.driving import press
from tests.app.main.test_reading import story_at
from tests.app.stories import FERRY, GRAIN, HARBOR, LIBRARY, UNION


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        (("j", "j", "M"), GRAIN.title),
        (("j", "j", "M", "M"), GRAIN.title),
        (("j", "j", "m", "M", "M"), LIBRARY.title),  # it was read, and the next one is below
        (("j", "j", "j", "slash", *"bridge", "escape"), LIBRARY.title),
        (("j", "j", "j", "slash", *"zzz", "enter", "escape"), LIBRARY.title),
        (("slash", *"telescope", "enter", "escape"), HARBOR.title),
        (("j", "slash", *"night while", "enter", "escape", "k"), HARBOR.title),
        (("j", "j", "enter", "slash", *"telescope", "escape"), GRAIN.title),
    ],
)
async def test_the_cursor_stays_with_its_story(make_app: MakeApp, keys: tuple[str, ...], title: str) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *keys)
        assert story_at(app) == title


async def test_another_list_begins_at_its_first_story(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "j", "j", "slash", *"bridge", "enter")
        assert story_at(app) in (HARBOR.title, UNION.title, FERRY.title)
        assert app.reading.main.headlines.window.cursor == 0
