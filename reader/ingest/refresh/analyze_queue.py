"""Language analysis as a queue: the stories whose marks are missing or old, newest first, opened ones before all."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from reader.analysis import ANALYSIS_VERSION, Unread
from reader.errors import NothingFound
from reader.ingest.link.link_story import link_story, relink_after_analysis
from reader.ingest.refresh.waiting_texts import read_now
from reader.ingest.workers.pool import Asks, JobFailed, Workers
from reader.ingest.workers.requests import ask_analyze
from reader.model.event import AnalysisPaused, Event, Notice, StoryAnalyzed
from reader.model.mark import Analysis
from reader.model.note import ONLY_NOTES
from reader.model.story import WAITING, Story
from reader.store.annotations.marks import save_analysis
from reader.store.file.library import Library
from reader.store.reading.story_rules import ANALYZED, carry_out, wait_for_rules
from reader.store.relations import term_index
from reader.store.texts.pending import count_stale, stale
from reader.store.texts.stories import get_story

AT_ONCE = 50
"""Stale stories looked up at a time, so that what arrives meanwhile comes in its turn."""
TOGETHER = 4000
"""Characters of short stories from which on no further one is analyzed with them."""


def analyze_queue(
    library: Library,
    workers: Asks | None = None,
    *,
    now: Callable[[], datetime],
    only: Sequence[int] | None = None,
    urgent: Callable[[], int | None] = lambda: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Event]:
    """Analyze what is stale until nothing is; `only` names stories to be analyzed instead, if they are stale.

    `urgent` is asked before each story for one to take first; `stopped` ends the run between two stories. Short ones
    are analyzed together, so many that whoever opens a story waits no longer than for one of common length.
    """
    if workers is None:
        with Workers() as own:
            yield from analyze_queue(library, own, now=now, only=only, urgent=urgent, stopped=stopped)
        return
    passed_over: set[int] = set()
    waiting = list(dict.fromkeys(only or ()))
    said = said_fault = False
    done, left = 0, count_stale(library, ANALYSIS_VERSION) if only is None else len(waiting)
    while not stopped():
        story_id = urgent()
        if story_id is None:
            if not waiting and only is None:
                stale_ids = stale(library, ANALYSIS_VERSION, AT_ONCE + len(passed_over))
                waiting = [stale_id for stale_id in stale_ids if stale_id not in passed_over]
                left = max(len(waiting), count_stale(library, ANALYSIS_VERSION) - len(passed_over))
            if not waiting:
                if left:
                    yield AnalysisPaused("")  # those that are left cannot be analyzed
                return
            stories = _take(library, workers, waiting, passed_over, now)
        else:
            stories = _take(library, workers, [story_id], passed_over, now)
        for story, found in zip(stories, _analyses(workers, stories), strict=True):
            if isinstance(found, JobFailed):
                passed_over.add(story.id)
                yield from () if said_fault else (Notice(f"story {story.id} was not analyzed: {found}"),)
                said_fault = True
                continue
            if not _save(library, story, found, now):
                passed_over.add(story.id)
                continue
            if found.method == "limit":
                yield Notice(f"story {story.id} takes too long to analyze: it stays without speakers and figures")
            if found.method == "rules" and found.language.startswith("en") and not said:
                said = True
                yield Notice("the English language model is missing: only direct quotes are found; see reader doctor")
            done, left = done + 1, max(0, left - 1)
            yield StoryAnalyzed(story.id, done, done + left)


def _take(
    library: Library, workers: Asks, waiting: list[int], passed_over: set[int], now: Callable[[], datetime]
) -> list[Story]:
    """The next stories of those waiting that need an analysis; those that need none, or are gone, are passed over.

    Of a story that was only listed so far the text is read out first.
    """
    taken: list[Story] = []
    while waiting and sum(len(story.document.text) for story in taken) < TOGETHER:
        story_id = waiting.pop(0)
        try:
            story = get_story(library, story_id)
            if story.partial == WAITING:
                read_now(library, workers, story_id, now)
                story = get_story(library, story_id)
        except NothingFound:
            passed_over.add(story_id)
            continue
        if story.damaged or (story.analysis is not None and story.analysis.version >= ANALYSIS_VERSION):
            passed_over.add(story_id)
        else:
            taken.append(story)
    return taken


def _analyses(workers: Asks, stories: Sequence[Story]) -> list[Analysis | JobFailed]:
    """The analysis of each; of one that breaks the limits one without marks, so that it is not tried again and again.

    Where they cannot be analyzed together each is by itself: then only one at fault has none.
    """
    known = {
        story.id: replace(story.analysis, version=ANALYSIS_VERSION)
        for story in stories
        if story.partial == ONLY_NOTES and story.analysis is not None  # who speaks there was told with the notes
    }
    unread = [story for story in stories if story.id not in known]
    found: dict[int, Analysis | JobFailed] = {**known}
    try:
        asked = [Unread(story.document, story.title, story.source, story.language) for story in unread]
        analyses = ask_analyze(workers, asked) if asked else []
        found |= {story.id: analysis for story, analysis in zip(unread, analyses, strict=True)}
    except JobFailed as failure:
        if len(unread) > 1:
            return [one for story in stories for one in _analyses(workers, [story])]
        limit = Analysis(ANALYSIS_VERSION, unread[0].language or "en", "limit")
        found[unread[0].id] = failure if failure.kind == "fault" else limit
    return [found[story.id] for story in stories]


def _save(library: Library, story: Story, analysis: Analysis, now: Callable[[], datetime]) -> bool:
    """Save a story's marks, unless it changed meanwhile; whether they were.

    One that an older version of the program has analyzed is linked again as well, for that version may have read its
    words otherwise.
    """
    text = story.document.text
    with library.atomic():
        saved = save_analysis(library, story.id, analysis, text=text)
        if saved and story.partial != ONLY_NOTES:
            # one that was a copy until its original changed was never linked
            if story.analysis is not None or not term_index.holds(library, story.id):
                link_story(library, story.id, story.title, text, story.published_at, now())
            relink_after_analysis(library, story.id)
        if saved and story.feed_id is not None and story.analysis is None:
            wait_for_rules(library, [story.id], ANALYZED)
    carry_out(library, now=now())
    return saved
