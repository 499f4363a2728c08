"""What the companion brings while one reads: marks, whole pages, new stories; nothing one looks at moves."""

from dataclasses import replace
from datetime import timedelta

from reader.app.app import ReaderApp
from reader.model.event import (
    Event,
    FeedFetched,
    InputFailed,
    RefreshDone,
    RefreshStarted,
    StoryAnalyzed,
    StorySaved,
)
from reader.model.feed import FetchState
from reader.store.annotations.marks import save_analysis
from reader.store.file.library import open_library
from reader.store.sources.feeds import list_feeds, update_feed
from reader.store.texts.stories import save_story
from reader.store.texts.story_texts import put_page
from tests.app.conftest import MakeApp, kept, on_screen, seen, ticking
from tests.app.driving import press, settle
from tests.app.main.test_reading import story_at
from tests.app.stories import FERRY, GRAIN, HARBOR, LIBRARY, NOW, SAMPLES, Sample, analysis_of, clean_of, fill

LONG = Sample(
    "Long report", "Harbor Post", "", 1,
    "\n".join(f"Paragraph {number} of the report on the piers." for number in range(60)), analyzed=False,
)  # fmt: skip


def top_line(app: ReaderApp) -> str:
    """The first words in view in the story pane."""
    text = app.reading.main.text
    at = text.lay.first_offset(text.top) or 0
    return text.document.text[at : at + 24]


async def test_marks_that_come_later_light_up_where_one_reads(make_app: MakeApp) -> None:
    app = make_app((LONG,))
    async with app.run_test(size=(120, 30)) as pilot:
        await press(pilot, "enter", "space", "space")
        before = top_line(app)
        story = app.reading.main.at_hand().story
        assert story is not None
        assert before != "Paragraph 0 of the report"
        with open_library(app.session.paths.library, now=NOW) as lib:
            save_analysis(lib, story.id, analysis_of(replace(LONG, named=(("Paragraph 40", "Paragraph Forty"),))))
        app.reading.take_event(StoryAnalyzed(story.id))
        app.reading.settle()
        await settle(pilot)
        assert top_line(app) == before
        assert app.reading.main.at_hand().story.analysis is not None  # type: ignore[union-attr]
        assert app.reading.main.text.has_focus


async def test_new_stories_wait_until_one_asks(make_app: MakeApp) -> None:
    app = make_app((HARBOR, GRAIN), now=ticking())
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "j")
        shown = seen(app)[2:38]
        with open_library(app.session.paths.library, now=NOW) as lib:
            ids = fill(lib, (FERRY, LIBRARY, replace(LONG, hours_ago=0.1)))
        saved = [StorySaved(id, title) for title, id in ids.items()]
        events: list[Event] = [RefreshStarted(3), *saved, FeedFetched(1, "x", 3)]
        for event in events:
            app.reading.take_event(event)
        app.reading.settle()
        await settle(pilot)
        assert on_screen(app, "1 of 3 feeds · 3 new")
        assert on_screen(app, "3 new: r shows")
        assert on_screen(app, "Unread 5")
        assert seen(app)[2:38] == shown
        app.reading.take_event(RefreshDone(3, 3, 0))
        await press(pilot, "enter", "r")
        assert on_screen(app, "3 new stories in the list")
        assert not on_screen(app, "r shows")
        assert story_at(app) == GRAIN.title, "what one reads stays"
        assert any("Long report" in line for line in seen(app))


async def test_new_stories_that_do_not_belong_to_the_list_are_not_counted(make_app: MakeApp) -> None:
    app = make_app((HARBOR, GRAIN))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "slash", *"wheat", "enter")
        with open_library(app.session.paths.library, now=NOW) as lib:
            ids = fill(lib, (FERRY, LIBRARY))
        for title, story_id in ids.items():
            app.reading.take_event(StorySaved(story_id, title))
        app.reading.settle()
        await settle(pilot)
        assert not on_screen(app, "r shows")
        await press(pilot, "r")
        assert on_screen(app, "the background process is not running")


async def test_an_empty_list_shows_what_comes_at_once(make_app: MakeApp) -> None:
    app = make_app(())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert on_screen(app, "Nothing to read yet")
        assert on_screen(app, "+ add")
        with open_library(app.session.paths.library, now=NOW) as lib:
            ids = fill(lib, (GRAIN,))
        app.reading.take_event(StorySaved(ids[GRAIN.title], GRAIN.title))
        app.reading.settle()
        await settle(pilot)
        assert story_at(app) == GRAIN.title
        assert not on_screen(app, "Nothing to read yet")


