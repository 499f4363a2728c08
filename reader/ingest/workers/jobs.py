"""The work done in worker processes: pure functions by name, from plain values to plain values.

Heavy libraries are imported by the first job that needs them, so that a process that parses feeds never loads the
language model.
"""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from reader.model.codec import from_plain, to_plain
from reader.model.document import Document


def run(job: str, args: dict[str, Any]) -> Any:
    """Do the job. Raises KeyError for an unknown one, ReaderError for input that is not what it should be."""
    return _JOBS[job](**args)


def prepare(job: str) -> None:
    """Import what parsing needs before its memory is counted: a library that cannot be mapped fails without words."""
    if job == "parse":
        import reader.ingest.parse.parse
        import reader.ingest.workers.feed_requests  # noqa: F401


def _parse(body: bytes, url: str, content_type: str) -> Any:
    from reader.ingest.parse.parse import parse_feed
    from reader.ingest.workers.feed_requests import as_answer

    return as_answer(parse_feed(body, url, content_type))


def _clean(stories: list[dict[str, Any]]) -> Any:
    from reader.analysis.related.terms import terms
    from reader.ingest.clean.clean import clean, clean_and_learn
    from reader.ingest.clean.request import CleanRequest

    answers, now = [], datetime.now(UTC)
    for plain in stories:
        request = from_plain(CleanRequest, plain)
        if request.kind == "text":
            story, lines = clean(request, now=now), frozenset[str]()
        else:
            story, lines = clean_and_learn(request, now=now)
        story_terms = terms(story.title, story.document.text)
        answers.append(
            {
                "story": to_plain(story),
                "lines": sorted(lines),
                "weights": story_terms.weights,
                "names": sorted(story_terms.names),
            }
        )
    return answers


def _analyze(stories: list[dict[str, Any]]) -> Any:
    from reader.analysis import Unread, analyze_all

    unread = [Unread(**{**story, "document": from_plain(Document, story["document"])}) for story in stories]
    return [to_plain(analysis) for analysis in analyze_all(unread)]


def _discover(page: str, url: str) -> Any:
    from reader.ingest.parse.discovery import find_feeds

    return [to_plain(feed) for feed in find_feeds(page, url)]


def _opml(data: bytes) -> Any:
    from reader.ingest.parse.opml import read_opml

    return to_plain(read_opml(data))


def _process() -> int:
    return os.getpid()


_JOBS: dict[str, Callable[..., Any]] = {
    "parse": _parse,
    "clean": _clean,
    "analyze": _analyze,
    "discover": _discover,
    "opml": _opml,
    "process": _process,
}
