"""Relatives and threads for a batch of stories, over a library that lasts as long as the batch."""

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reader.ingest.link.link_reasons import explain
from reader.ingest.link.link_story import all_candidates, link_story
from reader.model.document import plain_document
from reader.model.link import SAME_THREAD, SHOWN_SCORE
from reader.model.story import CleanStory
from reader.store.file.library import Library, open_library
from reader.store.relations import links, threads
from reader.store.texts import stories
from reader.store.texts.fingerprints import words_hash

LISTED = 50
"""Candidates given for each story, those beyond the shown ones included."""
_HIDDEN = SHOWN_SCORE - 0.0001
"""No candidate that is not shown scores more, though it be near: a story has only so many links."""


@dataclass(slots=True)
class _Told:
    """A story of the batch; records of one text are one story."""

    title: str
    text: str
    published_at: datetime | None
    story_id: int = 0


def relate_rows(records: Iterable[dict[str, Any]], *, now: datetime | None = None) -> Iterator[dict[str, Any]]:
    """For each record of {id, title, text, date?} a row of {id, related: [{id, score, why}], shown, thread}, in order.

    The first `shown` of `related` are what a reader sees, each with its reasons; `thread` is null for a story on its
    own. A date is ISO 8601; one that cannot be read counts as none. `now` defaults to the newest date of the batch, so
    that the answer depends on the input alone.
    """
    rows = [(record.get("id"), _read(record)) for record in records]
    present = now or max(
        (told.published_at for _, told in rows if told.published_at), default=datetime(2000, 1, 1, tzinfo=UTC)
    )
    with (
        tempfile.TemporaryDirectory() as folder,
        open_library(Path(folder) / "library.db", now=present) as library,
    ):
        names: dict[int, list[Any]] = defaultdict(list)
        taken: dict[int, int] = {}
        with library.atomic():
            for number, (name, told) in enumerate(rows):
                told.story_id = _take_in(library, number, told, present, taken)
                names[told.story_id].append(name)
            # once more: the first story of a batch is to be weighed with the same counts as the last
            for told in {told.story_id: told for _, told in rows if told.story_id}.values():
                link_story(library, told.story_id, told.title, told.text, told.published_at, present)
        for name, told in rows:
            yield _row(library, name, told, names)


def _take_in(library: Library, number: int, told: _Told, now: datetime, taken: dict[int, int]) -> int:
    """Save and link a story; its id, or that of one `taken` in with the same words, or 0 for one without words."""
    if not told.title.split() and not told.text.split():
        return 0
    words = words_hash(told.title, told.text)
    if words in taken:
        return taken[words]
    clean = CleanStory(
        str(number), told.title, plain_document(told.text), told.text, told.text, "text", published_at=told.published_at
    )
    saved = stories.save_story(library, clean, feed_id=None, now=now)
    if saved.outcome == "new":
        link_story(library, saved.id, told.title, told.text, told.published_at, now)
    taken[words] = saved.id
    return saved.id


def _row(library: Library, name: Any, told: _Told, names: dict[int, list[Any]]) -> dict[str, Any]:
    if not told.story_id:
        return {"id": name, "related": [], "shown": 0, "thread": None}
    explain(library, told.story_id)
    relatives = links.relatives(library, told.story_id)
    thread_id = threads.thread_of(library, told.story_id)
    shown: list[dict[str, Any]] = [
        {"id": twin, "score": 1.0, "why": ["same text"]} for twin in names[told.story_id] if twin != name
    ]
    for relative in relatives:
        why = [reason.text for reason in relative.link.reasons]
        shown += [{"id": twin, "score": round(relative.link.score, 4), "why": why} for twin in names[relative.id]]
    seen = {relative.id for relative in relatives}
    others = sorted(
        (
            (min(_HIDDEN, nearness + SAME_THREAD * (thread_id is not None and one.thread_id == thread_id)), one.id)
            for nearness, one in all_candidates(library, told.story_id, told.published_at)
            if one.id not in seen
        ),
        reverse=True,
    )
    hidden = [{"id": twin, "score": round(score, 4), "why": []} for score, other in others for twin in names[other]]
    return {
        "id": name,
        "related": [*shown, *hidden][:LISTED],
        "shown": min(len(shown), LISTED),
        "thread": thread_id,
    }


def _read(record: dict[str, Any]) -> _Told:
    try:
        at = datetime.fromisoformat(str(record.get("date")))
    except ValueError:
        at = None
    if at is not None and at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    return _Told(str(record.get("title") or ""), str(record.get("text") or ""), at)
