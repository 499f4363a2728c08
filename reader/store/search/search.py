"""A query as SQL: which stories, in which order, from which row on.

Every condition is one on `statuses` (as `st`), whose partial indexes hold a page in order. Words go to the full-text
index as quoted strings, so nothing a person types is read as its syntax.
"""

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from reader.model.feed import folder_parts
from reader.model.names import fold
from reader.model.note import tag_name
from reader.model.queries.query import FigureTest, Query, State
from reader.model.story import Headline
from reader.store.file.library import Library
from reader.store.row_values import places, seconds

SPARSE = 20_000
"""Words that fit fewer stories than this are looked up and sorted, a third of a microsecond each."""
WALKED = 250
"""Words that fit more are tested on so many stories from the edge of the page on, 60 microseconds each."""
RANKED = 2_000
"""Relevance is weighed among this many of the newest matches."""

_WORD = re.compile(r"[^\W_]")
_STATES: dict[State, str] = {
    "unread": "st.read_at IS NULL",
    "read": "st.read_at IS NOT NULL",
    "starred": "st.starred_at IS NOT NULL",
    "noted": "st.notes > 0",
    "corrected": "st.story_id IN (SELECT story_id FROM corrections)",
}


@dataclass(slots=True)
class Conditions:
    """SQL conditions on `st` with their parameters, and the full-text expression, kept apart."""

    terms: list[str] = field(default_factory=lambda: ["st.listed = 1", "st.removed_at IS NULL"])
    values: list[Any] = field(default_factory=list)
    match: str = ""
    is_wide: bool = False
    """Whether a word stands for all that begin so: the index gathers those anew for every question."""
    impossible: bool = False

    def add(self, term: str, *values: Any) -> None:
        """One more condition that must hold."""
        self.terms.append(term)
        self.values.extend(values)


def conditions(lib: Library, query: Query) -> Conditions:
    """What `query` asks, whatever its order. Muted feeds are left out unless words or their own name are asked for."""
    found = Conditions(["st.listed = 1"]) if query.with_removed else Conditions()
    if not (query.words or query.titles or query.by or query.feeds or query.feed_id is not None or query.ids):
        without_muted(lib, found)
    for state in query.states:
        found.add(_STATES[state])
    _about_feeds(lib, query, found)
    for tag in query.tags:
        found.add("st.story_id IN (SELECT story_id FROM tags WHERE name = ?)", tag_name(tag))
    for tag in query.without_tags:
        found.add("st.story_id NOT IN (SELECT story_id FROM tags WHERE name = ?)", tag_name(tag))
    for name in query.said:
        found.add(*_said(name))
    for test in query.figures:
        found.add(*_figure(test))
    if query.since:
        found.add("st.sort_at >= ?", _day(query.since))
    if query.until:
        found.add("st.sort_at < ?", _day(query.until, days=1))
    if query.ids:
        found.add("st.story_id IN (SELECT value FROM json_each(?))", json.dumps(query.ids))
    if query.thread_id is not None:
        found.add("st.story_id IN (SELECT id FROM stories WHERE thread_id = ?)", query.thread_id)
    _about_words(query, found)
    return found


def without_muted(lib: Library, found: Conditions) -> None:
    """Leave the stories of muted feeds out."""
    muted = [row[0] for row in lib.conn.execute("SELECT id FROM feeds WHERE muted").fetchall()]
    if muted:
        found.add(f"(st.feed_id IS NULL OR st.feed_id NOT IN ({places(muted)}))", *muted)


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


