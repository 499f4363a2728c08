"""One library under many programs: python -m tests.benchmarks.bench_sharing [SECONDS] (an hour when not given).

The app with its companion runs in a terminal and is pressed keys, commands write and read, feeds are refreshed, and
another program reads with SQLite alone. All the while a watcher asks the system whether the app and its companion still
hold their locks on the library, and whether its write-ahead log is still the same file. At the end the library is
checked, and every act a command acknowledged is looked for. Prints one line; ends with 1 when a figure is not as it
should be.
"""

import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from reader.store.file.library import open_library
from reader.store.file.soundness import check
from tests.benchmarks.terminal import Terminal
from tests.server import Answer, FeedServer, Seen, feed_server

FEEDS, ENTRIES = 4, 12
KEYS = (
    "j",
    "k",
    "J",
    "n",
    "m",
    "s",
    "A",
    "u",
    "t+mixed\r",
    "aA note.\x1b",
    "H",
    "R",
    "x",
    "\x1b",
    "w\x1b",
    "D",
    "u",
    " ",
)
"""What is pressed in the app, again and again in a random order."""
LOCKED = re.compile(r"in use by another program|locked", re.IGNORECASE)


@dataclass
class Seenings:
    """What was seen in a run."""

    looks: int = 0
    lost_locks: list[str] = field(default_factory=list)
    """Looks at which the app or its companion held no lock on the library."""
    holders: int = 0
    """Of the app and its companion, those that were seen to hold a lock: 2."""
    lost_logs: int = 0
    """Looks at which the log was gone, or another file than before."""
    commands: int = 0
    keys: int = 0
    locked: list[str] = field(default_factory=list)
    """What commands said of a library in use by another program."""
    failed: list[str] = field(default_factory=list)
    """Any other complaint."""
    noted: set[str] = field(default_factory=set)
    """Notes that were acknowledged."""
    missing: int = 0
    """Those of them that are not in the library at the end."""
    troubles: list[str] = field(default_factory=list)
    """What the last check found."""

    @property
    def good(self) -> bool:
        """Whether all is as it should be."""
        bad = (self.lost_locks, self.lost_logs, self.locked, self.failed, self.missing, self.troubles)
        return bool(self.looks and self.noted and self.keys) and self.holders == 2 and not any(bad)


def mixed_use(folder: Path, seconds: float, *, seed: int = 1) -> Seenings:
    """Use a library in `folder` in every way at once for so long."""
    seen = Seenings()
    with feed_server() as server:
        serve(server)
        user = _User(folder, seen)
        for number in range(FEEDS):
            user.run("add", "--private", server.url(f"/{number}"))
        app = Terminal(user.command, user.environ)
        try:
            app.wait_for("Unread")
            app.idle(2)
            _all_at_once(user, app, time.monotonic() + seconds, seed)
        finally:
            app.close()
    with open_library(user.library, now=datetime.now(UTC)) as library:
        seen.troubles = check(library)
        kept = {row["body"] for row in library.conn.execute("SELECT body FROM notes").fetchall()}
    seen.missing = len(seen.noted - kept)
    return seen


class _User:
    """Somebody with folders of their own and the command line."""

    def __init__(self, folder: Path, seen: Seenings) -> None:
        self.library = folder / "data" / "reader-tui" / "library.db"
        self.command = [sys.executable, "-m", "reader"]
        names = {"XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state", "HOME": "home"}
        self.environ = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        self.environ |= {name: str(folder / place) for name, place in names.items()}
        for name in ("READER_LIBRARY", "COLUMNS", "LINES"):
            self.environ.pop(name, None)
        self._seen = seen

    def run(self, *words: object) -> int:
        """A command; what it complains of is kept."""
        done = subprocess.run(
            [*self.command, *map(str, words)], env=self.environ, capture_output=True, text=True, check=False
        )
        self._seen.commands += 1
        if LOCKED.search(done.stderr):
            self._seen.locked.append(done.stderr.strip())
        elif "unexpected" in done.stderr or "damaged" in done.stderr or done.returncode == 3:
            self._seen.failed.append(f"{words[0]}: {done.stderr.strip()}")
        return done.returncode


def _all_at_once(user: _User, app: Terminal, end: float, seed: int) -> None:
    stopped = threading.Event()
    seen = user._seen
    works = (
        lambda: _write(user, random.Random(seed), stopped),
        lambda: _read_and_refresh(user, random.Random(seed + 1), stopped),
        lambda: _read_with_sqlite(user, stopped),
        lambda: _watch(user, app.pid, stopped),
    )
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    dice = random.Random(seed + 2)
    while time.monotonic() < end and app.alive():
        os.write(app.fd, dice.choice(KEYS).encode())
        seen.keys += 1
        app.idle(dice.uniform(0.05, 0.4))
    if not app.alive():
        log = user.library.parents[2] / "state" / "reader-tui" / "reader.log"
        said = log.read_text()[-2000:] if log.exists() else f"{app.seen[-300:]!r}"
        seen.failed.append(f"the app ended: {said}")
    stopped.set()
    for thread in threads:
        thread.join()


