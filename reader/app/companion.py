"""The app's side of its companion process, which fetches, parses and analyzes so that this one never waits.

Commands go as JSON lines to its stdin, events come as JSON lines from its stdout and become messages to the app.
"""

import contextlib
import json
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.message_pump import MessagePump

from reader.app.messages import BackgroundEnded, BackgroundEvent
from reader.model.codec import untag
from reader.model.event import Event, FeedAdded, FeedsOffered, InputFailed, RefreshDone, StorySaved
from reader.model.safe_text import safe_line
from reader.paths import open_log

STOP_SECONDS = 3.0
"""How long the process may take to end by itself."""


RESTARTS = 3
"""How often it is started again before it is left alone until somebody asks for something."""
MOST_UNFINISHED = 50
"""Commands kept to be asked again; an analysis of what is analyzed already is never told to be over."""
SOUND_SECONDS = 60.0
"""A process that ran so long was sound: the count of restarts begins anew."""


def companion_command(
    library: Path, *, every_minutes: int = 0, battery: int = 0, load: int = 0, keep: int = 0, backup: bool = True
) -> list[str]:
    """What starts the companion of a library; `every_minutes` lets it refresh by itself, `backup` copy
    the library once a day.

    Stories are deleted `keep` days after they were read, 0 never.
    Below `battery` percent of charge and above `load` percent of the processors it analyzes only opened stories.
    """
    command = [sys.executable, "-P", "-m", "reader.ingest.background", "--library", str(library)]
    for option, value in (("--every", every_minutes), ("--battery", battery), ("--load", load), ("--keep", keep)):
        command += [option, str(value)] if value else []
    return command if backup else [*command, "--no-backup"]


class Companion:
    """The process `command` starts, told to stop at the end; its complaints go to `log`.

    When it dies by itself it is started again, and what it was at is asked of the new one, once.
    """

    def __init__(self, command: Sequence[str], log: Path, listener: MessagePump) -> None:
        self._command = command
        self._log = log
        self._listener = listener
        self._process: subprocess.Popen[str] | None = None
        self._stopping = False
        self._lock = threading.Lock()
        self._starting = threading.Lock()
        self._unfinished: list[_Asked] = []
        self._started_at = 0.0
        self._restarts = 0

    @property
    def running(self) -> bool:
        """Whether commands reach it."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start the process and a thread that listens to it."""
        self._started_at = time.monotonic()
        with open_log(self._log) as log:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                encoding="utf-8",
                start_new_session=True,
            )
        threading.Thread(target=self._listen, args=(self._process,), daemon=True, name="companion").start()

    def ask(self, command: str, **details: Any) -> bool:
        """Send a command; whether there is anybody to take it. One that was given up is started again for it."""
        if not self.running and self._process is not None:
            self._replace()
        asked = _Asked({"do": command, **details})
        with self._lock:
            self._unfinished = [*self._unfinished[-MOST_UNFINISHED:], asked]
        if not self._send(asked):
            self._forget(asked)
            return False
        return True

    def stop(self) -> None:
        """Ask it to end, and end it when it does not."""
        with self._starting:
            self._stopping = True
        process = self._process
        if process is None:
            return
        self._send(_Asked({"do": "stop"}))
        with contextlib.suppress(OSError):
            if process.stdin:
                process.stdin.close()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()

    def _send(self, asked: "_Asked") -> bool:
        if not self.running or self._process is None or self._process.stdin is None:
            return False
        try:
            self._process.stdin.write(json.dumps(asked.command) + "\n")
            self._process.stdin.flush()
        except OSError:
            return False
        return True

    def _listen(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdout is not None
        with contextlib.suppress(ValueError, OSError):
            for line in process.stdout:
                event = _read(line)
                if event is not None:
                    with self._lock:
                        self._unfinished = [asked for asked in self._unfinished if not asked.ends_with(event)]
                    self._listener.post_message(BackgroundEvent(event))
        if not self._stopping:
            process.wait()
            self._start_again(process)

    def _start_again(self, process: "subprocess.Popen[str]") -> None:
        """Replace the process that has died, unless it ended by itself or dies again; nobody needs to notice."""
        sound = time.monotonic() - self._started_at > SOUND_SECONDS
        self._restarts = 1 if sound else self._restarts + 1
        with self._lock:
            again = [asked for asked in self._unfinished if not asked.again]
            self._unfinished = [_Asked(asked.command, again=True) for asked in again]
        if process.returncode and self._restarts <= RESTARTS and self._replace():
            for asked in list(self._unfinished):
                self._send(asked)
            self._listener.post_message(BackgroundEnded(""))
            return
        words = f"the background process has ended: nothing is fetched or analyzed (see {self._log})"
        self._listener.post_message(BackgroundEnded(safe_line(words)))

    def _replace(self) -> bool:
        """Start a new process in the place of the dead one, unless the program ends; whether it was started."""
        with self._starting:
            if self._stopping:
                return False
            if self.running:
                return True
            if self._process is not None and self._process.stdin and self._process.stdout:
                with contextlib.suppress(OSError):
                    self._process.stdin.close()
                self._process.stdout.close()
            try:
                self.start()
            except OSError:
                return False
        return True

    def _forget(self, asked: "_Asked") -> None:
        with self._lock, contextlib.suppress(ValueError):
            self._unfinished.remove(asked)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A command, and whether it was sent to a second process as the first one died."""

    command: dict[str, Any]
    again: bool = False

    def ends_with(self, event: Event) -> bool:
        """Whether an event says that the command was carried out, or cannot be."""
        match self.command["do"]:
            case "refresh":
                return isinstance(event, RefreshDone)
            case "add":
                return isinstance(event, FeedAdded | FeedsOffered | InputFailed | StorySaved)
            case _:
                return getattr(event, "story_id", 0) == self.command.get("story")


def _read(line: str) -> Event | None:
    """The event in a line, or None for a line that is none: a newer companion may say things not known here."""
    try:
        plain = json.loads(line)
        return untag(Event, plain) if isinstance(plain, dict) else None
    except (ValueError, TypeError, KeyError):
        return None
