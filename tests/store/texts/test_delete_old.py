"""What can go, what never does, and what is left of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.model.action import (
    Action,
    AddNote,
    ChangeFeed,
    ChangeTags,
    MoveToThread,
    SetRead,
    SetRemoved,
    SetStarred,
)
from reader.model.feed import Feed
from reader.model.note import Note
from reader.model.queries.query import Query
from reader.model.queries.query_parser import parse_query
from reader.store.file.library import Library, open_library
from reader.store.file.shrink import must_rewrite, shrink
from reader.store.file.soundness import check
from reader.store.reading.actions import perform
from reader.store.sources.feeds import list_feeds
from reader.store.texts.archive import write_archive
from reader.store.texts.arriving_entries import list_arrivals
from reader.store.texts.delete_old import delete_stories, delete_unmarked, old_stories
from reader.store.texts.entries import arrival
from reader.store.texts.known_entries import arrivals
from reader.store.texts.stories import get_story, headlines, save_story
from tests.builders import NOW, clean_story

LATER = NOW + timedelta(days=100)


def story(library: Library, feed: Feed | None, title: str, *, read: bool = True) -> int:
    clean = replace(clean_story(f"Words of {title} alone.", title=title), guid=title)
    story_id = save_story(library, clean, feed_id=feed.id if feed else None, now=NOW).id
    if read:
        perform(library, SetRead((story_id,), True), now=NOW)
    return story_id


def titles(library: Library) -> list[str]:
    return sorted(line.title for line in headlines(library, Query()))


@pytest.mark.parametrize(
    "mark",
    [
        lambda each: SetStarred((each,), True),
        lambda each: ChangeTags((each,), add=("port",)),
        lambda each: AddNote(Note(0, each, "mine", NOW, NOW)),
        lambda each: MoveToThread((each,), 0),
        lambda each: SetRead((each,), False),
    ],
    ids=["star", "tag", "note", "thread", "unread"],
)
def test_what_the_reader_marked_stays(library: Library, feed: Feed, mark: Callable[[int], Action]) -> None:
    kept, going = story(library, feed, "Kept"), story(library, feed, "Going")
    perform(library, mark(kept), now=NOW)
    assert old_stories(library, 90, now=LATER) == [going]
    assert delete_stories(library, [kept, going], 90, now=LATER) == 1
    assert titles(library) == ["Kept"]
    assert check(library) == []


def test_how_long_is_counted_from_reading_and_a_feeds_own_days_go_first(
    library: Library, feed: Feed, other_feed: Feed
) -> None:
    early, late = story(library, feed, "Early"), story(library, other_feed, "Late", read=False)
    private = story(library, None, "Pasted")
    perform(library, SetRead((late,), True), now=NOW + timedelta(days=50))
    assert old_stories(library, 0, now=LATER) == []
    assert old_stories(library, 90, now=LATER) == [early]
    perform(library, ChangeFeed(other_feed.id, replace(other_feed.settings, keep_days=40)), now=NOW)
    assert old_stories(library, 0, now=LATER) == [late]
    assert private not in old_stories(library, 1, now=LATER)


def test_hidden_stories_go_too(library: Library, feed: Feed) -> None:
    hidden = story(library, feed, "Hidden", read=False)
    perform(library, SetRemoved((hidden,), True), now=NOW)
    assert old_stories(library, 90, now=LATER) == [hidden]


def test_the_tags_of_a_feed_keep_nothing(library: Library, feed: Feed) -> None:
    perform(library, ChangeFeed(feed.id, replace(feed.settings, story_tags=("sea", "port"))), now=NOW)
    tagged, own = story(library, feed, "Tagged"), story(library, feed, "Own")
    perform(library, ChangeTags((tagged,), add=("port",)), now=NOW)
    perform(library, ChangeTags((own,), add=("portal",)), now=NOW)
    assert old_stories(library, 90, now=LATER) == [tagged]
    assert delete_stories(library, [tagged], 90, now=LATER) == 1


def test_what_has_gone_is_found_nowhere_and_does_not_come_back(library: Library, feed: Feed) -> None:
    going = story(library, feed, "Going")
    delete_stories(library, [going], 90, now=LATER)
    assert headlines(library, parse_query("going")) == []
    sent = [
        arrival(guid=guid, url="", title=guid, author="", published_at=None, updated_at=None, raw=f"<p>{guid}</p>")
        for guid in ("Going", "New")
    ]
    fresh = arrivals(library, feed.id, sent)
    assert [entry.guid for entry in fresh.new] == ["New"]
    assert fresh.changed == ()
    with library.atomic():
        list_arrivals(library, feed.id, fresh.new, site="", now=LATER)
    assert titles(library) == ["New"]


def test_copies_go_with_the_story_they_are_copies_of(library: Library, feed: Feed, other_feed: Feed) -> None:
    words = "The harbor council of Velmark said on Tuesday that the strike goes on until the end of the month."
    first = save_story(library, replace(clean_story(words, title="Same"), guid="a"), feed_id=feed.id, now=NOW).id
    copy = save_story(library, replace(clean_story(words, title="Same"), guid="b"), feed_id=other_feed.id, now=NOW)
    assert copy.same_as == first
    perform(library, SetRead((first,), True), now=NOW)
    assert delete_stories(library, [first], 90, now=LATER) == 1
    assert library.conn.execute("SELECT count(*) FROM stories").fetchone()[0] == 0
    assert library.conn.execute("SELECT count(*) FROM gone_entries").fetchone()[0] == 2


def test_the_file_shrinks_also_one_of_an_older_version(tmp_path: Path) -> None:
    for incremental in (True, False):
        path = tmp_path / f"{incremental}.db"
        with open_library(path, now=NOW) as library:
            if not incremental:
                library.conn.execute("PRAGMA auto_vacuum = 0")
                library.conn.execute("VACUUM")
            assert must_rewrite(library) != incremental
            with library.atomic():
                library.conn.execute("CREATE TABLE filler AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
                                     " FROM n WHERE i < 400) SELECT randomblob(8000) AS b FROM n")  # fmt: skip
            library.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            before = path.stat().st_size
            with library.atomic():
                library.conn.execute("DROP TABLE filler")
            steps = list(shrink(library))
            assert steps[-1][0] == steps[-1][1]
            assert path.stat().st_size < before - 2_000_000
            assert not must_rewrite(library)
            assert check(library) == []


def test_an_archive_opens_like_any_library_and_holds_what_went(library: Library, feed: Feed, tmp_path: Path) -> None:
    kept, going = story(library, feed, "Kept"), story(library, feed, "Going")
    perform(library, AddNote(Note(0, kept, "mine", NOW, NOW)), now=NOW)
    document = get_story(library, going).document
    to = tmp_path / "archive.db"
    assert write_archive(library, to, 90, now=LATER) == [going]
    assert titles(library) == ["Going", "Kept"]  # nothing goes before the archive is whole
    assert delete_stories(library, [going], 90, now=LATER) == 1
    with open_library(to, now=LATER, create=False) as archive:
        assert check(archive) == []
        assert titles(archive) == ["Going"]
        assert get_story(archive, going).document == document
        assert [line.title for line in headlines(archive, parse_query("words"))] == ["Going"]
        assert [one.paused for one in list_feeds(archive)] == [True]
    with pytest.raises(LibraryError, match="already exists"):
        write_archive(library, to, 90, now=LATER)


def test_of_what_belongs_to_no_feed_only_what_is_marked_stays(library: Library, feed: Feed) -> None:
    bare, starred, noted, fed = (
        story(library, of, name) for of, name in ((None, "A"), (None, "B"), (None, "C"), (feed, "D"))
    )
    again = story(library, None, "E")
    save_story(library, clean_story("Words of E alone.", title="E", guid="of a feed"), feed_id=feed.id, now=NOW)
    perform(library, SetStarred((starred,), True), now=NOW)
    perform(library, AddNote(Note(0, noted, "mine", NOW, NOW)), now=NOW)
    assert delete_unmarked(library, [bare, starred, noted, fed, again], now=LATER) == 1
    assert titles(library) == ["B", "C", "D", "E"]
    assert check(library) == []
