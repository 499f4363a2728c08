"""Inputs that could take much longer than they are long: python -m tests.benchmarks.bench_odd_inputs.

Each is read beside a plain one of as many words or entries, by turns in one process: pages whose captions, quotations
and lists stand in each other, a page of 19,000 short lines beside ten pages, a feed of 5,000 entries beside fifty.
Printed are the seconds of processor time of both, the least of a few runs, and their ratio. Nothing here passes or
fails.
"""

import time
from collections.abc import Callable

from reader.ingest.parse.parse import parse_feed
from tests.builders import clean

RUNS = 3
DEPTH = 150
ENTRIES = 5_000
LINE = "The lighthouse at Dornish Head was lit again on Friday, eleven years after its keeper had taken the lamp away."


def main() -> None:
    """Print a line for each kind of input."""
    print(f"{'':24} {'odd s':>8} {'plain s':>8} {'ratio':>6}")
    for name, odd, plain in (*_pages(), _feeds()):
        least = [min(_seconds(what) for _ in range(RUNS)) for what in (odd, plain)]
        print(f"{name:24} {least[0]:8.3f} {least[1]:8.3f} {least[0] / max(least[1], 1e-6):6.1f}")


def _seconds(what: Callable[[], object]) -> float:
    began = time.process_time()
    what()
    return time.process_time() - began


def _pages() -> list[tuple[str, Callable[[], object], Callable[[], object]]]:
    kinds = {
        "nested captions": ('<figcaption><img src="/a.png">{}', "</figcaption>"),
        "nested figures": ('<figure><img src="/a.png" alt="Lamp"><p>{}</p>', "</figure>"),
        "nested caption divs": ('<div class="wp-caption"><p>{}</p>', "</div>"),
        "nested quotations": ("<blockquote><p>{}</p>", "</blockquote>"),
        "nested lists": ("<ul><li>{}", "</li></ul>"),
        "nested details": ("<details><summary>{}</summary>", "</details>"),
    }
    found = []
    for name, (opens, closes) in kinds.items():
        lines = [opens.format(f"{LINE[:60]} {n}") for n in range(DEPTH)]
        found.append((name, _read("".join(lines) + closes * DEPTH), _read("".join(line + closes for line in lines))))
    few = [
        _read("".join(f"<div>Lamp {n}</div>" for n in range(first, first + 1_900))) for first in range(0, 19_000, 1_900)
    ]
    short = _read("".join(f"<div>Lamp {n}</div>" for n in range(19_000)))
    return [*found, ("19,000 short lines", short, lambda: [one() for one in few])]


def _read(middle: str) -> Callable[[], object]:
    story = f"<p>{LINE}</p>" * 9
    page = f"<html><body><article><h1>A lamp is lit</h1>{story}{middle}{story}</article></body></html>"
    return lambda: clean(page, "page")


def _feeds() -> tuple[str, Callable[[], object], Callable[[], object]]:
    large, small = _feed(range(ENTRIES)), [_feed(range(n, n + 100)) for n in range(0, ENTRIES, 100)]
    return (
        f"feed of {ENTRIES:,} entries",
        lambda: parse_feed(large, "https://lamps.example/feed"),
        lambda: [parse_feed(one, "https://lamps.example/feed") for one in small],
    )


def _feed(numbers: range) -> bytes:
    entries = "".join(
        f"<item><title>Lamp {n}</title><link>https://lamps.example/{n}</link><guid>{n}</guid>"
        f"<pubDate>Fri, 13 Nov 2026 10:00:00 +0100</pubDate><description>&lt;p&gt;{LINE}&lt;/p&gt;</description></item>"
        for n in numbers
    )
    return f'<rss version="2.0"><channel><title>Lamps</title>{entries}</channel></rss>'.encode()


if __name__ == "__main__":
    main()
