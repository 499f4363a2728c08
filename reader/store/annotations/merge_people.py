"""The reader's word on who is who: merging two people and splitting one, each undone by the other.

A merge moves nothing: the other person is shown under the first (`root_id`), and what later stories bring for either
lands in the same place. A split makes a person of some spellings; their quotes move, the old person's spellings
remember where they went (`split_to`), and merging the two again puts everything back.
"""

import sqlite3
from collections.abc import Sequence

from reader.errors import NothingFound, ReaderError
from reader.model.action import (
    Action,
    MergePeople,
    Several,
    SplitPerson,
)
from reader.model.names import name_key, name_of
from reader.model.safe_text import safe_line
from reader.store.file.library import Library
from reader.store.row_values import places


def merge_people(lib: Library, action: MergePeople) -> Action:
    """Show `other_id` and everybody merged into it under `person_id`; raises NothingFound."""
    taker, giver = _person(lib, action.person_id), _person(lib, action.other_id)
    into, other = taker["root_id"], giver["root_id"]
    if giver["split_from"] is not None and giver["id"] == other and not _children(lib, other):
        origin = _person(lib, giver["split_from"])
        if origin["root_id"] == into:
            return _rejoin(lib, into, giver)
    if into == other:
        return Several(())
    inverse = SplitPerson(into, _surfaces(lib, other), other)
    lib.conn.execute("UPDATE people SET merged_into = ? WHERE id = ?", (into, other))
    lib.conn.execute("UPDATE people SET root_id = ? WHERE root_id = ?", (into, other))
    return inverse


def split_person(lib: Library, action: SplitPerson) -> Action:
    """Take spellings away from a person.

    When they are just those of somebody merged into it, the merge is undone; else they become a person apart. Raises
    NothingFound for an unknown person, ReaderError when a spelling is not its own or none would be left.
    """
    root = _person(lib, action.person_id)["root_id"]
    keys = {name_key(surface) for surface in action.surfaces}
    for child in _children(lib, root):
        if child == action.into_id or (not action.into_id and keys == _keys(lib, child)):
            return _part(lib, root, child)
    own = {row["key"]: row for row in _aliases(lib, root)}
    if not keys or not keys <= own.keys():
        strange = ", ".join(surface for surface in action.surfaces if name_key(surface) not in own)
        raise ReaderError(f"This person is not called {strange or 'so'}; nothing was split")
    if keys == own.keys():
        raise ReaderError("At least one spelling must stay with the person")
    return _make_apart(lib, root, keys, action)


def _part(lib: Library, root: int, child: int) -> Action:
    lib.conn.execute("UPDATE people SET merged_into = NULL WHERE id = ?", (child,))
    lib.conn.execute(
        "WITH RECURSIVE under(id) AS (VALUES (?1) UNION SELECT p.id FROM people p JOIN under u ON p.merged_into = u.id)"
        " UPDATE people SET root_id = ?1 WHERE id IN (SELECT id FROM under)",
        (child,),
    )
    return MergePeople(root, child)


def _make_apart(lib: Library, root: int, keys: set[str], action: SplitPerson) -> Action:
    execute, marks = lib.conn.execute, places(keys)
    parent = _person(lib, root)
    surface = safe_line(action.surfaces[0])
    name = name_of(surface, parent["kind"])
    members = f"SELECT id FROM people WHERE root_id = {root}"
    latest = execute(
        "SELECT q.role, s.sort_at FROM quotes q JOIN stories s ON s.id = q.story_id"
        f" WHERE q.person_id IN ({members}) AND q.name_key IN ({marks}) AND q.role <> ''"
        " ORDER BY s.sort_at DESC, q.position LIMIT 1",
        [*keys],
    ).fetchone()
    role, role_at = latest or ("", None)
    new = execute(
        "INSERT INTO people (id, name, key, given, surname, kind, role, role_at, split_from)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (action.into_id or None, surface, name.key, name.given, name.surname, parent["kind"], role, role_at, root),
    ).lastrowid
    execute("UPDATE people SET root_id = id WHERE id = ?", (new,))
    execute(
        "INSERT OR IGNORE INTO aliases (key, person_id, surface, source, confidence)"
        " SELECT key, ?, surface, 'user', 1.0"
        f" FROM aliases WHERE person_id IN ({members}) AND key IN ({marks}) AND split_to IS NULL",
        [new, *keys],
    )
    execute(
        f"UPDATE aliases SET split_to = ? WHERE person_id IN ({members}) AND key IN ({marks}) AND split_to IS NULL",
        [new, *keys],
    )
    moved = execute(
        f"SELECT DISTINCT story_id, speaker_name FROM quotes WHERE person_id IN ({members}) AND name_key IN ({marks})",
        [*keys],
    ).fetchall()
    _give(lib, [(new, row["story_id"], row["speaker_name"]) for row in moved])
    return MergePeople(root, new or 0)


