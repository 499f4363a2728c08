"""Threads: stories on one developing event, under an id that stays.

A thread has two stories or more. When two threads turn out to be one, the older id lives on and the younger one leads
to it. What the reader put together or apart by hand is never moved: `thread_pinned` on the story.
"""

from collections.abc import Iterable

from reader.model.link import Thread
from reader.store.annotations import marks
from reader.store.file.library import Library
from reader.store.row_values import places

_MEMBERS = (
    "SELECT s.id FROM stories s JOIN statuses st ON st.story_id = s.id"
    " WHERE s.thread_id = ? AND st.listed = 1 AND st.removed_at IS NULL ORDER BY st.sort_at, s.id"
)


def thread(lib: Library, thread_id: int) -> Thread | None:
    """The thread with its stories in order of time; an id of a thread that was merged gives the one it became."""
    heir = lib.conn.execute("SELECT heir_id FROM thread_heirs WHERE thread_id = ?", (thread_id,)).fetchone()
    row = lib.conn.execute("SELECT id, name FROM threads WHERE id = ?", (heir[0] if heir else thread_id,)).fetchone()
    return Thread(row["id"], row["name"], tuple(members(lib, row["id"]))) if row else None


def threads(lib: Library, limit: int = 200) -> list[Thread]:
    """The threads of two stories and more, that with the newest story first."""
    rows = lib.conn.execute(
        "SELECT t.id, t.name, max(st.sort_at) AS newest FROM stories s JOIN statuses st ON st.story_id = s.id"
        " JOIN threads t ON t.id = s.thread_id WHERE s.thread_id IS NOT NULL AND st.listed = 1"
        " AND st.removed_at IS NULL GROUP BY t.id HAVING count(*) > 1 ORDER BY newest DESC, t.id DESC LIMIT ?",
        (limit,),
    ).fetchall()
    return [Thread(row["id"], row["name"], tuple(members(lib, row["id"]))) for row in rows]


def members(lib: Library, thread_id: int) -> list[int]:
    """A thread's stories in order of time."""
    return [story_id for (story_id,) in lib.conn.execute(_MEMBERS, (thread_id,)).fetchall()]


def everyone(lib: Library, thread_id: int) -> list[int]:
    """A thread's stories in order of time, those removed from the lists as well."""
    rows = lib.conn.execute("SELECT id FROM stories WHERE thread_id = ? ORDER BY sort_at, id", (thread_id,))
    return [story_id for (story_id,) in rows.fetchall()]


def has_thread(lib: Library, story_id: int) -> bool:
    """Whether a story has others of its thread beside it."""
    thread_id = thread_of(lib, story_id)
    return thread_id is not None and len(members(lib, thread_id)) > 1


def sizes(lib: Library, thread_ids: Iterable[int]) -> dict[int, int]:
    """How many stories each thread has."""
    ids = list(thread_ids)
    rows = lib.conn.execute(
        f"SELECT thread_id, count(*) FROM stories WHERE thread_id IN ({places(ids)}) GROUP BY thread_id", ids
    ).fetchall()
    return dict(rows)


def placed_by_hand(lib: Library, story_ids: Iterable[int]) -> set[int]:
    """Those of the stories whose thread, or lack of one, the reader chose."""
    ids = list(story_ids)
    rows = lib.conn.execute(f"SELECT id FROM stories WHERE thread_pinned = 1 AND id IN ({places(ids)})", ids)
    return {story_id for (story_id,) in rows.fetchall()}


def is_touched(lib: Library, thread_id: int) -> bool:
    """Whether the reader put a story into this thread by hand."""
    row = lib.conn.execute(
        "SELECT 1 FROM stories WHERE thread_id = ? AND thread_pinned = 1 LIMIT 1", (thread_id,)
    ).fetchone()
    return row is not None


def start(lib: Library, like: int = 0) -> int:
    """A new thread, still without stories; until it is named it goes by the headline of the story `like`."""
    titled = "INSERT INTO threads (name) VALUES (coalesce((SELECT title FROM stories WHERE id = ?), ''))"
    return lib.conn.execute(titled, (like,)).lastrowid or 0


def join(lib: Library, story_id: int, thread_id: int) -> None:
    """Put a story into a thread, unless the reader chose otherwise."""
    lib.conn.execute("UPDATE stories SET thread_id = ? WHERE id = ? AND thread_pinned = 0", (thread_id, story_id))
    marks.mark_threads_again(lib, [thread_id])


def step_out(lib: Library, story_id: int) -> int | None:
    """Take a story out of its thread, unless the reader put it there; the thread it was in, which stays for now."""
    row = lib.conn.execute("SELECT thread_id FROM stories WHERE id = ? AND thread_pinned = 0", (story_id,)).fetchone()
    if row is None or row["thread_id"] is None:
        return None
    lib.conn.execute("UPDATE stories SET thread_id = NULL WHERE id = ?", (story_id,))
    marks.mark_threads_again(lib, [row["thread_id"]], [story_id])
    return int(row["thread_id"])


def end_if_lonely(lib: Library, thread_id: int) -> list[int]:
    """End a thread that is left with one story, unless the reader made or named it; that story."""
    left = everyone(lib, thread_id)
    ended = lib.conn.execute(
        "DELETE FROM threads WHERE id = ?1 AND name_by_hand = 0 AND"
        " (SELECT count(*) + coalesce(sum(thread_pinned), 0) FROM stories WHERE thread_id = ?1) < 2",
        (thread_id,),
    )
    return left if ended.rowcount else []


def merge(lib: Library, keep: int, end: int) -> None:
    """Make one thread of two; the id `end` leads to `keep` from now on."""
    execute = lib.conn.execute
    execute("UPDATE stories SET thread_id = ? WHERE thread_id = ?", (keep, end))
    execute("UPDATE thread_heirs SET heir_id = ? WHERE heir_id = ?", (keep, end))
    execute("INSERT OR REPLACE INTO thread_heirs VALUES (?, ?)", (end, keep))
    execute("DELETE FROM threads WHERE id = ?", (end,))
    marks.mark_threads_again(lib, [keep])


def name(lib: Library, thread_id: int, words: str) -> None:
    """Name a thread, unless the reader named it."""
    lib.conn.execute("UPDATE threads SET name = ? WHERE id = ? AND name_by_hand = 0", (words, thread_id))


def thread_of(lib: Library, story_id: int) -> int | None:
    """The thread a story is in."""
    row = lib.conn.execute("SELECT thread_id FROM stories WHERE id = ?", (story_id,)).fetchone()
    return row["thread_id"] if row else None
