import io
import json
import queue
import subprocess
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.ingest.background import Companion
from reader.ingest.fetch.client import Client
from reader.ingest.power import Limits, Machine
from reader.ingest.workers.pool import python_module
from reader.model.codec import to_plain, untag
from reader.model.document import plain_document
from reader.model.event import AnalysisPaused, Event, Notice
from reader.model.mark import Analysis
from reader.model.story import CleanStory
from reader.store.file.library import Library
from reader.store.sources.feeds import add_feed
from reader.store.texts.stories import save_story
from tests.fakes import Clock, InlineWorkers
from tests.ingest.feeds import rss, story_html
from tests.server import Answer, FeedServer, Seen


class Running:
    """The companion process as the app runs it."""

    def __init__(self, library: Path) -> None:
        command, environment = python_module("reader.ingest.background", "--library", str(library))
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
        )
        self.events: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.events.put(json.loads(line))

    def tell(self, line: object) -> None:
        assert self.process.stdin
        self.process.stdin.write((line if isinstance(line, str) else json.dumps(line)) + "\n")
        self.process.stdin.flush()

    def until(self, kind: str) -> list[dict[str, Any]]:
        """The events up to one of a kind, which is the last."""
        seen: list[dict[str, Any]] = []
        while not seen or seen[-1]["is"] != kind:
            seen.append(self.events.get(timeout=60))
        return seen

    def end(self) -> tuple[int, str]:
        """Close its stdin; its exit code and what it wrote to stderr."""
        assert self.process.stdin
        assert self.process.stdout
        assert self.process.stderr
        self.process.stdin.close()
        code = self.process.wait(10)
        words = self.process.stderr.read()
        self.process.stdout.close()
        self.process.stderr.close()
        return code, words


@pytest.fixture
def running(library: Library) -> Iterator[Running]:
    made = Running(library.path)
    yield made
    if made.process.poll() is None:
        made.process.kill()
        made.end()


def test_a_session(running: Running, library: Library, server: FeedServer, clock: Clock, tmp_path: Path) -> None:
    server.routes["/feed"] = Answer(rss([("1", "Ferries stay in port", story_html("Ferries"))]))
    server.routes["/slow"] = Answer(b"x", drip=True)
    feed, _ = add_feed(library, server.url("/feed"), private=True, now=clock())
    slow, _ = add_feed(library, server.url("/slow"), private=True, now=clock())
    running.tell("not a command")
    running.tell({"do": "refresh", "feed": feed.id, "force": False})
    done = running.until("RefreshDone")
    assert [event["is"] for event in done] == ["RefreshStarted", "StorySaved", "FeedFetched", "RefreshDone"]
    running.tell({"do": "refresh", "feed": slow.id})
    running.until("RefreshStarted")
    path = tmp_path / "note.txt"
    path.write_text("A headline\n\nSome words of a story that a person saved for later, long enough to be one.\n")
    running.tell({"do": "add", "what": str(path)})
    while (saved := running.until("StorySaved")[-1])["title"] != "A headline":
        pass  # added while a refresh waits for a server
    running.tell({"do": "add", "what": str(tmp_path / "missing.txt")})
    assert "does not exist" in running.until("InputFailed")[-1]["reason"]
    running.tell({"do": "page", "story": 99})
    failed = running.until("InputFailed")[-1]
    assert (failed["name"], failed["reason"]) == ("story 99", "There is no story 99")
    running.tell({"do": "relate", "story": saved["story_id"]})
    assert running.until("ReasonsFound")[-1]["story_id"] == saved["story_id"]
    code, words = running.end()
    assert code == 0
    assert "not a command" in words
    assert "Traceback" not in words


def test_nothing_is_asked_of_the_network_unasked(
    running: Running, library: Library, server: FeedServer, clock: Clock
) -> None:
    add_feed(library, server.url("/feed"), private=True, now=clock())
    running.tell({"do": "page", "story": 99})
    running.until("InputFailed")
    running.tell({"do": "stop"})
    assert running.process.wait(10) == 0
    running.end()
    assert server.seen == []


