"""What leads out of a story and around in it: numbered links, footnotes, where its facts come from."""

from pathlib import Path
from typing import Any

from reader.app.app import ReaderApp
from reader.config import Config
from reader.model.story import Attachment, Details, FieldSource
from reader.store.file.library import open_library
from reader.store.texts.stories import save_story
from tests.app.conftest import on_screen, seen
from tests.app.driving import press, settle
from tests.app.stories import paths_in
from tests.builders import NOW, clean, clean_story

BODY = (
    "<p>The <a href='https://isle.example/port'>port office</a> gave no reason.<sup><a href='#n'>1</a></sup></p>"
    + "".join(f"<p>Room {n} has a hundred clerks and one lamp, and the lamp is lit at six.</p>" for n in range(40))
    + "<ol><li id='n'>A deed of the year 1702 says so.</li></ol>"
)


def app_with(folder: Path, body: str, details: Details = Details(), **fields: Any) -> ReaderApp:  # noqa: B008
    """The app on a library of one story."""
    paths = paths_in(folder)
    document = clean(body, "feed", url="https://isle.example/1", title="T").document
    with open_library(paths.library, now=NOW) as library:
        story = clean_story(document=document, title="A story", details=details, **fields)
        save_story(library, story, feed_id=None, now=NOW)
    app = ReaderApp(paths, config=Config(), background=False, now=lambda: NOW, environ={"BROWSER": "true"})
    app.animation_level = "none"
    return app


async def test_a_footnote_leads_to_its_note_and_back(tmp_path: Path) -> None:
    app = app_with(tmp_path, BODY)
    async with app.run_test(size=(120, 30)) as pilot:
        await press(pilot, "enter")
        assert on_screen(app, "gave no reason.¹")
        assert not on_screen(app, "A deed of the year")
        await press(pilot, ";")
        assert on_screen(app, "1. A deed of the year 1702 says so.")
        await press(pilot, ";")
        assert on_screen(app, "gave no reason.¹")


async def test_links_are_numbered_in_the_text_and_listed_by_their_numbers(tmp_path: Path) -> None:
    details = Details((Attachment("https://isle.example/e.mp3", "audio", seconds=2530),), "https://isle.example/c")
    app = app_with(tmp_path, BODY, details)
    async with app.run_test(size=(120, 30)) as pilot:
        await press(pilot, "enter")
        assert on_screen(app, "♪ Audio (42:10) isle.example/e.mp3 ₁")
        assert on_screen(app, "Discussion: isle.example/c ₂")
        assert on_screen(app, "port office₃")
        await press(pilot, "U")
        assert on_screen(app, "3 port office  https://isle.example/port")


async def test_a_click_opens_the_link_it_meets_and_nothing_else(tmp_path: Path) -> None:
    details = Details((Attachment("https://isle.example/e.mp3", "audio", seconds=2530),), "")
    app = app_with(tmp_path, BODY, details)
    async with app.run_test(size=(120, 30)) as pilot:
        await press(pilot, "enter")
        for words, opened in (("port office", True), ("Audio (42:10)", True), ("gave no reason", False)):
            app.reading.status.say("")
            row, line = next((row, line) for row, line in enumerate(seen(app)) if words in line)
            await pilot.click(offset=(line.index(words) + 2, row))
            await settle(pilot)
            assert on_screen(app, "opened in the browser") == opened, words


async def test_the_head_tells_where_its_facts_come_from(tmp_path: Path) -> None:
    sources = (FieldSource("author", "byline", "Lena Aro"), FieldSource("published", "meta date", "2026-11-21"))
    app = app_with(tmp_path, BODY, Details(sources=sources))
    async with app.run_test(size=(120, 30)) as pilot:
        await press(pilot, "enter", "i")
        await settle(pilot)
        assert on_screen(app, "Where this comes from")
        assert on_screen(app, "Date     meta date: 2026-11-21")


async def test_a_story_without_a_date_says_so(tmp_path: Path) -> None:
    app = app_with(tmp_path, BODY, published_at=None)
    async with app.run_test(size=(120, 30)) as pilot:
        await press(pilot, "enter")
        assert on_screen(app, "no date, arrived")
