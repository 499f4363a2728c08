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


_HEARD = "SELECT person_id, story_id, count(*) AS times FROM quotes WHERE person_id IS NOT NULL GROUP BY 1, 2"
"""How often each person speaks in each story, read from one index alone."""


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
    lib: Library, query: str = "", *, begun: bool = False, story_ids: tuple[int, ...] = (), limit: int = LISTED
) -> list[PersonRow]:
    """People with any spelling that has the words of `query`, the most quoted first.

    `begun` is for words that are still being typed; `story_ids` keeps to those stories.
    """
    execute = lib.conn.execute
    wanted = name_search(lib, query, begun=begun) if query.strip() else None
    fits = f"a.key IN ({wanted.keys})" if wanted is not None else ""
    here = "AND h.story_id IN (SELECT value FROM json_each(?))" if story_ids else ""
    only = f"AND p.root_id IN (SELECT p.root_id FROM aliases a JOIN people p ON p.id = a.person_id WHERE {fits})"
    rows = execute(
        f"SELECT p.root_id AS id, sum(h.times) AS statements, count(DISTINCT h.story_id) AS stories,"
        f" min(st.sort_at) AS first, max(st.sort_at) AS last FROM ({_HEARD}) h JOIN people p ON p.id = h.person_id"
        " JOIN statuses st ON st.story_id = h.story_id"
        f" WHERE st.listed = 1 AND st.removed_at IS NULL {only if fits else ''} {here}"
        " GROUP BY p.root_id ORDER BY statements DESC, last DESC, id LIMIT ?",
        (*(wanted.values if wanted is not None else ()), *([json.dumps(story_ids)] if story_ids else ()), limit),
    ).fetchall()
    ids = [row["id"] for row in rows]
    named, days = _faces(lib, ids), _days(lib, ids)
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


def statements(lib: Library, person_id: int) -> list[Statement]:
    """Everything a person is quoted with, newest story first, in the order of the text."""
    rows = lib.conn.execute(
        f"SELECT q.*, s.title, s.sort_at, {SOURCE} AS outlet"
        " FROM people p JOIN quotes q ON q.person_id = p.id JOIN stories s ON s.id = q.story_id"
        " JOIN statuses st ON st.story_id = s.id LEFT JOIN feeds f ON f.id = s.feed_id"
        " WHERE p.root_id = (SELECT root_id FROM people WHERE id = ?) AND st.listed = 1 AND st.removed_at IS NULL"
        " ORDER BY s.sort_at DESC, s.id DESC, q.position",
        (person_id,),
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


def _days(lib: Library, ids: list[int]) -> dict[int, list[tuple[str, int]]]:
    days = defaultdict(list)
    for row in lib.conn.execute(
        "SELECT p.root_id, date(st.sort_at, 'unixepoch') AS day, count(*) AS statements"
        " FROM people p JOIN quotes q ON q.person_id = p.id JOIN statuses st ON st.story_id = q.story_id"
        f" WHERE p.root_id IN ({places(ids)}) AND st.listed = 1 AND st.removed_at IS NULL"
        " GROUP BY p.root_id, day ORDER BY day",
        ids,
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
