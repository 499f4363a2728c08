"""Old stories moved into a library of their own, with all that was found in them.

The archive is a copy of the library from which everything else is taken out, so that it opens like any. It gets its
name when it is whole and on the disk; only then are the stories deleted here, those that have not changed since.
"""

import json
import shutil
from datetime import datetime
from pathlib import Path

from reader.errors import LibraryError
from reader.store.file.backup import new_copy
from reader.store.file.library import Library
from reader.store.search import fulltext
from reader.store.texts import story_texts
from reader.store.texts.delete_old import old_stories

_OF_STORIES = ("tags", "notes", "corrections", "rules_waiting")
"""Tables with rows on stories that do not go with them."""


def write_archive(lib: Library, to: Path, days: int, *, now: datetime) -> list[int]:
    """Write the stories that can go (`old_stories`) into a new library at `to`; which ones they are.

    Raises LibraryError when something lies there already, there is no room, or it cannot be written.
    """
    if to.exists():
        raise LibraryError(f"{to} already exists and was not changed. Choose another file")
    needed, free = 2 * lib.path.stat().st_size, shutil.disk_usage(to.absolute().parent).free
    if needed > free:
        raise LibraryError(f"{to} needs {needed >> 20:,} MiB while it is written; {free >> 20:,} MiB are free there")
    with new_copy(lib.conn, to, said=f"The archive cannot be written to {to}", source_path=lib.path) as conn:
        conn.row_factory = lib.conn.row_factory
        conn.execute("PRAGMA journal_mode = DELETE").fetchone()
        conn.execute("PRAGMA foreign_keys = ON")
        copy = Library(to.with_name(f".{to.name}.part"), conn)
        story_ids = old_stories(copy, days, now=now)
        with copy.atomic():
            _keep_only(copy, story_ids)
        conn.execute("PRAGMA auto_vacuum = 2")
        conn.execute("VACUUM")
    return story_ids


def _keep_only(copy: Library, story_ids: list[int]) -> None:
    execute, ids = copy.conn.execute, json.dumps(story_ids)
    execute("CREATE TEMP TABLE kept (id INTEGER PRIMARY KEY)")
    execute(
        "INSERT INTO kept SELECT id FROM stories WHERE id IN (SELECT value FROM json_each(?1))"
        " OR same_as IN (SELECT value FROM json_each(?1))",
        (ids,),
    )
    fulltext.take_all(copy)
    for table in _OF_STORIES:
        execute(f"DELETE FROM {table} WHERE story_id NOT IN (SELECT id FROM kept)")
    execute("UPDATE stories SET same_as = NULL WHERE id NOT IN (SELECT id FROM kept)")
    execute("DELETE FROM stories WHERE id NOT IN (SELECT id FROM kept)")
    execute("DELETE FROM threads WHERE id NOT IN (SELECT thread_id FROM stories WHERE thread_id IS NOT NULL)")
    execute("DELETE FROM rules")
    execute("DELETE FROM gone_entries")
    execute("DELETE FROM feeds WHERE id NOT IN (SELECT feed_id FROM stories WHERE feed_id IS NOT NULL)")
    execute("UPDATE feeds SET paused = 1")  # an archive asks nobody for news
    execute("UPDATE stories SET links = (SELECT count(*) FROM links WHERE a = stories.id)")
    for row in execute("SELECT id, title, author FROM stories WHERE same_as IS NULL").fetchall():
        if (text := story_texts.text_or_none(copy, row["id"])) is not None:
            fulltext.put(copy, row["id"], row["title"], text, row["author"])
    execute("DROP TABLE kept")
