"""An open app with nothing to do: python -m tests.benchmarks.bench_idle [SECONDS].

The program is started as on its first day, with the sample stories, in a terminal, and left alone. When it has settled,
the kernel's counters of the app and of every process it started are read twice, SECONDS (600) apart: processor time,
how often a process was woken, and bytes written to disk. Nothing here passes or fails.
"""

import os
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.bench_screen import environment
from tests.benchmarks.terminal import Terminal

SETTLED = 20.0
"""Seconds after the first list until the app's companion has nothing left to do."""


class Counters(NamedTuple):
    """What a process has used so far."""

    cpu: float
    """Seconds of the processor."""
    wakeups: int
    """Times one of its threads waited for something and was woken."""
    written: int
    """Bytes sent to disk."""


def main() -> None:
    """Print what each process used while nothing was to be done."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 600.0
    with tempfile.TemporaryDirectory() as scratch:
        terminal = Terminal([sys.executable, "-m", "reader"], environment(Path(scratch)))
        try:
            terminal.wait_for("Unread")
            terminal.idle(SETTLED)
            before = {pid: counters(pid) for pid in family(terminal.pid)}
            terminal.idle(seconds)
            after = {pid: counters(pid) for pid in family(terminal.pid)}
        finally:
            terminal.close()
    print(f"{seconds:.0f} seconds with nothing to do")
    print(f"{'':44}{'processor ms':>14}{'wakeups':>10}{'a second':>10}{'bytes written':>15}")
    for pid, (name, end) in after.items():
        start = before[pid][1] if pid in before else Counters(0, 0, 0)
        woken = end.wakeups - start.wakeups
        print(
            f"{name[:43]:44}{1000 * (end.cpu - start.cpu):14.0f}{woken:10}{woken / seconds:10.2f}"
            f"{end.written - start.written:15,}"
        )


def family(pid: int) -> list[int]:
    """A process and all that it, and they, have started."""
    found = [pid]
    for each in found:
        for thread in Path(f"/proc/{each}/task").iterdir():
            found += [int(child) for child in (thread / "children").read_text().split()]
    return found


def counters(pid: int) -> tuple[str, Counters]:
    """The last word of a process's command that tells what it is, and its counters, those of all its threads."""
    place = Path(f"/proc/{pid}")
    command = [word for word in place.joinpath("cmdline").read_text().split("\0") if "reader" in word]
    fields = place.joinpath("stat").read_text().rpartition(")")[2].split()
    woken = sum(_number(thread / "status", "voluntary_ctxt_switches") for thread in (place / "task").iterdir())
    return command[-1] if command else str(pid), Counters(
        (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), woken, _number(place / "io", "write_bytes")
    )


def _number(file: Path, name: str) -> int:
    """A number of one of the kernel's lists of names and numbers."""
    return next(int(line.split()[1]) for line in file.read_text().splitlines() if line.startswith(f"{name}:"))


if __name__ == "__main__":
    main()
