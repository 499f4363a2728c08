"""`reader clean`: one record in, one record out, for scripts and for measuring."""

from datetime import datetime
from typing import Any

from reader.ingest.clean.clean import clean
from reader.ingest.clean.request import CleanRequest
from reader.model.document import Document
from reader.model.story import RawKind


def clean_row(record: dict[str, Any], *, now: datetime | None = None) -> dict[str, Any]:
    """The answer to `{id, html or text, url?}`; odd input gives what can be read of it, never an error.

    `text` has one block a line; captions are left out of it, since they are no prose (the Markdown has them).
    """
    html, text = record.get("html"), record.get("text")
    kind: RawKind = "page" if isinstance(html, str) and html.strip() else "text"
    raw = html if kind == "page" else text
    url, title = record.get("url"), record.get("title")
    request = CleanRequest(
        raw=raw if isinstance(raw, str) else "",
        kind=kind,
        url=url if isinstance(url, str) else "",
        title=title if isinstance(title, str) else "",
    )
    story = clean(request, now=now)
    return {
        "id": record.get("id"),
        "text": prose(story.document),
        "markdown": story.markdown,
        "title": story.title,
        "url": story.url,
        "author": story.author,
        "published": story.published_at.isoformat() if story.published_at else None,
        "site": story.site,
        "language": story.language,
        "sources": {one.field: one.where for one in story.details.sources},
        "folded": [{"text": fold.text, "reason": fold.reason} for fold in story.document.folds],
    }


def prose(document: Document) -> str:
    """The document's text without captions, one block a line."""
    return "\n".join(document.block_text(block) for block in document.blocks if block.kind != "caption")
