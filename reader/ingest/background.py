"""The app's companion process: fetches, cleans and analyzes, so that the interface never waits.

Commands come as JSON lines on stdin: {"do": "refresh", "feed": id or null, "force": bool}, or "feeds": ids in the place
of one; {"do": "add", "what": …, "page": bool, "private": bool, "folder": …, "offered": the feed chosen of that page},
{"do": "stop"}, {"do": "analyze", "stories": ids} with the one that is wanted first in front, and with the id of a story
{"do": "page", "story": id} for its web page, {"do": "relate", …} for the reasons of its links.
Events go as JSON lines (`model.codec.tagged`) to stdout; what is no event goes to stderr or the log. Each thread has a
library connection of its own: one refreshes, once it has cleaned what an earlier run listed; a few add feeds, refresh
single ones and fetch pages, so that a slow server holds up nobody else; one analyzes, newest first, and one cleans old
stories again by new rules, both resting while the machine is busy; one copies the library once a day, and one
lets old stories go where the reader wants that. Nothing is asked of the network before a command, or `--every`, says
so; the process ends when stdin does.
"""

import argparse
import json
import os
import queue
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import IO, Any

from reader.analysis import ANALYSIS_VERSION
from reader.errors import LibraryError, ReaderError
from reader.ingest.fetch.client import Client, proxies
from reader.ingest.fetch.schedule import is_due, next_wake
from reader.ingest.importing.add import add
from reader.ingest.importing.add_url import CHOOSE
from reader.ingest.link.link_reasons import explain
from reader.ingest.power import NO_LIMITS, Limits, Machine, reason_to_wait, this_machine
from reader.ingest.refresh.analyze_queue import analyze_queue
from reader.ingest.refresh.full_text import full_text
from reader.ingest.refresh.reclean_queue import reclean_queue
from reader.ingest.refresh.refresh import PAUSE, refresh
from reader.ingest.refresh.waiting_texts import read_left
from reader.ingest.tidy_library import tidy
from reader.ingest.workers.pool import Asks, Workers
from reader.model.codec import tagged
from reader.model.event import AnalysisPaused, Event, InputFailed, Notice, ReasonsFound, StorySaved
from reader.model.safe_text import safe_line
from reader.paths import open_log
from reader.store.file.daily_backup import back_up_daily
from reader.store.file.library import Libraries
from reader.store.sources.feeds import list_feeds
from reader.store.texts.pending import count_stale

NICE = 10
ERRANDS = 3
"""Feeds added or refreshed by themselves at a time, and as many pages fetched."""
URGENT = 64
"""Stories opened, or next in the list, that go before all others: the last ones asked for are analyzed first."""
LOOK = 30.0
"""Seconds between two looks at the clock, and at whether the machine can spare the analysis."""
FLOOR = timedelta(minutes=1)
"""How long feeds that were just asked are left alone when all are asked for by hand."""
BACKUP_AFTER, HOUR = 60.0, 3600.0
"""Seconds from the start to the first look whether the library is to be copied, and from one look to the next."""
TIDY_AFTER = 180.0
"""Seconds from the start to the first look for old stories: after the day's copy was made."""
ENDING = 2.0
"""Seconds the threads have to come to an end by themselves."""

Command = dict[str, Any]


