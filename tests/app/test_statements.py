"""Wherever a statement is shown its words of saying are shown: a denial, a question, a rumor never reads as a claim."""

import re
from datetime import UTC
from pathlib import Path

import pytest

from reader.app.app import ReaderApp
from reader.cli.read_library import quote_line
from reader.config import Config
from reader.export.exported_story import export_item
from reader.export.formats import format_named
from reader.model.action import AddNote, MoveToThread
from reader.model.link import Link, Reason
from reader.model.note import Note
from reader.model.queries.query import Query
from reader.store.annotations.people import speakers, statements
from reader.store.file.library import open_library
from reader.store.reading.actions import perform
from reader.store.reading.notes import notes_of
from reader.store.relations import links
from reader.store.texts.stories import get_story, headlines
from tests.app.conftest import seen
from tests.app.driving import press, settle
from tests.app.stories import NOW, Said, Sample, filled

SAYINGS = {
    "that the lock had been left open": "denied that the lock had been left open",
    "whether the keeper had slept": "asked whether the keeper had slept",
    "that the canal was safe": "did not say that the canal was safe",
    "that two barges had sunk": "is rumored to have said that two barges had sunk",
}
TEXT = (
    "Canal director Odile Marsh denied that the lock had been left open. Marsh asked whether the keeper had slept.\n"
    "Odile Marsh did not say that the canal was safe. Ms Marsh is rumored to have said that two barges had sunk."
)
BOTH = tuple(
    Said((words,), "Marsh", "Odile Marsh", "canal director", "indirect", cue)
    for words, cue in zip(SAYINGS, ("denied", "asked", "say", "said"), strict=True)
)
FIRST = Sample("Lock flooded at Tessel", "Canal Post", "", 5, TEXT, BOTH)
LATER = Sample("Director answers on flooded lock", "Quay Courier", "", 2, TEXT.replace("\n", " "), BOTH)


@pytest.fixture
def app(tmp_path: Path) -> ReaderApp:
    """The app on two stories of one thread that tell the same four statements."""
    paths = filled(tmp_path, (FIRST, LATER))
    with open_library(paths.library, now=NOW) as lib:
        later, first = (row.id for row in headlines(lib, Query()))
        with lib.atomic():
            links.write(lib, [Link(first, later, 0.9, "event", (Reason("words", "flooded lock"),))])
        perform(lib, MoveToThread((first, later), 0), now=NOW)
    return ReaderApp(paths, config=Config(), background=False, now=lambda: NOW, rest=0.0)


def shows_no_claim(text: str) -> None:
    """What is shown of a statement stands behind its words of saying, wherever it stands."""
    joined = re.sub(r"[\s│▌▕┊─]+", " ", text)
    for words, saying in SAYINGS.items():
        at = joined.find(words)
        while at >= 0:
            assert joined[: at + len(words)].endswith(saying), joined[max(0, at - 80) : at + len(words)]
            at = joined.find(words, at + 1)


def pane(app: ReaderApp, selector: str) -> str:
    """The words of one widget of the screen, without those beside it."""
    region = app.screen.query_one(selector).region
    lines = seen(app)[region.y : region.bottom]
    return " ".join(line.ljust(region.right)[region.x : region.right] for line in lines)


@pytest.mark.parametrize(
    ("keys", "selectors", "shown"),
    [
        (("enter",), ("#side",), "denied that the lock had been left open"),
        (("w", "l"), ("#detail",), "denied that the lock had been left open"),
        (("w",), ("#master",), "Odile Marsh"),
        (("x", "j", "k"), ("#master", "#detail"), "denied that the lock had been left open"),
        (
            ("enter", "right_square_bracket", "i"),
            (".why-words", "WhyDialog"),
            "denied that the lock had been left open",
        ),
        (("L",), ("#master",), "Lock flooded at Tessel"),
    ],
)
async def test_on_the_screen(app: ReaderApp, keys: tuple[str, ...], selectors: tuple[str, ...], shown: str) -> None:
    async with app.run_test(size=(200, 90)) as pilot:
        await press(pilot, *keys)
        await settle(pilot)
        found = " ".join(pane(app, one) for one in selectors if app.screen.query(one))
        if "WhyDialog" in selectors:
            found = " ".join(seen(app))
        assert shown in re.sub(r"[\s│▌▕┊─]+", " ", found)
        if "WhyDialog" not in selectors:
            shows_no_claim(found)


async def test_side_by_side(app: ReaderApp) -> None:
    async with app.run_test(size=(200, 90)) as pilot:
        await press(pilot, "enter", "c")
        width = app.size.width
        for left, right in ((0, width // 2), (width // 2, width)):
            shows_no_claim(" ".join(line.ljust(width)[left:right] for line in seen(app)))
        assert any("denied that the lock had been left open" in line for line in seen(app))


def test_at_the_command_line_and_in_exports(app: ReaderApp) -> None:
    with open_library(app.session.paths.library, now=NOW) as lib:
        story = get_story(lib, headlines(lib, Query())[0].id)
        assert story.analysis is not None
        for quote in story.analysis.quotes:
            shows_no_claim(quote_line(story, quote))
        (person,) = speakers(lib)
        said = statements(lib, person.id)
        assert {one.said for one in said} == set(SAYINGS.values())
        for quote in story.analysis.quotes:
            span = quote.spans[0]
            words = story.document.text[span.start : span.end]
            perform(lib, AddNote(Note(0, story.id, "", NOW, NOW, span, words)), now=NOW)
        item = export_item(story, tuple(notes_of(lib, story.id)))
        for cue in ("denied", "asked", "did not say", "is rumored to have said"):
            for name in ("markdown", "html", "org", "csv", "json"):
                assert cue in format_named(name)((item,), UTC), (name, cue)
