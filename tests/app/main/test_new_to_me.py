"""What is new to the reader: sentences known from related stories are quiet, and what changed since is told."""

from datetime import timedelta
from pathlib import Path

from reader.app.app import ReaderApp
from reader.app.rendering.text.highlights import Light, quieted
from reader.config import Config
from reader.model.document import Span
from reader.model.queries.query import Query
from reader.store.file.library import open_library
from reader.store.search.headlines import headlines
from tests.app.conftest import MakeApp, on_screen, seen
from tests.app.driving import press, settle
from tests.app.lenses.test_versions_lens import edit
from tests.app.samples import sample_app
from tests.app.stories import NOW, UNION


async def test_sentences_read_in_related_stories_are_quiet_at_a_key(tmp_path: Path) -> None:
    app = sample_app(tmp_path, "Ferry talks break up")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        text = app.reading.main.text
        await press(pilot, "~")
        assert not text.known
        assert on_screen(app, "everything is new: you have read no related story")
        await press(pilot, "~")
        related = [one.id for one in app.reading.main.at_hand().relatives]
        first = app.reading.main.at_hand().story
        assert first is not None
        for story_id in (*related, first.id):
            app.reading.main.open_story(story_id)
            await settle(pilot)
        await press(pilot, "~")
        assert on_screen(app, f"sentences are close to ones of {len(related)} stories read")
        known = [text.document.text[span.start : span.end] for span in text.known]
        assert "About 2,400 dockers and ferry hands have been on strike since 2 November." in known
        text.bring_into_view(text.known[0].start)
        await settle(pilot)
        assert any("· " in line and "About 2,400 dockers" in line for line in seen(app))
        app.reading.main.open_story(related[0])
        await settle(pilot)
        app.reading.main.open_story(first.id)
        await settle(pilot)
        assert text.known, "the key stays on for the stories that follow"
        await press(pilot, "~")
        assert not text.known


def test_lights_in_known_sentences_are_left_out() -> None:
    lights = [Light(0, 4, "speaker"), Light(12, 16, "figure"), Light(12, 20, "link"), Light(30, 34, "quote")]
    assert quieted(lights, ()) == lights
    assert quieted(lights, [Span(10, 25)]) == [lights[0], lights[2], lights[3], Light(10, 25, "known")]


async def test_a_story_changed_after_it_was_read_says_so_in_the_list(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "j", "enter", "escape")
    edit(app)
    later = NOW + timedelta(hours=3)
    app = ReaderApp(app.session.paths, config=Config(), background=False, now=lambda: later, rest=0.0)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "slash", *"is:changed", "enter")
        assert on_screen(app, "±")
        assert len(app.reading.main.headlines.window.rows) == 1
        await press(pilot, "enter", "escape")
        assert not on_screen(app, "±")
        await press(pilot, "u")
        assert on_screen(app, "±")
    with open_library(app.session.paths.library, now=NOW) as lib:
        assert [row.changed for row in headlines(lib, Query(), limit=20) if row.source == UNION.source][:1] == [True]
