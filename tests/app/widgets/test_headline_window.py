"""The list's window over a hundred thousand headlines."""

from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import timedelta

import pytest

from reader.app.widgets.headline_window import (
    MARGIN,
    MOST,
    PAGE,
    Window,
)
from reader.model.queries.query import Query
from reader.model.story import Headline
from tests.app.stories import NOW

ALL = [Headline(100_000 - i, f"Title {i}", "Harbor Post", NOW - timedelta(minutes=i)) for i in range(100_000)]


class Store:
    """A store of headlines, newest first, that counts how many it gave."""

    def __init__(self, rows: list[Headline]) -> None:
        self.rows = rows
        self.given = 0

    def fetch(self, query: Query, after: Headline | None, before: Headline | None, limit: int) -> list[Headline]:
        """A page by keyset."""
        rows = [row for row in self.rows if not row.read] if query.states else self.rows
        if after:
            start = bisect_right(rows, -after.id, key=lambda row: -row.id)
            page = rows[start : start + limit]
        elif before:
            stop = bisect_left(rows, -before.id, key=lambda row: -row.id)
            page = rows[max(0, stop - limit) : stop]
        else:
            page = rows[:limit]
        self.given += len(page)
        return page


def loaded(rows: list[Headline] = ALL, query: Query | None = None) -> tuple[Window, Store]:
    """A window on its first page."""
    store = Store(rows)
    window = Window(store.fetch)
    window.load(query or Query())
    return window, store


def test_the_start_reads_one_page() -> None:
    window, store = loaded()
    assert store.given == PAGE
    assert window.place_words == "1"


def test_a_long_walk_down_and_up_holds_little_and_loses_nothing() -> None:
    window, _ = loaded()
    for index in range(1, 1500):
        assert window.move(1)
        assert window.current == ALL[index]
        assert window.position == index + 1
        assert len(window.rows) <= MOST + PAGE
        assert len(window.rows) - window.cursor > MARGIN / 2
    for index in range(1498, -1, -1):
        assert window.move(-1)
        assert window.current == ALL[index]
    assert not window.move(-1)


def test_the_end_and_back() -> None:
    window, _ = loaded()
    window.to_end()
    assert window.current == ALL[-1]
    assert window.place_words == "100,000 of 100,000"
    assert len(window.rows) <= MOST
    assert not window.move(1)
    assert window.move(-1)
    assert window.current == ALL[-2]
    for _ in range(600):
        window.move(-1)
    assert window.current == ALL[-602]


@pytest.mark.parametrize("count", [0, 1, PAGE - 1, PAGE, PAGE + 1])
def test_short_lists(count: int) -> None:
    window, _ = loaded(ALL[:count])
    window.to_end()
    assert window.current == (ALL[count - 1] if count else None)
    window.move(5)
    window.move(-500)
    assert window.current == (ALL[0] if count else None)
    window.reload()
    assert len(window.rows) == min(count, PAGE)


def test_the_next_unread_is_found_beyond_what_is_held() -> None:
    rows = [replace(row, read=index != 950) for index, row in enumerate(ALL[:2000])]
    window, _ = loaded(rows)
    assert window.find(1, lambda row: not row.read)
    assert window.current == rows[950]
    assert not window.find(1, lambda row: not row.read)
    assert window.current == rows[950]


def test_what_was_read_stays_until_the_list_is_read_again() -> None:
    rows = list(ALL[:500])
    window, store = loaded(rows, Query(states=("unread",)))
    window.move(200)
    here = window.current
    assert here is not None
    store.rows = [replace(row, read=row.id == here.id) for row in rows]
    window.update(replace(here, read=True))
    assert window.current == replace(here, read=True)
    window.reload()
    assert window.current == rows[201]


def test_new_stories_do_not_move_the_cursor() -> None:
    window, store = loaded(ALL[1000:2000])
    window.move(300)
    here = window.current
    store.rows = ALL[900:2000]
    window.reload()
    assert window.current == here
