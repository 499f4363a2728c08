"""Which stored story an entry is: in one document and over time."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import pytest

from reader.ingest.parse.parse import ParsedFeed
from reader.ingest.workers.feed_requests import as_sent
from reader.model.feed import Feed, FeedInfo
from reader.model.story import Entry
from reader.store.file.library import Library
from reader.store.texts.arriving_entries import list_arrivals
from reader.store.texts.known_entries import arrivals
from tests.builders import NOW

NOTES = "<p>The show that takes a long look at one thing every week, with guests from all over the sound.</p>"
STRIKE = "<p>The dockers of Norhavn stayed at home for another day and no boat left the harbor before noon.</p>"
GRAIN = "<p>Grain prices rose again after rain had drowned a third of the early fields along the coast.</p>"
X, Y = "https://s.example/x", "https://s.example/y"


def day(number: int) -> datetime:
    return NOW + timedelta(days=number)


class Became(NamedTuple):
    """What a document brought: titles of new stories, and ids of stories that changed."""

    new: list[str]
    changed: list[int]


def send(library: Library, feed: Feed, *entries: Entry) -> Became:
    """List a document's entries, and note what would be cleaned again as if it had been."""
    sent = as_sent(ParsedFeed(FeedInfo(), entries))
    found = arrivals(library, feed.id, sent)
    with library.atomic():
        listed = list_arrivals(library, feed.id, found.new, site="", now=NOW)
    changed = []
    for entry in found.changed:
        row = library.conn.execute("SELECT id FROM stories WHERE feed_id = ? AND guid = ?", (feed.id, entry.guid))
        changed.append(row.fetchone()[0])
        published = entry.published_at and int(entry.published_at.timestamp())
        with library.atomic():
            library.conn.execute(
                "UPDATE stories SET url = ?, title = ?, entry_hash = ?, published_at = ? WHERE id = ?",
                (entry.url, entry.title, entry.entry_hash, published, changed[-1]),
            )
            library.conn.execute("UPDATE bodies SET raw = ? WHERE story_id = ?", (entry.raw, changed[-1]))
    return Became([entry.title for _, entry in listed], changed)


def entry(title: str, at: int | None = None, *, guid: str = "", url: str = X, html: str = NOTES) -> Entry:
    return Entry(guid, url, title, published_at=None if at is None else day(at), html=html)


@pytest.mark.parametrize("guid", ["", "g"])
@pytest.mark.parametrize("dated", [True, False])
def test_entries_of_one_name_are_told_apart_and_stay_so(library: Library, feed: Feed, guid: str, dated: bool) -> None:
    episodes = [entry(f"Episode {number}", number if dated else None, guid=guid) for number in range(6)]
    assert send(library, feed, *episodes[:4][::-1]).new == ["Episode 3", "Episode 2", "Episode 1", "Episode 0"]
    assert send(library, feed, *episodes[:4][::-1]) == Became([], [])
    assert send(library, feed, *episodes[1:5][::-1]) == Became(["Episode 4"], []), "the window moves on"
    assert send(library, feed, episodes[5], episodes[2]) == Became(["Episode 5"], [])
    assert send(library, feed, episodes[3]) == Became([], []), "whoever else is in the document"


def test_a_series_of_one_title_and_text_is_told_apart_by_its_dates(library: Library, feed: Feed) -> None:
    news = [entry("Evening news", number) for number in range(5)]
    assert len(send(library, feed, *news[:3]).new) == 3
    assert send(library, feed, *news[:3]) == Became([], [])
    assert len(send(library, feed, *news[1:4]).new) == 1
    assert send(library, feed, *news[1:4]) == Became([], [])


def test_dates_that_are_always_now_tell_nothing(library: Library, feed: Feed) -> None:
    assert len(send(library, feed, *(entry(f"Title {number}", 1) for number in range(3))).new) == 3
    assert send(library, feed, *(entry(f"Title {number}", 2) for number in range(3))) == Became([], [])
    assert send(library, feed, entry("Alone", 1, url=Y)).new == ["Alone"]
    assert send(library, feed, entry("Alone", 2, url=Y)) == Became([], [])


