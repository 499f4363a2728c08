"""The reader's corrections of an export on their way back in, onto the statements they were made on."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from reader.ingest.character_references import join_surrogates
from reader.ingest.dates import read_date
from reader.model.action import Correct
from reader.model.codec import from_plain
from reader.model.corrections.correction import Correction
from reader.model.mark import Quote
from reader.model.safe_text import safe_line, safe_text
from reader.store.annotations.corrections import corrections_of
from reader.store.file.library import Library
from reader.store.reading.actions import perform


def read_corrections(given: Any, now: datetime) -> tuple[Correction, ...]:
    """The corrections a story of the export lists; what makes no sense is passed over."""
    return tuple(filter(None, (_correction(one, now) for one in given))) if isinstance(given, list) else ()


def put_corrections(library: Library, story_id: int, corrections: Iterable[Correction], now: datetime) -> int:
    """Say of the story's statements again what the export holds, unless the reader spoke of them later; how many."""
    present = {_self(one): one for one in corrections_of(library, story_id)}
    put = 0
    for one in corrections:
        known = present.get(_self(one))
        if known is None or known.made_at < one.made_at:
            perform(library, Correct(replace(one, story_id=story_id)), now=now)
            put += 1
    return put


def _self(one: Correction) -> tuple[str, str]:
    """What makes it one on the same statement, whatever white space an export has trimmed."""
    return " ".join(one.quoted.split()), " ".join(one.before.split())


def _correction(given: Any, now: datetime) -> Correction | None:
    if not isinstance(given, dict) or not isinstance(quoted := given.get("quoted"), str) or not quoted.strip():
        return None
    speaker, role = given.get("speaker"), given.get("role")
    return Correction(
        id=0,
        story_id=0,
        made_at=read_date(_text(given, "made")) or now,
        span=None,
        quoted=safe_text(join_surrogates(quoted)),
        before=safe_text(_text(given, "before")),
        after=safe_text(_text(given, "after")),
        found=_found(given.get("found"), len(quoted)),
        is_statement=given.get("statement") is not False,
        speaker=safe_line(join_surrogates(speaker)) if isinstance(speaker, str) else None,
        role=safe_line(join_surrogates(role)) if isinstance(role, str) else None,
        everywhere=given.get("everywhere") is True,
    )


def _found(given: Any, length: int) -> Quote | None:
    """The statement as it was found, when it is one and lies within the words."""
    try:
        quote = from_plain(Quote, given)
        fits = bool(quote.spans) and all(0 <= start <= end <= length for start, end in quote.spans)
        if not fits or quote.kind not in ("direct", "mixed", "indirect"):
            return None
        return replace(
            quote,
            speaker_name=safe_line(quote.speaker_name),
            role=safe_line(quote.role),
            via=safe_line(quote.via),
            method=safe_line(quote.method),
            confidence=min(1.0, max(0.0, float(quote.confidence))),
            by_reader=None,
        )
    except (TypeError, ValueError, AttributeError):
        return None


def _text(given: dict[str, Any], name: str) -> str:
    value = given.get(name)
    return join_surrogates(value) if isinstance(value, str) else ""
