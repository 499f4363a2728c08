"""The program in a terminal, beside newsboat where it is installed.

python -m tests.benchmarks.bench_screen [STORIES] [FOLDER]

Both hold the same stories. Prints start to interactive, key to repaint in the list, opening a story, search and
memory as ratios to newsboat measured in the same run, in turns. Nothing here passes or fails: machines differ.
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

from tests.benchmarks.bench_store import FEEDS, fill
from tests.benchmarks.corpus import FIRST_DAY, story
from tests.benchmarks.terminal import Terminal

RUNS = 5
Row = dict[str, float]


def main() -> None:
    """Fill both libraries if need be, and print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[2] if len(sys.argv) > 2 else scratch)
        folder.mkdir(parents=True, exist_ok=True)
        library = folder / f"bench-{count}.db"
        if not library.exists():
            fill(library, count)
        peer = shutil.which("newsboat")
        if peer:
            fill_newsboat(folder / f"newsboat-{count}", count)
        ours, theirs = [], []
        for _ in range(RUNS):
            ours.append(run_reader(library, folder))
            if peer:
                theirs.append(run_newsboat(peer, folder / f"newsboat-{count}"))
        print(
            f"{count} stories, {library.stat().st_size / count:.0f} bytes each; median of {RUNS} runs, seconds and MiB"
        )
        for what in ours[0]:
            mine = median(row[what] for row in ours)
            line = f"{what:<34} {mine:8.3f}"
            if theirs and what in theirs[0]:
                peers = median(row[what] for row in theirs)
                line += f"   newsboat {peers:8.3f}   ratio {mine / peers:6.2f}"
            print(line)


def run_reader(library: Path, home: Path) -> Row:
    """One run of this program over `library`."""
    environ = {**os.environ, "HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    argv = [sys.executable, "-m", "reader", "--library", str(library)]
    terminal = Terminal(argv, environ)
    try:
        row = {"start to first list": terminal.wait_for("Unread")}
        terminal.settle()
        row["CPU of the start"] = terminal.cpu()
        row["memory, MiB"] = terminal.memory()
        row["key to repaint in the list (j)"] = median(terminal.press("j") for _ in range(20))
        row["opening a story (Enter)"] = terminal.press("\r")
        row["next story from the text (J)"] = median(terminal.press("J") for _ in range(10))
        terminal.press("h")
        terminal.press("/")
        row["search, one more letter"] = median(terminal.press(letter) for letter in "denkor")
    finally:
        terminal.close()
    return row


def run_newsboat(program: str, folder: Path) -> Row:
    """One run of newsboat over the same stories."""
    environ = {**os.environ, "HOME": str(folder), "TERM": "xterm-256color"}
    argv = [program, "-u", str(folder / "urls"), "-c", str(folder / "cache.db"), "-C", str(folder / "config")]
    terminal = Terminal(argv, environ)
    try:
        row = {"start to first list": terminal.wait_for("Outlet 0")}
        terminal.settle()
        row["CPU of the start"] = terminal.cpu()
        row["memory, MiB"] = terminal.memory()
        terminal.press("\r")
        row["key to repaint in the list (j)"] = median(terminal.press("j") for _ in range(20))
        row["opening a story (Enter)"] = terminal.press("\r")
    finally:
        terminal.close()
    return row


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
