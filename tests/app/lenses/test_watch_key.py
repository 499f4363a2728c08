"""One key makes a watch of a speaker, a figure or a thread, in the lenses and at the story, and takes it back."""

from reader.app.app import ReaderApp
from reader.app.state.figure_groups import things
from reader.app.state.watchable import of_figure
from reader.model.queries.query import Query
from reader.model.queries.query_parser import parse_query
from reader.store.annotations.figures import figures
from reader.store.annotations.marks import save_analysis
from reader.store.file.library import open_library
from reader.store.relations import threads
from reader.store.search.saved_searches import SavedSearch, saved_searches
from reader.store.search.watches import watch_news
from reader.store.texts.save_story import save_story
from reader.store.texts.stories import headlines
from tests.app.conftest import MakeApp, kept, on_screen
from tests.app.driving import press, settle
from tests.app.lenses.test_scopes import in_thread
from tests.app.stories import HARBOR, NOW, analysis_of
from tests.builders import clean_story


def watches(app: ReaderApp) -> list[SavedSearch]:
    """What is kept."""
    with kept(app) as lib:
        return saved_searches(lib)


async def test_a_speaker(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "w", "slash", *"belkin", "enter", "ctrl+g")
        assert on_screen(app, "watching Anton Belkin: new stories ring and are counted in the sources; u undoes it")
        assert on_screen(app, "· watched")
        assert watches(app) == [SavedSearch("Anton Belkin", 'said:"Anton Belkin"', True)]
        await press(pilot, "l", "ctrl+g")
        assert on_screen(app, "no longer watching Anton Belkin"), "from the statements as well"
        assert not on_screen(app, "· watched")
        assert watches(app) == []
        await press(pilot, "u")
        assert on_screen(app, "undone: no longer watching Anton Belkin")
        assert on_screen(app, "· watched")
        await press(pilot, "q", "q", "h")
        assert on_screen(app, "/ Anton Belkin")
        with open_library(app.session.paths.library, now=NOW) as lib:
            story = save_story(lib, clean_story(HARBOR.text, title="Again"), feed_id=None, now=NOW).id
            save_analysis(lib, story, analysis_of(HARBOR))
            assert [news.stories for news in watch_news(lib)] == [(story,)]
        app.reading.settle()
        await settle(pilot)
        assert on_screen(app, "1 new")


async def test_a_figure(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "f", "slash", *"rivets", "enter", "ctrl+g")
        assert on_screen(app, "watching rivets: new stories ring")
        assert on_screen(app, "watched")
        assert watches(app) == [SavedSearch("rivets", "figure:rivets", True)]
        await press(pilot, "u")
        assert on_screen(app, "undone: watching rivets")
        assert not on_screen(app, "watched")
        await press(pilot, "ctrl+r")
        assert on_screen(app, "watched")
        await press(pilot, "slash", *"nothing", "enter", "ctrl+g")
        assert on_screen(app, "no figure here to watch")


async def test_a_thread(make_app: MakeApp) -> None:
    app = make_app()
    in_thread(app.session.paths.library)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "x", "ctrl+g")
        assert on_screen(app, "watching Bridge over Vessa: new stories ring")
        await press(pilot, "j")
        assert on_screen(app, "· watched")
        with kept(app) as lib:
            thread = threads.threads(lib)[0]
        (watch,) = watches(app)
        assert (watch.line, watch.watched) == (f"thread:{thread.id}", True)
        await press(pilot, "q", "ctrl+g")
        assert on_screen(app, "no longer watching"), "the same thread, from the list"
        assert watches(app) == []


async def test_what_is_at_hand_in_the_story_and_beside_it(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "ctrl+g")
        assert on_screen(app, "nothing to watch here: go to a statement or a figure")
        await press(pilot, "enter", "]", "ctrl+g")
        assert [one.name for one in watches(app)] == ["Anton Belkin"]
        await press(pilot, "l", "ctrl+g")
        assert watches(app) == [], "the person's row beside the text"
        await press(pilot, "ctrl+d", "ctrl+g")
        assert [one.line for one in watches(app)] == ["figure:piers"]


async def test_every_thing_of_the_figures_lens_finds_the_stories_it_stands_for(make_app: MakeApp) -> None:
    app = make_app()
    with kept(app) as lib:
        for thing in things(figures(lib)):
            search = of_figure(thing.name)
            if isinstance(search, SavedSearch):
                found = {one.id for one in headlines(lib, parse_query(search.line))}
                assert found >= {value.row.story_id for value in thing.values}, thing.name
        assert headlines(lib, Query())
