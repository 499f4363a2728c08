"""Adding from within the app: an address inside is read when the user says that it is theirs, and only then."""

from pathlib import Path

import pytest
from textual.widgets import Input

from reader.app.app import ReaderApp
from reader.app.messages import Ask
from reader.config import Config
from reader.model.event import FeedAdded, InputFailed
from tests.app.conftest import on_screen
from tests.app.driving import press, settle
from tests.app.stories import NOW, filled

ADDRESS = "http://127.0.0.1:8000/feed"
REFUSED = InputFailed(
    ADDRESS, "127.0.0.1 is an address of this machine or a private network (127.0.0.1)", may_be_own=True
)  # fmt: skip


class Asking(ReaderApp):
    """Keeps what the companion process would be asked."""

    def __init__(self, folder: Path) -> None:
        super().__init__(filled(folder), config=Config(), background=False, now=lambda: NOW, rest=0.0)
        self.asked: list[dict[str, object]] = []

    def on_ask(self, event: Ask) -> None:
        self.asked.append(event.details)


@pytest.fixture
def app(tmp_path: Path) -> Asking:
    """The app on a library of the samples."""
    return Asking(tmp_path)


@pytest.mark.parametrize(
    ("key", "asked"),
    [("y", [False, True]), ("n", [False]), ("escape", [False]), ("enter", [False]), ("space", [False])],
)
async def test_an_address_inside_is_read_after_a_yes(app: Asking, key: str, asked: list[bool]) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "plus", *ADDRESS, "enter")
        app.reading.take_event(REFUSED)
        await settle(pilot)
        assert on_screen(app, "Is this address yours?")
        assert on_screen(app, "private network")
        await press(pilot, key)
        assert app.asked == [{"what": ADDRESS, "private": private} for private in asked]


async def test_other_failures_ask_nothing(app: Asking) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "plus", *ADDRESS, "enter")
        app.reading.take_event(InputFailed(ADDRESS, "timed out after 60 s"))
        await settle(pilot)
        assert app.screen is app.reading
        assert on_screen(app, "timed out after 60 s")


@pytest.mark.parametrize("keys", [("w",), ("slash",), ("t",)])
async def test_whoever_went_on_is_not_asked(app: Asking, keys: tuple[str, ...]) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "plus", *ADDRESS, "enter", *keys)
        screen = app.screen
        app.reading.take_event(REFUSED)
        await settle(pilot)
        assert app.screen is screen


async def test_an_address_is_asked_about_once(app: Asking) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "plus", *ADDRESS, "enter")
        app.reading.take_event(FeedAdded(1, "Harbor Post"))
        app.reading.take_event(REFUSED)
        await settle(pilot)
        assert app.screen is app.reading


@pytest.mark.parametrize("what", [f"{ADDRESS}?{'q' * 300}", f"{ADDRESS}/{'folder/' * 800}", f"/{'n' * 300}/feeds.opml"])
async def test_what_is_too_long_for_a_path_is_asked_for_all_the_same(app: Asking, what: str) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "plus")
        app.screen.query_one(Input).value = what
        await press(pilot, "enter")
        assert app.asked == [{"what": what, "private": False}]
