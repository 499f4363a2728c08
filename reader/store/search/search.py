"""A page of the stories a query finds: in which order, from which row on.

What is asked are conditions on `statuses` (as `st`), whose partial indexes hold a page in order; words go through the
full-text index.
"""

import json
from dataclasses import replace

from reader.model.queries.query import Query
from reader.model.story import Headline
from reader.store.file.library import Library
from reader.store.row_values import seconds
from reader.store.search.conditions import Conditions, conditions

SPARSE = 20_000
"""Words that fit fewer stories than this are looked up and sorted, a third of a microsecond each."""
WALKED = 250
"""Words that fit more are tested on so many stories from the edge of the page on, 60 microseconds each."""
RANKED = 2_000
"""Relevance is weighed among this many of the newest matches."""
_HITS = "SELECT rowid AS id FROM full_text WHERE full_text MATCH ?"


def page(lib: Library, query: Query, *, after: Headline | None, before: Headline | None, limit: int) -> list[int]:
    """Ids of one page of the stories asked for, in order."""
    asked = conditions(lib, query)
    if asked.impossible:
        return []
    if query.sort == "relevance" and asked.match:
        return _ranked_page(lib, asked, after=after, before=before, limit=limit)
    column = "arrived_at" if query.sort == "arrived" else "sort_at"
    falling = query.sort != "oldest"
    edge = after or before
    backwards = after is None and before is not None
    if edge is not None:
        down = falling != backwards
        asked.add(f"(st.{column}, st.story_id) {'<' if down else '>'} (?, ?)", _place(lib, edge, column), edge.id)
    order = "DESC" if falling != backwards else "ASC"
    ids = ordered(lib, asked, f"ORDER BY st.{column} {order}, st.story_id {order}", limit)
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
    column = "arrived_at" if query.sort == "arrived" else "sort_at"
    falling = query.sort != "oldest"
    for edge, sign in ((first, "<=" if falling else ">="), (last, ">=" if falling else "<=")):
        if edge is not None:
            asked.add(f"(st.{column}, st.story_id) {sign} (?, ?)", _place(lib, edge, column), edge.id)
    order = "DESC" if falling else "ASC"
    return ordered(lib, asked, f"ORDER BY st.{column} {order}, st.story_id {order}", -1)


def ordered(lib: Library, asked: Conditions, order: str, limit: int, *, sparse: int = SPARSE) -> list[int]:
    """Ids in the order of an ORDER BY clause, at most `limit`; -1 is all.

    Words that fit few stories are joined and sorted, `sparse` is how many are too many for that; for common ones the
    list is walked and each story tested; and when that finds too little, all are joined and sorted after all.
    """
    where, execute = " AND ".join(asked.terms), lib.conn.execute
    if not asked.match:
        rows = execute(f"SELECT st.story_id FROM statuses st WHERE {where} {order} LIMIT ?", [*asked.values, limit])
        return [row[0] for row in rows.fetchall()]
    joined = (
        f"SELECT st.story_id FROM hits CROSS JOIN statuses st ON st.story_id = hits.id WHERE {where} {order} LIMIT ?"
    )
    noted, notes = (" UNION SELECT value FROM json_each(?)", [json.dumps(asked.noted)]) if asked.noted else ("", [])
    if not asked.is_wide:
        few = (
            f"WITH hits AS MATERIALIZED (SELECT * FROM ({_HITS} LIMIT ?){noted})"
            " SELECT CASE WHEN (SELECT count(*) FROM hits) < ? THEN"
            f" (SELECT json_group_array(story_id) FROM ({joined})) END"
        )
        found = execute(few, [asked.match, sparse, *notes, sparse, *asked.values, limit]).fetchone()[0]
        ids = json.loads(found) if found is not None else _walked(lib, asked, order, limit)
        if ids is not None:
            return list(ids)
    every = f"WITH hits AS ({_HITS}{noted}) {joined}"
    return [row[0] for row in execute(every, [asked.match, *notes, *asked.values, limit]).fetchall()]


def _walked(lib: Library, asked: Conditions, order: str, limit: int) -> list[int] | None:
    """The page if it lies among the first stories of the list, None when one must look further."""
    seen, found = lib.conn.execute(
        "WITH near AS MATERIALIZED (SELECT st.story_id FROM statuses st"
        f" WHERE {' AND '.join(asked.terms)} {order} LIMIT ?)"
        " SELECT (SELECT count(*) FROM near), json_group_array(story_id) FROM (SELECT story_id FROM near WHERE"
        " EXISTS (SELECT 1 FROM full_text WHERE full_text MATCH ? AND rowid = near.story_id)"
        " OR story_id IN (SELECT value FROM json_each(?)) LIMIT ?)",
        [*asked.values, WALKED, asked.match, json.dumps(asked.noted), limit],
    ).fetchone()
    ids: list[int] = json.loads(found)
    return ids if len(ids) == limit or seen < WALKED else None


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
        first = ordered(lib, noted, "ORDER BY st.sort_at DESC, st.story_id DESC", RANKED)
        ids = [*first, *(one for one in ids if one not in set(first))]
    if after is not None:
        start = ids.index(after.id) + 1 if after.id in ids else len(ids)
        return ids[start : start + limit]
    if before is not None:
        stop = ids.index(before.id) if before.id in ids else 0
        return ids[max(0, stop - limit) : stop]
    return ids if limit < 0 else ids[:limit]


def _place(lib: Library, edge: Headline, column: str) -> int:
    """Where a headline stands in the order; one that is gone stands where its date says."""
    if column == "arrived_at":
        row = lib.conn.execute("SELECT arrived_at FROM statuses WHERE story_id = ?", (edge.id,)).fetchone()
        if row is not None:
            return int(row[0])
    return seconds(edge.published_at)
