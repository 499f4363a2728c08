"""Exactness of metadata: python -m tests.benchmarks.bench_metadata FOLDER ... [--wrong FIELD] [--half even|odd].

A folder holds gold.jsonl, a page a line with id, url and what is known of title, date and authors, and the pages as
html/ID.html.gz. Printed is for each folder and field how many are exactly right: titles and names but for case and
punctuation, dates to the day as the page writes it or in UTC.

Beside it stands for how many pages the page itself shows what the gold says: the title as a heading, the day as that of
publication or of a change in any time zone, each author as a run of its words. More can hardly be reached, since gold
was made from what was seen elsewhere, too (the window's title, an older state of the page); the last figure counts only
these. --half takes the pages whose id ends in an even or odd digit; --wrong title, date or authors lists the misses.
"""

import gzip
import json
import re
import sys
import unicodedata
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from lxml import html

from reader.ingest.dates import says_day
from reader.ingest.extract.sanitize import parse_page
from reader.ingest.html.visible_text import visible_text
from reader.ingest.metadata.page_metadata import Metadata, read_metadata

FIELDS = ("title", "date", "authors")


def main() -> None:
    """Print a line for each folder and field."""
    given = sys.argv[1:]
    wrong = given[given.index("--wrong") + 1] if "--wrong" in given else ""
    half = given[given.index("--half") + 1] if "--half" in given else ""
    folders = [Path(name) for name in given if name not in ("--wrong", "--half", wrong, half)]
    if not folders:
        print("name a folder with gold.jsonl and html/")
    for folder in folders:
        counts = {field: [0, 0, 0, 0] for field in FIELDS}
        for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
            gold = json.loads(line)
            if half and (int(gold["id"][-1], 16) % 2 == 0) != (half == "even"):
                continue
            page = gzip.decompress((folder / "html" / f"{gold['id']}.html.gz").read_bytes()).decode("utf-8", "replace")
            root = parse_page(page)
            found = read_metadata(root, gold.get("url") or "", now=datetime.now(UTC))
            for field in FIELDS:
                if gold.get(field):
                    right, got = _compared(field, gold[field], found)
                    seen = _is_shown(field, gold[field], root, found)
                    counts[field] = [
                        a + b for a, b in zip(counts[field], (right, 1, seen, right and seen), strict=True)
                    ]
                    if not right and field == wrong:
                        print(f"  {gold['id'][:12]}  gold {gold[field]!r}  found {got!r}")
        for field, (exact, of, shown, both) in counts.items():
            share = f"{exact / max(1, of):.3f}   the page shows it: {shown}, of these exact {both / max(1, shown):.3f}"
            print(f"{folder.name:12} {field:8} {exact:4} of {of:4}  {share}")


def _is_shown(field: str, gold: Any, root: html.HtmlElement, found: Metadata) -> bool:
    """Whether the page shows what the gold says."""
    if field == "title":
        return any(_words(gold) == _words(visible_text(heading)) for heading in root.iter("h1", "h2"))
    if field == "date":
        return gold in _days(found)
    text = f" {_words(visible_text(root))} "
    return all(f" {name} " in text for name in _names(gold))


def _compared(field: str, gold: Any, found: Metadata) -> tuple[bool, str]:
    if field == "title":
        return _words(gold) == _words(found.title), found.title
    if field == "authors":
        return _names(gold) == _names(found.author), found.author
    published = found.published_at.date().isoformat() if found.published_at else ""
    return gold in (published, *_said(found, "published")), published


def _said(found: Metadata, *fields: str) -> list[str]:
    """Days as the page writes them."""
    days = [says_day(one.said) for one in found.sources if one.field in fields]
    return [f"{day[0]:04}-{day[1]:02}-{day[2]:02}" for day in days if day]


def _days(found: Metadata) -> set[str]:
    moments = [moment for moment in (found.published_at, found.updated_at) if moment]
    somewhere = {(moment + timedelta(hours=hours)).date().isoformat() for moment in moments for hours in range(-12, 15)}
    return {*somewhere, *_said(found, "published", "updated")}


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def _names(authors: Any) -> frozenset[str]:
    text = ", ".join(authors) if isinstance(authors, list) else str(authors)
    parts = re.split(r",|;|\||&|\s+and\s+", text)
    return frozenset(words for part in parts if (words := _words(part)))


if __name__ == "__main__":
    main()
