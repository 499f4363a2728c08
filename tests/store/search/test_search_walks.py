"""Every way through the index finds what looking at each story finds, in the same order."""

import random
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from reader.model.action import SetRead, SetRemoved
from reader.model.document import Span
from reader.model.mark import Analysis, Figure, Quote
from reader.model.names import name_key
from reader.model.queries.query import Query, Sort
from reader.model.queries.query_parser import parse_query
from reader.model.story import CleanStory
from reader.store.annotations.marks import save_analysis
from reader.store.file.library import Library, open_library
from reader.store.file.soundness import check
from reader.store.reading.actions import perform
from reader.store.recent_ids import GENERATION
from reader.store.search import conditions, search
from reader.store.sources.feeds import add_feed
from reader.store.texts.delete_old import delete_unmarked
from reader.store.texts.stories import get_story, headlines, save_story
from tests.builders import NOW, clean_story

COUNT = 120
FIRST = 3 * GENERATION - COUNT // 2
"""Half of them stand in one table of the newest, half in the other."""
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
        begin_ids(library, FIRST)
        with library.atomic():
            for number in range(COUNT):
                held = [word for at, word in enumerate(WORDS) if dice.random() < 0.8 / 2**at]
                at = NOW - timedelta(minutes=dice.randrange(10_000))
                saved = save_story(
                    library,
                    clean_story(f"Number {number} {' '.join(held)}.", title=f"Story {number}", published_at=at),
                    feed_id=dice.choice(feeds),
                    now=NOW,
                )
                save_analysis(library, saved.id, _marks(dice))
        perform(library, SetRead(tuple(dice.sample(range(FIRST, FIRST + COUNT), 40)), True), now=NOW)
        perform(library, SetRemoved(tuple(dice.sample(range(FIRST, FIRST + COUNT), 10)), True), now=NOW)
        yield library


def _marks(dice: random.Random) -> Analysis:
    names = dice.sample(("Edda Morrow", "Felix Morrow", "two dockers", "Hal Brandt"), dice.randrange(3))
    values = [float(dice.randrange(100)) for _ in range(dice.randrange(3))]
    span = Span(0, 3)
    return Analysis(
        1,
        quotes=tuple(Quote((span,), "direct", speaker_name=name) for name in names),
        figures=tuple(Figure(span, span, one, one, "%", "percent", "grain prices", "grain price") for one in values),
    )


LINES = (
    "anchor", "dune", "anchor cobalt", "-dune barley", "is:unread anchor", "feed:south anchor", "anchor OR dune", "co*",
    "feed:north ba* -dune", "said:morrow", "said:dockers anchor", "-said:morrow",
    "said:\"Edda Morrow\" OR said:dockers",
    "figure:>60%", "figure:<9% is:unread", "figure:prices -figure:>20%",
)  # fmt: skip


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("sort", ["newest", "oldest"])
@pytest.mark.parametrize(("many", "strides"), [(1, (3, 5)), (1, (7, 20, 200)), (1, (500,)), (1_000, (500,))])
def test_all_ways_agree(mixed: Library, line: str, sort: Sort, many: int, strides: tuple[int, ...]) -> None:
    query = parse_query(line)
    order = search.Order(falling=sort == "newest")
    every = [row.id for row in headlines(mixed, Query(sort=sort), limit=COUNT)]
    looked = [story_id for story_id in every if _fits(mixed, query, story_id)]
    for start, limit in ((0, 1), (0, 9), (len(looked) // 2, 9), (0, -1)):
        asked = conditions.conditions(mixed, query, gathered=many)
        if start:
            asked.add(order.behind(), _sort_at(mixed, looked[start - 1]), looked[start - 1])
        found = search.ordered(mixed, asked, order, limit, sparse=many, strides=strides)
        assert found == looked[start : start + limit if limit > 0 else None]


def test_the_newest_stories_are_found_by_beginnings_however_they_came_and_went(library: Library) -> None:
    """Over several generations, with texts that change, stories that go, and an old one that is read out anew."""
    for generation in (1, 2, 3, 4):
        first = (generation + 1) * GENERATION - 3
        begin_ids(library, first)
        for number in range(6):
            save_story(library, _copper(first + number, "copperplate"), feed_id=None, now=NOW)
        save_story(library, _copper(first + 1, "coral"), feed_id=None, now=NOW)
        save_story(library, _copper(first + 5, "copperhead"), feed_id=None, now=NOW)
        delete_unmarked(library, [first + 4], now=NOW)
        old = 2 * GENERATION - 3
        save_story(library, _copper(old, f"copper{generation}"), feed_id=None, now=NOW)
        asked = conditions.conditions(library, parse_query("copp*"))
        every = [row.id for row in headlines(library, Query())]
        looked = [one for one in every if "copp" in get_story(library, one).document.text]
        assert search.ordered(library, asked, search.Order(), 3) == looked[:3]
        assert search.ordered(library, asked, search.Order(), 1_000) == looked
        assert check(library) == []
    held = library.conn.execute("SELECT id FROM recent_words_0_docsize UNION SELECT id FROM recent_words_1_docsize")
    assert {row[0] // GENERATION for row in held} == {4, 5}


def begin_ids(library: Library, first: int) -> None:
    """Have the next story get the id `first`."""
    with library.atomic():
        library.conn.execute("DELETE FROM sqlite_sequence WHERE name = 'stories'")
        library.conn.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('stories', ?)", (first - 1,))


def _copper(number: int, word: str) -> CleanStory:
    return clean_story(f"Number {number} holds {word}.", title=f"Story {number}", guid=str(number))


def _fits(library: Library, query: Query, story_id: int) -> bool:
    story = get_story(library, story_id)
    words = story.document.text.casefold().rstrip(".").split()
    marks = story.analysis or Analysis(0)
    return (
        all(_holds(words, word) for word in query.words)
        and all(any(_fits(library, one, story_id) for one in group) for group in query.either)
        and not any(_fits(library, one, story_id) for one in query.excluded)
        and all(any(name_key(name) in name_key(one.speaker_name) for one in marks.quotes) for name in query.said)
        and all(
            any((test.low or 0) <= one.low <= (100 if test.high is None else test.high) for one in marks.figures)
            for test in query.figures
        )
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