def _write(user: _User, dice: random.Random, stopped: threading.Event) -> None:
    number = 0
    while not stopped.is_set():
        number += 1
        words = f"note number {number}"
        if user.run("note", dice.randint(1, FEEDS * ENTRIES), words) == 0:
            user._seen.noted.add(words)
        user.run("tag", dice.randint(1, FEEDS * ENTRIES), dice.choice(("+port", "-port", "+union")))


def _read_and_refresh(user: _User, dice: random.Random, stopped: threading.Event) -> None:
    ways = (("list",), ("search", "harbor"), ("refresh", "--all"), ("show", "3"), ("export",), ("feeds",), ("tag",))
    while not stopped.is_set():
        user.run(*dice.choice(ways))


def _read_with_sqlite(user: _User, stopped: threading.Event) -> None:
    """Another program that opens the library, reads, and closes it again."""
    while not stopped.wait(0.2):
        with closing(sqlite3.connect(f"{user.library.as_uri()}?mode=ro", uri=True, timeout=10)) as conn:
            conn.execute("SELECT count(*), max(sort_at) FROM statuses").fetchone()


def _watch(user: _User, pid: int, stopped: threading.Event) -> None:
    seen, log = user._seen, user.library.with_name(f"{user.library.name}-wal")
    first = log.stat().st_ino
    inode = str(user.library.stat().st_ino)
    pids = {pid, *_children(pid)}
    held: set[int] = set()
    missed: set[int] = set()
    while not stopped.wait(0.1):
        seen.looks += 1
        lines = [line.split() for line in Path("/proc/locks").read_text().splitlines()]
        holders = {int(one[4]) for one in lines if one[1] == "POSIX" and one[5].rpartition(":")[2] == inode}
        held |= pids & holders  # a companion that has just been started opens the library a little later
        # the system's list may skip a line while it changes; a lock that is lost does not come back
        if lost := (held - holders) & missed:
            seen.lost_locks.append(f"{lost} of {pids}")
        missed = held - holders
        try:
            seen.lost_logs += log.stat().st_ino != first
        except FileNotFoundError:
            seen.lost_logs += 1
    seen.holders = len(held)


def _children(pid: int) -> set[int]:
    """Processes that a process has started and that hold a library open: its companion."""
    found = set()
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = int((place / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == pid and b"reader.ingest.background" in (place / "cmdline").read_bytes():
                found.add(int(place.name))
    return found


def serve(server: FeedServer) -> None:
    """Feeds that change a little whenever they are asked."""
    lock, asked = threading.Lock(), [0]

    def answer(seen: Seen) -> Answer:
        with lock:
            asked[0] += 1
            newest = asked[0]
        items = "".join(_item(seen.path, number, newest) for number in range(newest, newest + ENTRIES))
        body = f'<rss version="2.0"><channel><title>Feed {seen.path}</title>{items}</channel></rss>'
        return Answer(body, headers={"Content-Type": "application/rss+xml"}, validators=False)

    for number in range(FEEDS):
        server.routes[f"/{number}"] = answer


def _item(path: str, number: int, newest: int) -> str:
    words = (
        f"The harbor at berth {number} costs {number} million crowns, minister Anna Berg said on day {newest % 5}. " * 8
    )
    return f"<item><guid>{path} {number}</guid><title>Harbor {path} {number}</title>" + (
        f"<description>{words}</description></item>"
    )


@contextmanager
def _scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="reader-sharing-") as folder:
        yield Path(folder)


def main() -> int:
    """Use, and print what was seen."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 3600.0
    with _scratch() as folder:
        seen = mixed_use(folder, seconds)
    print(
        f"{seconds:.0f} s: {seen.keys} keys, {seen.commands} commands, {len(seen.noted)} notes acknowledged,"
        f" {seen.missing} lost; {seen.looks} looks: {len(seen.lost_locks)} without a lock, {seen.lost_logs} without"
        f" the log; {len(seen.locked)} times locked, {len(seen.failed)} other complaints;"
        f" {'; '.join(seen.troubles) or 'sound'}"
    )
    for line in (*seen.lost_locks[:3], *seen.locked[:3], *seen.failed[:5]):
        print(f"    {line}")
    return 0 if seen.good else 1


if __name__ == "__main__":
    sys.exit(main())