class Companion:
    """The threads, what they wait for, and the way out for events."""

    def __init__(
        self,
        path: Path,
        out: IO[str],
        log: IO[str],
        *,
        now: Callable[[], datetime],
        workers: Asks,
        client: Client,
        every: int = 0,
        pause: float = PAUSE,
        limits: Limits = NO_LIMITS,
        machine: Callable[[], Machine] = this_machine,
        look: float = LOOK,
        backup_after: float | None = None,
        keep_days: int = 0,
        tidy_after: float = TIDY_AFTER,
    ) -> None:
        """`every` is in minutes, `look` in seconds (`LOOK`); `limits` say when analysis waits, `machine` how it is."""
        self._libraries = Libraries(path, now=now())
        self._out = out
        self._log = log
        self._now = now
        self._workers = workers
        self._client = client
        self._every = every
        self._pause = pause
        self._limits = limits
        self._machine = machine
        self._look = look
        self._paused = ""
        self._backup_after = backup_after
        self._keep_days, self._tidy_after = keep_days, tidy_after
        self._writing = threading.Lock()
        self._stopping = threading.Event()
        self._stale = threading.Event()
        self._stale.set()
        self._urgent: deque[int] = deque(maxlen=URGENT)
        self._refreshes: queue.Queue[Command | None] = queue.Queue()
        self._errands: queue.Queue[Command | None] = queue.Queue()
        self._pages: queue.Queue[Command | None] = queue.Queue()
        self._threads = [
            threading.Thread(target=self._guarded, args=(work,), daemon=True)
            for work in (
                self._refresh,
                self._analyze,
                self._clean_again,
                self._back_up,
                self._tidy,
                *[partial(self._run, self._errands)] * ERRANDS,
                *[partial(self._run, self._pages)] * ERRANDS,
            )
        ]

    def serve(self, lines: Iterable[str]) -> None:
        """Take commands until there are no more, then end. Raises LibraryError when there is no library to work on."""
        self._libraries.here()
        for thread in self._threads:
            thread.start()
        for line in lines:
            try:
                command = json.loads(line)
                if command["do"] == "stop":
                    break
                self._take(command)
            except (ValueError, KeyError, TypeError):
                self._note(f"not a command: {line!r}")
        self._stopping.set()
        self._stale.set()
        self._refreshes.put(None)
        for waiting in (self._errands, self._pages):
            for _ in range(ERRANDS):
                waiting.put(None)
        for thread in self._threads:
            thread.join(ENDING)
        if not any(thread.is_alive() for thread in self._threads):
            self._libraries.close()

    def _take(self, command: Command) -> None:
        match command["do"]:
            case "refresh":
                few = command.get("feed") or command.get("feeds")
                (self._errands if few else self._refreshes).put(command)
            case "add":
                self._errands.put(command)
            case "relate":
                self._errands.put({"do": "relate", "story": int(command["story"])})
            case "page":
                self._pages.put({"do": "page", "story": int(command["story"])})
            case "analyze":
                self._urgent.extend(int(story_id) for story_id in reversed(command["stories"]))
                self._stale.set()
            case other:
                self._note(f"not a command: {other!r}")

    def _refresh(self) -> None:
        """Refresh by hand and, when that is wanted, at the start and as often as the feeds need."""
        self._tell(read_left(self._libraries.here(), self._workers, self._now, self._stopping.is_set))
        wake = self._now()
        while True:
            if self._every and self._now() >= wake and not self._stopping.is_set():
                self._tell(self._refresh_due())
                wake = self._now() + next_wake(list_feeds(self._libraries.here()), self._now(), self._every)
            try:
                command = self._refreshes.get(timeout=self._look if self._every else None)
            except queue.Empty:
                continue
            if command is None:
                return
            self._tell(self._refreshed(command))

    def _refresh_due(self) -> Iterator[Event]:
        if any(is_due(feed, self._now(), self._every) for feed in list_feeds(self._libraries.here())):
            yield from self._refreshed({}, due=True)

    def _refreshed(self, command: Command, *, due: bool = False) -> Iterator[Event]:
        library, feed = self._libraries.here(), command.get("feed")
        named = [int(each) for each in command.get("feeds", ())] or ([feed] if feed else [])
        chosen = None if due else named or [each.id for each in list_feeds(library)]
        yield from refresh(
            library,
            feeds=chosen,
            every=self._every or 0,
            force=bool(command.get("force")),
            floor=timedelta(0) if due else FLOOR,
            now=self._now,
            workers=self._workers,
            client=self._client,
            pause=self._pause,
            stopped=self._stopping.is_set,
        )

    def _run(self, errands: "queue.Queue[Command | None]") -> None:
        while (command := errands.get()) is not None:
            self._tell(self._errand(command), command.get("story", 0))

    def _errand(self, command: Command) -> Iterator[Event]:
        library, now = self._libraries.here(), self._now
        if command["do"] == "page":
            yield from full_text(library, command["story"], now=now, workers=self._workers, client=self._client)
            return
        if command["do"] == "relate":
            explain(library, command["story"])
            yield ReasonsFound(command["story"])
            return
        if command["do"] == "refresh":
            yield from self._refreshed(command)
            return
        what = str(command.get("what", ""))
        if what == "-":
            yield InputFailed(what, "standard input belongs to the app; paste into a file and add that")
            return
        yield from add(
            library,
            what,
            now=now,
            workers=self._workers,
            client=self._client,
            page=bool(command.get("page")),
            private=bool(command.get("private")),
            folder=str(command.get("folder", "")),
            number=CHOOSE,
            offered=str(command.get("offered", "")),
        )

    def _analyze(self) -> None:
        """Analyze what waits; while the machine cannot spare it, only what somebody has opened."""
        while not self._stopping.is_set():
            self._stale.wait(self._look if self._paused else None)
            self._stale.clear()
            self._tell(self._analyzed())

    def _analyzed(self) -> Iterator[Event]:
        library = self._libraries.here()
        if reason := self._reason_to_wait():
            waiting = count_stale(library, ANALYSIS_VERSION)
            if waiting and not self._paused:
                yield AnalysisPaused(reason, waiting)
            self._paused = reason if waiting else ""
        elif self._paused:
            self._paused = ""
            yield AnalysisPaused("")
        yield from analyze_queue(
            library,
            self._workers,
            now=self._now,
            urgent=lambda: self._urgent.pop() if self._urgent else None,
            stopped=lambda: self._stopping.is_set() or (not self._urgent and bool(self._reason_to_wait())),
        )
        if self._reason_to_wait() and not self._paused:
            self._stale.set()

    def _clean_again(self) -> None:
        """Clean again what older rules made, while the machine can spare it."""
        done = False
        while not done and not self._stopping.is_set():
            self._tell(
                reclean_queue(
                    self._libraries.here(),
                    self._workers,
                    now=self._now,
                    stopped=lambda: self._stopping.is_set() or bool(self._reason_to_wait()),
                )
            )
            done = not self._reason_to_wait()
            self._stopping.wait(0 if done else self._look)

    def _reason_to_wait(self) -> str:
        return reason_to_wait(self._limits, self._machine)

    def _back_up(self) -> None:
        """A copy of the library once a day, `backup_after` seconds from the start; asked for every hour, as days go."""
        wait = self._backup_after
        while wait is not None and not self._stopping.wait(wait):
            wait = HOUR
            try:
                back_up_daily(self._libraries.here(), now=self._now())
            except LibraryError as error:
                self._say(Notice(str(error)))
                return

    def _tidy(self) -> None:
        """Let old stories go where the reader has said how long to keep them; looked at every hour."""
        wait = self._tidy_after
        while not self._stopping.wait(wait):
            wait = HOUR
            library = self._libraries.here()
            self._tell(tidy(library, self._keep_days, now=self._now, stopped=self._stopping.is_set))

    def _tell(self, events: Iterator[Event], story_id: int = 0) -> None:
        """Pass the events on; a fault ends them, is told in words and noted whole in the log.

        `story_id` is the story they are about: whoever waits for its page learns that none is coming.
        """
        try:
            for event in events:
                self._say(event)
                if isinstance(event, StorySaved):
                    self._stale.set()
                if self._stopping.is_set():
                    return
        except ReaderError as error:
            self._say(Notice(str(error), story_id))
        except BrokenPipeError:
            self._stopping.set()
        except Exception:
            self._note(traceback.format_exc())
            self._say(Notice("an error in the background, noted in the log; everything else goes on", story_id))

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception:
            self._note(traceback.format_exc())

    def _say(self, event: Event) -> None:
        line = json.dumps(tagged(event), ensure_ascii=True)
        with self._writing:
            self._out.write(line + "\n")
            self._out.flush()

    def _note(self, words: str) -> None:
        with self._writing:
            self._log.write(f"{self._now().isoformat(timespec='seconds')} {words}\n")
            self._log.flush()


