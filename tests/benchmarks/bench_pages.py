"""Cleaning whole pages: python -m tests.benchmarks.bench_pages [FOLDER].

Every .html and .html.gz below the folder, 200 pages made here without one, is cleaned as an added page is; printed are
the pages a second of processor time on one core, milliseconds a page and the peak of memory, and the same of
trafilatura alone at its fastest, which only finds the text. Each runs in a process of its own, twice over the pages:
first each name of an element is new, then all are known, as on the pages of feeds one reads daily. That is done a few
times by turns: told are the median of the runs and, because other users of a machine slow some pages of every run, the
least that each page took in any of them. Nothing here passes or fails.
"""

import gzip
import json
import logging
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import fmean, median
from typing import NamedTuple

from tests.benchmarks.corpus import story

PAGES = 200
RUNS = 5
_KINDS = ("ours", "trafilatura")


def main() -> None:
    """Print a line for each, and the ratio of their times."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 and not sys.argv[1].isdigit() else write_pages(Path(made))
        runs = [{kind: _in_own_process(kind, folder) for kind in _KINDS} for _ in range(RUNS)]
    print(f"{RUNS} runs       pages/s   ms/page   again   peak MB   least: pages/s   ms/page   again")
    least = {}
    for kind in _KINDS:
        mine = [run[kind] for run in runs]
        first, again = (
            median(map(fmean, passes)) for passes in zip(*((run.first, run.again) for run in mine), strict=True)
        )
        quiet, quiet_again = (
            fmean(map(min, zip(*passes, strict=True)))
            for passes in ([run.first for run in mine], [run.again for run in mine])
        )
        least[kind] = quiet
        print(
            f"{kind:12} {1000 / first:9.1f} {first:9.2f} {again:7.2f} {max(run.peak for run in mine):9.0f}"
            f" {1000 / quiet:16.1f} {quiet:9.2f} {quiet_again:7.2f}"
        )
    print(f"ours : trafilatura, by the least {least['ours'] / least['trafilatura']:5.2f}")


class Run(NamedTuple):
    """One process's milliseconds for each page, the same a second time, and its peak of memory in MB."""

    first: list[float]
    again: list[float]
    peak: float


def measure(kind: str, folder: Path) -> Run:
    """Read every page twice."""
    logging.disable()
    read = _ours() if kind == "ours" else _trafilatura()
    pages = sorted(path for path in folder.rglob("*") if path.name.endswith((".html", ".html.gz")))
    read("<p>Loads what is loaded by the first page.</p>")
    first, again = ([1000 * _seconds(read, path) for path in pages] for _ in range(2))
    return Run(first, again, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def write_pages(folder: Path) -> Path:
    """Pages made here, as files."""
    for number in range(PAGES):
        (folder / f"{number}.html").write_text(page_source(number), encoding="utf-8")
    return folder


def page_source(number: int) -> str:
    """A page of an outlet: a story among menus, scripts, teasers, a newsletter's box, comments and a footer."""
    told, _ = story(number)
    outlet, lines = number % 40, told.document.text.split("\n")
    own = f"o{outlet}"
    links = "".join(f'<li class="{own}-item nav__item"><a href="/{n}">{lines[n % 9][:20]}</a></li>' for n in range(40))
    teasers = "".join(
        f'<div class="{own}-card card card--{n % 3}"><a href="/{n}"><img src="/{n}.jpg" alt="">'
        f'<h3 class="{own}-card__title">{lines[n % 11][:60]}</h3></a><p>{lines[n % 7][:90]}</p></div>'
        for n in range(30)
    )
    body = "".join(
        f'<div class="{own}-text"><p class="{own}-p">{line} <a href="/t">More</a></p></div>' for line in lines
    )
    comments = "".join(f'<li class="comment" id="c{n}"><p>{lines[n % 12][:120]}</p></li>' for n in range(15))
    script = f"<script>window.data = {json.dumps(lines * 6)};</script>"
    return (
        f'<!doctype html><html lang="en"><head><title>{told.title} | Outlet {outlet}</title>{script}'
        f'<meta property="og:title" content="{told.title}"><meta property="og:site_name" content="Outlet {outlet}">'
        f'<meta property="article:published_time" content="2026-01-02T03:04:05Z"></head><body class="{own}">'
        f'<div class="{own}-top"><div id="menu-{number}"><ul class="nav">{links}</ul></div></div>{script}'
        f'<main class="{own}-main"><article class="{own}-article"><h1>{told.title}</h1>'
        f'<div class="{own}-body article-body">{body}<div class="newsletter-box"><p>Our letter.</p></div></div>'
        f'</article><div class="{own}-more related-stories">{teasers}</div><ol id="comments">{comments}</ol></main>'
        f'<div class="site-footer">{links}</div>{script}</body></html>'
    )


def _ours() -> Callable[[str], object]:
    from tests.builders import clean

    return lambda page: clean(page, "page", url="https://outlet.example/story")


def _trafilatura() -> Callable[[str], object]:
    from trafilatura import bare_extraction

    return lambda page: bare_extraction(page, fast=True)


def _seconds(read: Callable[[str], object], path: Path) -> float:
    data = path.read_bytes()
    page = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8", "replace")
    begin = time.process_time()
    read(page)
    return time.process_time() - begin


def _in_own_process(kind: str, folder: Path) -> Run:
    command = [sys.executable, "-m", __spec__.name, kind, str(folder)]
    return Run(*json.loads(subprocess.run(command, check=True, capture_output=True).stdout))


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] in _KINDS:
        print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]))))
    else:
        main()
