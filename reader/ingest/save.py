"""Clean stories into the library: stored, linked and findable in one transaction a batch."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from reader.model.events import StorySaved
from reader.model.story import CleanStory
from reader.store.connection import Library
from reader.store.stories import SavedStory, save_story

BATCH = 100
"""Stories a transaction: short enough that nobody at the screen waits for it."""


def save_batches(
    library: Library,
    stories: Sequence[CleanStory],
    *,
    feed_id: int | None,
    now: datetime,
    last: Callable[[], None] = lambda: None,
) -> Iterator[tuple[CleanStory, SavedStory]]:
    """Save the stories in order, telling what became of each batch once it is safe on disk.

    `last` runs inside the last transaction (there is one even without stories): a feed's validators are noted with
    the entries they stand for.
    """
    for start in range(0, max(len(stories), 1), BATCH):
        batch = stories[start : start + BATCH]
        with library.atomic():
            saved = [save_one(library, story, feed_id=feed_id, now=now) for story in batch]
            if start + BATCH >= len(stories):
                last()
        yield from zip(batch, saved, strict=True)


def save_one(library: Library, story: CleanStory, *, feed_id: int | None, now: datetime) -> SavedStory:
    """Save one story and link it to its relatives, in one transaction."""
    with library.atomic():
        return save_story(library, story, feed_id=feed_id, now=now)


def as_event(story: CleanStory, saved: SavedStory) -> StorySaved:
    """What to tell of a saved story."""
    return StorySaved(saved.id, story.title, new=saved.outcome in ("new", "duplicate"))
