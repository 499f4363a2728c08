"""Old stories cleaned again by new rules, from what was kept of their input: the newest first, a few at a time.

Notes and highlights are looked up again by their words; one whose words are gone is shown as loose. Nothing is asked
of the network, and what is not reached before the program ends is taken up the next time.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from reader.errors import DamagedText, NothingFound
from reader.ingest.clean.request import request_for_stored
from reader.ingest.link.link_story import link_story
from reader.ingest.refresh.template_learning import furniture
from reader.ingest.urls import host_of
from reader.ingest.workers.pool import Asks
from reader.ingest.workers.requests import ask_clean
from reader.model.event import StorySaved
from reader.model.story import CLEAN_VERSION, CleanStory, Story
from reader.store.file.library import Library
from reader.store.texts.pending import cleaned_by_older_rules, is_cleaned_by
from reader.store.texts.stories import get_story, raw_input, replace_document

AT_ONCE = 25
"""Stories looked up at a time, so that what arrives meanwhile comes in its turn."""

_LOST = 0.5
"""Share of a text that must be left; a cleaning that takes more has met a limit, and the old text stays."""


def reclean_queue(
    library: Library,
    workers: Asks,
    *,
    now: Callable[[], datetime],
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[StorySaved]:
    """Clean again what older rules made until nothing is left; `stopped` ends the run between two stories.

    Told are the stories whose text has changed; their marks wait for the analysis.
    """
    while not stopped() and (waiting := cleaned_by_older_rules(library, CLEAN_VERSION, AT_ONCE)):
        for story_id in waiting:
            if stopped():
                return
            if event := _reclean(library, workers, story_id, now):
                yield event


def _reclean(library: Library, workers: Asks, story_id: int, now: Callable[[], datetime]) -> StorySaved | None:
    try:
        story = get_story(library, story_id)
        clean = _cleaned(library, workers, story)
    except NothingFound:
        return None
    except DamagedText:
        clean = None
    with library.atomic():
        is_cleaned_by(library, story_id, CLEAN_VERSION)
        if clean is None or clean.document == story.document or clean.document.words < _LOST * story.document.words:
            return None
        replace_document(library, story_id, clean)
        if clean.document.text != story.document.text:
            link_story(library, story_id, story.title, clean.document.text, story.published_at, now())
    return StorySaved(story_id, story.title, new=False)


def _cleaned(library: Library, workers: Asks, story: Story) -> CleanStory:
    """The story as today's rules clean it, under its own title. Raises NothingFound, DamagedText."""
    raw, kind, url = raw_input(library, story.id)
    host = "" if kind == "text" else host_of(url)
    template = furniture(library, host if story.feed_id is None else f"feed {story.feed_id}")
    request = request_for_stored(story, raw, kind, url=url, template=template)
    if kind == "text":  # its headline is found in the text, with what stands above it
        clean = ask_clean(workers, [replace(request, title="")])[0].story
        if clean.title == story.title:
            return clean
    return ask_clean(workers, [request])[0].story
