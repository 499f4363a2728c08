"""What the reader does with a story: read, star, remove, tag, move to a thread. Each returns the action that undoes it.

Copies of one text from several outlets are read together; the other actions go to the listed one of them.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from reader.model.action import (
    Action,
    ChangeTags,
    MoveToThread,
    SetRead,
    SetRemoved,
    SetStarred,
    Several,
)
from reader.model.note import tag_name
from reader.store.annotations import marks
from reader.store.file.library import Library
from reader.store.relations import links
from reader.store.row_values import maybe_moment, places, seconds

_AT_ONCE = 500
"""Ids in one statement."""


def set_read(lib: Library, action: SetRead, now: datetime) -> Action:
    """Mark stories, and every copy of them, read or unread."""
    ids = _with_copies(lib, action.story_ids)
    again = action.read and action.at is not None
    changed = _set_time(lib, "read_at", ids, action.read, action.at or now, again=again)
    return _together([SetRead(ids, at is not None, maybe_moment(at)) for at, ids in changed.items()])


def set_starred(lib: Library, action: SetStarred, now: datetime) -> Action:
    """Star stories or take the star away."""
    changed = _set_time(lib, "starred_at", _listed(lib, action.story_ids), action.starred, action.at or now)
    return _together([SetStarred(ids, not action.starred, maybe_moment(at)) for at, ids in changed.items()])


def set_removed(lib: Library, action: SetRemoved, now: datetime) -> Action:
    """Take stories out of every list, or bring them back."""
    changed = _set_time(lib, "removed_at", _listed(lib, action.story_ids), action.removed, action.at or now)
    return _together([SetRemoved(ids, not action.removed, maybe_moment(at)) for at, ids in changed.items()])


def any_unread(lib: Library, story_ids: Sequence[int]) -> bool:
    """Whether one of these stories is unread."""
    return _any_without(lib, "read_at", story_ids)


def any_unstarred(lib: Library, story_ids: Sequence[int]) -> bool:
    """Whether one of these stories has no star."""
    return _any_without(lib, "starred_at", story_ids)


def change_tags(lib: Library, action: ChangeTags) -> Action:
    """Add and take away tags; what a story had or lacked already is no part of the inverse."""
    ids = _listed(lib, action.story_ids)
    undo: dict[tuple[tuple[str, ...], tuple[str, ...]], list[int]] = defaultdict(list)
    add = dict.fromkeys(filter(None, map(tag_name, action.add)))
    remove = dict.fromkeys(name for name in map(tag_name, action.remove) if name and name not in add)
    worn: dict[int, set[str]] = defaultdict(set)
    for row in _rows(lib, "SELECT story_id, name FROM tags WHERE story_id IN ({})", ids):
        worn[row["story_id"]].add(row["name"])
    for story_id in ids:
        new = tuple(name for name in add if name not in worn[story_id])
        old = tuple(name for name in remove if name in worn[story_id])
        lib.conn.executemany("INSERT INTO tags (name, story_id) VALUES (?, ?)", [(name, story_id) for name in new])
        lib.conn.executemany("DELETE FROM tags WHERE name = ? AND story_id = ?", [(name, story_id) for name in old])
        if new or old:
            undo[old, new].append(story_id)
    return _together([ChangeTags(tuple(ids), add=old, remove=new) for (old, new), ids in undo.items()])


def move_to_thread(lib: Library, action: MoveToThread) -> Action:
    """Put stories into a thread by hand; a thread that no story is left in goes, unless it was given a name."""
    ids = _listed(lib, action.story_ids)
    if not ids:
        return Several(())
    thread_id = action.thread_id
    if thread_id == 0:
        thread_id = lib.conn.execute("INSERT INTO threads DEFAULT VALUES").lastrowid
    elif thread_id is not None:
        lib.conn.execute("INSERT OR IGNORE INTO threads (id) VALUES (?)", (thread_id,))
    before = defaultdict(list)
    for row in _rows(lib, "SELECT id, thread_id, thread_pinned FROM stories WHERE id IN ({})", ids):
        before[row["thread_id"], bool(row["thread_pinned"])].append(row["id"])
    lib.conn.executemany(
        "UPDATE stories SET thread_id = ?, thread_pinned = ? WHERE id = ?",
        [(thread_id, action.pinned, story_id) for story_id in ids],
    )
    for old, _ in before:
        lib.conn.execute(
            "DELETE FROM threads WHERE id = ?1 AND name = '' AND NOT EXISTS"
            " (SELECT 1 FROM stories WHERE thread_id = ?1)",
            (old,),
        )
    marks.mark_threads_again(lib, [thread_id, *(old for old, _ in before)], ids)
    near = {row["b"] for row in _rows(lib, "SELECT b FROM links WHERE a IN ({})", ids)}
    links.count_shown(lib, {*ids, *near})  # stories of one thread are shown as nearer
    return _together([MoveToThread(tuple(ids), old, pinned) for (old, pinned), ids in before.items()])


def _any_without(lib: Library, column: str, story_ids: Sequence[int]) -> bool:
    found = lib.conn.execute(
        f"SELECT EXISTS (SELECT 1 FROM statuses WHERE {column} IS NULL"
        " AND story_id IN (SELECT value FROM json_each(?)))",
        (json.dumps(story_ids),),
    ).fetchone()
    return bool(found[0])


def _set_time(
    lib: Library, column: str, ids: Sequence[int], on: bool, at: datetime, *, again: bool = False
) -> dict[int | None, tuple[int, ...]]:
    """Set or clear a time where it is not so already; the stories changed, by the time they had before.

    With `again` another time is set anew.
    """
    wanted = f"IS NOT {seconds(at)}" if again else "IS NULL" if on else "IS NOT NULL"
    before: dict[int | None, list[int]] = defaultdict(list)
    for row in _rows(
        lib, f"SELECT story_id, {column} FROM statuses WHERE story_id IN ({{}}) AND {column} {wanted}", ids
    ):
        before[row[column]].append(row["story_id"])
    value = seconds(at) if on else None
    changed = [story_id for group in before.values() for story_id in group]
    lib.conn.executemany(
        f"UPDATE statuses SET {column} = ? WHERE story_id = ?", [(value, story_id) for story_id in changed]
    )
    return {time: tuple(group) for time, group in before.items()}


def _with_copies(lib: Library, story_ids: Iterable[int]) -> list[int]:
    listed = _listed(lib, story_ids)
    copies = [row["id"] for row in _rows(lib, "SELECT id FROM stories WHERE same_as IN ({})", listed)]
    return [*listed, *copies]


def _listed(lib: Library, story_ids: Iterable[int]) -> list[int]:
    """The stories that exist, a copy replaced by the one it is a copy of, each once, in order."""
    ids = list(dict.fromkeys(story_ids))
    found = {
        row["id"]: row["listed_id"]
        for row in _rows(lib, "SELECT id, coalesce(same_as, id) AS listed_id FROM stories WHERE id IN ({})", ids)
    }
    return list(dict.fromkeys(found[story_id] for story_id in ids if story_id in found))


def _rows(lib: Library, sql: str, ids: Sequence[int]) -> list[sqlite3.Row]:
    """All rows of a statement whose `{}` stands for an IN list, in portions a statement can hold."""
    found = []
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        found += lib.conn.execute(sql.format(places(part)), part).fetchall()
    return found


def _together(actions: Sequence[Action]) -> Action:
    return actions[0] if len(actions) == 1 else Several(tuple(actions))
