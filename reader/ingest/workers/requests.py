"""Typed questions to the worker processes, with what to do when a story cannot be cleaned there."""

from collections.abc import Sequence

from reader.analysis import Unread
from reader.ingest.clean.request import Cleaned, CleanRequest
from reader.ingest.parse.discovery import FoundFeed
from reader.ingest.parse.subscriptions import Subscriptions
from reader.ingest.workers.pool import MIB, Asks, JobFailed
from reader.model.codec import from_plain, to_plain
from reader.model.mark import Analysis
from reader.store.texts.entries import Arrival, raw_of

BATCH = 25
"""Stories cleaned in one job."""
LONG = 500_000
"""Characters; a longer story is given more time."""
_EACH_SECOND = 200_000
"""Characters of a long story that are cleaned in a second, at least."""


def request_for_entry(entry: Arrival, *, site: str, template: Sequence[str] = ()) -> CleanRequest:
    """What to ask for an entry of a feed called `site`."""
    return CleanRequest(
        raw=raw_of(entry),
        kind="feed",
        url=entry.url,
        title=entry.title,
        guid=entry.guid,
        author=entry.author,
        site=site,
        published_at=entry.published_at,
        updated_at=entry.updated_at,
        template=tuple(template),
    )


def ask_clean(workers: Asks, requests: Sequence[CleanRequest]) -> list[Cleaned]:
    """The stories, in order; one that cannot be cleaned within the limits comes back as plain text."""
    stories: list[Cleaned] = []
    for start in range(0, len(requests), BATCH):
        batch = requests[start : start + BATCH]
        try:
            stories += _clean(workers, batch, seconds=10 + _time_for(batch))
        except JobFailed:
            stories += [_clean_alone(workers, request) for request in batch]
    return stories


def _clean_alone(workers: Asks, request: CleanRequest) -> Cleaned:
    try:
        seconds = (8 if request.kind == "page" else 4) + _time_for([request])
        return _clean(workers, [request], seconds=seconds)[0]
    except JobFailed:
        from reader.ingest.clean.plain_fallback import plain_story  # rarely needed

        return Cleaned(plain_story(request))


def _time_for(batch: Sequence[CleanRequest]) -> float:
    """Seconds more that very long stories may take."""
    return sum(len(request.raw) for request in batch if len(request.raw) > LONG) / _EACH_SECOND


def _clean(workers: Asks, batch: Sequence[CleanRequest], *, seconds: float) -> list[Cleaned]:
    size = sum(len(request.raw) for request in batch)
    args = {"stories": [to_plain(request) for request in batch]}
    answer = workers.ask("clean", args, seconds=seconds, memory=400 * MIB + 30 * size)
    return [from_plain(Cleaned, story) for story in answer]


def ask_analyze(workers: Asks, stories: Sequence[Unread]) -> list[Analysis]:
    """The marks of the stories, in order. Raises JobFailed when one of them is too much."""
    plain = [{**story._asdict(), "document": to_plain(story.document)} for story in stories]
    answers = workers.ask("analyze", {"stories": plain}, seconds=40, memory=3000 * MIB)
    return [from_plain(Analysis, answer) for answer in answers]


def ask_discover(workers: Asks, page: str, url: str) -> tuple[FoundFeed, ...]:
    """The feeds a page offers; none when the page is too much to look through."""
    try:
        found = workers.ask("discover", {"page": page, "url": url}, seconds=4, memory=200 * MIB + 12 * len(page))
    except JobFailed:
        return ()
    return tuple(from_plain(FoundFeed, feed) for feed in found)


def ask_opml(workers: Asks, data: bytes) -> Subscriptions:
    """The feeds of an OPML list. Raises ReaderError when it is none, JobFailed when it is too much."""
    return from_plain(Subscriptions, workers.ask("opml", {"data": data}, seconds=8, memory=200 * MIB + 12 * len(data)))
