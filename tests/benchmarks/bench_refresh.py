"""Refreshing beside newsboat: python -m tests.benchmarks.bench_refresh [FEEDS] [ENTRIES].

A server on this machine, in a process of its own, gives feeds of long stories with validators. Both programs fetch
them all for the first time and then again, unchanged; what that took of time and of processor is printed, with ratios.
Ours is told twice: until every story is in the list, and until every text is cleaned, searchable and linked. The
language analysis that `reader refresh` then goes on to is cut off. Nothing passes or fails: machines differ.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.feed_source import Source, serving

FEEDS, ENTRIES = 200, 36


@dataclass(frozen=True)
class Spent:
    """What a run took, in seconds: by the clock, and of the processor with all its processes."""

    wall: float
    cpu: float


def main() -> None:
    """Serve, refresh, and print the table."""
    given = [int(word) for word in sys.argv[1:]]
    feeds, entries = (*given, *(FEEDS, ENTRIES)[len(given) :])
    with tempfile.TemporaryDirectory() as scratch, serving(feeds, entries) as source:
        print(f"{feeds} feeds, {source.stories} stories, {source.size / 1e6:.0f} MB", flush=True)
        folder = Path(scratch)
        (folder / "urls").write_text("".join(f"{url}\n" for url in source.urls))
        ours = told("reader", source, run_reader(folder))
        peer = shutil.which("newsboat")
        theirs = told("newsboat", source, run_newsboat(peer, folder)) if peer else {}
        for what, spent in ours.items():
            beside = theirs.get(what.removesuffix(", texts"))
            if beside:
                speed, cpu = beside.wall / spent.wall, spent.cpu / beside.cpu
                print(f"{what:<13} {speed:6.2f}x newsboat's speed {cpu:8.4f}x its CPU")


def told(name: str, source: Source, runs: Iterator[tuple[str, Spent]]) -> dict[str, Spent]:
    """The runs by name, each printed with what the server answered meanwhile."""
    found = {}
    for what, spent in runs:
        answers = ", ".join(f"{count} times {status}" for status, count in sorted(source.answers().items()))
        speed = "" if what == "unchanged" else f"{source.stories / spent.wall:8.0f} stories/s"
        print(f"{name:<9} {what:<13} {spent.wall:8.2f} s {spent.cpu:8.2f} s of CPU {speed}  {answers}", flush=True)
        found[what] = spent
    return found


def run_reader(folder: Path) -> Iterator[tuple[str, Spent]]:
    """`reader refresh` into an empty library, then again."""
    reader = [sys.executable, "-m", "reader", "--library", str(folder / "library.db")]
    environ = {**os.environ, "HOME": str(folder)}
    subprocess.run([*reader, "import", "--private", str(folder / "urls")], env=environ, check=True, capture_output=True)
    yield from zip(("first", "first, texts"), lines_of([*reader, "refresh"], environ), strict=False)
    yield from zip(("unchanged",), lines_of([*reader, "refresh", "--all"], environ), strict=False)


def run_newsboat(program: str, folder: Path) -> Iterator[tuple[str, Spent]]:
    """newsboat's reload into an empty cache, then again."""
    (folder / "config").write_text("max-items 0\n")
    files = ["-u", str(folder / "urls"), "-c", str(folder / "cache.db"), "-C", str(folder / "config")]
    for what in ("first", "unchanged"):
        yield what, whole_run([program, *files, "-x", "reload"], {**os.environ, "HOME": str(folder)})


def lines_of(argv: list[str], environ: dict[str, str]) -> Iterator[Spent]:
    """What a program has taken at each line it prints; it is ended when nobody asks for more."""
    began = time.perf_counter()
    with subprocess.Popen(argv, env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        try:
            for _ in process.stdout:
                yield Spent(time.perf_counter() - began, family_cpu(process.pid))
        finally:
            process.send_signal(signal.SIGINT)


def whole_run(argv: list[str], environ: dict[str, str]) -> Spent:
    """What a program takes from beginning to end."""
    began = time.perf_counter()
    process = subprocess.Popen(argv, env=environ, stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return Spent(time.perf_counter() - began, usage.ru_utime + usage.ru_stime)


def family_cpu(pid: int) -> float:
    """CPU seconds so far of a running process and of all it started."""
    parents: dict[int, int] = {}
    ticks: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # processes end while one looks
            fields = path.read_text().rpartition(")")[2].split()
            parents[int(path.parent.name)] = int(fields[1])
            ticks[int(path.parent.name)] = sum(map(int, fields[11:15]))
    family = [pid]
    for member in family:
        family += [child for child, parent in parents.items() if parent == member]
    return sum(ticks[member] for member in family) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