def test_a_library_that_cannot_be_opened_is_said_in_words(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_text("these are words, and no library")
    running = Running(path)
    assert "not a library" in running.until("Notice")[-1]["text"]
    code, words = running.end()
    assert code == 0
    assert words == ""
    assert path.read_text() == "these are words, and no library"


def test_a_page_that_fails_on_a_fault_is_told_with_its_story(
    library: Library, server: FeedServer, clock: Clock
) -> None:
    class Broken:
        def ask(self, job: str, args: dict[str, Any], *, seconds: float, memory: int) -> Any:  # noqa: ARG002 protocol's keywords
            raise RuntimeError("a fault of ours")

    server.routes["/page"] = Answer("<html><body><p>The whole story</p></body></html>")
    url = server.url("/page")
    feed, _ = add_feed(library, server.url("/feed"), private=True, now=clock())
    clean = CleanStory("1", "Ferries", plain_document("Short."), "Short.", "Short.", "feed", url=url)
    story = save_story(library, clean, feed_id=feed.id, now=clock()).id
    out, log = io.StringIO(), io.StringIO()
    with Client() as client:
        companion = Companion(library.path, out, log, now=clock, workers=Broken(), client=client)
        companion.serve([json.dumps({"do": "page", "story": story}), json.dumps({"do": "page", "story": "no number"})])
    events = [untag(Event, json.loads(line)) for line in out.getvalue().splitlines()]
    assert [event.story_id for event in events if isinstance(event, Notice) and event.story_id] == [story]
    assert "a fault of ours" in log.getvalue()
    assert "not a command" in log.getvalue()


def told(
    library: Library, clock: Clock, commands: Iterable[dict[str, Any]], **more: Any
) -> tuple[list[Event], InlineWorkers]:
    """What a companion in this process tells while it takes commands one by one."""
    out, log, workers = io.StringIO(), io.StringIO(), InlineWorkers()
    with Client() as client:
        companion = Companion(
            library.path, out, log, now=clock, workers=more.pop("workers", workers), client=client, pause=0, **more
        )
        companion.serve(json.dumps(command) for command in commands)
    assert "Traceback" not in log.getvalue(), log.getvalue()
    return [untag(Event, json.loads(line)) for line in out.getvalue().splitlines()], workers


def follow(server: FeedServer) -> threading.Event:
    """A feed at /feed; what is answered is set when somebody asks for it."""
    asked, answer = threading.Event(), Answer(rss([("1", "Ferries stay in port", story_html("Ferries"))]))

    def feed(_: Seen) -> Answer:
        asked.set()
        return answer

    server.routes["/feed"] = feed
    return asked


def test_a_slow_page_blocks_nobody(library: Library, server: FeedServer, clock: Clock) -> None:
    let_go = threading.Event()

    def slow(_: Seen) -> Answer:
        let_go.wait(20)
        return Answer("<html><body><p>Late.</p></body></html>")

    asked, server.routes["/slow"] = follow(server), slow
    feed, _ = add_feed(library, server.url("/"), private=True, now=clock())
    clean = CleanStory("1", "Ferries", plain_document("Short."), "Short.", "Short.", "feed", url=server.url("/slow"))
    story = save_story(library, clean, feed_id=feed.id, now=clock()).id

    def commands() -> Iterator[dict[str, Any]]:
        yield {"do": "page", "story": story}
        yield {"do": "add", "what": server.url("/feed"), "private": True}
        asked.wait(20)
        let_go.set()

    events, _ = told(library, clock, commands())
    kinds = [type(event).__name__ for event in events]
    assert kinds.index("FeedAdded") < len(kinds)
    assert server.statuses("/feed") == [200]


def test_what_is_due_is_asked_at_the_start(library: Library, server: FeedServer, clock: Clock) -> None:
    asked = follow(server)
    add_feed(library, server.url("/feed"), private=True, now=clock())

    def commands() -> Iterator[dict[str, Any]]:
        asked.wait(20)
        yield {"do": "stop"}

    told(library, clock, commands(), every=30)
    assert server.statuses("/feed") == [200]


@pytest.mark.parametrize(
    ("machine", "rests"),
    [
        (Machine(on_battery=True, battery=20), True),
        (Machine(on_battery=True, battery=60), False),
        (Machine(battery=20), False),
        (Machine(load=500), True),
        (Machine(load=200), False),
    ],
)
def test_analysis_rests_while_the_machine_is_busy_but_for_opened_stories(
    library: Library, clock: Clock, machine: Machine, rests: bool
) -> None:
    for number in range(3):
        clean = CleanStory(str(number), f"Story {number}", plain_document(f"Words {number}."), "", "", "text")
        save_story(library, clean, feed_id=None, now=clock())
    analyzed = queue.Queue[str]()

    class Quick(InlineWorkers):
        def ask(self, job: str, args: dict[str, Any], *, seconds: float, memory: int) -> Any:  # noqa: ARG002 protocol's keywords
            for story in args["stories"]:
                analyzed.put(story["title"])
            return [to_plain(Analysis(99, "en", "model"))] * len(args["stories"])

    def commands() -> Iterator[dict[str, Any]]:
        if rests:
            yield {"do": "analyze", "stories": [1]}
        for _ in range(1 if rests else 3):
            analyzed.get(timeout=20)

    events, _ = told(
        library, clock, commands(), machine=lambda: machine, limits=Limits(battery=30, load=300), workers=Quick()
    )
    paused = [event for event in events if isinstance(event, AnalysisPaused)]
    assert bool(paused) == rests
    assert analyzed.empty()
    if rests:
        assert paused[0].waiting in (2, 3)
