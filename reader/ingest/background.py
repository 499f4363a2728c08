"""The app's companion process: fetches, cleans and analyzes, so that the interface never waits.

Commands come as JSON lines on stdin: {"do": "refresh", "feed": id or null, "force": bool}, {"do": "analyze", "story":
id}, {"do": "add", "what": …, "page": bool, "private": bool, "folder": …}, {"do": "page", "story": id}, {"do": "stop"}.
Events go as JSON lines (`model.codec.tagged`) to stdout; what is no event goes to stderr or the log. Three threads with
a library connection each: one refreshes, once it has read out what an earlier run listed; one adds and fetches pages;
one analyzes, newest first. Nothing is asked of the network before a command, or `--every`, says so; the process ends
when stdin does.
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
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from reader.errors import ReaderError
from reader.ingest.fetch.client import Client, proxies
from reader.ingest.importing.add import add
from reader.ingest.refresh.analyze_queue import analyze_queue
from reader.ingest.refresh.clean_queue import read_left
from reader.ingest.refresh.full_text import full_text
from reader.ingest.refresh.refresh import PAUSE, refresh
from reader.ingest.workers.pool import Asks, Workers
from reader.model.codec import tagged
from reader.model.event import (
    Event,
    InputFailed,
    Notice,
    StorySaved,
)
from reader.model.safe_text import safe_line
from reader.paths import open_log
from reader.store.file.library import Libraries
from reader.store.sources.feeds import list_feeds

NICE = 10
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
        every: float = 0,
        pause: float = PAUSE,
    ) -> None:
        self._libraries = Libraries(path, now=now())
        self._out = out
        self._log = log
        self._now = now
        self._workers = workers
        self._client = client
        self._every = every * 60 or None
        self._pause = pause
        self._writing = threading.Lock()
        self._stopping = threading.Event()
        self._stale = threading.Event()
        self._stale.set()
        self._urgent: deque[int] = deque()
        self._refreshes: queue.Queue[Command | None] = queue.Queue()
        self._errands: queue.Queue[Command | None] = queue.Queue()
        self._threads = [
            threading.Thread(target=self._guarded, args=(work,), daemon=True)
            for work in (self._refresh, self._run_errands, self._analyze)
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
        self._errands.put(None)
        for thread in self._threads:
            thread.join(ENDING)
        if not any(thread.is_alive() for thread in self._threads):
            self._libraries.close()

    def _take(self, command: Command) -> None:
        match command["do"]:
            case "refresh":
                self._refreshes.put(command)
            case "add":
                self._errands.put(command)
            case "page":
                self._errands.put({"do": "page", "story": int(command["story"])})
            case "analyze":
                self._urgent.append(int(command["story"]))
                self._stale.set()
            case other:
                self._note(f"not a command: {other!r}")

    def _refresh(self) -> None:
        self._tell(read_left(self._libraries.here(), self._workers, self._now, self._stopping.is_set))
        while True:
            try:
                command = self._refreshes.get(timeout=self._every)
            except queue.Empty:
                command = {"due": True}
            if command is None:
                return
            self._tell(self._refreshed(command))

    def _refreshed(self, command: Command) -> Iterator[Event]:
        library = self._libraries.here()
        feed = command.get("feed")
        chosen = None if command.get("due") else [feed] if feed else [each.id for each in list_feeds(library)]
        yield from refresh(
            library,
            feeds=chosen,
            force=bool(command.get("force")),
            now=self._now,
            workers=self._workers,
            client=self._client,
            pause=self._pause,
            stopped=self._stopping.is_set,
        )

    def _run_errands(self) -> None:
        while (command := self._errands.get()) is not None:
            self._tell(self._errand(command), command.get("story", 0))

    def _errand(self, command: Command) -> Iterator[Event]:
        library, now = self._libraries.here(), self._now
        if command["do"] == "page":
            yield from full_text(library, command["story"], now=now, workers=self._workers, client=self._client)
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
        )

    def _analyze(self) -> None:
        while not self._stopping.is_set():
            self._stale.wait()
            self._stale.clear()
            self._tell(self._analyzed())

    def _analyzed(self) -> Iterator[Event]:
        yield from analyze_queue(
            self._libraries.here(),
            self._workers,
            now=self._now,
            urgent=lambda: self._urgent.popleft() if self._urgent else None,
            stopped=self._stopping.is_set,
        )

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
            self._say(Notice("a fault in the background, noted in the log; the rest goes on", story_id))

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
    parser.add_argument("--every", type=float, default=0, metavar="MINUTES")
    given = parser.parse_args(arguments)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(NICE)
    log = open_log(given.log) if given.log else sys.stderr
    workers, client = Workers(), Client(proxies())
    try:
        companion = Companion(
            given.library, sys.stdout, log, now=lambda: datetime.now(UTC), workers=workers, client=client,
            every=given.every,
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
