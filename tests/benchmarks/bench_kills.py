"""Killed with -9: python -m tests.benchmarks.bench_kills [KILLS] (200 when not given).

A program works on a library: it refreshes, analyzes, tags, notes or upgrades by turns, half of the times until it is
killed within a transaction. After each kill the library is opened, checked, and every act that was ever acknowledged is
looked for. At the end whatever was left half done is taken up: no story may be stranded, and nothing lie about beside
the library. Prints a line a situation; ends with 1 when a figure is not as it should be.
"""

import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from reader.ingest.refresh.waiting_texts import read_left
from reader.ingest.workers.pool import Workers
from reader.store.file.daily_backup import back_up_daily
from reader.store.file.library import Library, open_library
from reader.store.file.migrations import NEWEST
from reader.store.file.soundness import check
from reader.store.sources.feeds import add_feed
from tests.benchmarks.bench_sharing import FEEDS, serve
from tests.benchmarks.kill_victim import WORK
from tests.server import FeedServer, feed_server

LONGEST = 60.0
"""Seconds after which a program that has not been killed by then is."""


@dataclass
class Result:
    """What came of it."""

    kills: Counter[str] = field(default_factory=Counter)
    inside: int = 0
    """Kills within a transaction."""
    acts: Counter[str] = field(default_factory=Counter)
    """Acknowledged acts by their first word."""
    kept: set[str] = field(default_factory=set)
    """Those that must stay for ever."""
    lost: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    """What a check found, and versions between two formats."""
    stranded: int = 0
    litter: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Whether all is as it should be."""
        return not (self.lost or self.troubles or self.stranded or self.litter)


def kill(folder: Path, kills: int) -> Result:
    """Kill so many programs that work on a library in `folder`."""
    result, path = Result(), folder / "library.db"
    with feed_server() as server:
        serve(server)
        _fill(path, server)
        for number in range(kills):
            situation = list(WORK)[number % len(WORK)]
            inside = number // len(WORK) % 2 == 0
            _kill_one(path, situation, number, inside, result)
        with open_library(path, now=_now()) as library, Workers() as workers:
            for _ in read_left(library, workers, _now, lambda: False):
                pass
            result.stranded = library.conn.execute(
                "SELECT count(*) FROM stories WHERE partial = 'waiting' AND feed_id IS NOT NULL"
            ).fetchone()[0]
            result.troubles += check(library)
            back_up_daily(library, now=_now())  # which takes away what is left of copies that were cut off
    result.litter = sorted(item.name for item in folder.iterdir() if ".part" in item.name)
    return result


def _kill_one(path: Path, situation: str, number: int, inside: bool, result: Result) -> None:
    last = result.acts["note"] + result.acts["tag"] + 1000 * number
    victim = [sys.executable, "-m", "tests.benchmarks.kill_victim", str(path), situation, str(number), str(int(inside))]
    try:
        done = subprocess.run([*victim, str(last)], capture_output=True, text=True, check=False, timeout=LONGEST)
        said, code = done.stdout, done.returncode
    except subprocess.TimeoutExpired as error:
        said, code = (error.stdout or b"").decode(), -9
    result.kills[situation] += code == -9
    result.inside += inside and code == -9
    if code not in (-9, 0):
        result.troubles.append(f"{situation} ended with {code}: {done.stderr[-300:]}")
    acts = [line for line in said.splitlines(keepends=True) if line.endswith("\n")]
    result.acts.update(line.split()[0] for line in acts)
    if situation == "upgrade":
        _back_to_this_format(path, result)
    with open_library(path, now=_now()) as library:
        result.troubles += [f"after {situation}: {trouble}" for trouble in check(library)]
        result.lost += _missing(library, [line.split() for line in acts])
        result.kept.update(line.strip() for line in acts if line.startswith(("note", "tag", "story")))
        result.lost += _missing_of_all(library, result.kept)


def _missing(library: Library, acts: list[list[str]]) -> list[str]:
    """Of the acts of one program those that left no trace; an analysis may have been given up by the next `again`."""
    analyzed: set[str] = set()
    for act in acts:
        if act[0] == "again":
            analyzed.clear()
        elif act[0] == "analyzed":
            analyzed.add(act[1])
    rows = library.conn.execute("SELECT id FROM stories WHERE analysis_version > 0").fetchall()
    done = {str(row["id"]) for row in rows}
    return [f"analysis of {story_id}" for story_id in sorted(analyzed - done)]


def _missing_of_all(library: Library, kept: set[str]) -> list[str]:
    execute = library.conn.execute
    there = {row["body"] for row in execute("SELECT body FROM notes").fetchall()}
    there |= {f"tag {row['name'].removeprefix('tag')}" for row in execute("SELECT DISTINCT name FROM tags").fetchall()}
    there |= {f"story {row['id']}" for row in execute("SELECT id FROM stories").fetchall()}
    return sorted(kept - there)


def _back_to_this_format(path: Path, result: Result) -> None:
    """After an upgrade that was killed: the old format or the new one, whole; then the old one again."""
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        version = conn.execute("PRAGMA user_version").fetchone()[0]
        tables = conn.execute("SELECT count(*) FROM sqlite_master WHERE name LIKE 'next\\_%' ESCAPE '\\'").fetchone()[0]
        if (version, tables) not in ((NEWEST, 0), (NEWEST + 1, 50)):
            result.troubles.append(f"between two formats: {version} with {tables} tables")
        conn.execute("BEGIN")
        for number in range(tables):
            conn.execute(f"DROP TABLE next_{number}")
        conn.execute("DELETE FROM _sqlite_migrations WHERE name = 'next_format'")
        conn.execute(f"PRAGMA user_version = {NEWEST}")
        conn.execute("COMMIT")
    for copy in path.parent.glob(f"{path.stem}.before-format-*"):
        copy.unlink()


def _fill(path: Path, server: FeedServer) -> None:
    from reader.ingest.refresh.refresh import refresh

    with open_library(path, now=_now()) as library, Workers() as workers:
        for number in range(FEEDS):
            add_feed(library, server.url(f"/{number}"), private=True, now=_now())
        for _ in refresh(library, now=_now, workers=workers, pause=0):
            pass


def _now() -> datetime:
    return datetime.now(UTC)


def main() -> int:
    """Kill, and print what came of it."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory(prefix="reader-kills-") as folder:
        result = kill(Path(folder), kills)
    each = ", ".join(f"{count} in {situation}" for situation, count in result.kills.items())
    acts = ", ".join(f"{count:,} {word}" for word, count in sorted(result.acts.items()))
    print(f"{result.kills.total()} of {kills} killed, {result.inside} of them within a transaction: {each}")
    print(f"acknowledged: {acts}")
    print(f"lost {len(result.lost)}, stranded {result.stranded}, litter {len(result.litter)}", end="")
    print(f", not sound {len(result.troubles)}")
    for line in (*result.lost[:5], *result.troubles[:5], *result.litter[:5]):
        print(f"    {line}")
    return 0 if result.good else 1


if __name__ == "__main__":
    sys.exit(main())
