"""What becomes of a feed's document, for a checker of feed parsers: give it tests.benchmarks.feed_adapter:listed.

Each entry is as the list of stories gets it, once those that are one were found to be one: with "id", "title" and
"link" as text or None, "published" and "updated" in seconds since 1970 or None.
"""

from datetime import datetime
from typing import Any

from reader.errors import ReaderError
from reader.ingest.parse.entry_ids import identities
from reader.ingest.parse.parse import parse_feed


def listed(data: bytes, url: str, content_type: str | None) -> dict[str, Any]:
    """The entries of a document, or why there is no feed in it, in words."""
    try:
        parsed = parse_feed(data, url, content_type or "")
    except ReaderError as error:
        return {"entries": [], "error": str(error)}
    entries = [identity.entry for identity in identities(parsed.entries)]
    return {
        "entries": [
            {
                "id": entry.guid or None,
                "title": entry.title or None,
                "link": entry.url or None,
                "published": _seconds(entry.published_at),
                "updated": _seconds(entry.updated_at),
            }
            for entry in entries
        ],
        "error": None,
    }


def _seconds(moment: datetime | None) -> int | None:
    return None if moment is None else int(moment.timestamp())
