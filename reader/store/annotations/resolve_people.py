"""Whose words are these? A story's speakers are matched with the people known from other stories.

The same full name is the same person. A misspelt one is, when the role agrees too. A bare surname joins a person only
if it fits exactly one and its role, or a related story, says so; otherwise it stays apart: a wrong speaker is worse
than none. What the reader merged or split comes first. Unnamed sources are never people.
"""

import sqlite3
from collections.abc import Iterable

from reader.model.mark import Quote
from reader.model.names import (
    Name,
    SpeakerKind,
    close,
    kind_of,
    name_of,
    roles_agree,
)
from reader.store.file.library import Library
from reader.store.row_values import places

Resolved = dict[str, int]
"""A story's canonical names and the people they are."""

_NEARBY = (
    "SELECT b FROM links WHERE a = {0} UNION SELECT id FROM stories WHERE id <> {0} AND thread_id ="
    " (SELECT thread_id FROM stories WHERE id = {0})"
)
"""The stories related to one, and those of its thread."""

_JOINED = 0.75
"""How sure a bare surname is that a related story settles."""


def resolve(lib: Library, story_id: int, quotes: tuple[Quote, ...], *, sort_at: int) -> Resolved:
    """The person behind each speaker named in a story, made if new; roles and spellings are noted.

    `sort_at` is the story's date: the role of the latest story is the person's role.
    """
    found: Resolved = {}
    for surface, (role, confidence) in _cast(quotes).items():
        kind = kind_of(surface)
        if kind == "unnamed":
            continue
        name = name_of(surface, kind)
        person_id = _find(lib, story_id, name, kind, role)
        if person_id is None:
            person_id = _make(lib, surface, name, kind)
        _note_spelling(lib, person_id, name.key, surface, confidence)
        if role:
            lib.conn.execute(
                "UPDATE people SET role = ?1, role_at = ?2 WHERE id = ?3 AND coalesce(role_at, ?2) <= ?2",
                (role, sort_at, person_id),
            )
        found[surface] = person_id
    return found


def join_surnames(lib: Library, story_id: int, people: Iterable[int]) -> None:
    """Look again at the bare surnames of related stories, now that this story's quotes by `people` are kept.

    Whichever of two stories is read first, "Belkin" in the one is "Anton Belkin" of the other.
    """
    ids = sorted(set(people))
    rows = lib.conn.execute(
        "SELECT q.story_id, q.speaker_name, q.person_id, max(q.role) AS role"
        f" FROM people f JOIN people p ON p.surname = f.surname AND p.given = '' AND p.kind = 'person'"
        f" JOIN quotes q ON q.person_id = p.id WHERE f.id IN ({places(ids)}) AND f.kind = 'person' AND f.given <> ''"
        f" AND q.story_id IN ({_NEARBY.format(story_id)}) GROUP BY q.story_id, q.speaker_name",
        ids,
    ).fetchall()
    for row in rows:
        name = name_of(row["speaker_name"], "person")
        person_id = _find(lib, row["story_id"], name, "person", row["role"])
        if person_id is None or person_id == row["person_id"]:
            continue
        place = (person_id, row["story_id"], row["speaker_name"])
        lib.conn.execute("UPDATE quotes SET person_id = ? WHERE story_id = ? AND speaker_name = ?", place)
        lib.conn.execute("UPDATE mentions SET person_id = ? WHERE story_id = ? AND name = ?", place)
        _note_spelling(lib, person_id, name.key, row["speaker_name"], _JOINED)
        forget_unheard(lib, [row["person_id"]])


def people_heard(lib: Library, story_id: int) -> set[int]:
    """The people a story's stored quotes belong to."""
    rows = lib.conn.execute(
        "SELECT DISTINCT person_id FROM quotes WHERE story_id = ? AND person_id IS NOT NULL", (story_id,)
    ).fetchall()
    return {row["person_id"] for row in rows}


def forget_unheard(lib: Library, people: Iterable[int]) -> None:
    """Drop those of `people` nobody quotes any more; the ones a reader merged or split stay."""
    for person_id in people:
        lib.conn.execute(
            "DELETE FROM people WHERE id = ?1 AND merged_into IS NULL AND split_from IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM quotes WHERE person_id = ?1)"
            " AND NOT EXISTS (SELECT 1 FROM people WHERE merged_into = ?1 OR split_from = ?1)"
            " AND NOT EXISTS (SELECT 1 FROM aliases WHERE person_id = ?1 AND split_to IS NOT NULL)",
            (person_id,),
        )


def settle_roles(lib: Library, people: Iterable[int], *, gone: set[str]) -> None:
    """Give people the role of the latest story that gives one, after the reader's word on roles has changed.

    Who is left without any loses theirs if it is one of those `gone`.
    """
    for person_id in people:
        latest = lib.conn.execute(
            "SELECT q.role, s.sort_at FROM quotes q JOIN stories s ON s.id = q.story_id"
            " WHERE q.person_id = ? AND q.role <> '' ORDER BY s.sort_at DESC, q.position LIMIT 1",
            (person_id,),
        ).fetchone()
        if latest:
            lib.conn.execute("UPDATE people SET role = ?, role_at = ? WHERE id = ?", (*latest, person_id))
        else:
            lib.conn.execute(
                f"UPDATE people SET role = '', role_at = NULL WHERE id = ? AND role IN ({places(gone)})",
                (person_id, *gone),
            )


