"""Clean stories into the library: stored, linked and findable in short transactions."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from reader.analysis.related.terms import StoryTerms
from reader.ingest.clean.request import Cleaned
from reader.ingest.link.link_story import link_story
from reader.ingest.refresh.template_learning import clean_again, learn, source_of
from reader.ingest.workers.pool import Asks
from reader.model.event import StorySaved
from reader.model.story import CleanStory
from reader.store.file.library import Library
from reader.store.reading.story_rules import TEXT, carry_out, wait_for_rules
from reader.store.sources.feeds import get_feed
from reader.store.texts.pending import still_waiting
from reader.store.texts.stories import SavedStory, save_story

HOLD = 0.03
"""Seconds after which a transaction takes no more stories: whoever marks a story read meanwhile waits that long."""
GAP = 0.2
"""How long the library is left free between two transactions, as a share of how long the last one took."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A story in the library and what became of it; "cleaned" is an older one that lost its source's furniture."""

    event: StorySaved
    outcome: Literal["new", "changed", "same", "duplicate", "cleaned"]


def save_stories(
    library: Library,
    workers: Asks,
    stories: Sequence[Cleaned],
    *,
    feed_id: int | None,
    now: Callable[[], datetime],
    last: Callable[[], None] = lambda: None,
    waited: bool = False,
) -> Iterator[Saved]:
    """Save the stories in order, telling what became of each batch once it is safe on disk.

    `last` runs inside the last transaction (there is one even without stories): a feed's validators are noted with
    the entries they stand for. What the stories teach of their source's template is used on older ones at the end.
    Of stories that `waited`, listed before, those are passed over to which another text came meanwhile. Raises
    NothingFound when the feed is gone.
    """
    doubtful: dict[str, set[int]] = {}
    rest = list(stories)
    while True:
        began = time.monotonic()
        with library.atomic():
            if feed_id is not None:
                get_feed(library, feed_id)  # it may have been removed since its stories were fetched
                if waited:
                    guids = still_waiting(library, feed_id, [one.story.guid for one in rest])
                    rest = [one for one in rest if one.story.guid in guids]
            batch = _as_many_as_fit(library, rest, feed_id, now(), until=began + HOLD)
            rest = rest[len(batch) :]
            if feed_id is not None:
                arrived = [one.id for _, one in batch if one.outcome == "new"]
                wait_for_rules(library, arrived, TEXT)
            for source, found in _learn(library, batch, feed_id, now()).items():
                doubtful.setdefault(source, set()).update(found)
            if not rest:
                last()
        carry_out(library, now=now())
        held = time.monotonic() - began
        for cleaned, one in batch:
            new = one.outcome in ("new", "duplicate")
            yield Saved(StorySaved(one.id, cleaned.story.title, new=new), one.outcome)
        if not rest:
            break
        time.sleep(held * GAP)
    for source, ids in doubtful.items():
        for event in clean_again(library, workers, ids, source=source, now=now):
            yield Saved(event, "cleaned")


def save_one(
    library: Library, story: CleanStory, *, feed_id: int | None, now: datetime, story_terms: StoryTerms | None = None
) -> SavedStory:
    """Save one story and link it to its relatives, in one transaction; `story_terms` as for `link_story`."""
    with library.atomic():
        saved = save_story(library, story, feed_id=feed_id, now=now)
        if saved.outcome in ("new", "changed") and saved.same_as is None:
            title, text = story.title, story.document.text
            link_story(library, saved.id, title, text, story.published_at, now, story_terms=story_terms)
    return saved


def _as_many_as_fit(
    library: Library, stories: Sequence[Cleaned], feed_id: int | None, now: datetime, *, until: float
) -> list[tuple[Cleaned, SavedStory]]:
    """The first of the stories, saved until the moment `until`, at least one."""
    batch: list[tuple[Cleaned, SavedStory]] = []
    for cleaned in stories:
        batch.append(
            (cleaned, save_one(library, cleaned.story, feed_id=feed_id, now=now, story_terms=cleaned.story_terms))
        )
        if time.monotonic() > until:
            break
    return batch


def _learn(
    library: Library, batch: Sequence[tuple[Cleaned, SavedStory]], feed_id: int | None, now: datetime
) -> dict[str, frozenset[int]]:
    """Which stories, by source, hold lines that this batch shows to be furniture."""
    arrived: dict[str, list[tuple[int, Cleaned]]] = {}
    for cleaned, one in batch:
        if one.outcome in ("new", "changed"):
            arrived.setdefault(source_of(cleaned.story, feed_id), []).append((one.id, cleaned))
    return {source: learn(library, source, stories, now) for source, stories in arrived.items()}
