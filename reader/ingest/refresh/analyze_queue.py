"""Language analysis as a queue: the stories whose marks are missing or old, newest first, opened ones before all."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from reader.analysis import ANALYSIS_VERSION
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

    `urgent` is asked before each story for one to take first; `stopped` ends the run between two stories.
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
            story_id = waiting.pop(0)
        try:
            analysis = analyze_story(library, workers, story_id, now=now)
        except JobFailed as fault:
            passed_over.add(story_id)
            yield from () if said_fault else (Notice(f"story {story_id} was not analyzed: {fault}"),)
            said_fault = True
            continue
        if analysis is None:
            passed_over.add(story_id)
            continue
        if analysis.method == "limit":
            yield Notice(f"story {story_id} takes too long to analyze: it stays without speakers and figures")
        if analysis.method == "rules" and analysis.language.startswith("en") and not said:
            said = True
            yield Notice("the English language model is missing: only direct quotes are found; see reader doctor")
        done, left = done + 1, max(0, left - 1)
        yield StoryAnalyzed(story_id, done, done + left)


def analyze_story(library: Library, workers: Asks, story_id: int, *, now: Callable[[], datetime]) -> Analysis | None:
    """Analyze one story and save its marks; None when it needs none, is gone, or changed meanwhile.

    Of a story that was only listed so far the text is read out first. One that an older version of the program has
    analyzed is linked again as well, for that version may have read its words otherwise.
    A story that breaks the limits is saved without marks, so that it is not tried again and again. Raises JobFailed
    when the analysis itself is at fault.
    """
    try:
        story = get_story(library, story_id)
        if story.partial == WAITING:
            read_now(library, workers, story_id, now)
            story = get_story(library, story_id)
    except NothingFound:
        return None
    if story.damaged or (story.analysis is not None and story.analysis.version >= ANALYSIS_VERSION):
        return None
    analysis, text = _analysis(workers, story), story.document.text
    with library.atomic():
        saved = save_analysis(library, story_id, analysis, text=text)
        if saved and story.partial != ONLY_NOTES:
            # one that was a copy until its original changed was never linked
            if story.analysis is not None or not term_index.holds(library, story_id):
                link_story(library, story_id, story.title, text, story.published_at, now())
            relink_after_analysis(library, story_id)
        if saved and story.feed_id is not None and story.analysis is None:
            wait_for_rules(library, [story_id], ANALYZED)
    carry_out(library, now=now())
    return analysis if saved else None


def _analysis(workers: Asks, story: Story) -> Analysis:
    if story.partial == ONLY_NOTES and story.analysis is not None:  # who speaks there was told with the notes
        return replace(story.analysis, version=ANALYSIS_VERSION)
    try:
        return ask_analyze(workers, story.document, title=story.title, source=story.source, language=story.language)
    except JobFailed as failure:
        if failure.kind == "fault":
            raise
        return Analysis(ANALYSIS_VERSION, story.language or "en", "limit")
