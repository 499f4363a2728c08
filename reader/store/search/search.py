"""A page of the stories a query finds: in which order, from which row on.

What is asked are conditions on `statuses` (as `st`), whose partial indexes hold a page in order; words go through the
full-text index.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.model.queries.query import Query
from reader.model.story import Headline
from reader.store.file.library import Library
from reader.store.row_values import seconds
from reader.store.search import fulltext
from reader.store.search.conditions import Conditions, conditions

SPARSE = 5_000
"""Words that fit fewer stories than this are looked up and sorted, two microseconds each."""
STRIDES = (500, 2_000, 8_000, 16_000)
"""For words that fit more, the list is walked from the edge of the page on, so many stories at a time."""
ALONE = 64
"""What asking the index for one story costs, in hits of a range of stories."""
RANKED = 2_000
"""Relevance is weighed among this many of the newest matches."""
_HITS = "SELECT rowid AS id FROM full_text WHERE full_text MATCH ?"


@dataclass(frozen=True, slots=True)
class Order:
    """By which time stories are listed, and which way."""

    column: str = "sort_at"
    falling: bool = True

    @property
    def turned(self) -> "Order":
        """The same the other way round."""
        return replace(self, falling=not self.falling)

    @property
    def sql(self) -> str:
        """As the end of a SELECT."""
        way = "DESC" if self.falling else "ASC"
        return f"ORDER BY st.{self.column} {way}, st.story_id {way}"

    def behind(self, *, too: bool = False) -> str:
        """The condition that a story stands behind a place, which is a time and an id; `too`: or in that place."""
        return f"(st.{self.column}, st.story_id) {'<' if self.falling else '>'}{'=' * too} (?, ?)"


def order_of(query: Query) -> Order:
    """The order of what a query finds, unless it is by relevance."""
    return Order("arrived_at" if query.sort == "arrived" else "sort_at", query.sort != "oldest")


def page(lib: Library, query: Query, *, after: Headline | None, before: Headline | None, limit: int) -> list[int]:
    """Ids of one page of the stories asked for, in order."""
    asked = conditions(lib, query)
    if asked.impossible:
        return []
    if query.sort == "relevance" and asked.match:
        return _ranked_page(lib, asked, after=after, before=before, limit=limit)
    order = order_of(query)
    backwards = after is None and before is not None
    if backwards:
        order = order.turned
    edge = after or before
    if edge is not None:
        asked.add(order.behind(), *_place(lib, edge, order))
    ids = ordered(lib, asked, order, limit)
    return ids[::-1] if backwards else ids


def between(lib: Library, query: Query, first: Headline | None, last: Headline | None) -> list[int]:
    """Ids of the stories asked for from one headline to another, both included, in order; None is the list's end.

    Empty when `last` stands before `first`; either need not be found by the query.
    """
    asked = conditions(lib, query)
    if asked.impossible:
        return []
    if query.sort == "relevance" and asked.match:
        ids = _ranked_page(lib, asked, after=None, before=None, limit=-1)
        start = 0 if first is None else ids.index(first.id) if first.id in ids else len(ids)
        stop = len(ids) if last is None else ids.index(last.id) + 1 if last.id in ids else 0
        return ids[start:stop]
    order = order_of(query)
    for edge, way in ((first, order), (last, order.turned)):
        if edge is not None:
            asked.add(way.behind(too=True), *_place(lib, edge, order))
    return ordered(lib, asked, order, -1)


def ordered(
    lib: Library,
    asked: Conditions,
    order: Order,
    limit: int,
    *,
    sparse: int = SPARSE,
    strides: Sequence[int] = STRIDES,
) -> list[int]:
    """Ids in order, at most `limit`; -1 is all.

    Words that fit few stories are joined and sorted, `sparse` is how many are too many for that; for common ones the
    list is walked in `strides`; and when that finds too little, all are joined and sorted after all.
    """
    where, execute = " AND ".join(asked.terms), lib.conn.execute
    if not asked.match:
        sql = f"SELECT st.story_id FROM statuses st WHERE {where} {order.sql} LIMIT ?"
        return [row[0] for row in execute(sql, [*asked.values, limit]).fetchall()]
    joined = (
        "SELECT st.story_id FROM hits CROSS JOIN statuses st ON st.story_id = hits.id"
        f" WHERE {where} {order.sql} LIMIT ?"
    )
    noted, notes = (" UNION SELECT value FROM json_each(?)", [json.dumps(asked.noted)]) if asked.noted else ("", [])
    ids: list[int] | None
    if asked.is_wide:
        ids = _walked(lib, asked, order, limit, strides)
        if ids is not None:
            return ids
    else:
        few = (
            f"WITH hits AS MATERIALIZED (SELECT * FROM ({_HITS} LIMIT ?){noted})"
            " SELECT CASE WHEN (SELECT count(*) FROM hits) < ? THEN"
            f" (SELECT json_group_array(story_id) FROM ({joined})) END"
        )
        found = execute(few, [asked.match, sparse, *notes, sparse, *asked.values, limit]).fetchone()[0]
        ids = json.loads(found) if found is not None else _walked(lib, asked, order, limit, strides)
        if ids is not None:
            return list(ids)
    every = f"WITH hits AS ({_HITS}{noted}) {joined}"
    return [row[0] for row in execute(every, [asked.match, *notes, *asked.values, limit]).fetchall()]


def _walked(lib: Library, asked: Conditions, order: Order, limit: int, strides: Sequence[int]) -> list[int] | None:
    """The page if it lies among the first stories of the list, None when one must look further."""
    if limit < 0:
        return None
    where, place = " AND ".join(asked.terms), (1 << 62 if order.falling else -(1 << 62), 0)
    sql = (
        f"SELECT st.story_id, st.{order.column} FROM statuses st WHERE {where} AND {order.behind()} {order.sql} LIMIT ?"
    )
    ids: list[int] = []
    first = fulltext.recent_from(lib) if asked.is_wide else 0
    for stride in strides:
        near = lib.conn.execute(sql, [*asked.values, *place, stride]).fetchall()
        if any(row[0] < first for row in near):
            return None
        fits = _fitting(lib, asked, [row[0] for row in near])
        ids += [row[0] for row in near if row[0] in fits]
        if len(ids) >= limit or len(near) < stride:
            return ids[:limit]
        place = (near[-1][1], near[-1][0])
    return None


def _fitting(lib: Library, asked: Conditions, ids: list[int]) -> set[int]:
    """Which of these stories the words fit: asked in one go where they stand close together, else one by one."""
    if not ids:
        return set()
    low, high = min(ids), max(ids)
    if asked.is_wide:
        rows = lib.conn.execute(fulltext.RECENT, (asked.match, low, high))
    elif high - low < ALONE * len(ids):
        rows = lib.conn.execute(f"{_HITS} AND rowid BETWEEN ? AND ?", (asked.match, low, high))
    else:
        rows = lib.conn.execute(
            "SELECT value FROM json_each(?) WHERE EXISTS"
            " (SELECT 1 FROM full_text WHERE full_text MATCH ? AND rowid = value)",
            (json.dumps(ids), asked.match),
        )
    return {row[0] for row in rows.fetchall()}.union(asked.noted)


def _ranked_page(
    lib: Library, asked: Conditions, *, after: Headline | None, before: Headline | None, limit: int
) -> list[int]:
    """Best first among the newest matches, those the reader's notes tell of before them; title words weigh four times.

    The ranking is made anew for each page.
    """
    oldest = lib.conn.execute(
        "SELECT rowid FROM full_text WHERE full_text MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?",
        (asked.match, RANKED - 1),
    ).fetchone()
    ranked = lib.conn.execute(
        "SELECT w.rowid FROM full_text w CROSS JOIN statuses st ON st.story_id = w.rowid WHERE w.full_text MATCH ?"
        f" AND w.rowid >= ? AND {' AND '.join(asked.terms)} ORDER BY bm25(full_text, 4.0, 1.0, 1.0), w.rowid DESC",
        (asked.match, oldest[0] if oldest else 0, *asked.values),
    ).fetchall()
    ids = [row[0] for row in ranked]
    if asked.noted:
        noted = replace(asked, terms=[*asked.terms], values=[*asked.values], match="")
        noted.add("st.story_id IN (SELECT value FROM json_each(?))", json.dumps(asked.noted))
        first = ordered(lib, noted, Order(), RANKED)
        ids = [*first, *(one for one in ids if one not in set(first))]
    if after is not None:
        start = ids.index(after.id) + 1 if after.id in ids else len(ids)
        return ids[start : start + limit]
    if before is not None:
        stop = ids.index(before.id) if before.id in ids else 0
        return ids[max(0, stop - limit) : stop]
    return ids if limit < 0 else ids[:limit]


def _place(lib: Library, edge: Headline, order: Order) -> tuple[int, int]:
    """Where a headline stands in an order; one that is gone stands where its date says."""
    if order.column == "arrived_at":
        row = lib.conn.execute("SELECT arrived_at FROM statuses WHERE story_id = ?", (edge.id,)).fetchone()
        if row is not None:
            return int(row[0]), edge.id
    return seconds(edge.published_at), edge.id