def _cast(quotes: tuple[Quote, ...]) -> dict[str, tuple[str, float]]:
    """Each named speaker with the first role the story gives and the surest quote."""
    cast: dict[str, tuple[str, float]] = {}
    for quote in quotes:
        if quote.speaker_name:
            role, confidence = cast.get(quote.speaker_name, ("", 0.0))
            cast[quote.speaker_name] = (role or quote.role, max(confidence, quote.confidence))
    # full names first, so that a story's own bare surnames find them
    return dict(sorted(cast.items(), key=lambda item: -len(item[0].split())))


def _find(lib: Library, story_id: int, name: Name, kind: SpeakerKind, role: str) -> int | None:
    named = _by_spelling(lib, name.key)
    by_hand = [row["id"] for row in named if row["source"] == "user"]
    if by_hand:
        return int(by_hand[0])
    if kind == "person" and not name.given:
        return _find_bare(lib, story_id, name, role)
    if named:
        return _likeliest(lib, named, role)
    if kind == "body":
        return None
    return _find_variant(lib, name, role)


def _by_spelling(lib: Library, key: str) -> list[sqlite3.Row]:
    return lib.conn.execute(
        "SELECT p.id, p.root_id, a.source FROM aliases a JOIN people p ON p.id = a.person_id"
        " WHERE a.key = ? AND a.split_to IS NULL ORDER BY p.id",
        (key,),
    ).fetchall()


def _likeliest(lib: Library, rows: list[sqlite3.Row], role: str) -> int:
    """Of several people of one spelling the one whose role agrees, else the first known."""
    if len(rows) > 1:
        for row in rows:
            if roles_agree(role, _roles(lib, row["root_id"])):
                return int(row["id"])
    return int(rows[0]["id"])


def _find_variant(lib: Library, name: Name, role: str) -> int | None:
    """Somebody of this name with or without the names in the middle, or misspelt or shortened in the same role."""
    rows = lib.conn.execute(
        "SELECT id, root_id, key, given, surname FROM people WHERE kind = 'person' AND given <> ''"
        " AND (surname = ?1 OR given = ?2) ORDER BY id",
        (name.surname, name.given),
    ).fetchall()
    same = [row for row in rows if _same_but_middle(name, row)]
    if len({row["root_id"] for row in same}) == 1:
        return int(same[0]["id"])
    near = [
        row
        for row in rows
        if (close(name.key, row["key"]) or _same_initial(name, row)) and roles_agree(role, _roles(lib, row["root_id"]))
    ]
    return int(near[0]["id"]) if len({row["root_id"] for row in near}) == 1 else None


def _same_but_middle(name: Name, row: sqlite3.Row) -> bool:
    one, other = name.key.split(), row["key"].split()
    return (name.given, name.surname, name.suffix) == (row["given"], row["surname"], "") and min(
        len(one), len(other)
    ) == 2


def _same_initial(name: Name, row: sqlite3.Row) -> bool:
    """Whether one is "A. Belkin" and the other "Anton Belkin"."""
    shorter, longer = sorted((name.given, row["given"]), key=len)
    return name.surname == row["surname"] and len(shorter) == 1 and longer.startswith(shorter)


def _find_bare(lib: Library, story_id: int, name: Name, role: str) -> int | None:
    rows = lib.conn.execute(
        "SELECT id, root_id, given FROM people WHERE kind = 'person' AND surname = ? ORDER BY id", (name.surname,)
    ).fetchall()
    full = [row for row in rows if row["given"]]
    if len({row["root_id"] for row in full}) == 1:
        root_id = full[0]["root_id"]
        if roles_agree(role, _roles(lib, root_id)) or _is_heard_nearby(lib, story_id, root_id):
            return int(full[0]["id"])
    for row in rows:
        if not row["given"]:
            roles = _roles(lib, row["root_id"])
            if roles_agree(role, roles) or not (role or roles):
                return int(row["id"])
    return None


def _roles(lib: Library, root_id: int) -> list[str]:
    rows = lib.conn.execute(
        "SELECT DISTINCT q.role FROM people p JOIN quotes q ON q.person_id = p.id WHERE p.root_id = ?1 AND q.role <> ''"
        " UNION SELECT role FROM people WHERE root_id = ?1 AND role <> '' LIMIT 50",
        (root_id,),
    ).fetchall()
    return [row["role"] for row in rows]


def _is_heard_nearby(lib: Library, story_id: int, root_id: int) -> bool:
    """Whether a related story, or one of the same thread, quotes this person."""
    row = lib.conn.execute(
        "SELECT 1 FROM people p JOIN quotes q ON q.person_id = p.id"
        f" WHERE p.root_id = ? AND q.story_id IN ({_NEARBY.format(story_id)}) LIMIT 1",
        (root_id,),
    ).fetchone()
    return row is not None


def _make(lib: Library, surface: str, name: Name, kind: SpeakerKind) -> int:
    cursor = lib.conn.execute(
        "INSERT INTO people (name, key, given, surname, kind) VALUES (?, ?, ?, ?, ?)",
        (surface, name.key, name.given, name.surname, kind),
    )
    person_id = cursor.lastrowid or 0
    lib.conn.execute("UPDATE people SET root_id = id WHERE id = ?", (person_id,))
    return person_id


def _note_spelling(lib: Library, person_id: int, key: str, surface: str, confidence: float) -> None:
    lib.conn.execute(
        "INSERT INTO aliases (key, person_id, surface, source, confidence) VALUES (?, ?, ?, 'story', ?)"
        " ON CONFLICT (key, person_id) DO UPDATE SET confidence = max(confidence, excluded.confidence)",
        (key, person_id, surface, confidence),
    )
