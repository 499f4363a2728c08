"""The list of stories: one page at a time by keyset, never a body, never more than is shown."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from reader.errors import NothingFound
from reader.model.note import TagCount
from reader.model.queries.query import Query
from reader.model.story import Headline
from reader.store.file.library import Library
from reader.store.row_values import SOURCE, moment, places
from reader.store.search import search

_COLUMNS = (
    f"s.id, s.title, {SOURCE} AS outlet, st.sort_at, st.read_at, st.starred_at, st.notes, s.links, s.quotes, s.figure,"
    " s.versions > 1 AND st.read_at < s.changed_at AS changed"
)


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of the status line."""

    unread: int
    all: int
    starred: int
    tags: tuple[TagCount, ...]
    """The most worn tags."""


NO_COUNTS = Counts(0, 0, 0, ())
"""Those of an empty library."""


def headlines(
    lib: Library, query: Query, *, after: Headline | None = None, before: Headline | None = None, limit: int = 100
) -> list[Headline]:
    """A page of the stories `query` asks for: the first, the one behind `after` or the one in front of `before`.

    Always in the order of `query.sort`; `after` and `before` need not exist any more.
    """
    return by_ids(lib, search.page(lib, query, after=after, before=before, limit=limit))


def headline(lib: Library, story_id: int) -> Headline:
    """One row of the list, removed or not; raises NothingFound."""
    found = by_ids(lib, [story_id])
    if not found:
        raise NothingFound(f"There is no story {story_id}")
    return found[0]


def newest_id(lib: Library) -> int:
    """The highest id a story has; 0 without any."""
    found: int = lib.conn.execute("SELECT coalesce(max(id), 0) FROM stories").fetchone()[0]
    return found


def listed_since(lib: Library, story_id: int) -> list[int]:
    """The listed stories that came in after the one of this id."""
    rows = lib.conn.execute(
        "SELECT story_id FROM statuses WHERE story_id > ? AND listed = 1 AND removed_at IS NULL", (story_id,)
    )
    return [row[0] for row in rows]


def by_ids(lib: Library, story_ids: list[int]) -> list[Headline]:
    """Headlines of these stories in this order; ids that do not exist are passed over."""
    if not story_ids:
        return []
    execute, marks = lib.conn.execute, places(story_ids)
    rows = execute(
        f"SELECT {_COLUMNS} FROM stories s JOIN statuses st ON st.story_id = s.id"
        f" LEFT JOIN feeds f ON f.id = s.feed_id WHERE s.id IN ({marks})",
        story_ids,
    ).fetchall()
    tags: dict[int, tuple[str, ...]] = {}
    for story_id, name in execute(
        f"SELECT story_id, name FROM tags WHERE story_id IN ({marks}) ORDER BY name", story_ids
    ).fetchall():
        tags[story_id] = (*tags.get(story_id, ()), name)
    others = other_sources(lib, {row["id"]: row["outlet"] for row in rows})
    found = {row[0]: _headline(row, tags.get(row[0], ()), others.get(row[0], ())) for row in rows}
    return [found[story_id] for story_id in story_ids if story_id in found]


def other_sources(lib: Library, own: Mapping[int, str]) -> dict[int, tuple[str, ...]]:
    """Who else brought the text of a story, each name once; `own` says which outlet each story asked about is from."""
    others: dict[int, tuple[str, ...]] = {}
    for story_id, outlet in lib.conn.execute(
        f"SELECT DISTINCT s.same_as, {SOURCE} AS outlet FROM stories s LEFT JOIN feeds f ON f.id = s.feed_id"
        f" WHERE s.same_as IN ({places(own)}) ORDER BY s.id",
        tuple(own),
    ).fetchall():
        if outlet not in ("", own[story_id]):
            others[story_id] = (*others.get(story_id, ()), outlet)
    return others


def totals(lib: Library) -> tuple[int, int, int]:
    """Stories, unread and starred ones; those of muted feeds count only where the reader has starred them."""
    stories, unread, starred = lib.conn.execute(
        "SELECT coalesce(sum(iif(muted, 0, stories)), 0), coalesce(sum(iif(muted, 0, unread)), 0),"
        " coalesce(sum(starred), 0) FROM (SELECT *, feed_id IN (SELECT id FROM feeds WHERE muted) AS muted"
        " FROM counters)"
    ).fetchone()
    return stories, unread, starred


def counts(lib: Library) -> Counts:
    """The library in numbers; stories of muted feeds count where the reader has starred or tagged them."""
    every, unread, starred = totals(lib)
    rows = lib.conn.execute(
        "SELECT name, count(*) AS stories FROM tags GROUP BY name ORDER BY stories DESC, name LIMIT 10"
    )
    return Counts(unread, every, starred, tuple(TagCount(name, stories) for name, stories in rows.fetchall()))


def _headline(row: sqlite3.Row, tags: tuple[str, ...], others: tuple[str, ...]) -> Headline:
    # by position: a page is a hundred of these, and one page is what stands between a key and the screen
    story_id, title, outlet, sort_at, read_at, starred_at, notes, links, quotes, figure, changed = row
    return Headline(
        story_id,
        title,
        outlet,
        moment(sort_at),
        read_at is not None,
        starred_at is not None,
        tags,
        notes,
        links,
        quotes,
        figure,
        others,
        bool(changed),
    )
