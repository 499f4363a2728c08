"""A library without stories: every key says that there is none, and what brings some; nothing is silent."""

import pytest

from tests.app.conftest import MakeApp, on_screen
from tests.app.driving import press


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("enter", "there is no story to open"),
        *((key, "there is no story here") for key in "xLcdtsmDaUYo#1~X"),
        ("ctrl+x", "there is no story here"),
        ("r", "there is no story here; R refreshes all feeds"),
        ("H", "no passage here: select one with v"),
        ("*", "nothing to look for here"),
        ("B", "no story here: B hides stories with words of its headline"),
        ("e", "nothing to export: there is no story yet"),
        ("T", "no tags yet: t tags a story"),
        ("P", "no feed is failing"),
        ("A", "everything here is already read"),
        ("u", "nothing to undo"),
        ("ctrl+r", "nothing to redo"),
        ("comma", "no macros yet: they go into the table [macros]"),
    ],
)
async def test_a_key_without_a_story_says_so(make_app: MakeApp, key: str, words: str) -> None:
    app = make_app([])
    async with app.run_test(size=(120, 30)) as pilot:
        await press(pilot, key)
        assert on_screen(app, words)
