"""Entries on their whole way: every one becomes a story, and stays the story it is."""

import pytest

from reader.ingest.fetch.client import Client
from reader.ingest.importing.add import add
from reader.ingest.refresh.refresh import refresh
from reader.model.action import AddNote, ChangeTags, SetRead
from reader.model.note import Note
from reader.model.queries.query import Query
from reader.model.story import Headline
from reader.store.file.library import Library
from reader.store.reading.actions import perform
from reader.store.sources.feeds import add_feed
from reader.store.texts.stories import get_story, headlines
from tests.fakes import Clock, InlineWorkers
from tests.ingest.feeds import PARAGRAPH
from tests.server import Answer, FeedServer


class Outlet:
    """A library and a server with one feed, whose entries are given as they stand in it."""

    def __init__(
        self, library: Library, server: FeedServer, client: Client, workers: InlineWorkers, clock: Clock
    ) -> None:
        self.library, self.server, self.client, self.workers, self.clock = library, server, client, workers, clock
        self.feed = add_feed(library, server.url("/feed"), title="Harbor", private=True, now=clock())[0]

    def send(self, *entries: str) -> list[Headline]:
        """Refresh when the feed holds these; what is listed, the newest first."""
        items = "".join(f"<item>{entry}</item>" for entry in entries)
        self.server.routes["/feed"] = Answer(
            f'<rss version="2.0"><channel><title>Harbor</title>{items}</channel></rss>'
        )
        self.clock.on(hours=2)
        run = refresh(
            self.library, feeds=[self.feed.id], now=self.clock, workers=self.workers, client=self.client, pause=0
        )
        list(run)
        return headlines(self.library, Query(), limit=100)


@pytest.fixture
def outlet(library: Library, server: FeedServer, client: Client, workers: InlineWorkers, clock: Clock) -> Outlet:
    return Outlet(library, server, client, workers, clock)


def entry(
    title: str, day: int, text: str = PARAGRAPH, *, link: str = "https://harbor.example/show", guid: str = ""
) -> str:
    name = f'<guid isPermaLink="false">{guid}</guid>' if guid else ""
    date = f"<pubDate>{day:02} Nov 2026 08:00:00 GMT</pubDate>"
    return f"<title>{title}</title><link>{link}</link>{name}{date}<description>{text}</description>"


@pytest.mark.parametrize("guid", ["", "programme", "each"])
def test_episodes_with_the_same_notes_are_stories_of_their_own(outlet: Outlet, guid: str) -> None:
    def episodes(first: int, last: int) -> list[str]:
        return [
            entry(f"Episode {day}", day, guid=f"e{day}" if guid == "each" else guid)
            for day in range(last, first - 1, -1)
        ]

    assert len(outlet.send(*episodes(1, 5))) == 5
    perform(outlet.library, SetRead(tuple(line.id for line in outlet.send()), True), now=outlet.clock())
    listed = outlet.send(*episodes(3, 7))
    assert [(line.title, line.read) for line in listed] == [
        ("Episode 7", False), ("Episode 6", False), *((f"Episode {day}", True) for day in (5, 4, 3, 2, 1)),
    ]  # fmt: skip
    assert outlet.send(*episodes(7, 7)) == listed
    assert outlet.send(*episodes(1, 7)) == listed


@pytest.mark.parametrize("guid", ["", "again"])
def test_a_name_used_again_leaves_the_old_story_as_it_is(outlet: Outlet, guid: str) -> None:
    (old,) = outlet.send(
        entry("Ferries stay", 1, "<p>They stay in port.</p>", guid=guid, link="https://harbor.example/a")
    )
    now = outlet.clock()
    perform(outlet.library, SetRead((old.id,), True), now=now)
    perform(outlet.library, AddNote(Note(0, old.id, "mine", now, now)), now=now)
    perform(outlet.library, ChangeTags((old.id,), add=("port",)), now=now)
    link = "https://harbor.example/" + ("b" if guid else "a")
    new, kept = outlet.send(entry("Grain is dear", 2, "<p>Prices rose by a third.</p>", guid=guid, link=link))
    assert (new.title, new.read, new.tags, new.notes) == ("Grain is dear", False, (), 0)
    assert (kept.id, kept.title, kept.read, kept.tags, kept.notes) == (old.id, "Ferries stay", True, ("port",), 1)
    assert get_story(outlet.library, old.id).document.text == "They stay in port."


def test_a_retraction_takes_the_place_of_what_it_takes_back(outlet: Outlet) -> None:
    accused = "The mayor took bribes of 40 million crowns, two builders said. " + PARAGRAPH
    (story,) = outlet.send(entry("Mayor took bribes", 1, accused, guid="m"))
    correction = "CORRECTION: an earlier version of this article named the mayor wrongly."
    outlet.send(entry("Mayor took bribes", 1, correction, guid="m"))
    shown = get_story(outlet.library, story.id)
    assert (shown.document.text, shown.versions) == (correction, 2)


def test_a_feed_that_moves_to_https_brings_no_headline_again(outlet: Outlet) -> None:
    def entries(scheme: str, query: str) -> list[str]:
        return [entry(f"Headline {n}", n, "", link=f"{scheme}://harbor.example/{n}{query}") for n in range(1, 6)]

    first = outlet.send(*entries("http", "?at=1"))
    perform(outlet.library, SetRead(tuple(line.id for line in first), True), now=outlet.clock())
    for scheme, query in (("https", "?at=2"), ("https", "/"), ("https", "/?utm_source=feed")):
        listed = outlet.send(*entries(scheme, query))
        assert [(line.title, line.read) for line in listed] == [(f"Headline {n}", True) for n in (5, 4, 3, 2, 1)]


def test_a_feed_file_that_is_imported_gives_all_its_entries(
    outlet: Outlet, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("files") / "feed.xml"
    items = "".join(f"<item>{entry(f'Episode {day}', day, guid='g')}</item>" for day in range(1, 6))
    file.write_text(f'<rss version="2.0"><channel><title>Harbor</title>{items}</channel></rss>', encoding="utf-8")
    for _ in range(2):
        list(add(outlet.library, str(file), now=outlet.clock, workers=outlet.workers))
        assert len(headlines(outlet.library, Query())) == 5
