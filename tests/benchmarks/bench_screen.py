"""The program in a terminal, beside newsboat where it is installed.

python -m tests.benchmarks.bench_screen [STORIES] [FOLDER]

Both hold the same stories. Prints start to interactive, keys in the list, opening stories, search and memory as ratios
to newsboat measured in the same run, in turns, and how long keys wait while a refresh runs. A key in the list is
answered twice: first the cursor moves, which is all newsboat does, then the story under it is shown beside the list.
Nothing here passes or fails: machines differ.
"""

import html
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path
from statistics import median

from reader.model.queries.query import Query
from reader.store.file.library import open_library
from reader.store.sources.feeds import add_feed
from reader.store.texts.stories import counts, headlines
from tests.benchmarks.bench_store import FEEDS, fill, size
from tests.benchmarks.corpus import FIRST_DAY, story
from tests.benchmarks.feed_source import serving
from tests.benchmarks.terminal import Answer, Terminal

RUNS = 3
STEPS = 20
"""Stories opened each way in a run."""
HELD = 60
"""Times a key held down repeats."""
ARRIVING, ENTRIES = 40, 25
"""Feeds of the refresh and their stories."""
WALK, RATE = 150, 7
"""Keys pressed while the refresh runs, and how many a second."""

LIST_KEY, HELD_KEY, OPEN = "key to repaint in the list (j)", "CPU of a list key held down", "opening a story (Enter)"

Samples = dict[str, list[float]]
"""What was measured: milliseconds, MiB."""