def _rejoin(lib: Library, root: int, apart: sqlite3.Row) -> Action:
    """Put a person that was split off back where its spellings came from."""
    execute, gone = lib.conn.execute, apart["id"]
    inverse = SplitPerson(root, _surfaces(lib, gone), gone)
    homes = {
        row["key"]: row["person_id"]
        for row in execute("SELECT key, person_id FROM aliases WHERE split_to = ? ORDER BY person_id DESC", (gone,))
    }
    moved = execute(
        "SELECT DISTINCT story_id, speaker_name, name_key FROM quotes WHERE person_id = ?", (gone,)
    ).fetchall()
    origin = apart["split_from"]
    _give(lib, [(homes.get(row["name_key"], origin), row["story_id"], row["speaker_name"]) for row in moved])
    execute("UPDATE aliases SET split_to = NULL WHERE split_to = ?", (gone,))
    execute(
        "INSERT OR IGNORE INTO aliases (key, person_id, surface, source, confidence)"
        " SELECT key, ?, surface, source, confidence FROM aliases a WHERE person_id = ?"
        " AND NOT EXISTS (SELECT 1 FROM aliases b WHERE b.key = a.key AND b.person_id IN"
        " (SELECT id FROM people WHERE root_id = ?))",
        (origin, gone, root),
    )
    execute("DELETE FROM people WHERE id = ?", (gone,))
    return inverse


def _give(lib: Library, moves: Sequence[tuple[int | None, int, str]]) -> None:
    lib.conn.executemany("UPDATE quotes SET person_id = ? WHERE story_id = ? AND speaker_name = ?", moves)
    lib.conn.executemany("UPDATE mentions SET person_id = ? WHERE story_id = ? AND name = ?", moves)


def _person(lib: Library, person_id: int) -> sqlite3.Row:
    row: sqlite3.Row | None = lib.conn.execute("SELECT * FROM people WHERE id = ?", (person_id,)).fetchone()
    if row is None:
        raise NothingFound(f"There is no speaker {person_id}")
    return row


def _children(lib: Library, person_id: int) -> list[int]:
    rows = lib.conn.execute("SELECT id FROM people WHERE merged_into = ? ORDER BY id", (person_id,)).fetchall()
    return [row["id"] for row in rows]


def _aliases(lib: Library, root: int) -> list[sqlite3.Row]:
    return lib.conn.execute(
        "SELECT a.key, a.surface FROM people p JOIN aliases a ON a.person_id = p.id"
        " WHERE p.root_id = ? AND a.split_to IS NULL ORDER BY p.id, a.key",
        (root,),
    ).fetchall()


def _keys(lib: Library, child: int) -> set[str]:
    """Every spelling of a merged person and of those merged into it before."""
    rows = lib.conn.execute(
        "WITH RECURSIVE under(id) AS (VALUES (?1) UNION SELECT p.id FROM people p JOIN under u ON p.merged_into = u.id)"
        " SELECT key FROM aliases WHERE person_id IN (SELECT id FROM under) AND split_to IS NULL",
        (child,),
    ).fetchall()
    return {row["key"] for row in rows}


def _surfaces(lib: Library, root: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row["surface"] for row in _aliases(lib, root)))