def ordered(lib: Library, asked: Conditions, order: str, limit: int, *, sparse: int = SPARSE) -> list[int]:
    """Ids in the order of an ORDER BY clause, at most `limit`.

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
    if not asked.is_wide:
        few = (
            "WITH hits AS MATERIALIZED (SELECT rowid AS id FROM full_text WHERE full_text MATCH ? LIMIT ?)"
            " SELECT CASE WHEN (SELECT count(*) FROM hits) < ? THEN"
            f" (SELECT json_group_array(story_id) FROM ({joined})) END"
        )
        found = execute(few, [asked.match, sparse, sparse, *asked.values, limit]).fetchone()[0]
        ids = json.loads(found) if found is not None else _walked(lib, asked, order, limit)
        if ids is not None:
            return list(ids)
    every = f"WITH hits AS (SELECT rowid AS id FROM full_text WHERE full_text MATCH ?) {joined}"
    return [row[0] for row in execute(every, [asked.match, *asked.values, limit]).fetchall()]


def _walked(lib: Library, asked: Conditions, order: str, limit: int) -> list[int] | None:
    """The page if it lies among the first stories of the list, None when one must look further."""
    seen, found = lib.conn.execute(
        "WITH near AS MATERIALIZED (SELECT st.story_id FROM statuses st"
        f" WHERE {' AND '.join(asked.terms)} {order} LIMIT ?)"
        " SELECT (SELECT count(*) FROM near), json_group_array(story_id) FROM (SELECT story_id FROM near WHERE"
        " EXISTS (SELECT 1 FROM full_text WHERE full_text MATCH ? AND rowid = near.story_id) LIMIT ?)",
        [*asked.values, WALKED, asked.match, limit],
    ).fetchone()
    ids: list[int] = json.loads(found)
    return ids if len(ids) == limit or seen < WALKED else None


def _ranked_page(
    lib: Library, asked: Conditions, *, after: Headline | None, before: Headline | None, limit: int
) -> list[int]:
    """Best first among the newest matches; title words weigh four times. The ranking is made anew for each page."""
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
    if after is not None:
        start = ids.index(after.id) + 1 if after.id in ids else len(ids)
        return ids[start : start + limit]
    if before is not None:
        stop = ids.index(before.id) if before.id in ids else 0
        return ids[max(0, stop - limit) : stop]
    return ids[:limit]


def _place(lib: Library, edge: Headline, column: str) -> int:
    """Where a headline stands in the order; one that is gone stands where its date says."""
    if column == "arrived_at":
        row = lib.conn.execute("SELECT arrived_at FROM statuses WHERE story_id = ?", (edge.id,)).fetchone()
        if row is not None:
            return int(row[0])
    return seconds(edge.published_at)


def _about_feeds(lib: Library, query: Query, found: Conditions) -> None:
    wanted: list[set[int]] = [{query.feed_id}] if query.feed_id is not None else []
    if query.feeds:
        known = lib.conn.execute("SELECT id, title, url FROM feeds").fetchall()
        for name in query.feeds:
            part = name.casefold()
            wanted.append({row["id"] for row in known if part in f"{row['title']}\n{row['url']}".casefold()})
    wanted += [_in_folder(lib, folder) for folder in query.folders]
    if not wanted:
        return
    ids = sorted(set.intersection(*wanted))
    if not ids:
        found.impossible = True
        return
    # a feed also carries the stories it shares with another feed that had them first
    copies = lib.conn.execute(
        f"SELECT 1 FROM stories WHERE same_as IS NOT NULL AND feed_id IN ({places(ids)}) LIMIT 1", ids
    ).fetchone()
    own = f"st.feed_id = {ids[0]}" if len(ids) == 1 else f"st.feed_id IN ({places(ids)})"
    values = [] if len(ids) == 1 else ids
    if copies is None:
        found.add(own, *values)
        return
    shared = f"SELECT same_as FROM stories WHERE same_as IS NOT NULL AND feed_id IN ({places(ids)})"
    found.add(f"({own} OR st.story_id IN ({shared}))", *values, *ids)


def _in_folder(lib: Library, folder: str) -> set[int]:
    """The feeds of a folder and of those below it, or with a tag of that name, whatever the case of its letters."""
    folder = folder.casefold()
    sought = folder_parts(folder)
    if not sought:
        return set()
    rows = lib.conn.execute("SELECT feed_id, kind, name FROM feed_labels").fetchall()
    return {
        feed_id
        for feed_id, kind, name in rows
        if (folder_parts(name.casefold())[: len(sought)] == sought if kind == "folder" else name.casefold() == folder)
    }


def _about_words(query: Query, found: Conditions) -> None:
    wanted = [_quoted(word) for word in query.words]
    wanted += [f"author : {_quoted(name)}" for name in query.by]
    wanted += [f"title : {_quoted(word)}" for word in query.titles]
    unwanted = [text for text in map(_quoted, query.without) if text]
    if any(not text or text.endswith(" : ") for text in wanted):
        found.impossible = True
    elif wanted:
        found.match = " AND ".join(wanted)
        found.is_wide = any(word.endswith("*") for word in (*query.words, *query.titles, *query.by, *query.without))
        if unwanted:
            found.match = f"({found.match}) NOT ({' OR '.join(unwanted)})"
    elif unwanted:
        found.add("st.story_id NOT IN (SELECT rowid FROM full_text WHERE full_text MATCH ?)", " OR ".join(unwanted))


def _quoted(word: str) -> str:
    """A word or phrase as an FTS5 string, with * behind it for a prefix; empty when it holds no letter or digit."""
    bare = word.rstrip("*")
    if not _WORD.search(bare):
        return ""
    text = '"' + bare.replace('"', '""').replace("\0", "") + '"'
    return f"{text} *" if word.endswith("*") else text


def _said(name: str) -> tuple[str, ...]:
    """Stories that quote somebody known by this name, in any spelling, or an unnamed speaker described so."""
    like = _like(fold(name))
    return (
        "st.story_id IN (SELECT q.story_id FROM quotes q WHERE q.person_id IN"
        " (SELECT id FROM people WHERE root_id IN (SELECT p.root_id FROM people p WHERE p.key LIKE ? ESCAPE '\\'"
        " UNION SELECT p.root_id FROM aliases a JOIN people p ON p.id = a.person_id"
        " WHERE a.key LIKE ? ESCAPE '\\' AND a.split_to IS NULL))"
        " UNION SELECT story_id FROM quotes WHERE person_id IS NULL AND name_key LIKE ? ESCAPE '\\')",
        like, like, like,
    )  # fmt: skip


def _figure(test: FigureTest) -> tuple[Any, ...]:
    terms: list[str] = []
    values: list[Any] = []
    if test.unit:
        terms.append("g.unit = ?")
        values.append(test.unit)
    if test.low is not None:
        terms.append("g.high >= ?")
        values.append(test.low)
    if test.high is not None:
        terms.append("g.low <= ?")
        values.append(test.high)
    about, sought = figure_terms(test.word)
    where = " AND ".join(terms + about) or "1"
    return (f"st.story_id IN (SELECT g.story_id FROM figures g WHERE {where})", *values, *sought)


def figure_terms(words: str) -> tuple[list[str], list[Any]]:
    """Conditions on figures as `g`: each word, without its plural s, is part of the thing or unit, or is the kind."""
    like = "(g.thing LIKE ? ESCAPE '\\' OR g.thing_key LIKE ? ESCAPE '\\' OR g.unit LIKE ? ESCAPE '\\' OR g.kind = ?)"
    sought = words.split()
    return [like] * len(sought), [
        value for word in sought for value in (*[_like(_without_s(word))] * 3, word.casefold())
    ]


def _without_s(word: str) -> str:
    """A plural by its ending as far as the singular has it: "tariffs" finds "tariff"."""
    return word[:-1] if len(word) > 3 and word[-1] in "sS" and word[-2] not in "sSuUiI" else word


def _like(part: str) -> str:
    escaped = part.casefold().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _day(text: str, days: int = 0) -> int:
    day = date.fromisoformat(text)
    return seconds(datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=days))
