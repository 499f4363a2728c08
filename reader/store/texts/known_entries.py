"""Which of the entries a feed sent are here already, and which of them exactly as sent: those need no cleaning."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.model.note import ONLY_NOTES
from reader.store.file.library import Library
from reader.store.row_values import places
from reader.store.texts.entries import Arrival

_AT_ONCE = 400
"""Stories asked for in one statement."""


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The entries of a feed that the library does not hold just so."""

    new: tuple[Arrival, ...]
    changed: tuple[Arrival, ...]
    """Stories that are here with other words."""


def arrivals(lib: Library, feed_id: int, entries: Sequence[Arrival]) -> Arrivals:
    """Those of the entries whose stories are new or have changed."""
    here = _known(lib, feed_id, entries)
    return Arrivals(
        new=tuple(entry for entry in entries if entry.guid not in here),
        changed=tuple(entry for entry in entries if here.get(entry.guid) is False),
    )


def _known(lib: Library, feed_id: int, entries: Sequence[Arrival]) -> dict[str, bool]:
    """The guids of the entries that are in the store, and whether title, author, address and raw input are the same.

    In the store are also those that outlived an earlier subscription to the feed, or came in with their notes alone.
    """
    found: dict[str, bool] = {}
    for start in range(0, len(entries), _AT_ONCE):
        some = entries[start : start + _AT_ONCE]
        guids, urls = [entry.guid for entry in some], [entry.url for entry in some]
        rows = lib.conn.execute(
            f"SELECT guid, entry_hash FROM stories WHERE feed_id = ? AND guid IN ({places(guids)})", (feed_id, *guids)
        ).fetchall()
        stored = {row["guid"]: row["entry_hash"] for row in rows}
        outlived = lib.conn.execute(
            "SELECT r.guid FROM feeds f JOIN remembered r ON r.feed_url = f.url"
            f" WHERE f.id = ? AND r.story_id IS NOT NULL AND r.guid IN ({places(guids)})"
            f" UNION ALL SELECT guid FROM stories WHERE feed_id IS NULL AND partial = ? AND guid IN ({places(urls)})",
            (feed_id, *guids, ONLY_NOTES, *urls),
        ).fetchall()
        names = {name for (name,) in outlived}
        for entry in some:
            if entry.guid in stored:
                found[entry.guid] = stored[entry.guid] == entry.entry_hash
            elif entry.guid in names or entry.url in names:
                found[entry.guid] = False
    return found
