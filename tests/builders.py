"""Ready-made values for tests: a clean story from a few words, and the moment everything happens at."""

from datetime import UTC, datetime, timedelta
from typing import Any

from reader.ingest.clean.clean import clean as clean_request
from reader.ingest.clean.request import CleanRequest
from reader.ingest.encoding import decode
from reader.model.document import plain_document
from reader.model.story import CleanStory, RawKind

NOW = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
"""The tests' present: a Sunday afternoon in November."""


def clean(raw: str | bytes, kind: RawKind, *, now: datetime | None = None, **known: Any) -> CleanStory:
    """What cleaning makes of a raw input; `known` are the other fields of a CleanRequest."""
    text = decode(raw, "") if isinstance(raw, bytes) else raw
    return clean_request(CleanRequest(text, kind, **known), now=now)


def clean_story(text: str = "", *, title: str = "Ferry strike enters third week", **fields: Any) -> CleanStory:
    """A story as cleaning hands it over; text, title and anything else may be given, the guid follows the title."""
    body = (
        text or f"{title}. Dockers at the port of Norhavn stayed at home for another day, their union said on Sunday."
    )
    given = {
        "guid": "https://harbour.example/" + "-".join(title.lower().split()),
        "document": plain_document(body),
        "markdown": body,
        "raw": f"<p>{body}</p>",
        "raw_kind": "feed",
        "published_at": NOW - timedelta(hours=3),
        **fields,
    }
    return CleanStory(title=title, **given)