async def test_a_summary_says_so_and_the_page_takes_its_place(make_app: MakeApp) -> None:
    app = make_app(())
    summary = replace(clean_of(FERRY), partial="summary")
    with open_library(app.session.paths.library, now=NOW) as lib:
        story_id = save_story(lib, summary, feed_id=None, now=NOW).id
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter")
        assert on_screen(app, "Only a summary: X fetches the whole page, o opens it")
        assert on_screen(app, "┄ This is only a summary: X fetches the whole page ┄")
        await press(pilot, "X")
        assert on_screen(app, "the background process is not running: nothing can be fetched now")

        app.reading.arrivals.pages_asked([story_id])
        app.reading.status.said = ""
        await settle(pilot)
        assert on_screen(app, "fetching the whole page…")
        app.reading.take_event(InputFailed(FERRY.title, "there is nothing at this address (HTTP 404)", story_id))
        await settle(pilot)
        assert on_screen(app, "the whole page could not be fetched: there is nothing at this address")
        assert not on_screen(app, "fetching")

        app.reading.arrivals.pages_asked([story_id])
        longer = replace(FERRY, text=FERRY.text + "\nThe boats will be full.\nTickets are sold on board.")
        with open_library(app.session.paths.library, now=NOW) as lib:
            put_page(lib, story_id, clean_of(longer))
        app.reading.take_event(StorySaved(story_id, FERRY.title, new=False))
        await settle(pilot)
        assert on_screen(app, "the whole page is here: Ferries to run")
        assert on_screen(app, "Tickets are sold on board.")
        assert not on_screen(app, "only a summary")
        assert on_screen(app, "This is the text of the page: X shows what the feed sent")

        await press(pilot, "u")
        assert on_screen(app, "undone: whole page")
        assert not on_screen(app, "Tickets are sold on board.")
        assert on_screen(app, "Only a summary: X fetches the whole page")
        await press(pilot, "ctrl+r")
        assert on_screen(app, "Tickets are sold on board.")
        await press(pilot, "X")
        assert on_screen(app, "what the feed sent")
        assert not on_screen(app, "Tickets are sold on board.")
        await press(pilot, "X")
        assert on_screen(app, "Tickets are sold on board.")


async def test_the_whole_page_for_every_story_of_a_feed(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "ctrl+x")
        assert on_screen(app, "Harbor Post: the whole page is fetched for every new summary")
        with kept(app) as lib:
            assert [feed.title for feed in list_feeds(lib) if feed.full_text] == ["Harbor Post"]
        await press(pilot, "F", *"harbor")
        assert on_screen(app, "whole pages")
        await press(pilot, "escape", "escape", "ctrl+x")
        assert on_screen(app, "Harbor Post: stories stay as the feed gives them")
        with kept(app) as lib:
            assert not any(feed.full_text for feed in list_feeds(lib))


async def test_a_feed_that_failed_says_why_among_the_feeds(make_app: MakeApp) -> None:
    app = make_app(SAMPLES)
    with open_library(app.session.paths.library, now=NOW) as lib:
        feed = next(feed for feed in list_feeds(lib) if feed.title == "Nordwire")
        state = FetchState(error="the server did not answer in 30 s", failures=2, next_at=NOW + timedelta(hours=1))
        update_feed(lib, replace(feed, fetch=state))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "F", *"nordw")
        assert on_screen(app, "✗ 1")
        assert on_screen(app, "1 unread · ✗ the server")
        assert on_screen(app, "did not answer in 30 s")
        await press(pilot, "escape", "escape")
        app.reading.take_event(RefreshStarted(4))
        app.reading.take_event(RefreshDone(4, 0, 4))
        await settle(pilot)
        assert on_screen(app, "none of the 4 feeds could be read: P shows why")


async def test_what_a_feed_may_have_missed_is_told_among_the_feeds(make_app: MakeApp) -> None:
    app = make_app(SAMPLES)
    first, last = NOW - timedelta(minutes=90), NOW - timedelta(minutes=30)
    with open_library(app.session.paths.library, now=NOW) as lib:
        feed = next(feed for feed in list_feeds(lib) if feed.title == "Nordwire")
        update_feed(lib, replace(feed, fetch=FetchState(missed_from=first, missed_until=last)))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "F", *"nordw")
        times = f"{first.astimezone():%H:%M}–{last.astimezone():%H:%M}"
        assert on_screen(app, "1 unread · may lack")
        assert all(on_screen(app, time) for time in times.split("–"))


async def test_a_page_or_file_one_adds_is_opened_when_it_is_here(make_app: MakeApp) -> None:
    app = make_app((HARBOR, GRAIN))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "plus", *"mill.txt", "enter")
        with open_library(app.session.paths.library, now=NOW) as lib:
            of_feed = fill(lib, (FERRY,))[FERRY.title]
            added = save_story(lib, clean_of(LIBRARY), feed_id=None, now=NOW).id
        app.reading.take_event(StorySaved(of_feed, FERRY.title))
        await settle(pilot)
        assert story_at(app) == HARBOR.title
        app.reading.take_event(StorySaved(added, LIBRARY.title))
        await settle(pilot)
        assert story_at(app) == LIBRARY.title
        assert app.reading.main.text.has_focus
        assert app.reading.main.headlines.current.id == added  # type: ignore[union-attr]


async def test_whoever_reads_on_meanwhile_is_left_alone(make_app: MakeApp) -> None:
    app = make_app((HARBOR, GRAIN))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "plus", *"mill.txt", "enter", "enter")
        with open_library(app.session.paths.library, now=NOW) as lib:
            added = save_story(lib, clean_of(LIBRARY), feed_id=None, now=NOW).id
        app.reading.take_event(StorySaved(added, LIBRARY.title))
        await settle(pilot)
        assert story_at(app) == HARBOR.title
