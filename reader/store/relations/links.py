"""Links between stories: written when a story comes in, read by key.

A row holds how near two stories are; being in one thread adds to it when the row is read, so that putting a story into
another thread, by hand or not, changes at once what is shown.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from reader.model.link import (
    SAME_THREAD,
    SHOWN_SCORE,
    Link,
    Reason,
    Relative,
)
from reader.store import blobs
from reader.store.file.library import Library
from reader.store.relations import term_index, threads
from reader.store.row_values import SOURCE, moment, places

PER_STORY = 20
"""Links kept of one story, the nearest ones."""
_SCORE = f"(l.score + {SAME_THREAD} * (s.thread_id IS NOT NULL AND s.thread_id IS mine.thread_id))"
_SHOWN = (
    " FROM links l JOIN stories mine ON mine.id = l.a JOIN stories s ON s.id = l.b"
    " JOIN statuses st ON st.story_id = s.id LEFT JOIN feeds f ON f.id = s.feed_id"
    f" WHERE l.a = ? AND st.listed = 1 AND st.removed_at IS NULL AND {_SCORE} >= {SHOWN_SCORE}"
)


def relatives(lib: Library, story_id: int) -> list[Relative]:
    """The stories a reader is shown beside this one, nearest first; empty when it has no relative."""
    rows = lib.conn.execute(
        f"SELECT l.*, {_SCORE} AS shown, s.title, s.sort_at, {SOURCE} AS outlet {_SHOWN}"
        " ORDER BY shown DESC, s.sort_at DESC, s.id",
        (story_id,),
    ).fetchall()
    return [Relative(row["b"], row["title"], row["outlet"], moment(row["sort_at"]), _link(row)) for row in rows]


def write(lib: Library, links: Iterable[Link]) -> None:
    """Store links both ways, within the caller's transaction; of each story only the nearest `PER_STORY` stay."""
    touched = set()
    for link in links:
        reasons = _packed(link.reasons)
        lib.conn.executemany(
            "INSERT OR REPLACE INTO links (a, b, score, kind, reasons) VALUES (?, ?, ?, ?, ?)",
            [(a, b, round(link.score, 4), link.kind, reasons) for a, b in ((link.a, link.b), (link.b, link.a))],
        )
        touched |= {link.a, link.b}
    for story_id in touched:
        lib.conn.execute(
            "DELETE FROM links WHERE a = ?1 AND b IN"
            " (SELECT b FROM links WHERE a = ?1 ORDER BY score DESC, b LIMIT -1 OFFSET ?2)",
            (story_id, PER_STORY),
        )


def forget(lib: Library, story_id: int) -> list[int]:
    """Delete the links of a story both ways; the stories they led to."""
    near = [b for (b,) in lib.conn.execute("SELECT b FROM links WHERE a = ?", (story_id,)).fetchall()]
    lib.conn.execute(f"DELETE FROM links WHERE b = ? AND a IN ({places(near)})", (story_id, *near))
    lib.conn.execute("DELETE FROM links WHERE a = ?", (story_id,))
    return near


def unlink(lib: Library, story_id: int) -> None:
    """Take a story out of the index, its links and its thread; one put there by hand stays in its thread."""
    with lib.atomic():
        term_index.take(lib, story_id)
        near = forget(lib, story_id)
        thread_id = threads.step_out(lib, story_id)
        if thread_id is not None:
            near += threads.end_if_lonely(lib, thread_id)
        count_shown(lib, {story_id, *near})


def among(lib: Library, story_ids: Sequence[int]) -> dict[int, dict[int, float]]:
    """The nearness of the links that start at the given stories, by story."""
    near: dict[int, dict[int, float]] = {story_id: {} for story_id in story_ids}
    rows = lib.conn.execute(f"SELECT a, b, score FROM links WHERE a IN ({places(story_ids)})", tuple(story_ids))
    for a, b, score in rows.fetchall():
        near[a][b] = score
    return near


def unreasoned(lib: Library, story_id: int) -> list[Link]:
    """Links that are shown but have no reasons yet, nearest first."""
    rows = lib.conn.execute(
        f"SELECT l.*, {_SCORE} AS shown {_SHOWN} AND l.reasons = '[]' ORDER BY shown DESC, l.b", (story_id,)
    ).fetchall()
    return [_link(row) for row in rows]


def put_reasons(lib: Library, a: int, b: int, reasons: Sequence[Reason]) -> None:
    """Store the reasons of a link in the place of older ones, both ways."""
    lib.conn.executemany(
        "UPDATE links SET reasons = ? WHERE a = ? AND b = ?", [(_packed(reasons), a, b), (_packed(reasons), b, a)]
    )


def count_shown(lib: Library, story_ids: Iterable[int]) -> None:
    """Set the counter of links that lists show beside the given stories."""
    for story_id in story_ids:
        lib.conn.execute(f"UPDATE stories SET links = (SELECT count(*) {_SHOWN}) WHERE id = ?", (story_id, story_id))


def texts(lib: Library, story_ids: Sequence[int]) -> Mapping[int, tuple[str, str]]:
    """Title and text of stories, for finding what they share."""
    rows = lib.conn.execute(
        f"SELECT id, title FROM stories WHERE id IN ({places(story_ids)})", tuple(story_ids)
    ).fetchall()
    found = blobs.texts(lib, story_ids)
    return {story_id: (title, found[story_id]) for story_id, title in rows if story_id in found}


def _link(row: sqlite3.Row) -> Link:
    reasons = tuple(Reason(kind, text, weight) for kind, text, weight in json.loads(row["reasons"]))
    return Link(row["a"], row["b"], min(1.0, row["shown"]), row["kind"], reasons)


def _packed(reasons: Iterable[Reason]) -> str:
    plain = [[reason.kind, reason.text, round(reason.weight, 3)] for reason in reasons]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
