"""Two windows on one library: what is done in one is seen in the other, and nobody is taken from what they read."""

from reader.app.app import ReaderApp
from reader.model.action import AddNote, SetRead, SetRemoved, SetStarred
from reader.model.note import Note
from reader.store.file.library import Library, open_library
from reader.store.reading.actions import perform
from tests.app.conftest import MakeApp, on_screen, seen
from tests.app.driving import press, settle
from tests.app.stories import GRAIN, HARBOR, NOW, SAMPLES, Sample, fill


def window(make_app: MakeApp, *samples: Sample) -> tuple[ReaderApp, Library]:
    app = make_app(samples or SAMPLES)
    return app, open_library(app.session.paths.library, now=NOW)


async def test_stars_notes_and_what_was_read_are_seen(make_app: MakeApp) -> None:
    app, other = window(make_app)
    with other:
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            here = app.reading.main.at_hand().story
            assert here is not None
            perform(other, SetStarred((here.id,), True), now=NOW)
            perform(other, AddNote(Note(0, here.id, "Ring the harbor master", NOW, NOW)), now=NOW)
            app.reading.watching.look()
            await settle(pilot)
            assert on_screen(app, "★ 1")
            assert on_screen(app, "Ring the harbor master")
            assert app.reading.main.headlines.current.starred  # type: ignore[union-attr]


async def test_a_story_that_came_in_waits_to_be_listed(make_app: MakeApp) -> None:
    app, other = window(make_app, HARBOR)
    with other:
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            rows = [row.id for row in app.reading.main.headlines.window.rows]
            fill(other, [GRAIN])
            app.reading.watching.look()
            await settle(pilot)
            assert [row.id for row in app.reading.main.headlines.window.rows] == rows
            assert on_screen(app, "1 new")
            await press(pilot, "r")
            assert on_screen(app, "1 new story in the list")
            assert len(app.reading.main.headlines.window.rows) == len(rows) + 1


async def test_what_one_reads_stays_when_it_is_read_or_removed_elsewhere(make_app: MakeApp) -> None:
    app, other = window(make_app)
    with other:
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            await press(pilot, "enter", "j", "j")
            rows = [row.id for row in app.reading.main.headlines.window.rows]
            perform(other, SetRead(tuple(rows), True), now=NOW)
            perform(other, SetRemoved((rows[-1],), True), now=NOW)
            before = seen(app)[5]
            app.reading.watching.look()
            await settle(pilot)
            assert seen(app)[5] == before
            assert app.reading.main.at_hand().story.id == rows[0]  # type: ignore[union-attr]
            assert rows[-1] not in [row.id for row in app.reading.main.headlines.window.rows]


async def test_ones_own_acts_are_no_news(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "s", "m")
        before = seen(app)
        app.reading.watching.look()
        await settle(pilot)
        assert seen(app) == before
