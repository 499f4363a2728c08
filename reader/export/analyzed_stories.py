"""Stories read from the library for what lays several side by side: lenses and dossiers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from reader.analysis.compare.analyzed_story import AnalyzedStory
from reader.analysis.related.thread_titles import thread_name
from reader.model.document import Span
from reader.model.queries.query import Query
from reader.model.safe_text import safe_line
from reader.model.sourcing.rests_on import rests_on, single_source
from reader.model.story import Story
from reader.store.annotations.people import person_of
from reader.store.file.library import Library
from reader.store.relations import threads
from reader.store.search import search
from reader.store.texts.stories import get_story

MOST = 120
"""Stories of a thread that are read for a lens: the newest ones."""


@dataclass(frozen=True, slots=True)
class AnalyzedThread:
    """A thread with its stories read."""

    id: int
    name: str
    stories: tuple[AnalyzedStory, ...]
    """In order of time."""
    unread: frozenset[int]
    single_source: str = ""
    """The one outlet or agency that every story names as where its words come from, and no story any other."""


def read_story(lib: Library, story_id: int, zone: tzinfo | None) -> AnalyzedStory:
    """One story; its time in `zone`. Raises NothingFound."""
    return analyzed(lib, get_story(lib, story_id), zone)


def read_thread(lib: Library, thread_id: int, zone: tzinfo | None) -> AnalyzedThread | None:
    """A thread with at most its `MOST` newest stories; None when it is gone."""
    thread = threads.thread(lib, thread_id)
    if thread is None:
        return None
    read = [get_story(lib, story_id) for story_id in thread.story_ids[-MOST:]]
    stories = tuple(analyzed(lib, story, zone) for story in read)
    unread = frozenset(story.id for story in read if story.status.read_at is None)
    single = single_source([rests_on(story) for story in read])
    return AnalyzedThread(thread.id, name_of(thread.name, stories), stories, unread, safe_line(single))


def read_some(lib: Library, story_ids: Sequence[int], name: str, zone: tzinfo | None) -> AnalyzedThread | None:
    """Stories of any threads, or with no ids those of the whole library, as one: at most the `MOST` newest.

    None when there are none.
    """
    found = search.page(lib, Query(ids=tuple(story_ids)), after=None, before=None, limit=MOST + 1)
    read = [get_story(lib, story_id) for story_id in found[:MOST]]
    stories = tuple(sorted((analyzed(lib, story, zone) for story in read), key=lambda one: (one.at, one.id)))
    unread = frozenset(story.id for story in read if story.status.read_at is None)
    words = f"{safe_line(name)}, the newest {MOST}" if len(found) > MOST else safe_line(name)
    return AnalyzedThread(0, words, stories, unread) if stories else None


def thread_named(lib: Library, story_id: int) -> tuple[str, tuple[int, ...]] | None:
    """What the thread of a story is called and the stories in it; None when it stands alone."""
    thread_id = threads.thread_of(lib, story_id)
    thread = threads.thread(lib, thread_id) if thread_id is not None else None
    if thread is None or len(thread.story_ids) < 2:
        return None
    stories = [read_story(lib, one, None) for one in thread.story_ids[-MOST:]]
    return name_of(thread.name, stories), tuple(thread.story_ids)


def name_of(name: str, stories: Iterable[AnalyzedStory]) -> str:
    """What a thread is called: its name, else what its stories begin with."""
    return safe_line(name) or safe_line(thread_name([(one.title, one.text) for one in stories])) or "no name"


def analyzed(lib: Library, story: Story, zone: tzinfo | None) -> AnalyzedStory:
    """A story that was read already; its time in `zone`."""
    quotes = story.analysis.quotes if story.analysis else ()
    names = dict.fromkeys(quote.speaker_name for quote in quotes if quote.speaker_name)
    people = {name: person for name in names if (person := person_of(lib, story.id, name)) is not None}
    captions = tuple(Span(block.start, block.end) for block in story.document.blocks if block.kind == "caption")
    at = (story.published_at or story.status.arrived_at).astimezone(zone)
    text = story.document.text
    return AnalyzedStory(
        story.id,
        story.title,
        story.source,
        at,
        text,
        story.analysis,
        captions,
        is_dated=story.published_at is not None,
        thread=threads.thread_of(lib, story.id),
        people=people,
    )
