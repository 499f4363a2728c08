"""newsboat's cache on its way in."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.ingest.importing.add import add
from reader.model.document import plain_document
from reader.model.event import Event, InputFailed, Notice
from reader.model.queries.query import Query
from reader.model.story import CleanStory, Story
from reader.store.file.library import Library
from reader.store.sources.feeds import add_feed
from reader.store.texts.stories import get_story, headlines, save_story
from tests.fakes import Clock, InlineWorkers

CACHE = Path(__file__).parents[2] / "data/exports/newsboat-cache.db"
MULTI = "http://multi.localhost:8631/news.xml"


class Newsboat:
    """A library, and a cache that may be taken into it."""

    def __init__(self, library: Library, clock: Clock, workers: InlineWorkers, path: Path) -> None:
        self.library, self.clock, self.workers, self.path = library, clock, workers, path

    def take(self) -> list[Event]:
        return list(add(self.library, str(self.path), now=self.clock, workers=self.workers, page=True))

    def change(self, statement: str) -> None:
        with closing(sqlite3.connect(self.path)) as conn, conn:
            conn.execute(statement)

    def arrive(self, number: int) -> Story:
        """The feed sends one of its stories."""
        feed, _ = add_feed(self.library, MULTI, title="Multi", now=self.clock())
        text = f"What the feed says in story {number}."
        clean = CleanStory(
            f"multi.localhost-{number}",
            f"Story {number} of multi.localhost",
            plain_document(text),
            text,
            text,
            "feed",
            url=f"http://multi.localhost:8631/a/{number}",
        )
        saved = save_story(self.library, clean, feed_id=feed.id, now=self.clock())
        return get_story(self.library, saved.id)


@pytest.fixture
def newsboat(library: Library, clock: Clock, workers: InlineWorkers, tmp_path: Path) -> Newsboat:
    return Newsboat(library, clock, workers, Path(shutil.copy(CACHE, tmp_path / "cache.db")))


def words(events: list[Event]) -> str:
    return "\n".join(event.text for event in events if isinstance(event, Notice))


def test_what_was_read_is_read_when_the_feed_sends_it(newsboat: Newsboat) -> None:
    before = newsboat.path.read_bytes()
    assert "5 items of 2 feeds in newsboat: 2 read, 0 deleted, 1 flagged" in words(newsboat.take())
    assert newsboat.path.read_bytes() == before
    assert [path.name for path in newsboat.path.parent.glob("cache*")] == ["cache.db"]
    assert newsboat.arrive(1).status.read_at is not None
    assert newsboat.arrive(0).status.read_at is None


def test_a_flagged_story_is_here_at_once_and_becomes_its_feeds(newsboat: Newsboat) -> None:
    newsboat.take()
    (line,) = headlines(newsboat.library, Query())
    assert (line.title, line.starred, line.read) == ("Story 2 of multi.localhost", True, False)
    story = newsboat.arrive(2)
    assert (story.id, story.status.starred_at is not None) == (line.id, True)
    assert story.feed_id is not None


def test_stories_that_are_here_are_marked(newsboat: Newsboat) -> None:
    for number in range(3):
        newsboat.arrive(number)
    newsboat.change("UPDATE rss_item SET flags = 'as', deleted = 0 WHERE guid = 'multi.localhost-0'")
    newsboat.change("UPDATE rss_item SET deleted = 1 WHERE guid = 'multi.localhost-2'")
    assert "2 read, 1 deleted, 1 flagged" in words(newsboat.take())
    assert sorted(
        (line.title, line.read, line.starred, line.tags) for line in headlines(newsboat.library, Query())
    ) == [
        ("Story 0 of multi.localhost", False, True, ("a",)),
        ("Story 1 of multi.localhost", True, False, ()),
    ]


def test_it_may_come_in_twice(newsboat: Newsboat) -> None:
    first = words(newsboat.take())
    before = headlines(newsboat.library, Query())
    assert words(newsboat.take()) == first
    assert headlines(newsboat.library, Query()) == before


def test_what_was_deleted_does_not_come_again(newsboat: Newsboat) -> None:
    newsboat.change("UPDATE rss_item SET deleted = 1")
    assert "2 read, 5 deleted, 0 flagged" in words(newsboat.take())
    assert newsboat.arrive(0).status.removed_at is not None


def test_one_that_newsboat_is_writing_to_is_left_alone(newsboat: Newsboat) -> None:
    with closing(sqlite3.connect(newsboat.path)) as conn:
        conn.execute("BEGIN EXCLUSIVE")
        assert newsboat.take() == [
            InputFailed(str(newsboat.path), "is being written to by newsboat: close it and import the file again")
        ]
        conn.rollback()


@pytest.mark.parametrize(
    "statement", ["DROP TABLE rss_item", "ALTER TABLE rss_item DROP COLUMN flags"], ids=["other", "old"]
)
def test_a_database_of_another_program_is_named_and_left_untouched(newsboat: Newsboat, statement: str) -> None:
    newsboat.change(statement)
    before = newsboat.path.read_bytes()
    (failed,) = newsboat.take()
    assert isinstance(failed, InputFailed)
    assert failed.reason.startswith("is a database")
    assert newsboat.path.read_bytes() == before


def test_a_cache_cut_in_the_middle_is_told_and_nothing_is_taken(newsboat: Newsboat) -> None:
    newsboat.path.write_bytes(newsboat.path.read_bytes()[:9000])
    (failed,) = newsboat.take()
    assert failed == InputFailed(
        str(newsboat.path), "is a database that is damaged or cut off: nothing of it was taken"
    )
    assert headlines(newsboat.library, Query()) == []