def main() -> None:
    """Fill both libraries if need be, and print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[2] if len(sys.argv) > 2 else scratch)
        folder.mkdir(parents=True, exist_ok=True)
        library = folder / f"bench-{count}.db"
        if not library.exists():
            fill(library, count)
        rest_from_analysis(folder)
        rest_from_analysis(Path(scratch))
        peer = shutil.which("newsboat")
        if peer:
            fill_newsboat(folder / f"newsboat-{count}", count)
        ours: Samples = {}
        theirs: Samples = {}
        for _ in range(RUNS):
            add(ours, run_reader(library, folder))
            if peer:
                add(theirs, run_newsboat(peer, folder / f"newsboat-{count}"))
        add(ours, run_refresh(library, Path(scratch)))
        print(f"{count} stories, {library.stat().st_size / count:.0f} bytes each; {RUNS} runs")
        print("milliseconds and MiB, median (95th percentile)")
        for what, mine in ours.items():
            line = f"{what:<42} {told(mine)}"
            if peers := theirs.get(what):
                line += f"   newsboat {told(peers)}   ratio {median(mine) / median(peers):6.2f}"
            print(line)


def add(found: Samples, more: Samples) -> None:
    """Lay the samples of a run to those found before."""
    for what, values in more.items():
        found.setdefault(what, []).extend(values)


def told(values: list[float]) -> str:
    """The median, with the 95th percentile where there are enough values for one."""
    high = f"({sorted(values)[int(len(values) * 0.95)]:.1f})" if len(values) >= STEPS else ""
    return f"{median(values):8.1f} {high:<9}"


def both(what: str, answers: list[Answer], then: str) -> Samples:
    """Answers as samples: until the first output under `what`, until the last under `then`."""
    return {what: [1000 * answer.first for answer in answers], then: [1000 * answer.last for answer in answers]}


def run_reader(library: Path, home: Path) -> Samples:
    """One run of this program over `library`."""
    terminal = Terminal([sys.executable, "-m", "reader", "--library", str(library)], environment(home))
    try:
        found = start(terminal, "Unread")
        found |= both(LIST_KEY, [terminal.press("j") for _ in range(STEPS)], "… until its story is shown")
        found[HELD_KEY] = [1000 * terminal.hold("j", HELD)]
        opened = []
        for _ in range(STEPS):
            opened.append(terminal.press("\r"))
            terminal.press("h")
            terminal.press("j")
        found |= both(OPEN, opened, "… until all is drawn")
        terminal.press("\r")
        found |= both(
            "next story from the text (J)",
            [terminal.press("J") for _ in range(STEPS)],
            "… until all of the next is drawn",
        )
        terminal.press("h")
        terminal.press("/")
        found["search, one more letter"] = [1000 * terminal.press(letter).last for letter in "denkor"]
    finally:
        terminal.close()
    return found


def run_newsboat(program: str, folder: Path) -> Samples:
    """One run of newsboat over the same stories."""
    argv = [program, "-u", str(folder / "urls"), "-c", str(folder / "cache.db"), "-C", str(folder / "config")]
    terminal = Terminal(argv, environment(folder))
    try:
        found = start(terminal, "Outlet 0")
        terminal.press("\r")
        found[LIST_KEY] = [1000 * terminal.press("j").first for _ in range(STEPS)]
        found[HELD_KEY] = [1000 * terminal.hold("j", HELD)]
        opened = []
        for _ in range(STEPS):
            opened.append(terminal.press("\r"))
            terminal.press("q")
            terminal.press("j")
        found |= both(OPEN, opened, "… until all is drawn")
    finally:
        terminal.close()
    return found


def run_refresh(library: Path, scratch: Path) -> Samples:
    """Keys in the list while a refresh brings stories, over a copy of `library`: from the key until the row is drawn.

    The row is known by the first words of its title.
    """
    copy = scratch / "refreshed.db"
    with open_library(library, now=FIRST_DAY) as lib:
        size(lib)
        shutil.copyfile(library, copy)
    with serving(ARRIVING, ENTRIES) as source:
        with open_library(copy, now=FIRST_DAY) as lib:
            for url in source.urls:
                add_feed(lib, url, private=True, now=FIRST_DAY)
            rows, before = headlines(lib, Query(states=("unread",)), limit=WALK + 1), counts(lib).all
        terminal = Terminal([sys.executable, "-m", "reader", "--library", str(copy)], environment(scratch))
        try:
            start(terminal, "Unread")
            os.write(terminal.fd, b"R")
            waits = []
            for row in rows[1:]:
                waits.append(1000 * terminal.answer("j", " ".join(row.title.split()[:2])))
                terminal.idle(1 / RATE)
        finally:
            terminal.close()
        with open_library(copy, now=FIRST_DAY) as lib:
            came = counts(lib).all - before
    return {f"list key while a refresh brings {came} stories": waits, "… the longest wait": [max(waits)]}


def start(terminal: Terminal, words: str) -> Samples:
    """Wait until the first list is there: what that took."""
    seconds = terminal.wait_for(words)
    terminal.settle()
    return {
        "start to first list": [1000 * seconds],
        "CPU of the start": [1000 * terminal.cpu()],
        "memory, MiB": [terminal.memory()],
    }


def rest_from_analysis(home: Path) -> None:
    """Have the background leave stories alone: its progress would be taken for what a key draws."""
    config = home / ".config" / "reader-tui" / "config.toml"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text("analysis_load = 1\n")


def environment(home: Path) -> dict[str, str]:
    """A terminal of true color, and a home without settings."""
    return {**os.environ, "HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}


def fill_newsboat(folder: Path, count: int) -> None:
    """newsboat's cache with the same stories, read from feed files by itself."""
    if (folder / "cache.db").exists():
        return
    (folder / "feeds").mkdir(parents=True)
    for feed in range(FEEDS):
        path = folder / "feeds" / f"{feed}.xml"
        with path.open("w", encoding="utf-8") as out:
            out.write(
                f'<rss version="2.0"><channel><title>Outlet {feed}</title><link>https://outlet-{feed}.example/</link>'
            )
            for number in range(feed, count, FEEDS):
                clean, _ = story(number)
                when = format_datetime(FIRST_DAY + timedelta(minutes=number))
                out.write(
                    f"<item><guid>{clean.guid}</guid><title>{clean.title}</title><link>{clean.url}</link>"
                    f"<pubDate>{when}</pubDate><description>{html.escape(clean.raw)}</description></item>"
                )
            out.write("</channel></rss>")
    (folder / "urls").write_text("".join(f"file://{folder}/feeds/{feed}.xml\n" for feed in range(FEEDS)))
    (folder / "config").write_text("max-items 0\n")
    subprocess.run(
        ["newsboat", "-u", folder / "urls", "-c", folder / "cache.db", "-C", folder / "config", "-x", "reload"],
        check=True,
        env={**os.environ, "HOME": str(folder)},
    )


if __name__ == "__main__":
    main()