@pytest.mark.parametrize(
    ("first", "second", "is_version"),
    [
        # a guid is believed until title, address and words speak against it
        (entry("A", 0, guid="g", html=STRIKE), entry("B", 1, guid="g", html=GRAIN), True),
        (entry("A", 0, guid="g", html=STRIKE), entry("B", 1, guid="g", url=Y, html=STRIKE + GRAIN), True),
        (entry("A", 0, guid="g", html=STRIKE), entry("A", 1, guid="g", url=Y, html=GRAIN), True),
        (entry("A", 0, guid="g", html=STRIKE), entry("B", 1, guid="g", url=Y, html=GRAIN), False),
        (entry("A", guid="g", html=STRIKE), entry("B", guid="g", url=Y, html=GRAIN), False),
        # a link that stands in for a guid is not
        (entry("A", 0, html=STRIKE), entry("B", 1, html=GRAIN), False),
        (entry("A", html=STRIKE), entry("B", html=GRAIN), False),
        (entry("A", 0), entry("B", 1), False),
        (entry("A", 0, html=STRIKE), entry("B", 0, html=STRIKE + GRAIN), True),
        (entry("A", html=STRIKE), entry("B", html=STRIKE + GRAIN), True),
        (entry("A", 0, html=STRIKE), entry("A", 1, html=STRIKE + "More."), True),
        (entry("A", 0, html=STRIKE), entry("A", 1, html=GRAIN), False),
        (entry("A", 0, html=STRIKE), entry("A", 0, html=GRAIN), True),
        # neither guid nor link
        (entry("A", 0, url="", html=STRIKE), entry("A", 0, url="", html=GRAIN), True),
        (entry("A", url="", html=STRIKE), entry("A", url="", html=STRIKE + "More."), True),
        (entry("A", url="", html=STRIKE), entry("B", url="", html=STRIKE), False),
        # other addresses of one page
        (entry("A", html=""), entry("A", url="http://www.s.example/x/?utm_source=rss", html=""), True),
        (entry("A", url=X + "?at=1", html=""), entry("A", url=X + "?at=2", html=""), True),
        (entry("A", guid=X, html=""), entry("A", guid=X + "/", url=X + "/", html=""), True),
        (entry("A", url=X + "?id=1", html=""), entry("A", url=X + "?id=2", html=""), False),
        (entry("A", html=""), entry("A", url="https://s.example:81/x", html=""), False),
        (entry("B", html=""), entry("A", url="http://s.example/x", html=""), False),
        # a site that moves, or names its entries anew
        (entry("A", 0, html=STRIKE), entry("A", 0, url=Y, html=STRIKE), True),
        (entry("A", 0, html=STRIKE), entry("A", 0, url=Y, html=GRAIN), False),
        (entry("A", 0, html=STRIKE), entry("A", 1, url=Y, html=STRIKE), False),
        (entry("A", 0, guid="1"), entry("A", 0, guid="one"), True),
        (entry("A", 0, guid="1"), entry("A", 1, guid="one"), False),
        (entry("A", guid="1"), entry("A", guid="one"), False),
    ],
)  # fmt: skip
def test_over_time(library: Library, feed: Feed, first: Entry, second: Entry, is_version: bool) -> None:
    assert send(library, feed, first).new == [first.title]
    became = send(library, feed, second)
    assert became.new == ([] if is_version else [second.title])
    assert became.changed in ([], [1])
    assert send(library, feed, second) == Became([], [])
    if not is_version:
        assert send(library, feed, second, first) == Became([], [])


def test_two_entries_of_one_guid_keep_their_names_whoever_else_is_there(library: Library, feed: Feed) -> None:
    a, b = entry("A", guid="g", url=X, html=STRIKE), entry("B", guid="g", url=Y, html=GRAIN)
    assert send(library, feed, b, a).new == ["B", "A"]
    for document in ((b,), (a,), (a, b), (b, a)):
        assert send(library, feed, *document) == Became([], [])
    edited = entry("B, corrected", guid="g", url=Y, html=GRAIN + "Corrected.")
    assert send(library, feed, edited) == Became([], [1])
    assert send(library, feed, entry("C", guid="g", url="https://s.example/z", html=NOTES)).new == ["C"]


def test_a_known_entry_is_not_mistaken_for_one_that_moved(library: Library, feed: Feed) -> None:
    """Two that are there at once are two, however alike."""
    one, two = entry("A", 0, html=STRIKE), entry("A", 0, url=Y, html=STRIKE)
    assert send(library, feed, one).new == ["A"]
    assert send(library, feed, one, two).new == ["A"]
    assert send(library, feed, two, one) == Became([], [])


def test_thousands_of_entries_may_share_a_name(library: Library, feed: Feed) -> None:
    many: Sequence[Entry] = [entry(f"Episode {number}", number, guid="g") for number in range(3000)]
    assert len(send(library, feed, *many).new) == 3000
    assert send(library, feed, *many[1:], entry("Episode 3000", 3000, guid="g")).new == ["Episode 3000"]
