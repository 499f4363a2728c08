"""No statement that a key press waits for reads all stories: what it costs must not grow with the library."""

import re
from collections.abc import Callable

import pytest

from reader.model.queries.query import FigureTest, Query
from reader.store.annotations import figures, people
from reader.store.file.library import Library
from reader.store.search.conditions import conditions
from reader.store.search.headlines import counts, headline, headlines, listed_since, newest_id
from reader.store.search.search import Order, ordered
from reader.store.sources.feeds import add_feed, unread_by_feed
from reader.store.sources.read_sources import read_sources
from reader.store.texts.pending import stale
from reader.store.texts.stories import get_story, save_story
from tests.builders import NOW, clean_story

_ALL_OF_IT = re.compile(r"SCAN (?:s|c|stories|b|bodies|st|statuses)(?: |$)(?!USING (?:COVERING )?INDEX)")
HOT: dict[str, Callable[[Library], object]] = {
    "the first page": lambda lib: headlines(lib, Query()),
    "the next page": lambda lib: headlines(lib, Query(), after=headline(lib, 2)),
    "the page before": lambda lib: headlines(lib, Query(), before=headline(lib, 2)),
    "unread": lambda lib: headlines(lib, Query(states=("unread",))),
    "starred": lambda lib: headlines(lib, Query(states=("starred",))),
    "by arrival": lambda lib: headlines(lib, Query(sort="arrived")),
    "a feed": lambda lib: headlines(lib, Query(feed_id=1)),
    "a word": lambda lib: headlines(lib, Query(words=("strike",))),
    "a phrase": lambda lib: headlines(lib, Query(words=("third week",))),
    "a beginning": lambda lib: headlines(lib, Query(words=("str*",))),
    "a word, best first": lambda lib: headlines(lib, Query(words=("strike",), sort="relevance")),
    "a speaker": lambda lib: headlines(lib, Query(said=("belkin",))),
    "a figure": lambda lib: headlines(lib, Query(figures=(FigureTest("crowns", "%", 1.0),))),
    "a speaker of whom much is said": lambda lib: ordered(
        lib, conditions(lib, Query(said=("belkin",)), gathered=0), Order(), 50
    ),
    "a figure that many stories have": lambda lib: ordered(
        lib, conditions(lib, Query(figures=(FigureTest("crowns", "%", 1.0),)), gathered=0), Order(), 50
    ),
    "a common word, walked": lambda lib: ordered(
        lib, conditions(lib, Query(words=("strike",))), Order(), 50, sparse=1, strides=(2, 2)
    ),
    "a tag": lambda lib: headlines(lib, Query(tags=("ferry",))),
    "a story": lambda lib: get_story(lib, 1),
    "what others brought": lambda lib: listed_since(lib, newest_id(lib) - 1),
    "counts": counts,
    "unread by feed": unread_by_feed,
    "the sources pane": read_sources,
    "speakers of the newest stories": lambda lib: people.speakers(lib, newest=2),
    "statements of a person": lambda lib: people.statements(lib, 1, limit=80),
    "the figures of a story": lambda lib: figures.figures(lib, story_ids=(1,)),
    "what waits for analysis": lambda lib: stale(lib, 6, 50),
}


@pytest.mark.parametrize("name", HOT)
def test_no_statement_reads_all_stories(library: Library, name: str) -> None:
    feed_id = add_feed(library, "https://harbour.example/feed", title="Harbour Post", now=NOW)[0].id
    for number in range(3):
        clean = clean_story(f"Ferry strike enters its third week, day {number}.", title=f"Strike {number}")
        save_story(library, clean, feed_id=feed_id, now=NOW)
    asked: list[str] = []
    library.conn.set_trace_callback(asked.append)
    HOT[name](library)
    library.conn.set_trace_callback(None)
    selects = [text for text in asked if text.lstrip().upper().startswith(("SELECT", "WITH"))]
    plans = [(text, row[3]) for text in selects for row in library.conn.execute(f"EXPLAIN QUERY PLAN {text}")]
    assert plans
    assert [plan for plan in plans if _ALL_OF_IT.match(plan[1])] == []
