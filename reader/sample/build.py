"""Making ready.json: the raw samples go the way of any story, and what comes of it is written down.

A command for those who work on the program, `reader sample build`; a test says when it is needed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from reader.analysis import ANALYSIS_VERSION
from reader.errors import ReaderError
from reader.ingest.clean.clean import clean
from reader.ingest.clean.request import CleanRequest
from reader.ingest.refresh.analyze_queue import analyze_queue
from reader.ingest.refresh.save import save_one
from reader.ingest.workers import jobs
from reader.model.story import CleanStory
from reader.sample.prebuilt import (
    READY_FILE,
    Arrival,
    Ready,
    ReadyLink,
    ReadyThread,
    Vector,
    dump,
)
from reader.sample.raw_stories import Input, fingerprint, inputs
from reader.sample.sample_feeds import sample_feed
from reader.store.annotations.marks import load_analysis
from reader.store.file.library import Library, open_library
from reader.store.relations import links, term_index, threads


def build(path: Path = READY_FILE) -> Path:
    """Write `path` anew; returns it. Raises ReaderError without the language model, which marks depend on."""
    path.write_text(dump(make()), encoding="utf-8")
    return path


def make() -> Ready:
    """Everything that is shipped, made from the raw stories in a library of its own. Raises ReaderError as `build`."""
    arrivals = tuple(Arrival(one.file, one.outlet, replace(cleaned(one), raw="")) for one in inputs())
    with TemporaryDirectory() as folder:
        now = max(map(_arrived, arrivals))
        with open_library(Path(folder) / "samples.db", now=now) as library:
            ids = _saved(library, arrivals)
            for _ in analyze_queue(library, _Here(), now=lambda: now):
                pass
            return Ready(
                ANALYSIS_VERSION,
                fingerprint(),
                tuple(_analyzed(library, arrivals, ids)),
                tuple(_vectors(library, ids)),
                tuple(_links(library, ids)),
                tuple(_threads(library, ids)),
            )


def cleaned(one: Input) -> CleanStory:
    """The story in a raw input; a page tells its outlet and author itself, a feed's entry is given everything."""
    own = {"site": one.outlet, "author": one.author, "published_at": one.published, "updated_at": one.updated}
    told: dict[str, Any] = {"page": {}, "text": own, "feed": {**own, "title": one.title}}[one.kind]
    return clean(CleanRequest(one.raw, one.kind, guid=one.guid, url=one.url, **told))


class _Here:
    """Does in this process what the program leaves to worker processes: here nobody waits."""

    def ask(self, job: str, args: dict[str, Any], *, seconds: float, memory: int) -> Any:  # noqa: ARG002 protocol's keywords
        return jobs.run(job, args)


def _arrived(arrival: Arrival) -> datetime:
    when = arrival.story.updated_at or arrival.story.published_at
    if when is None:
        raise ReaderError(f"the sample {arrival.file} has no date")
    return when


def _saved(library: Library, arrivals: tuple[Arrival, ...]) -> dict[str, int]:
    ids: dict[str, int] = {}
    for arrival in arrivals:
        now = _arrived(arrival)
        feed = sample_feed(library, arrival.outlet, now=now)
        ids[arrival.story.guid] = save_one(library, arrival.clean(), feed_id=feed.id, now=now).id
    return ids


def _analyzed(library: Library, arrivals: tuple[Arrival, ...], ids: Mapping[str, int]) -> Iterator[Arrival]:
    last = {arrival.story.guid: arrival for arrival in arrivals}
    for arrival in arrivals:
        guid = arrival.story.guid
        analysis = load_analysis(library, ids[guid]) if last[guid] is arrival else None
        if analysis is not None and analysis.method != "model":
            raise ReaderError("the samples need the English language model; see reader doctor")
        yield replace(arrival, analysis=analysis)


def _vectors(library: Library, ids: Mapping[str, int]) -> Iterator[Vector]:
    guids = {story_id: guid for guid, story_id in ids.items()}
    for one in sorted(term_index.vectors(library, guids), key=lambda one: one.id):
        weights = tuple(round(weight, 4) for weight in one.vector.values())
        yield Vector(guids[one.id], tuple(one.vector), weights)


def _links(library: Library, ids: Mapping[str, int]) -> Iterator[ReadyLink]:
    """Every link once; reasons are kept of those a reader is shown."""
    guids = {story_id: guid for guid, story_id in ids.items()}
    near = links.among(library, list(guids))
    for a in sorted(near):
        shown = {relative.id: relative.link for relative in links.relatives(library, a)}
        for b in sorted(other for other in near[a] if other > a):
            kind, reasons = (shown[b].kind, shown[b].reasons) if b in shown else ("story", ())
            yield ReadyLink(guids[a], guids[b], near[a][b], kind, reasons)


def _threads(library: Library, ids: Mapping[str, int]) -> Iterator[ReadyThread]:
    guids = {story_id: guid for guid, story_id in ids.items()}
    for thread in sorted(threads.threads(library), key=lambda one: one.id):
        yield ReadyThread(thread.name, tuple(guids[story_id] for story_id in thread.story_ids))
