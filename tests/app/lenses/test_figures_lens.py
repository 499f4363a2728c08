"""The figures lens reads in the background: keys are answered before all is lined up."""

from threading import Event

from textual.events import Key

from reader.app.lenses.figures_lens import FiguresScreen, Thing, read_things
from reader.errors import ReaderError
from reader.store.file.library import Library
from tests.app.conftest import MakeApp, on_screen
from tests.app.driving import press, settle

PATIENCE = 10.0
"""Seconds after which a test gives up."""


async def test_a_key_is_answered_before_the_figures_are_read(make_app: MakeApp) -> None:
    app, may_read = make_app(), Event()
    order: list[str] = []

    def read(lib: Library, text: str, story_ids: tuple[int, ...]) -> list[Thing]:
        assert may_read.wait(PATIENCE), "the key waited for the figures"
        order.append("read")
        return read_things(lib, text, story_ids)

    async with app.run_test(size=(120, 40)) as pilot:
        screen = FiguresScreen(app.session, read=read)
        app.push_screen(screen)
        while not on_screen(app, "Reading the figures"):
            await pilot.pause(0)
        app.post_message(Key("slash", "/"))
        while not screen.search.has_focus:
            await pilot.pause(0)
        order.append("key")
        may_read.set()
        await settle(pilot)
        assert order[:2] == ["key", "read"]
        assert on_screen(app, "1,200 rivets")


async def test_what_was_asked_last_is_shown(make_app: MakeApp) -> None:
    app, may_read = make_app(), Event()

    def read(lib: Library, text: str, story_ids: tuple[int, ...]) -> list[Thing]:
        if text == "r":
            assert may_read.wait(PATIENCE)
        else:
            may_read.set()
        return read_things(lib, text, story_ids)

    async with app.run_test(size=(120, 40)) as pilot:
        screen = FiguresScreen(app.session, read=read)
        app.push_screen(screen)
        await settle(pilot)
        screen.fill("r")
        screen.fill("rivets")
        await settle(pilot)
        assert on_screen(app, "Figures of all stories: 1 thing with rivets")


async def test_a_library_that_cannot_be_read_is_told(make_app: MakeApp) -> None:
    def read(_lib: Library, _text: str, _story_ids: tuple[int, ...]) -> list[Thing]:
        raise ReaderError("the disk is full")

    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        app.push_screen(FiguresScreen(app.session, read=read))
        await settle(pilot)
        assert on_screen(app, "these stories cannot be read: the disk is full")
        await press(pilot, "q")
        assert app.screen is app.reading
