"""Notes as JSON: every field, times in ISO 8601 UTC, for programs and for keeping; `ingest.noted` reads it back."""

import json
from datetime import UTC, datetime, tzinfo
from typing import Any

from reader.model.note import ExportItem, Passage


def json_document(items: tuple[ExportItem, ...], _zone: tzinfo | None = None) -> str:
    """All items as one object, `{"stories": [...]}`; the zone has no say, times are UTC."""
    return json.dumps({"stories": [_story(item) for item in items]}, ensure_ascii=False, indent=2) + "\n"


def _story(item: ExportItem) -> dict[str, Any]:
    return {
        "title": item.title,
        "outlet": item.source,
        "author": item.author,
        "published": _time(item.published_at),
        "address": item.url,
        "attachments": [
            {"kind": one.kind, "address": one.url, "title": one.title, "seconds": one.seconds}
            for one in item.attachments
        ],
        "discussion": item.discussion,
        "tags": list(item.tags),
        "starred": item.starred,
        "notes": [_note(passage) for passage in item.passages],
    }


def _note(passage: Passage) -> dict[str, Any]:
    return {
        "kind": passage.kind,
        "quoted": passage.quoted,
        "note": passage.note,
        "speaker": passage.speaker,
        "role": passage.role,
        "cue": passage.cue,
        "via": passage.via,
        "uncertain": passage.doubtful,
        "lost": passage.lost,
        "before": passage.before,
        "after": passage.after,
        "written": _time(passage.written_at),
        "changed": _time(passage.changed_at),
    }


def _time(when: datetime | None) -> str | None:
    return when.astimezone(UTC).isoformat(timespec="seconds") if when else None
