"""Relatives and threads for a batch of stories, over a library that lasts as long as the batch."""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reader.ingest.linking import all_candidates, explain, link_story
from reader.model.document import plain_document
from reader.model.links import SAME_THREAD, SHOWN_SCORE, Relative
from reader.model.story import CleanStory
from reader.store import links, stories, threads
from reader.store.connection import Library, open_library

LISTED = 50
"""Candidates given for each story, those beyond the shown ones included."""


def relate_rows(records: Iterable[dict[str, Any]], *, now: datetime | None = None) -> Iterator[dict[str, Any]]:
    """For each record of {id, title, text, date?} a row of {id, related: [{id, score, why}], shown, thread}, in order.

    The first `shown` of `related` are what a reader sees, each with its reasons; `thread` is null for a story on its
    own. A date is ISO 8601; one that cannot be read counts as none. `now` defaults to the newest date of the batch, so
    that the answer depends on the input alone.
    """
    rows = [(record, _moment(record.get("date"))) for record in records]
    present = now or max((at for _, at in rows if at), default=datetime(2000, 1, 1, tzinfo=UTC))
    with (
        tempfile.TemporaryDirectory() as folder,
        open_library(Path(folder) / "library.db", now=present) as library,
    ):
        ids = []
        with library.atomic():
            for number, (record, at) in enumerate(rows):
                ids.append(_take_in(library, number, record, at, present))
        names: dict[int, list[Any]] = {}
        for (record, _), story_id in zip(rows, ids, strict=True):
            names.setdefault(story_id, []).append(record.get("id"))
        for (record, at), story_id in zip(rows, ids, strict=True):
            yield _row(library, record.get("id"), story_id, at, names)


def _take_in(library: Library, number: int, record: dict[str, Any], at: datetime | None, now: datetime) -> int:
    title, text = str(record.get("title") or ""), str(record.get("text") or "")
    document = plain_document(text)
    guid = f"{number}-{hashlib.blake2b(text.encode('utf-8', 'replace'), digest_size=8).hexdigest()}"
    clean = CleanStory(guid, title, document, text, text, "text", published_at=at)
    saved = stories.save_story(library, clean, feed_id=None, now=now)
    if saved.outcome == "new":
        link_story(library, saved.id, title, text, at, now)
    return saved.same_as or saved.id


def _row(
    library: Library, name: Any, story_id: int, at: datetime | None, names: dict[int, list[Any]]
) -> dict[str, Any]:
    explain(library, story_id)
    shown = links.relatives(library, story_id)
    thread_id = threads.thread_of(library, story_id)
    twins: list[dict[str, Any]] = [
        {"id": twin, "score": 1.0, "why": ["same text"]} for twin in names[story_id] if twin != name
    ]
    related = [*twins, *(_told(twin, relative) for relative in shown for twin in names[relative.id])]
    seen = {story_id, *(relative.id for relative in shown)}
    count = len(related)
    for nearness, one in all_candidates(library, story_id, at):
        if one.id not in seen and len(related) < LISTED:
            score = nearness + SAME_THREAD * (thread_id is not None and one.thread_id == thread_id)
            score = min(score, SHOWN_SCORE - 0.0001)
            related += [{"id": twin, "score": round(score, 4), "why": []} for twin in names[one.id]]
    return {"id": name, "related": related[:LISTED], "shown": min(count, LISTED), "thread": thread_id}


def _told(name: Any, relative: Relative) -> dict[str, Any]:
    return {
        "id": name,
        "score": round(relative.link.score, 4),
        "why": [reason.text for reason in relative.link.reasons],
    }


def _moment(written: Any) -> datetime | None:
    try:
        at = datetime.fromisoformat(str(written))
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)
