"""Nothing a publisher writes is obeyed: not by the terminal, not as markup."""

from tests.app.conftest import MakeApp, on_screen, seen
from tests.app.driving import press, settle
from tests.app.stories import Sample

EVIL = Sample(
    "[@click=app.quit]Quit[/] \x1b]0;owned\x07 [bold", "Har\u202ebor \x1b[31mPost", "[/]", 1,
    "A [red]word[/red] and [/] a \x1b[2J clear \x9b31m screen \u202etxt.exe \U000e0041 end.\n"
    "[@click=app.bell]Press[/] here.",
)  # fmt: skip
FORBIDDEN = "\x1b\x07\x9b\u202e\U000e0041\x00"


async def test_hostile_words_are_only_words(make_app: MakeApp) -> None:
    app = make_app([EVIL])
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        assert on_screen(app, "A [red]word[/red] and [/] a")
        assert on_screen(app, "[@click=app.quit]Quit[/]")
        for keys in (
            ("enter",),
            ("t",),
            ("escape", "a"),
            ("escape", "F"),
            ("escape", "w"),
            ("escape", "question_mark"),
            ("escape", "ctrl+p"),
        ):
            await press(pilot, *keys)
            assert not any(char in line for line in seen(app) for char in FORBIDDEN)
        assert app.is_running
