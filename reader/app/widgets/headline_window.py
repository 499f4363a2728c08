"""The part of a list of headlines that is held in memory, moved along the store by keyset both ways."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from reader.model.queries.query import Query
from reader.model.story import Headline

Fetch = Callable[[Query, Headline | None, Headline | None, int], list[Headline]]
"""fetch(query, after, before, limit): the headlines next to one, in the order of the list."""

PAGE = 100
MOST = 400
"""Rows held at once; the far end is dropped beyond it."""
MOST_COUNTED = 1000
"""New stories are counted up to here."""
MARGIN = 60
"""Rows kept beyond the cursor before another page is read."""


@dataclass
class Window:
    """Rows around the cursor; `skipped` rows stand before the first (None when it is not known how many)."""

    fetch: Fetch
    query: Query = field(default_factory=Query)
    rows: list[Headline] = field(default_factory=list)
    cursor: int = 0
    skipped: int | None = 0
    at_end: bool = True
    dropped: int = 0
    """Rows taken off the front by the last move: who holds indexes into `rows` subtracts it."""
    held: int | None = None
    """The story that is listed because it is shown, though the query does not ask for it."""

    @property
    def current(self) -> Headline | None:
        """The headline under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    @property
    def position(self) -> int | None:
        """The cursor's place in the whole list from 1, when known."""
        return self.skipped + self.cursor + 1 if self.skipped is not None and self.rows else None

    @property
    def place_words(self) -> str:
        """The cursor's place in words: "3 of 40", or "3" while the end has not been read."""
        if self.position is None or self.skipped is None:
            return ""
        return f"{self.position:,} of {self.skipped + len(self.rows):,}" if self.at_end else f"{self.position:,}"

    def following(self, story_id: int, count: int) -> list[int]:
        """The ids of the rows held behind a story, at most `count`."""
        at = next((at for at, row in enumerate(self.rows) if row.id == story_id), len(self.rows))
        return [row.id for row in self.rows[at + 1 : at + 1 + count]]

    def load(self, query: Query, near: Headline | None = None, *, hold: bool = False) -> None:
        """The first page of a query, or the rows around a headline with the cursor on it, else on the next one.

        With `hold` the headline is listed though the query does not ask for it, unless its story has been removed.
        """
        self.query, self.cursor, self.dropped, self.held = query, 0, 0, None
        above = self.fetch(query, None, near, PAGE) if near else []
        below = self.fetch(query, above[-1] if above else None, None, PAGE)
        self.rows, self.at_end = [*above, *below], len(below) < PAGE
        self.skipped = None if len(above) == PAGE else 0
        if near and hold and not any(row.id == near.id for row in self.rows):
            self._insert(near, len(above))
        if near:
            self.cursor = self._nearest(near)

    def hold(self, near: Headline) -> None:
        """Put the cursor on a story that is shown; one the query does not ask for stands in its place until the next.

        The rows there are stay as they are, unless that place is not among them.
        """
        if self.select(near.id):
            return
        if self.held is not None:
            self.rows = [row for row in self.rows if row.id != self.held]
            self.held = None
        before = self.fetch(self.query, None, near, 1)
        index = next((at + 1 for at, row in enumerate(self.rows) if before and row.id == before[-1].id), None)
        if index is None and not before and self.skipped == 0:
            index = 0
        if index is None or (index == len(self.rows) and not self.at_end):
            self.load(self.query, near, hold=True)
        else:
            self._insert(near, index)
            self.cursor = self._nearest(near)

    def move(self, step: int) -> bool:
        """Move the cursor by rows as far as the list goes; whether it moved."""
        self.dropped = 0
        self._reach(step)
        target = max(0, min(len(self.rows) - 1, self.cursor + step))
        moved, self.cursor = target != self.cursor, target
        self._trim()
        return moved

    def to_start(self) -> None:
        """Back to the first row of the list."""
        self.load(self.query)

    def to_end(self) -> None:
        """On to the last row, reading large pages and keeping only the last."""
        while not self.at_end and self.rows:
            page = self.fetch(self.query, self.rows[-1], None, 1000)
            self.at_end = len(page) < 1000
            if self.skipped is not None:
                self.skipped += max(0, len(self.rows) + len(page) - MOST)
            self.rows = [*self.rows, *page][-MOST:]
        self.cursor = max(0, len(self.rows) - 1)

    def reload(self, *, hold: bool = False) -> None:
        """Read the rows around the cursor again; those that left the query go, but for the cursor's with `hold`."""
        self.load(self.query, self.current, hold=hold)

    def count(self, story_ids: tuple[int, ...]) -> int:
        """How many of these stories belong to the query, at most `MOST_COUNTED`."""
        return len(self.fetch(replace(self.query, ids=story_ids), None, None, MOST_COUNTED))

    def select(self, story_id: int) -> bool:
        """Put the cursor on a story when it is among the rows held."""
        for index, row in enumerate(self.rows):
            if row.id == story_id:
                self.cursor, self.dropped = index, 0
                return True
        return False

    def update(self, headline: Headline) -> bool:
        """Replace the row of a story in place, wherever the query would now put it; whether it is held."""
        for index, row in enumerate(self.rows):
            if row.id == headline.id:
                self.rows[index] = headline
                return True
        return False

    def mark_all_read(self) -> tuple[int, ...]:
        """Ids of the unread rows held, which become read in place."""
        ids = tuple(row.id for row in self.rows if not row.read)
        self.rows = [replace(row, read=True) for row in self.rows]
        return ids

    def find(self, step: int, wanted: Callable[[Headline], bool]) -> bool:
        """Move the cursor to the next row in direction `step` that is wanted, reading on as needed."""
        self.dropped = 0
        index = self.cursor + step
        while True:
            if not 0 <= index < len(self.rows):
                before = len(self.rows)
                grown = self._grow_down() if step > 0 else self._grow_up()
                if not grown:
                    return False
                index += 0 if step > 0 else len(self.rows) - before
            if wanted(self.rows[index]):
                self.cursor = index
                self._trim()
                return True
            index += step

    def _reach(self, step: int) -> None:
        while step > 0 and self.cursor + step + MARGIN >= len(self.rows) and self._grow_down():
            pass
        while step < 0 and self.cursor + step - MARGIN < 0 and self._grow_up():
            pass

    def _grow_down(self) -> bool:
        if self.at_end or not self.rows:
            return False
        page = self.fetch(self.query, self.rows[-1], None, PAGE)
        self.at_end = len(page) < PAGE
        self.rows.extend(page)
        return bool(page)

    def _grow_up(self) -> bool:
        if self.skipped == 0 or not self.rows:
            return False
        page = self.fetch(self.query, None, self.rows[0], PAGE)
        self.rows[:0] = page
        self.cursor += len(page)
        self.dropped -= len(page)
        if self.skipped is not None:
            self.skipped = max(0, self.skipped - len(page))
        if len(page) < PAGE:
            self.skipped = 0
        return bool(page)

    def _trim(self) -> None:
        excess = len(self.rows) - MOST
        if excess <= 0:
            return
        front = max(0, min(excess, self.cursor - MOST // 2))
        if excess > front:
            del self.rows[len(self.rows) - (excess - front) :]
            self.at_end = False
        if front:
            del self.rows[:front]
            self.cursor -= front
            self.dropped += front
            if self.skipped is not None:
                self.skipped += front

    def _insert(self, row: Headline, index: int) -> None:
        """List a story the query does not ask for, unless it has been removed."""
        stored = self.fetch(Query(ids=(row.id,)), None, None, 1)
        self.rows[index:index] = stored
        self.held = row.id if stored else None

    def _nearest(self, here: Headline) -> int:
        """The row of the same story, else the first one that is not before it in time."""
        for index, row in enumerate(self.rows):
            if row.id == here.id:
                return index
        later = [index for index, row in enumerate(self.rows) if row.published_at <= here.published_at]
        return later[0] if later else max(0, len(self.rows) - 1)
