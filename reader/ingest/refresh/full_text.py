"""The whole text of a story from its page, on request or for feeds that send summaries only."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime

from reader.errors import NothingFound, ReaderError
from reader.ingest.clean.request import request_for_stored
from reader.ingest.encoding import decode
from reader.ingest.fetch.client import Client, proxies
from reader.ingest.fetch.fetch import DEADLINE, PAGE_TYPES, Failed, Fetched, NotModified, Outcome, fetch
from reader.ingest.link.link_story import link_story
from reader.ingest.refresh.cleaned_values import PageRead
from reader.ingest.refresh.values import PageWanted
from reader.ingest.refresh.waiting_texts import read_now
from reader.ingest.refresh.walls import is_wall
from reader.ingest.urls import host_of
from reader.ingest.workers.pool import Asks
from reader.ingest.workers.requests import ask_clean
from reader.model.event import Event, InputFailed, Notice, StorySaved
from reader.model.feed import Feed
from reader.model.story import WAITING, CleanStory, Story
from reader.store.file.library import Library
from reader.store.sources.feeds import get_feed
from reader.store.texts.stories import get_story
from reader.store.texts.story_texts import put_page, text_sent


def full_text(
    library: Library,
    story_id: int,
    *,
    now: Callable[[], datetime],
    workers: Asks,
    client: Client | None = None,
    seconds: float = DEADLINE,
) -> Iterator[Event]:
    """Fetch the story's page and put its text in the place of the feed's, when it is longer."""
    try:
        story = get_story(library, story_id)
        if not story.url:
            raise NothingFound("this story has no address")
    except ReaderError as error:
        yield InputFailed(f"story {story_id}", str(error), story_id)
        return
    if story.partial == WAITING:
        read_now(library, workers, story_id, now)  # the page is measured by what the feed gave
        story = get_story(library, story_id)
    with ExitStack() as stack:
        client = client or stack.enter_context(Client(proxies()))
        answer = fetch_page(client, library, story, now=now, seconds=seconds)
    if isinstance(answer, Fetched):
        yield keep_if_longer(library, story_id, clean_page(workers, story, answer), now())
    else:
        reason = answer.reason if isinstance(answer, Failed) else "the page is empty"
        yield InputFailed(story.title, reason, story_id)


def fetch_page(
    client: Client, library: Library, story: Story, *, now: Callable[[], datetime], seconds: float = DEADLINE
) -> Outcome:
    """The page of a story; on a private address only when its feed lives on the same host and may."""
    private = story.feed_id is not None and may_be_private(get_feed(library, story.feed_id), story.url)
    return read_page(client, story.url, now=now(), private=private, seconds=seconds)


def page_of(client: Client, workers: Asks, wanted: PageWanted, *, now: datetime, seconds: float) -> PageRead:
    """The page of a story whose feed sends summaries; without one the summary stays."""
    story = wanted.story
    private = may_be_private(wanted.feed, story.url)
    answer = read_page(client, story.url, now=now, private=private, seconds=seconds)
    page = clean_page(workers, story, answer, wanted.template) if isinstance(answer, Fetched) else None
    return PageRead(story.id, page)


def may_be_private(feed: Feed, url: str) -> bool:
    """The user's yes is for the feed's host; an address in its stories is the publisher's word, not the user's."""
    return feed.private and host_of(url) == host_of(feed.url)


def read_page(client: Client, url: str, *, now: datetime, private: bool = False, seconds: float = DEADLINE) -> Outcome:
    """A page, or why there is none."""
    answer = fetch(client, url, now=now, private=private, seconds=seconds, accept=PAGE_TYPES)
    if isinstance(answer, (Fetched, NotModified)) and not getattr(answer, "body", b"").strip():
        return Failed("the page is empty")
    return answer


def clean_page(workers: Asks, story: Story, answer: Fetched, template: tuple[str, ...] = ()) -> CleanStory:
    """The story as its page tells it; what the feed said of title, author and date stays."""
    request = request_for_stored(story, page_text(answer), "page", url=answer.url, template=template)
    return ask_clean(workers, [request])[0].story


def keep_if_longer(library: Library, story_id: int, clean: CleanStory, now: datetime) -> Event:
    """Show the page's text in the place of the feed's, unless it has less to say, or a wall or a login to show.

    What the feed sent is kept beside it.
    """
    story, sent = get_story(library, story_id), len(text_sent(library, story_id).split())
    if is_wall(clean.document, sent, told=clean.partial == "wall"):
        return Notice(f"the page of “{story.title}” is behind a paywall or login: the feed's text stays", story_id)
    if clean.document.words <= sent:
        return Notice(f"the page of “{story.title}” has no more text than the feed sent", story_id)
    with library.atomic():
        put_page(library, story_id, clean)
        link_story(library, story_id, story.title, clean.document.text, story.published_at, now)
    return StorySaved(story_id, story.title, new=False)


def page_text(answer: Fetched) -> str:
    """The page as text, by what the server and the page say of its encoding."""
    _, _, charset = answer.content_type.lower().partition("charset=")
    return decode(answer.body, charset.split(";")[0].strip(" \"'"))
