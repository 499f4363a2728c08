"""Every way through the index finds what looking at each story finds, in the same order."""

import random
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from reader.model.action import SetRead, SetRemoved
from reader.model.queries.query import Query, Sort
from reader.model.queries.query_parser import parse_query
from reader.store.file.library import Library, open_library
from reader.store.reading.actions import perform
from reader.store.search import conditions, search
from reader.store.sources.feeds import add_feed
from reader.store.texts.stories import get_story, headlines, save_story
from tests.builders import NOW, clean_story

COUNT = 120
WORDS = ("anchor", "barley", "cobalt", "dune")
"""Common to rare: each stands in half as many stories as the one before."""


@pytest.fixture(scope="module")
def mixed(empty_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Stories of three feeds whose dates are not in the order they came in; some read, some hidden."""
    dice = random.Random(7)
    path = Path(shutil.copy(empty_library, tmp_path_factory.mktemp("mixed") / "library.db"))
    with open_library(path, now=NOW) as library:
        feeds = [
            add_feed(library, f"https://{name}.example/feed", now=NOW)[0].id for name in ("north", "south", "upper")
        ]
        with library.atomic():
            for number in range(COUNT):
                held = [word for at, word in enumerate(WORDS) if dice.random() < 0.8 / 2**at]
                at = NOW - timedelta(minutes=dice.randrange(10_000))
                save_story(
                    library,
                    clean_story(f"Number {number} {' '.join(held)}.", title=f"Story {number}", published_at=at),
                    feed_id=dice.choice(feeds),
                    now=NOW,
                )
        perform(library, SetRead(tuple(dice.sample(range(1, COUNT), 40)), True), now=NOW)
        perform(library, SetRemoved(tuple(dice.sample(range(1, COUNT), 10)), True), now=NOW)
        yield library


LINES = (
    "anchor", "dune", "anchor cobalt", "-dune barley", "is:unread anchor", "feed:south anchor", "anchor OR dune", "co*",
    "feed:north ba* -dune",
)  # fmt: skip


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("sort", ["newest", "oldest"])
@pytest.mark.parametrize(("sparse", "strides"), [(1, (3, 5)), (1, (7, 20, 200)), (1, (500,)), (1_000, (500,))])
def test_all_ways_agree(mixed: Library, line: str, sort: Sort, sparse: int, strides: tuple[int, ...]) -> None:
    query = parse_query(line)
    order = search.Order(falling=sort == "newest")
    every = [row.id for row in headlines(mixed, Query(sort=sort), limit=COUNT)]
    looked = [story_id for story_id in every if _fits(mixed, query, story_id)]
    for start, limit in ((0, 1), (0, 9), (len(looked) // 2, 9), (0, -1)):
        asked = conditions.conditions(mixed, query)
        if start:
            asked.add(order.behind(), _sort_at(mixed, looked[start - 1]), looked[start - 1])
        found = search.ordered(mixed, asked, order, limit, sparse=sparse, strides=strides)
        assert found == looked[start : start + limit if limit > 0 else None]


def _fits(library: Library, query: Query, story_id: int) -> bool:
    story = get_story(library, story_id)
    words = story.document.text.casefold().rstrip(".").split()
    either = [one.words for group in query.either for one in group]
    return (
        all(_holds(words, word) for word in query.words)
        and (not either or any(all(_holds(words, word) for word in wanted) for wanted in either))
        and not any(_holds(words, word) for one in query.excluded for word in one.words)
        and ("unread" not in query.states or not story.status.read_at)
        and all(f"https://{feed}.example" in _feed(library, story_id) for feed in query.feeds)
    )


def _holds(words: list[str], word: str) -> bool:
    return any(one.startswith(word[:-1]) if word.endswith("*") else one == word for one in words)


def _feed(library: Library, story_id: int) -> str:
    row = library.conn.execute(
        "SELECT f.url FROM stories s JOIN feeds f ON f.id = s.feed_id WHERE s.id = ?", (story_id,)
    ).fetchone()
    return str(row[0])


def _sort_at(library: Library, story_id: int) -> int:
    return int(library.conn.execute("SELECT sort_at FROM statuses WHERE story_id = ?", (story_id,)).fetchone()[0])