def main(arguments: list[str] | None = None) -> None:
    """Run on the standard streams; `--every MINUTES` refreshes what is due by itself, 0 never."""
    parser = argparse.ArgumentParser(prog="python -m reader.ingest.background", description=__doc__)
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--log", type=Path, help="where faults are noted; stderr when not given")
    parser.add_argument("--every", type=int, default=0, metavar="MINUTES")
    parser.add_argument("--battery", type=int, default=0, metavar="PERCENT", help="analysis waits below this charge")
    parser.add_argument("--load", type=int, default=0, metavar="PERCENT", help="analysis waits above this load")
    parser.add_argument(
        "--keep", type=int, default=0, metavar="DAYS", help="how long read stories are kept; 0 for ever"
    )
    parser.add_argument("--no-backup", action="store_true", help="do not copy the library once a day")
    given = parser.parse_args(arguments)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(NICE)
    log = open_log(given.log) if given.log else sys.stderr
    workers, client = Workers(), Client(proxies())
    try:
        companion = Companion(
            given.library, sys.stdout, log, now=lambda: datetime.now(UTC), workers=workers, client=client,
            every=given.every, limits=Limits(given.battery, given.load),
            backup_after=None if given.no_backup else BACKUP_AFTER, keep_days=given.keep,
        )  # fmt: skip
        companion.serve(sys.stdin)
    except ReaderError as error:
        print(json.dumps(tagged(Notice(safe_line(str(error))))), flush=True)
    finally:
        # At once: whatever a thread is still waiting for, every transaction is either on disk or undone, and the worker
        # processes end with the pipes they hang on.
        log.flush()
        os._exit(0)


if __name__ == "__main__":
    main()
