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

_ESCAPES = re.compile(
    rb"\x1b(\[[0-9;?<>=$ !]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[PX^_].*?\x1b\\|[()][A-Z0-9]|.)", re.DOTALL
)
QUIET = 0.08
"""Seconds without output that end an answer."""


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

    def press(self, keys: str) -> float:
        """Seconds from the key to the last output of its answer."""
        self.settle()
        self.seen = b""
        pressed = last = time.perf_counter()
        os.write(self.fd, keys.encode())
        while time.perf_counter() - last < QUIET or (not self.seen and time.perf_counter() - pressed < 2):
            if self._read(0.01):
                last = time.perf_counter()
        return last - pressed

    def settle(self) -> None:
        """Wait until the program is silent."""
        last = time.perf_counter()
        while time.perf_counter() - last < 0.3:
            if self._read(0.05):
                last = time.perf_counter()

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
