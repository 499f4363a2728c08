"""Notes as JSON: every field, times in ISO 8601 UTC, for programs and for keeping; `exported_notes` reads it back."""

import json
from datetime import UTC, datetime, tzinfo
from typing import Any

from reader.model.codec import to_plain
from reader.model.corrections.correction import Correction
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
        "rests_on": list(item.rests_on),
        "unanswered": list(item.unanswered),
        "tags": list(item.tags),
        "starred": item.starred,
        "notes": [_note(passage) for passage in item.passages],
        "corrections": [_correction(one) for one in item.corrections],
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
        "origin": passage.origin,
        "uncertain": passage.doubtful,
        "corrected": passage.by_reader,
        "lost": passage.lost,
        "before": passage.before,
        "after": passage.after,
        "written": _time(passage.written_at),
        "changed": _time(passage.changed_at),
    }


def _correction(one: Correction) -> dict[str, Any]:
    return {
        "words": one.words,
        "told": one.told,
        "statement": one.is_statement,
        "speaker": one.speaker,
        "role": one.role,
        "everywhere": one.everywhere,
        "found": to_plain(one.found) if one.found else None,
        "lost": one.lost,
        "quoted": one.quoted,
        "before": one.before,
        "after": one.after,
        "made": _time(one.made_at),
    }


def _time(when: datetime | None) -> str | None:
    return when.astimezone(UTC).isoformat(timespec="seconds") if when else None
