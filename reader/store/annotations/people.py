"""Who said what, across stories. A person is shown under the one they were merged into."""

import json
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from reader.errors import NothingFound
from reader.model.mark import Quote
from reader.model.saying import cue_words, said_as
from reader.model.sourcing.find_origin import origin_of
from reader.model.sourcing.origin import NOWHERE, Origin
from reader.store import blobs
from reader.store.annotations import marks
from reader.store.file.library import Library
from reader.store.row_values import SOURCE, moment, places
from reader.store.search.name_search import name_search

LISTED = 500
"""People in the lens: the most quoted."""


_HEARD = "SELECT person_id, story_id, count(*) AS times FROM quotes {} WHERE person_id IS NOT NULL{} GROUP BY 1, 2"
"""How often each person speaks in each story, read from one index alone."""
_NEWEST = " AND {}story_id > (SELECT max(id) - ? FROM stories)"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A speaker in the lens "who said what"."""

    id: int
    name: str
    role: str
    """The latest, by the date of the story that gives it."""
    statements: int
    stories: int
    first: datetime
    last: datetime
    per_day: tuple[tuple[str, int], ...]
    """Days (ISO, UTC) with a statement and how many, in order of time."""
    kind: str = "person"


@dataclass(frozen=True, slots=True)
class Statement:
    """One quote of a person with the story it stands in."""

    quote: Quote
    words: str
    """The quoted words; the parts of an interrupted quote are joined by " … "."""
    cue: str
    """The words of saying, with what turns them round: "did not say"."""
    said: str
    """Both, as a statement is shown: "denied that …"."""
    story_id: int
    title: str
    source: str
    published_at: datetime
    """As the list of stories dates it."""
    origin: Origin = NOWHERE
    """Through whom or what the text says it came."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name a person goes by; `source` is "user" when the reader put it there."""

    surface: str
    source: str
    confidence: float
    person_id: int
    """The person it was found for, before any merge."""


def speakers(
    lib: Library,
    query: str = "",
    *,
    begun: bool = False,
    story_ids: tuple[int, ...] = (),
    newest: int = 0,
    limit: int = LISTED,
) -> list[PersonRow]:
    """People with any spelling that has the words of `query`, the most quoted first.

    `begun` is for words that are still being typed; `story_ids` keeps to those stories, `newest` to so many that came
    in last.
    """
    heard = ""
    values: list[str] = []
    if query.strip():
        wanted = name_search(lib, query, begun=begun)
        heard += (
            " AND person_id IN (SELECT id FROM people WHERE root_id IN (SELECT p.root_id FROM aliases a"
            f" JOIN people p ON p.id = a.person_id WHERE a.key IN ({wanted.keys})))"
        )
        values += wanted.values
    if story_ids:
        heard += " AND story_id IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(story_ids))
    if newest:
        heard += _NEWEST.format("")
        values.append(str(newest))
    table = "NOT INDEXED" if newest else ""  # those of some stories stand together in the table itself
    rows = lib.conn.execute(
        f"SELECT p.root_id AS id, sum(h.times) AS statements, count(DISTINCT h.story_id) AS stories,"
        f" min(st.sort_at) AS first, max(st.sort_at) AS last FROM ({_HEARD.format(table, heard)}) h"
        " JOIN people p ON p.id = h.person_id JOIN statuses st ON st.story_id = h.story_id"
        " WHERE st.listed = 1 AND st.removed_at IS NULL"
        " GROUP BY p.root_id ORDER BY statements DESC, last DESC, id LIMIT ?",
        (*values, limit),
    ).fetchall()
    ids = [row["id"] for row in rows]
    named, days = _faces(lib, ids), _days(lib, ids, newest)
    return [
        PersonRow(
            id=row["id"],
            name=named[row["id"]]["name"],
            role=named[row["id"]]["role"],
            statements=row["statements"],
            stories=row["stories"],
            first=moment(row["first"]),
            last=moment(row["last"]),
            per_day=tuple(days[row["id"]]),
            kind=named[row["id"]]["kind"],
        )
        for row in rows
    ]


def statements(
    lib: Library, person_id: int, *, story_ids: tuple[int, ...] = (), skip: int = 0, limit: int = -1
) -> list[Statement]:
    """What a person is quoted with, newest story first, in the order of the text: all, or `limit` behind `skip`.

    `story_ids` keeps to those stories.
    """
    here = " AND q.story_id IN (SELECT value FROM json_each(?))" if story_ids else ""
    # the texts come last and one by one: sorting must not carry them about
    rows = lib.conn.execute(
        "WITH page AS (SELECT q.story_id AS id, q.position AS place FROM people p JOIN quotes q ON q.person_id = p.id"
        " JOIN statuses st ON st.story_id = q.story_id WHERE p.root_id = (SELECT root_id FROM people WHERE id = ?)"
        f" AND st.listed = 1 AND st.removed_at IS NULL{here}"
        " ORDER BY st.sort_at DESC, st.story_id DESC, q.position LIMIT ? OFFSET ?)"
        f" SELECT q.*, s.title, s.sort_at, {SOURCE} AS outlet FROM page"
        " JOIN quotes q ON q.story_id = page.id AND q.position = page.place JOIN stories s ON s.id = page.id"
        " LEFT JOIN feeds f ON f.id = s.feed_id ORDER BY s.sort_at DESC, s.id DESC, q.position",
        (person_id, *([json.dumps(story_ids)] if story_ids else ()), limit, skip),
    ).fetchall()
    texts = blobs.texts(lib, {row["story_id"] for row in rows})
    return [_statement(row, texts[row["story_id"]]) for row in rows if row["story_id"] in texts]


