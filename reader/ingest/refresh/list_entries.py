"""First pass of a refresh: list the new entries of a feed as they arrive.

That is quick, so that a first refresh of hundreds of feeds fills the list at once. Nothing here is imported before a
feed sends a new body.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from reader.errors import NothingFound
from reader.ingest.fetch.fetch import Fetched
from reader.ingest.fetch.outcome import after_parsed
from reader.ingest.fetch.schedule import gap_in_words, gap_of
from reader.ingest.refresh.run import Run, merge, other_at
from reader.ingest.refresh.values import Answered
from reader.ingest.workers.feed_requests import SentFeed
from reader.model.event import Event, FeedFetched, Notice, StorySaved
from reader.store.reading.story_rules import LISTED, carry_out, wait_for_rules
from reader.store.sources.feeds import get_feed, newest_entry, update_feed
from reader.store.texts.arriving_entries import list_arrivals
from reader.store.texts.entries import Arrival
from reader.store.texts.known_entries import arrivals

TOGETHER = 100
"""Stories listed in one transaction: whoever marks a story read meanwhile waits some hundredths of a second."""


def save(run: Run, answered: Answered) -> Iterator[Event]:
    """List what is new in a feed's answer, and note the answer with the last of it.

    When entries that are here have other words, the answer is noted with those, once they are cleaned.
    """
    feed, (answer, sent) = answered.feed, _body_of(answered)
    if other := other_at(run, feed, answer.moved):
        yield from merge(run, feed, other)
        return
    try:
        fresh = arrivals(run.library, feed.id, sent.entries)
        gap = None
        if len(fresh.new) == len(sent.entries):
            dates = [entry.published_at for entry in sent.entries]
            gap = gap_of(dates, newest_entry(run.library, feed.id, run.now()), feed.fetch.answered_at, run.now())
        note = partial(note_answer, run, answered, len(fresh.new), gap)
        listed = []
        for start in range(0, max(1, len(fresh.new)), TOGETHER):
            some, last = fresh.new[start : start + TOGETHER], start + TOGETHER >= len(fresh.new)
            arrived = _list(run, answered, some, note if last and not fresh.changed else lambda: None)
            listed += [event.story_id for event in arrived]
            yield from arrived
        if listed:
            run.new += len(listed)
            run.waiting.append((feed.id, listed))
        if fresh.changed:
            _clean_changes(run, answered, fresh.changed, len(listed), gap)
            return
        feed = get_feed(run.library, feed.id)
    except NothingFound:  # unsubscribed meanwhile
        run.open.discard(feed.id)
        return
    run.open.discard(feed.id)
    yield FeedFetched(feed.id, feed.name, len(listed), unchanged=not listed)


def note_answer(run: Run, answered: Answered, new: int, gap: tuple[datetime, datetime] | None) -> None:
    """Note validators, pace and gap of a feed, in the transaction that saves the entries they stand for."""
    answer, sent = _body_of(answered)
    feed, now = get_feed(run.library, answered.feed.id), run.now()
    noted = after_parsed(feed, answer, sent, now, run.jitter(), new=new, gap=gap)
    update_feed(run.library, noted)
    if gap:
        run.gaps.append(Notice(f"{noted.name}: {gap_in_words(noted.fetch, now)}"))


def _body_of(answered: Answered) -> tuple[Fetched, SentFeed]:
    assert isinstance(answered.outcome, Fetched)
    assert answered.sent is not None
    return answered.outcome, answered.sent


def _list(run: Run, answered: Answered, some: tuple[Arrival, ...], note: Callable[[], None]) -> list[StorySaved]:
    """List some entries in one transaction, with whatever is to be noted."""
    assert answered.sent is not None
    with run.library.atomic():
        feed = get_feed(run.library, answered.feed.id)  # it may have been removed since it answered
        site = feed.title or answered.sent.info.title
        listed = list_arrivals(run.library, feed.id, some, site=site, now=run.now()) if some else []
        wait_for_rules(run.library, [story_id for story_id, _ in listed], LISTED)
        note()
    carry_out(run.library, now=run.now())
    return [StorySaved(story_id, entry.title) for story_id, entry in listed]


def _clean_changes(
    run: Run, answered: Answered, changed: tuple[Arrival, ...], listed: int, gap: tuple[datetime, datetime] | None
) -> None:
    """Have the entries cleaned that are here with other words."""
    from reader.ingest.refresh.cleaned_values import CleanedChanges
    from reader.ingest.refresh.template_learning import furniture
    from reader.ingest.workers.requests import ask_clean, request_for_entry

    assert answered.sent is not None
    feed = answered.feed
    site, template = feed.title or answered.sent.info.title, furniture(run.library, f"feed {feed.id}")
    requests = [request_for_entry(entry, site=site, template=template) for entry in changed]
    run.read(feed, lambda: CleanedChanges(answered, listed, gap, tuple(ask_clean(run.workers, requests))))
