"""The companion process: commands go out, events come in, and it ends with the app."""

import json
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from textual.app import App
from textual.message import Message

from reader.app.companion import Companion, companion_command
from reader.app.messages import BackgroundEnded, BackgroundEvent
from reader.app.state.progress import Progress, after, pages_asked, remark
from reader.model.event import (
    AnalysisPaused,
    Event,
    FeedAdded,
    FeedFailed,
    FeedFetched,
    InputFailed,
    Notice,
    RefreshDone,
    RefreshStarted,
    StoryAnalyzed,
    StorySaved,
)
from reader.store.annotations.marks import save_analysis
from reader.store.file.library import open_library
from tests.app.conftest import MakeApp, on_screen, ticking
from tests.app.driving import press, settle
from tests.app.stories import FERRY, GRAIN, NOW, analysis_of, fill

ECHO = """
import json, sys
print("no event at all", flush=True)
print(json.dumps({"is": "NotKnownYet"}), flush=True)
for line in sys.stdin:
    command = json.loads(line)
    if command["do"] == "stop":
        break
    if command["do"] == "die":
        sys.exit(3)
    print(json.dumps({"is": "Notice", "text": json.dumps(command)}), flush=True)
"""


class Listener(App[None]):
    """Notes what it hears."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Message] = []
        self.until: type[Message] | None = Message
        self.then: Callable[[Message], None] = lambda _: None

    def on_background_event(self, event: BackgroundEvent) -> None:
        self._hear(event)

    def on_background_ended(self, event: BackgroundEnded) -> None:
        self._hear(event)

    def _hear(self, event: Message) -> None:
        self.heard.append(event)
        self.then(event)
        if self.until and isinstance(event, self.until):
            self.exit()


def test_the_command_of_the_companion() -> None:
    assert companion_command(Path("/x/library.db"))[1:] == [
        "-P",
        "-m",
        "reader.ingest.background",
        "--library",
        "/x/library.db",
    ]
    assert companion_command(Path("/x"), every_minutes=30)[-2:] == ["--every", "30"]


@pytest.mark.parametrize(("command", "kind"), [("refresh", BackgroundEvent), ("die", BackgroundEnded)])
def test_commands_go_out_and_events_come_in(tmp_path: Path, command: str, kind: type) -> None:
    app = Listener()
    companion = Companion([sys.executable, "-c", ECHO], tmp_path / "log" / "reader.log", app)
    app.call_later(companion.start)
    app.call_later(lambda: companion.ask(command, feed=None))
    app.run(headless=True)
    companion.stop()
    assert [type(message) for message in app.heard] == [kind]
    if isinstance(app.heard[0], BackgroundEvent):
        assert isinstance(app.heard[0].event, Notice)
        assert json.loads(app.heard[0].event.text) == {"do": "refresh", "feed": None}
    assert not companion.running
    assert not companion.ask("refresh")


MORTAL = """
import json, os, pathlib, signal, sys
lives = pathlib.Path(sys.argv[1])
number = len(lives.read_text()) if lives.exists() else 0
lives.write_text("x" * (number + 1))
for line in sys.stdin:
    command = json.loads(line)
    if command["do"] == "stop":
        break
    if number < int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
    print(json.dumps({"is": "Notice", "text": json.dumps(command)}), flush=True)
