"""A watch: made of a saved search in the sources pane, it rings once for each story and is new until it is shown."""

from reader.app.main.watch_bell import WatchBell
from reader.store.file.library import open_library
from reader.store.search.saved_searches import save_search
from reader.store.search.watches import watch_news
from reader.store.texts.save_story import save_story
from tests.app.conftest import MakeApp, kept, on_screen
from tests.app.driving import press, settle
from tests.app.stories import NOW
from tests.builders import clean_story


async def test_it_rings_once_and_is_new_until_it_is_shown(make_app: MakeApp) -> None:
    app = make_app()
    with open_library(app.session.paths.library, now=NOW) as lib:
        save_search(lib, "ports", "title:ferry", now=NOW)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "F", *"ports", "tab", "ctrl+g")
        assert on_screen(app, "ports rings when it finds new stories")
        assert on_screen(app, "watched")
        heard: list[tuple[str, str]] = []
        bell = WatchBell(app.session, app.reading, lambda name, words: heard.append((name, words)))
        bell.look()
        assert heard == []
        with open_library(app.session.paths.library, now=NOW) as lib:
            save_story(lib, clean_story(title="Ferry on the move"), feed_id=None, now=NOW)
            save_story(lib, clean_story(title="Grain on the move"), feed_id=None, now=NOW)
        bell.look()
        assert heard == [("ports", "1 new: Ferry on the move")]
        bell.look()
        assert len(heard) == 1
        app.reading.settle()
        await settle(pilot)
        assert on_screen(app, "1 new")
        await press(pilot, "enter", "h")
        assert on_screen(app, "Ferry on the move")
        assert on_screen(app, "watched")
        with kept(app) as lib:
            assert [news.stories for news in watch_news(lib)] == [()]
        await press(pilot, "F", *"ports", "tab", "ctrl+g")
        assert on_screen(app, "ports no longer rings")


async def test_only_a_saved_search_can_ring(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "h", "ctrl+g")
        assert on_screen(app, "only a saved search can ring")
