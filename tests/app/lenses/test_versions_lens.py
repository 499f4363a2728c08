"""The lens "versions": what changed in a story since it first came."""

from dataclasses import replace
from datetime import timedelta

from reader.app.app import ReaderApp
from reader.app.lenses.versions_lens import steps
from reader.model.document import plain_document
from reader.store.file.library import open_library
from reader.store.sources.feeds import list_feeds
from reader.store.texts.stories import Version, save_story
from tests.app.conftest import MakeApp, on_screen
from tests.app.driving import press
from tests.app.main.test_reading import story_at
from tests.app.stories import NOW, UNION, clean_of

EDITED = replace(
    UNION,
    text=UNION.text.replace("25 million", "35 million").replace(" Port minister", "Port minister")
    + "\nThe union will vote again on Tuesday.",
)


def edit(app: ReaderApp) -> None:
    """The feed brings UNION with another text and headline, two hours later."""
    later = NOW + timedelta(hours=2)
    with open_library(app.session.paths.library, now=later) as lib:
        feed = next(feed for feed in list_feeds(lib) if feed.title == UNION.source)
        clean = replace(clean_of(EDITED), title="Union turns offer over closed bridge down", guid=UNION.title)
        save_story(lib, clean, feed_id=feed.id, now=later)


async def test_what_went_and_came_and_back_into_the_story(make_app: MakeApp) -> None:
    app = make_app()
    edit(app)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "j")
        assert on_screen(app, "Changed since it first arrived: version 2")
        await press(pilot, "d")
        assert on_screen(app, "Versions of Union turns offer over closed bridge down")
        assert on_screen(app, "headline, 1 figure; 1 paragraph")
        assert on_screen(app, "21 Nov, 17:30")
        assert on_screen(app, "[−25] [+35]")
        assert on_screen(app, "+ The union will vote again on Tuesday.")
        assert on_screen(app, "┄ 2 paragraphs as before ┄")
        assert not on_screen(app, "the offer stood until Monday")
        await press(pilot, "Z")
        assert on_screen(app, "the offer stood until Monday")
        await press(pilot, "Z", "l", "j", "enter")
        assert story_at(app) == "Union turns offer over closed bridge down"
        assert app.reading.main.text.has_focus
        start = app.reading.main.text.current[0].start
        assert app.reading.main.text.document.text[start:].startswith("Dockers at Vessa")


async def test_the_first_version_can_be_read_whole(make_app: MakeApp) -> None:
    app = make_app()
    edit(app)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "j", "d", "j")
        assert on_screen(app, "as it first arrived")
        assert on_screen(app, "an offer of 25 million crowns")
        assert not on_screen(app, "as before")
        await press(pilot, "slash", *"tuesday", "enter")
        assert on_screen(app, "Version 2")
        assert not on_screen(app, "Version 1")


async def test_a_story_that_never_changed_says_so(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "d")
        assert on_screen(app, "this story has not changed since it arrived")


def test_of_very_many_versions_it_is_told_which_are_not_kept() -> None:
    kept = [Version(NOW, "T", plain_document(f"It cost {number} crowns."), number) for number in (1, 31, 32, 34)]
    told = {step.number: step.words for step in steps(kept)}
    assert told == {
        34: "1 figure; 1 paragraph changed; version 33 is not kept",
        32: "1 figure; 1 paragraph changed",
        31: "1 figure; 1 paragraph changed; versions 2 to 30 are not kept",
        1: "as it first arrived",
    }
