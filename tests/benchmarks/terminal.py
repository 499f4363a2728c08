"""A program in a terminal of fixed size, timed from outside as a person's eye would: key in, change on the screen."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from pathlib import Path
from typing import NamedTuple

_ESCAPES = re.compile(
    rb"\x1b(\[[0-9;?<>=$ !]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[PX^_].*?\x1b\\|[()][A-Z0-9]|.)", re.DOTALL
)
QUIET = 0.2
"""Seconds without output that end an answer."""


class Answer(NamedTuple):
    """Seconds from a key to the first and to the last output that answers it."""

    first: float
    last: float


class Terminal:
    """One program run in a pseudo-terminal."""

    def __init__(self, argv: list[str], environ: dict[str, str], columns: int = 120, lines: int = 40) -> None:
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(argv[0], argv, environ)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.seen = b""

    def wait_for(self, text: str, limit: float = 60.0) -> float:
        """Seconds from the start until `text` was written; raises TimeoutError."""
        wanted = text.encode()
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            self._read(0.05)
            if wanted in _ESCAPES.sub(b"", self.seen):
                return time.perf_counter() - self.began
        raise TimeoutError(f"{text!r} never came; the last output was {self.seen[-300:]!r}")

    def press(self, keys: str) -> Answer:
        """Press keys when the program is silent, and time the answer."""
        self.settle()
        self.seen = b""
        pressed = last = time.perf_counter()
        first = 0.0
        os.write(self.fd, keys.encode())
        while time.perf_counter() - last < QUIET or (not first and time.perf_counter() - pressed < 2):
            if self._read(0.01):
                last = time.perf_counter()
                first = first or last
        return Answer((first or last) - pressed, last - pressed)

    def hold(self, key: str, times: int, rate: float = 30.0) -> float:
        """Hold a key down, so that it repeats `times` at `rate` a second; CPU seconds of the program for each."""
        self.settle()
        spent, began = self.cpu(), time.perf_counter()
        for number in range(times):
            os.write(self.fd, key.encode())
            self.idle(began + (number + 1) / rate - time.perf_counter())
        self.settle()
        return (self.cpu() - spent) / times

    def answer(self, keys: str, words: str, limit: float = 10.0) -> float:
        """Seconds from keys, pressed whatever goes on, until `words` are written; raises TimeoutError."""
        self.seen, pressed = b"", time.perf_counter()
        os.write(self.fd, keys.encode())
        while (spent := time.perf_counter() - pressed) < limit:
            if self._read(0.01) and words.encode() in _ESCAPES.sub(b"", self.seen):
                return time.perf_counter() - pressed
        raise TimeoutError(f"{words!r} did not come within {spent:.0f} seconds")

    def idle(self, seconds: float) -> None:
        """Read along for a while."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)

    def settle(self) -> None:
        """Wait until the program is silent."""
        last = time.perf_counter()
        while time.perf_counter() - last < 0.3:
            if self._read(0.05):
                last = time.perf_counter()

    def text(self) -> str:
        """What was written since `seen` was emptied, without its colors and cursor moves."""
        return _ESCAPES.sub(b"", self.seen).decode(errors="replace")

    def state(self) -> str:
        """A letter for what the program is at: T when it is stopped, Z when it has ended."""
        return Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0]

    def alive(self) -> bool:
        """Whether the program still runs."""
        return self.state() != "Z"

    def exit_code(self) -> int:
        """What a program that has ended told the shell."""
        return os.waitstatus_to_exitcode(os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOWAIT).si_status << 8)  # type: ignore[union-attr]

    def hang_up(self) -> None:
        """Close the terminal under the program."""
        os.close(self.fd)
        self.fd = os.open(os.devnull, os.O_RDWR)

    def cpu(self) -> float:
        """CPU seconds of the program so far, its children apart."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Resident memory in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]

    def close(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGTERM)
        time.sleep(0.2)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def _read(self, wait: float) -> bool:
        if not select.select([self.fd], [], [], wait)[0]:
            return False
        try:
            self.seen += os.read(self.fd, 65536)
        except OSError:
            return False
        return True
