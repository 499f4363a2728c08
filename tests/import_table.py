"""What comes of every file of a folder, as a table: python -m tests.import_table FOLDER.

Lists, exports and stories are imported; feeds and pages are served from this machine and added. Each file meets an
empty library of its own, nothing of the web is asked. A row says what the library holds then and what was told.
"""

import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from reader.cli.add_and_refresh import in_words
from reader.ingest.importing.add import add
from reader.ingest.workers.pool import Workers
from reader.model.event import Event, InputFailed, Notice
from reader.store.file.library import Library, open_library
from reader.store.search.saved_searches import saved_searches
from reader.store.sources.feeds import list_feeds
from tests.server import Answer, feed_server

SERVED = {
    ".xml": "text/xml",
    ".atom": "application/atom+xml",
    ".rss": "application/rss+xml",
    ".html": "text/html; charset=utf-8",
}
"""What a server says a file is."""
AS_FILES = ("bookmarks.html", "ril_export.html", "inoreader.xml")
"""Lists and exports among them."""
CHARSETS = {"header-gbk.xml": "text/xml; charset=gbk", "header-cp1251.xml": "text/xml; charset=windows-1251"}


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1])
    with Workers() as workers:
        for path in sorted(folder.iterdir()):
            if path.is_file() and path.suffix != ".md":
                print(f"{path.name:32} {row(path, workers)}")


def row(path: Path, workers: Workers) -> str:
    """What came of one file."""
    with tempfile.TemporaryDirectory() as scratch, open_library(Path(scratch) / "library.db", now=_now()) as library:
        told = list(dict.fromkeys(word for event in _events(path, library, workers) if (word := _told(event))))
        return " · ".join([held(library), *told])


def _events(path: Path, library: Library, workers: Workers) -> Iterator[Event]:
    kind = CHARSETS.get(path.name) or SERVED.get(path.suffix) or (path.name == "feed.json" and "application/feed+json")
    if not kind or path.name in AS_FILES:
        yield from add(library, str(path), now=_now, workers=workers)
        return
    with feed_server() as server:
        server.routes[f"/{path.name}"] = Answer(path.read_bytes(), headers={"Content-Type": kind})
        yield from add(library, server.url(f"/{path.name}"), now=_now, workers=workers, private=True)


def held(library: Library) -> str:
    """What the library holds, in numbers."""
    feeds = list_feeds(library)
    one = library.conn.execute(
        "SELECT count(*), sum(read_at IS NOT NULL), sum(starred_at IS NOT NULL), sum(notes > 0),"
        " (SELECT count(DISTINCT story_id) FROM tags), sum(removed_at IS NOT NULL) FROM statuses"
    ).fetchone()
    numbers = {
        "feeds": len(feeds),
        "folders": len({folder for feed in feeds for folder in feed.folders}),
        "feed tags": len({tag for feed in feeds for tag in feed.tags}),
        "muted": sum(feed.muted for feed in feeds),
        "paused": sum(feed.paused for feed in feeds),
        "whole pages": sum(feed.full_text for feed in feeds),
        "searches": len(saved_searches(library)),
        "stories": one[0], "read": one[1], "starred": one[2], "with notes": one[3], "tagged": one[4], "hidden": one[5],
    }  # fmt: skip
    return ", ".join(f"{count} {name}" for name, count in numbers.items() if count) or "nothing"


def _told(event: Event) -> str:
    return in_words(event) if isinstance(event, InputFailed | Notice) else ""


def _now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    main()
