"""Exactness of metadata: python -m tests.benchmarks.bench_metadata FOLDER ... [--wrong title|date|authors].

A folder holds gold.jsonl, a page a line with id, url and what is known of title, date and authors, and the pages as
html/ID.html.gz. Printed is for each folder and field how many are exactly right: titles and names but for case and
punctuation, dates to the day as the page writes it or in UTC. Beside it stands how many days of the gold the page tells
as published or changed in any time zone: more cannot be reached, since gold is made from what was seen somewhere.
"""

import gzip
import json
import re
import sys
import unicodedata
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from reader.ingest.dates import says_day
from reader.ingest.extract.sanitize import parse_page
from reader.ingest.metadata.page_metadata import Metadata, read_metadata

FIELDS = ("title", "date", "authors")


def main() -> None:
    """Print a line for each folder and field."""
    given = sys.argv[1:]
    wrong = given[given.index("--wrong") + 1] if "--wrong" in given else ""
    folders = [Path(name) for name in given if name not in ("--wrong", wrong)]
    if not folders:
        print("name a folder with gold.jsonl and html/")
    for folder in folders:
        counts = {field: [0, 0] for field in FIELDS}
        told = 0
        for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
            gold = json.loads(line)
            page = gzip.decompress((folder / "html" / f"{gold['id']}.html.gz").read_bytes()).decode("utf-8", "replace")
            found = read_metadata(parse_page(page), gold.get("url") or "", now=datetime.now(UTC))
            told += bool(gold.get("date")) and gold["date"] in _days(found)
            for field in FIELDS:
                if gold.get(field):
                    right, got = _compared(field, gold[field], found)
                    counts[field][0] += right
                    counts[field][1] += 1
                    if not right and field == wrong:
                        print(f"  {gold['id'][:12]}  gold {gold[field]!r}  found {got!r}")
        for field, (exact, of) in counts.items():
            more = f"   told by the page as published or changed: {told}" if field == "date" and of else ""
            print(f"{folder.name:12} {field:8} {exact:4} of {of:4}  {exact / max(1, of):.3f}{more}")


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
