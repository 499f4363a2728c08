"""The sample stories of the first run: written for this program, shipped with their marks and links ready made.

They belong to feeds of their own whose addresses begin with "sample:" and which are never fetched, so that everything
that works on feeds works on them, and removing them keeps what the reader noted, tagged or starred.
"""

from datetime import datetime

from reader.sample.prebuilt import READY_FILE, Ready, load
from reader.sample.sample_feeds import is_sample, sample_feed, sample_feeds
from reader.store.annotations.marks import save_analysis
from reader.store.file.first_use import is_untouched
from reader.store.file.library import Library
from reader.store.relations import links, term_index, threads
from reader.store.sources.feeds import remove_feed
from reader.store.texts.stories import counts, save_story

__all__ = ["install", "is_sample", "present", "remove", "welcome"]


def welcome(library: Library, *, now: datetime) -> bool:
    """Put the samples into a library nobody ever used; whether it was one."""
    if not is_untouched(library):
        return False
    install(library, now=now)
    return True


def install(library: Library, *, now: datetime) -> int:
    """Put the samples in, in one transaction; how many stories the list has more. They arrive on their own dates."""
    before = counts(library).all
    ready = load(READY_FILE)
    with library.atomic():
        ids = _stories(library, ready, now)
        for vector in ready.vectors:
            term_index.put(library, ids[vector.guid], dict(zip(vector.terms, vector.weights, strict=True)))
        for thread in ready.threads:
            thread_id = threads.start(library)
            threads.name(library, thread_id, thread.name)
            for guid in thread.guids:
                threads.join(library, ids[guid], thread_id)
        links.write(library, [link.between(ids) for link in ready.links])
        links.count_shown(library, ids.values())
    return counts(library).all - before


def remove(library: Library) -> int:
    """Take the samples out; those noted, tagged or starred stay as stories without a feed. How many went."""
    before = counts(library).all
    with library.atomic():
        for feed in sample_feeds(library):
            remove_feed(library, feed.id)
    return before - counts(library).all


def present(library: Library) -> bool:
    """Whether the samples are in and were not taken out again."""
    return bool(sample_feeds(library))


def _stories(library: Library, ready: Ready, now: datetime) -> dict[str, int]:
    """Feeds and stories with their marks; the stories' ids by guid."""
    ids: dict[str, int] = {}
    for arrival in ready.arrivals:
        clean = arrival.clean()
        arrived = min(now, clean.updated_at or clean.published_at or now)
        feed = sample_feed(library, arrival.outlet, now=arrived)
        saved = save_story(library, clean, feed_id=feed.id, now=arrived)
        ids[clean.guid] = saved.id
        if arrival.analysis is not None:
            save_analysis(library, saved.id, arrival.analysis, text=clean.document.text)
    return ids