def person(lib: Library, person_id: int) -> PersonRow:
    """One person of the lens, or the one they were merged into; raises NothingFound."""
    row = lib.conn.execute(
        "SELECT r.name FROM people p JOIN people r ON r.id = p.root_id WHERE p.id = ?", (person_id,)
    ).fetchone()
    found = [one for one in speakers(lib, row["name"] if row else "") if one.id == root_of(lib, person_id)]
    if not found:
        raise NothingFound(f"There is no speaker {person_id}")
    return found[0]


def root_of(lib: Library, person_id: int) -> int | None:
    """The person shown for `person_id`: itself, or the one it was merged into."""
    row = lib.conn.execute("SELECT root_id FROM people WHERE id = ?", (person_id,)).fetchone()
    return None if row is None else int(row["root_id"])


def person_of(lib: Library, story_id: int, name: str) -> int | None:
    """The person a story's canonical name stands for, None for unnamed speakers and names nobody quotes.

    None as well for a surname of which nothing else is known, unless the reader made it a person apart.
    """
    row = lib.conn.execute(
        "SELECT p.root_id FROM quotes q JOIN people p ON p.id = q.person_id JOIN people r ON r.id = p.root_id"
        " WHERE q.story_id = ? AND q.speaker_name = ?"
        " AND (r.given <> '' OR r.kind <> 'person' OR r.split_from IS NOT NULL)",
        (story_id, name),
    ).fetchone()
    return None if row is None else int(row["root_id"])


def shown_name(lib: Library, story_id: int, name: str) -> str:
    """What the person a story's canonical name stands for is called; the name itself for one not known."""
    row = lib.conn.execute("SELECT name FROM people WHERE id = ?", (person_of(lib, story_id, name),)).fetchone()
    return name if row is None else str(row["name"])


def spellings(lib: Library, person_id: int) -> list[Spelling]:
    """Every name a person goes by, those of merged people included, the surest first."""
    rows = lib.conn.execute(
        "SELECT a.surface, CASE WHEN p.id = p.root_id THEN a.source ELSE 'user' END AS source, a.confidence, p.id"
        " FROM people p JOIN aliases a ON a.person_id = p.id AND a.split_to IS NULL"
        " WHERE p.root_id = (SELECT root_id FROM people WHERE id = ?) ORDER BY p.id <> p.root_id,"
        " a.confidence DESC, a.surface",
        (person_id,),
    ).fetchall()
    return [Spelling(*row) for row in rows]


def _faces(lib: Library, ids: list[int]) -> dict[int, sqlite3.Row]:
    """Name, kind and latest role of each person shown; the role may come from one merged into them."""
    rows = lib.conn.execute(
        "SELECT r.id, r.name, r.kind, m.role,"
        " row_number() OVER (PARTITION BY r.id ORDER BY m.role = '', m.role_at DESC, m.id) AS place"
        f" FROM people r JOIN people m ON m.root_id = r.id WHERE r.id IN ({places(ids)})",
        ids,
    ).fetchall()
    return {row["id"]: row for row in rows if row["place"] == 1}


def _days(lib: Library, ids: list[int], newest: int) -> dict[int, list[tuple[str, int]]]:
    days: dict[int, list[tuple[str, int]]] = defaultdict(list)
    if not ids:
        return days
    kept = _NEWEST.format("q.") if newest else ""
    for row in lib.conn.execute(
        "SELECT p.root_id, date(st.sort_at, 'unixepoch') AS day, count(*) AS statements"
        " FROM people p JOIN quotes q ON q.person_id = p.id CROSS JOIN statuses st ON st.story_id = q.story_id"
        f" WHERE p.root_id IN ({places(ids)}) AND st.listed = 1 AND st.removed_at IS NULL{kept}"
        " GROUP BY p.root_id, day ORDER BY day",
        [*ids, newest] if newest else ids,
    ).fetchall():
        days[row["root_id"]].append((row["day"], row["statements"]))
    return days


def _statement(row: sqlite3.Row, text: str) -> Statement:
    quote = marks.quote_of(row)
    return Statement(
        quote=quote,
        words=" … ".join(text[span.start : span.end] for span in quote.spans),
        cue=cue_words(text, quote),
        said=said_as(text, quote),
        story_id=row["story_id"],
        title=row["title"],
        source=row["outlet"],
        published_at=moment(row["sort_at"]),
        origin=origin_of(text, quote, row["outlet"]),
    )
