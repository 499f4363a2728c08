"""Rules made and kept from within the app."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from reader.app.app import ReaderApp
from reader.config import Config
from reader.model.rule import parse_rule
from reader.store.reading.story_rules import add_rule, rules
from tests.app.conftest import on_screen
from tests.app.driving import press, settle
from tests.app.stories import NOW, filled


@pytest.fixture
def app(tmp_path: Path) -> ReaderApp:
    return ReaderApp(filled(tmp_path), config=Config(), background=False, now=lambda: NOW, rest=0.0)


@pytest.fixture
async def pilot(app: ReaderApp) -> AsyncIterator[Pilot[None]]:
    async with app.run_test(size=(100, 32)) as running:
        yield running


async def test_words_of_a_headline_are_muted_with_one_key(app: ReaderApp, pilot: Pilot[None]) -> None:
    before = len(app.reading.main.headlines.window.rows)
    await press(pilot, "B")
    line = app.screen.query_one(Input).value
    assert line.startswith("hide title:")
    await pilot.pause(0.3)
    await settle(pilot)
    assert on_screen(app, "stories here.")
    await press(pilot, "enter")
    assert on_screen(app, "Stories already here?")
    await press(pilot, "y")
    (rule,) = rules(app.session.lib)
    assert rule.words == line
    assert rule.done >= 1
    assert len(app.reading.main.headlines.window.rows) == before - rule.done
    await press(pilot, "u")
    assert len(app.reading.main.headlines.window.rows) == before


async def test_a_rule_that_makes_no_sense_is_said_and_stays_to_be_mended(app: ReaderApp, pilot: Pilot[None]) -> None:
    await press(pilot, "&", "enter")
    app.screen.query_one(Input).value = "hide titel:x"
    await press(pilot, "enter")
    assert on_screen(app, "did you mean title:")
    assert rules(app.session.lib) == []


async def test_rules_are_listed_with_what_they_did_changed_and_forgotten(app: ReaderApp, pilot: Pilot[None]) -> None:
    add_rule(app.session.lib, parse_rule("hide title:nothingsuch"), now=NOW)
    await press(pilot, "&")
    assert on_screen(app, "hide title:nothingsuch")
    assert on_screen(app, "applied to 0 stories")
    await press(pilot, "enter", *"change", "enter")
    app.screen.query_one(Input).value = "star title:nothingsuch"
    await press(pilot, "enter")
    assert [rule.words for rule in rules(app.session.lib)] == ["star title:nothingsuch"]
    await press(pilot, "&", "enter", *"delete", "enter")
    assert rules(app.session.lib) == []


async def test_without_rules_it_is_said_what_one_is_and_how_to_make_it(app: ReaderApp, pilot: Pilot[None]) -> None:
    await press(pilot, "&")
    assert on_screen(app, "A rule hides, marks read, stars or tags every new story that a search finds.")
    assert on_screen(app, "Enter writes the first one")
    await press(pilot, "enter")
    assert on_screen(app, "First what to do (hide, read, star or tag=WORD)")


async def test_one_story_is_told_as_one(app: ReaderApp, pilot: Pilot[None]) -> None:
    await press(pilot, "&", "enter")
    app.screen.query_one(Input).value = "star title:grain"
    await pilot.pause(0.3)
    await settle(pilot)
    assert on_screen(app, "It matches 1 of the")
    await press(pilot, "enter")
    assert on_screen(app, "The rule star title:grain matches 1 story here. Apply it to it")
