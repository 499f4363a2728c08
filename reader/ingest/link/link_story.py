"""Give a story its relatives and its thread: between what analysis finds and what the store keeps.

`link_story` is called in the transaction that saves a new or changed story, `relink_after_analysis` when its speakers
and figures are known.
"""

from datetime import datetime

from reader.analysis.related import reasons
from reader.analysis.related.nearness import (
    CANDIDATES,
    LISTED,
    Vector,
    ranked,
    vector,
    worth_keeping,
)
from reader.analysis.related.terms import StoryTerms, terms
from reader.ingest.link.link_reasons import explain
from reader.ingest.link.thread_placement import Ranking, name_thread, place
from reader.model.link import EVENT_NEARNESS, Link
from reader.store.annotations import marks
from reader.store.file.library import Library
from reader.store.relations import links, term_index


def link_story(
    library: Library,
    story_id: int,
    title: str,
    text: str,
    published_at: datetime | None,
    now: datetime,
    *,
    story_terms: StoryTerms | None = None,
) -> None:
    """Index a new or changed story, link it with its relatives both ways and find its thread.

    The reasons of its links wait for its analysis, which takes longer by far; see `link_reasons`. A story dated ahead
    counts as published `now`. All of it is one transaction, or part of the caller's. `story_terms` are those of title
    and text, when they are known already.
    """
    at = None if published_at is None else min(published_at, now)
    with library.atomic():
        story_terms = story_terms or terms(title, text)
        before = links.forget(library, story_id)
        term_index.take(library, story_id)
        counted, stories = term_index.counts(library, story_terms.keys())
        own = vector(story_terms, counted, stories)
        ranking = ranked(own, at, term_index.candidates(library, own, CANDIDATES, counted=counted))
        term_index.put(library, story_id, own)
        kept = worth_keeping(ranking)
        links.write(
            library,
            [Link(story_id, one.id, near, "event" if near >= EVENT_NEARNESS else "story") for near, one in kept],
        )
        moved = place(library, story_id, ranking)
        links.count_shown(library, {story_id, *before, *moved, *(one.id for _, one in kept)})


def relink_after_analysis(library: Library, story_id: int) -> None:
    """Add what only language analysis tells to the reasons of a story's links: shared speakers, answers, figures.

    What linking left for later is done as well: the other reasons, and the name of the thread.
    """
    mine = marks.load_analysis(library, story_id)
    if mine is None:
        return
    with library.atomic():
        explain(library, story_id)
        name_thread(library, story_id)
        shown = links.relatives(library, story_id)
        read = links.texts(library, [story_id, *(one.id for one in shown)])
        for relative in shown:
            theirs = marks.load_analysis(library, relative.id)
            if theirs is not None and story_id in read and relative.id in read:
                more = reasons.reasons_between((read[story_id][1], mine), (read[relative.id][1], theirs))
                found = reasons.together(relative.link.reasons, more)
                links.put_reasons(library, story_id, relative.id, found)


def all_candidates(library: Library, story_id: int, published_at: datetime | None) -> Ranking:
    """All stories that have something in common with one that was linked, nearest first, thread or no thread."""
    found = term_index.vectors(library, [story_id])
    own: Vector = found[0].vector if found else {}
    return ranked(own, published_at, term_index.candidates(library, own, LISTED, besides=story_id))
