"""Watches: saved searches that ring when stories come that they find; and how much saved searches find.

A watch's stories are new until it is shown: they are those that came in after the newest one of that moment.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from reader.errors import NothingFound, ReaderError
from reader.model.queries.query import Query
from reader.model.queries.query_parser import parse_query
from reader.model.safe_text import safe_line
from reader.store.file.library import Library
from reader.store.search.conditions import Conditions, conditions, without_muted
from reader.store.search.headlines import newest_id
from reader.store.search.saved_searches import SavedSearch, saved_searches

MOST = 500
"""New stories of a watch that are looked at."""
UNREAD_MOST = 9_999
"""Unread stories of a search are counted no further."""


@dataclass(frozen=True, slots=True)
class WatchNews:
    """The stories of a watch that came since it was shown, newest first."""

    search: SavedSearch
    stories: tuple[int, ...]


def set_watched(lib: Library, name: str, watched: bool) -> SavedSearch:
    """Have a saved search ring from now on, or no longer. Raises NothingFound."""
    with lib.atomic():
        row = lib.conn.execute(
            "UPDATE saved_searches SET watched = ?, seen_id = ? WHERE name = ? RETURNING name, line",
            (watched, newest_id(lib), safe_line(name)),
        ).fetchone()
    if row is None:
        raise NothingFound(f"there is no saved search {safe_line(name)}")
    return SavedSearch(row["name"], row["line"], watched)


def watch_shown(lib: Library, name: str) -> None:
    """Nothing of a watch is new any more."""
    with lib.atomic():
        lib.conn.execute(
            "UPDATE saved_searches SET seen_id = ? WHERE name = ? AND watched", (newest_id(lib), safe_line(name))
        )


def watch_news(lib: Library, *, since: int = 0, now: datetime | None = None) -> list[WatchNews]:
    """What is new of each watch, of stories with ids above `since`. Muted feeds ring only under their own name."""
    rows = lib.conn.execute("SELECT name, line, seen_id FROM saved_searches WHERE watched ORDER BY name").fetchall()
    return [
        WatchNews(SavedSearch(row["name"], row["line"], True), _new(lib, row["line"], max(since, row["seen_id"]), now))
        for row in rows
    ]


def unread_of_searches(lib: Library, *, now: datetime | None = None) -> dict[str, int]:
    """How many unread stories each saved search finds, by its name; one that makes no sense any more is left out."""
    found = {}
    for search in saved_searches(lib):
        query = _asked(search.line, now)
        if query is not None:
            found[search.name] = _count(lib, replace(query, states=(*query.states, "unread")))
    return found


def _new(lib: Library, line: str, since: int, now: datetime | None) -> tuple[int, ...]:
    query = _asked(line, now)
    if query is None:
        return ()
    asked = conditions(lib, query)
    if asked.noted:  # words of notes are a condition like the others
        asked.settle_words()
    if not (query.feeds or query.exact_feeds):
        without_muted(lib, asked)
    asked.add("st.story_id > ?", since)
    if asked.impossible:
        return ()
    sql = f"SELECT st.story_id FROM {_from(asked, since)} ORDER BY st.story_id DESC LIMIT {MOST}"
    return tuple(row[0] for row in lib.conn.execute(sql, _values(asked, since)).fetchall())


def _count(lib: Library, query: Query) -> int:
    asked = conditions(lib, query)
    if asked.noted:  # words of notes are a condition like the others
        asked.settle_words()
    if asked.impossible:
        return 0
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {_from(asked, 0)} LIMIT {UNREAD_MOST})"
    count: int = lib.conn.execute(sql, _values(asked, 0)).fetchone()[0]
    return count


def _from(asked: Conditions, since: int) -> str:
    """The stories asked for, as the part of a SELECT from its tables on."""
    where = " AND ".join(asked.terms)
    if not asked.match:
        return f"statuses st WHERE {where}"
    later = "w.rowid > ? AND " if since else ""
    return (
        "full_text w CROSS JOIN statuses st ON st.story_id = w.rowid"
        f" WHERE w.full_text MATCH ? AND {later}{where}"
    )  # fmt: skip


def _values(asked: Conditions, since: int) -> list[object]:
    words: list[object] = [asked.match] if asked.match else []
    return [*words, *([since] if words and since else []), *asked.values]


def _asked(line: str, now: datetime | None) -> Query | None:
    try:
        return parse_query(line, today=now.date() if now else None)
    except ReaderError:
        return None
