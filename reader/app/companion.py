"""The app's side of its companion process, which fetches, parses and analyzes so that this one never waits.

Commands go as JSON lines to its stdin, events come as JSON lines from its stdout and become messages to the app.
"""

import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from textual.message_pump import MessagePump

from reader.app.messages import BackgroundEnded, BackgroundEvent
from reader.model.codec import untag
from reader.model.event import Event
from reader.model.safe_text import safe_line
from reader.paths import open_log

STOP_SECONDS = 3.0
"""How long the process may take to end by itself."""


def companion_command(library: Path, *, every_minutes: int = 0) -> list[str]:
    """What starts the companion of a library; `every_minutes` lets it refresh by itself."""
    command = [sys.executable, "-P", "-m", "reader.ingest.background", "--library", str(library)]
    return [*command, "--every", str(every_minutes)] if every_minutes else command


class Companion:
    """The process `command` starts, told to stop at the end; its complaints go to `log`."""

    def __init__(self, command: Sequence[str], log: Path, listener: MessagePump) -> None:
        self._command = command
        self._log = log
        self._listener = listener
        self._process: subprocess.Popen[str] | None = None
        self._stopping = False

    @property
    def running(self) -> bool:
        """Whether commands reach it."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start the process and a thread that listens to it."""
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
        """Send a command; whether there is anybody to take it."""
        if not self.running or self._process is None or self._process.stdin is None:
            return False
        try:
            self._process.stdin.write(json.dumps({"do": command, **details}) + "\n")
            self._process.stdin.flush()
        except OSError:
            return False
        return True

    def stop(self) -> None:
        """Ask it to end, and end it when it does not."""
        self._stopping = True
        process = self._process
        if process is None:
            return
        self.ask("stop")
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

    def _listen(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdout is not None
        with contextlib.suppress(ValueError, OSError):
            for line in process.stdout:
                event = _read(line)
                if event is not None:
                    self._listener.post_message(BackgroundEvent(event))
        if not self._stopping:
            words = f"the background process ended; fetching and analysis rest until the next start (see {self._log})"
            self._listener.post_message(BackgroundEnded(safe_line(words)))


def _read(line: str) -> Event | None:
    """The event in a line, or None for a line that is none: a newer companion may say things not known here."""
    try:
        plain = json.loads(line)
        return untag(Event, plain) if isinstance(plain, dict) else None
    except (ValueError, TypeError, KeyError):
        return None
