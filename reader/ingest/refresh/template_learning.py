"""Learn a source's own furniture from its stories, and clean again those that were saved before it was known."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime

from reader.errors import DamagedText, NothingFound
from reader.ingest.clean.request import Cleaned, request_for_stored
from reader.ingest.clean.site_template import FORGET_AFTER, different, template_of
from reader.ingest.link.link_story import link_story
from reader.ingest.urls import host_of
from reader.ingest.workers.pool import Asks
from reader.ingest.workers.requests import ask_clean
from reader.model.event import StorySaved
from reader.model.story import CleanStory
from reader.store.file.library import Library
from reader.store.relations import links
from reader.store.sources.site_templates import count_lines, line_counts, stories_with
from reader.store.texts.stories import get_story, raw_input, replace_document


def source_of(story: CleanStory, feed_id: int | None) -> str:
    """Whose furniture a story may hold: its feed's, its host's, or nobody's."""
    if feed_id is not None:
        return f"feed {feed_id}"
    return host_of(story.url) if story.raw_kind != "text" else ""


def furniture(library: Library, source: str) -> tuple[str, ...]:
    """The lines known as the source's template."""
    return tuple(sorted(template_of(*line_counts(library, source)))) if source else ()


def learn(library: Library, source: str, saved: Sequence[tuple[int, Cleaned]], now: datetime) -> frozenset[int]:
    """Count the lines of newly saved stories, within the caller's transaction.

    Answers which stories hold lines that have just turned out to be furniture.
    """
    if not source:
        return frozenset()
    before = frozenset(furniture(library, source))
    for story_id, cleaned in saved:
        seen = stories_with(library, source, cleaned.lines)
        counts = {line: _elsewhere(library, story_id, cleaned.story, seen.get(line, ())) for line in cleaned.lines}
        count_lines(library, source, story_id, counts, now, FORGET_AFTER)
    grown = frozenset(furniture(library, source)) - before
    return frozenset(story_id for ids in stories_with(library, source, grown).values() for story_id in ids)


def clean_again(
    library: Library, workers: Asks, story_ids: Collection[int], *, source: str, now: Callable[[], datetime]
) -> Iterator[StorySaved]:
    """Clean stored stories again from their raw input, now that more of the source's template is known."""
    template = furniture(library, source)
    for story_id in sorted(story_ids):
        try:
            story = get_story(library, story_id)
            raw, kind, url = raw_input(library, story_id)
        except (NothingFound, DamagedText):
            continue
        request = request_for_stored(story, raw, kind, url=url, template=template)
        clean = ask_clean(workers, [request])[0].story
        if clean.document == story.document or not clean.document.text.strip():
            continue
        with library.atomic():
            replace_document(library, story_id, clean)
            link_story(library, story_id, story.title, clean.document.text, story.published_at, now())
        yield StorySaved(story_id, story.title, new=False)


def _elsewhere(library: Library, story_id: int, story: CleanStory, seen_in: Sequence[int]) -> bool:
    """Whether a line seen before counts again: only when this is another story, not another delivery of one."""
    if story_id in seen_in:
        return False
    texts = links.texts(library, seen_in[:1])
    return all(different(story.title, story.document.text, *other) for other in texts.values())