"""
"""A companion that is killed by its first command, so many times."""


def test_a_killed_companion_is_started_again_and_asked_again(tmp_path: Path) -> None:
    app = Listener()
    lives = tmp_path / "lives"
    companion = Companion([sys.executable, "-c", MORTAL, str(lives), "1"], tmp_path / "reader.log", app)
    app.until = BackgroundEvent
    app.call_later(companion.start)
    app.call_later(lambda: companion.ask("page", story=7))
    app.run(headless=True)
    companion.stop()
    ended, heard = app.heard
    assert isinstance(ended, BackgroundEnded)
    assert ended.words == "", "nobody needs to notice"
    assert isinstance(heard, BackgroundEvent)
    assert isinstance(heard.event, Notice)
    assert json.loads(heard.event.text) == {"do": "page", "story": 7}
    assert len(lives.read_text()) == 2


def test_what_kills_it_again_is_not_asked_a_third_time(tmp_path: Path) -> None:
    app = Listener()
    lives = tmp_path / "lives"
    companion = Companion([sys.executable, "-c", MORTAL, str(lives), "2"], tmp_path / "reader.log", app)
    app.until = BackgroundEvent
    app.call_later(companion.start)
    app.call_later(lambda: companion.ask("page", story=7))

    def then(_: Message) -> None:
        if len(app.heard) == 2:  # it has died twice
            companion.ask("refresh")

    app.then = then
    app.run(headless=True)
    companion.stop()
    *_, heard = app.heard
    assert isinstance(heard, BackgroundEvent)
    assert isinstance(heard.event, Notice)
    assert json.loads(heard.event.text) == {"do": "refresh"}


def test_one_that_cannot_live_is_given_up_in_words(tmp_path: Path) -> None:
    app = Listener()
    command = [sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"]
    companion = Companion(command, tmp_path / "reader.log", app)
    app.until = None
    app.then = lambda message: app.exit() if isinstance(message, BackgroundEnded) and message.words else None
    app.call_later(companion.start)
    app.run(headless=True)
    companion.stop()
    assert [isinstance(message, BackgroundEnded) and bool(message.words) for message in app.heard] == [
        False, False, False, True,
    ]  # fmt: skip


def test_analysis_in_words() -> None:
    progress = Progress()
    said = []
    for event in (
        StoryAnalyzed(1, 1, 3), StoryAnalyzed(2, 2391, 10968), AnalysisPaused("on battery, 20 %", 8577),
        StoryAnalyzed(3, 1, 8577), AnalysisPaused(""), StoryAnalyzed(4, 2, 20), StoryAnalyzed(5, 20, 20),
    ):  # fmt: skip
        progress = after(progress, event)
        said.append(progress.words)
    assert said == [
        "",
        "analyzing 2,391 of 10,968",
        "8,577 not analyzed: on battery, 20 %",
        "8,577 not analyzed: on battery, 20 %",
        "",
        "analyzing 2 of 20",
        "",
    ]


def test_two_refreshes_at_once_in_words() -> None:
    progress = Progress()
    said = []
    events: list[Event] = [
        RefreshStarted(40), FeedFetched(1, "A"), RefreshStarted(1), FeedFetched(2, "B"), RefreshDone(1, 0, 0),
        RefreshDone(40, 0, 0),
    ]  # fmt: skip
    for event in events:
        progress = after(progress, event)
        said.append(progress.words)
    assert said == ["0 of 40 feeds", "1 of 40 feeds", "1 of 41 feeds", "2 of 41 feeds", "1 of 40 feeds", ""]


def test_a_refresh_in_words() -> None:
    progress = Progress()
    said = []
    events: list[Event] = [
        RefreshStarted(3), FeedFetched(1, "Harbor Post", 2), FeedFetched(2, "Nordwire", unchanged=True),
        FeedFailed(3, "Coast Daily", "the server did not answer"), RefreshDone(3, 2, 1),
    ]  # fmt: skip
    for event in events:
        progress = after(progress, event)
        said.append(progress.words)
    assert said == [
        "0 of 3 feeds",
        "1 of 3 feeds · 2 new",
        "2 of 3 feeds · 2 new",
        "3 of 3 feeds · 2 new · 1 failed",
        "",
    ]
    idle, running = Progress(), Progress(feeds=3, running=True)
    assert remark(events[3], running) is None, "one of many is told at the end, and by F"
    assert remark(events[3], Progress(feeds=1, running=True)) == ("Coast Daily: the server did not answer", True)
    assert remark(events[4], running) == ("3 feeds refreshed, 2 new, 1 failed: P shows why", True)
    assert remark(RefreshDone(3, 0, 3), running) == ("none of the 3 feeds could be read: P shows why", True)
    assert remark(RefreshDone(1, 0, 1), running) is None
    assert remark(FeedAdded(1, "Nord\x1bwire"), idle) == ("Nordwire added", False)
    assert remark(RefreshStarted(0), idle) is not None


def test_a_page_in_words() -> None:
    progress = pages_asked(pages_asked(Progress(), [3]), [4, 3])
    assert progress.words == "fetching 2 whole pages…"
    steps: list[tuple[Event, tuple[str, bool] | None, str]] = [
        (StorySaved(9, "Other", new=False), None, "fetching 2 whole pages…"),
        (Notice("no more text than the feed gave", 8), None, "fetching 2 whole pages…"),
        (StorySaved(3, "Ferries", new=False), ("the whole page is here: Ferries", False), "fetching the whole page…"),
        (InputFailed("Dock", "not found (404)", 4), ("the whole page could not be fetched: not found (404)", True), ""),
    ]
    for event, said, words in steps:
        assert remark(event, progress) == said
        progress = after(progress, event)
        assert progress.words == words


def test_several_pages_are_told_of_together() -> None:
    progress = pages_asked(Progress(), [3, 4, 5])
    steps: list[tuple[Event, tuple[str, bool] | None]] = [
        (StorySaved(3, "Ferries", new=False), None),
        (InputFailed("Dock", "not found (404)", 4), None),
        (StorySaved(9, "Other", new=True), ("new: Other", False)),
        (
            StorySaved(5, "Quay", new=False),
            ("2 of 3 whole pages are here; the rest have no more or cannot be had", False),
        ),
    ]
    for event, said in steps:
        assert remark(event, progress) == said
        progress = after(progress, event)
    assert (progress.asked, progress.missed) == (0, 0)
    progress = after(pages_asked(progress, [3, 4]), steps[0][0])
    assert remark(StorySaved(4, "Dock", new=False), progress) == ("all 2 whole pages are here", False)


async def test_arriving_stories_and_marks_show_by_themselves(make_app: MakeApp) -> None:
    app = make_app([FERRY], now=ticking())
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter")
        assert on_screen(app, "language analysis.")
        reading = app.reading
        with open_library(app.session.paths.library, now=NOW) as lib:
            story_id = reading.main.at_hand().story.id  # type: ignore[union-attr]
            save_analysis(lib, story_id, analysis_of(FERRY))
            new = fill(lib, [GRAIN])[GRAIN.title]
        reading.take_event(RefreshStarted(2))
        reading.take_event(FeedFetched(1, "Nordwire", 1))
        await settle(pilot)
        assert on_screen(app, "1 of 2 feeds · 1 new")
        for event in (StorySaved(new, GRAIN.title), StoryAnalyzed(story_id), RefreshDone(2, 1, 0)):
            reading.take_event(event)
        reading.settle()
        await settle(pilot)
        assert on_screen(app, "2 feeds refreshed, 1 new")
        assert on_screen(app, "20 minutes")
        assert on_screen(app, "Unread 1 · All 2")
        assert on_screen(app, "1 new: r shows")
        assert not on_screen(app, "Grain prices up 12%"), "the list stays as it was until one asks"
        await press(pilot, "r")
        assert on_screen(app, "Grain prices up 12%")
        assert not on_screen(app, "r shows")
        assert reading.main.at_hand().story.title == FERRY.title  # type: ignore[union-attr]


async def test_progress_is_drawn_once_a_second(make_app: MakeApp) -> None:
    seconds = [0.0]
    app = make_app([FERRY], now=lambda: NOW + timedelta(seconds=seconds[0]))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        drawn: list[str] = []
        app.reading.watch(app.reading.status, "progress", lambda words: drawn.append(words), init=False)
        for number in range(25):
            app.reading.take_event(StoryAnalyzed(1, number, 1000))
            seconds[0] += 0.125
        await settle(pilot)
        assert drawn == [f"analyzing {number} of 1,000" for number in (0, 8, 16, 24)]
        app.reading.take_event(StoryAnalyzed(1, 25, 1000))
        app.reading.take_event(StoryAnalyzed(1, 1000, 1000))
        await settle(pilot)
        assert drawn[4:] == [""], "the end is told at once, and nothing comes after it"
