"""Whether a library was ever used."""

from reader.store.file.library import Library


def is_untouched(lib: Library) -> bool:
    """Whether nothing was ever put in: no feed and no story, not even one that has gone since."""
    # SQLite remembers here the highest number ever given out in a table.
    rows = lib.conn.execute("SELECT 1 FROM sqlite_sequence WHERE name IN ('feeds', 'stories') AND seq > 0")
    return rows.fetchone() is None
