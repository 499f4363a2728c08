"""Second pass of a refresh: clean and link the entries that were listed first, a few of every feed by turns.

What is listed and not cleaned when a run ends early is taken up by the next one (`waiting_texts`).
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from reader.errors import NothingFound
from reader.ingest.refresh.cleaned_values import CleanedChanges, CleanedEntries, PageRead
from reader.ingest.refresh.full_text import keep_if_longer
from reader.ingest.refresh.list_entries import note_answer
from reader.ingest.refresh.run import Run, host_turn
from reader.ingest.refresh.save import save_stories
from reader.ingest.refresh.template_learning import furniture
from reader.ingest.refresh.values import PageWanted, SecondPass
from reader.ingest.refresh.waiting_texts import requests_for_waiting
from reader.ingest.workers.requests import BATCH, ask_clean
from reader.model.event import Event, FeedFetched, StorySaved
from reader.model.feed import Feed
from reader.model.story import Story
from reader.store.sources.feeds import get_feed
from reader.store.texts.stories import get_story
from reader.store.texts.story_texts import forget_stale_page, has_stale_page


def clean_next(run: Run) -> None:
    """Have the texts of a few waiting stories cleaned."""
    feed_id, ids = run.waiting.popleft()
    some, rest = ids[:BATCH], ids[BATCH:]
    if rest:
        run.waiting.append((feed_id, rest))
    requests = requests_for_waiting(run.library, feed_id, some)
    run.read(None, lambda: CleanedEntries(feed_id, tuple(ask_clean(run.workers, requests))))


def save(run: Run, value: SecondPass) -> Iterator[Event]:
    """Save what was cleaned; a feed that was removed meanwhile is passed over."""
    with suppress(NothingFound):
        match value:
            case CleanedChanges():
                yield from _save_changes(run, value)
            case CleanedEntries():
                yield from _save_entries(run, value)
            case PageRead(story_id=story_id, page=page):
                with run.library.atomic():
                    forget_stale_page(run.library, story_id)
                event = keep_if_longer(run.library, story_id, page, run.now()) if page else None
                if isinstance(event, StorySaved):
                    yield event


def _save_changes(run: Run, value: CleanedChanges) -> Iterator[Event]:
    """Save entries that are here with other words, and note the feed's answer with the last of them."""
    feed, altered = value.answered.feed, 0
    run.open.discard(feed.id)
    for saved in save_stories(
        run.library, run.workers, value.stories, feed_id=feed.id, now=run.now,
        last=lambda: note_answer(run, value.answered, value.listed, value.gap),
    ):  # fmt: skip
        altered += saved.outcome == "changed"
        if saved.outcome != "same":
            yield saved.event
        if saved.outcome == "changed" and has_stale_page(run.library, saved.event.story_id):
            _want_page(run, feed, get_story(run.library, saved.event.story_id))
    feed = get_feed(run.library, feed.id)
    yield FeedFetched(feed.id, feed.name, value.listed, altered, unchanged=not value.listed and not altered)


def _save_entries(run: Run, value: CleanedEntries) -> Iterator[Event]:
    feed = get_feed(run.library, value.feed_id)
    for saved in save_stories(run.library, run.workers, value.stories, feed_id=feed.id, now=run.now, waited=True):
        yield replace(saved.event, new=False)
        if feed.full_text and saved.outcome == "new":
            story = get_story(run.library, saved.event.story_id)
            if story.partial:
                _want_page(run, feed, story)


def _want_page(run: Run, feed: Feed, story: Story) -> None:
    """Let a story's page wait for its host's turn: its feed gave only a summary, or has changed since it was read."""
    if story.url:
        wanted = PageWanted(feed, story, furniture(run.library, f"feed {feed.id}"))
        run.turns.add(host_turn(feed, story.url), wanted)
