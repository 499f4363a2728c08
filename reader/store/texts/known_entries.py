"""Which of the entries a feed sent are here already, and which of them exactly as sent: those need no cleaning."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from reader.model.note import ONLY_NOTES
from reader.store.file.library import Library
from reader.store.row_values import maybe_seconds, places
from reader.store.texts import story_texts
from reader.store.texts.delete_old import left_behind
from reader.store.texts.entries import Arrival
from reader.store.texts.same_entry import Known, has_moved, pair_up, words_of

_AT_ONCE = 400
"""Stories asked for in one statement."""
_NAMESAKES = 50
"""Stories of one title that are looked at, the newest."""
_COLUMNS = "id, guid, url, title, published_at, entry_hash"


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The entries of a feed that the library does not hold just so, under the guids of their stories."""

    new: tuple[Arrival, ...]
    changed: tuple[Arrival, ...]
    """Stories that are here with other words."""


def arrivals(lib: Library, feed_id: int, entries: Sequence[Arrival]) -> Arrivals:
    """Those of the entries whose stories are new or have changed.

    A story whose entry has another address or guid than before is named anew here, so that it is known next time. One
    that was deleted is neither new nor changed.
    """
    gone = left_behind(lib, feed_id, [name for entry in entries for name in {entry.guid, entry.name}])
    if gone:
        entries = [entry for entry in entries if entry.guid not in gone and entry.name not in gone]
    here = _stories(lib, feed_id, entries)
    new = [entry for entry, one in zip(entries, here, strict=True) if one is None]
    outlived = _outlived(lib, feed_id, new)
    fresh: list[Arrival] = []
    changed: list[Arrival] = []
    taken = {one.guid for one in (*here, *_by_guid(lib, feed_id, [entry.guid for entry in new])) if one}
    for entry, one in zip(entries, here, strict=True):
        if one is not None:
            if one.entry_hash != entry.entry_hash:
                changed.append(entry._replace(guid=one.guid))
            continue
        entry = _under_a_name_of_its_own(entry, taken)
        taken.add(entry.guid)
        (changed if entry.guid in outlived or entry.url in outlived else fresh).append(entry)
    return Arrivals(tuple(fresh), tuple(changed))


def _stories(lib: Library, feed_id: int, entries: Sequence[Arrival]) -> list[Known | None]:
    """For each entry the story it is."""
    by_name: dict[str, list[int]] = defaultdict(list)
    for index, entry in enumerate(entries):
        by_name[entry.name].append(index)
    exact = {one.guid: one for one in _by_guid(lib, feed_id, by_name)}
    is_new_feed = not exact and not _has_stories(lib, feed_id)
    found: list[Known | None] = [None] * len(entries)
    for name, indexes in by_name.items():
        one = exact.get(name)
        if len(indexes) == 1 and one is not None and one.entry_hash == entries[indexes[0]].entry_hash:
            found[indexes[0]] = one
        elif not is_new_feed:
            known = [*([one] if one else ()), *_of_one_name(lib, feed_id, name)]
            for place, match in pair_up([entries[index] for index in indexes], known).items():
                found[indexes[place]] = match
    if not is_new_feed:
        _find_moved(lib, feed_id, entries, found)
    return found


def _find_moved(lib: Library, feed_id: int, entries: Sequence[Arrival], found: list[Known | None]) -> None:
    """Give the entries that were not found by name the stories they were under another one, and these the new name."""
    claimed = {one.id for one in found if one}
    names = {entry.name for entry in entries} | {entry.guid for entry in entries}
    renamed: list[tuple[str, int]] = []
    for index, entry in enumerate(entries):
        if found[index] is not None or not entry.title:
            continue
        for one in _of_one_title(lib, feed_id, entry.title):
            free = one.id not in claimed and one.guid not in names
            if free and has_moved(entry, one) and not _by_guid(lib, feed_id, [entry.guid]):
                claimed.add(one.id)
                renamed.append((entry.guid, one.id))
                found[index] = one._replace(guid=entry.guid)
                break
    if renamed:
        with lib.atomic():
            lib.conn.executemany("UPDATE stories SET guid = ? WHERE id = ?", renamed)


def _under_a_name_of_its_own(entry: Arrival, taken: Collection[str]) -> Arrival:
    """A new entry under a guid that no story of its feed has: another one may have had it before."""
    if entry.guid not in taken:
        return entry
    mark = f"{entry.entry_hash & (1 << 64) - 1:x}.{maybe_seconds(entry.published_at) or 0:x}"
    return entry._replace(guid=f"{entry.name} {mark}")


def _by_guid(lib: Library, feed_id: int, guids: Iterable[str]) -> list[Known]:
    found, asked = [], list(guids)
    for start in range(0, len(asked), _AT_ONCE):
        some = asked[start : start + _AT_ONCE]
        rows = lib.conn.execute(
            f"SELECT {_COLUMNS} FROM stories WHERE feed_id = ? AND guid IN ({places(some)})", (feed_id, *some)
        )
        found += [_known(lib, *row) for row in rows.fetchall()]
    return found


def _of_one_name(lib: Library, feed_id: int, name: str) -> list[Known]:
    """The stories that share a name and are told apart by what follows it."""
    rows = lib.conn.execute(
        f"SELECT {_COLUMNS} FROM stories WHERE feed_id = ?1 AND guid > ?2 || ' ' AND guid < ?2 || '!'", (feed_id, name)
    )
    return [_known(lib, *row) for row in rows.fetchall()]


def _of_one_title(lib: Library, feed_id: int, title: str) -> list[Known]:
    rows = lib.conn.execute(
        f"SELECT {_COLUMNS} FROM stories WHERE feed_id = ? AND title = ? ORDER BY id DESC LIMIT {_NAMESAKES}",
        (feed_id, title),
    )
    return [_known(lib, *row) for row in rows.fetchall()]


def _known(
    lib: Library, story_id: int, guid: str, url: str, title: str, published: int | None, entry_hash: int
) -> Known:
    def words() -> frozenset[str]:
        return words_of(story_texts.words_sent(lib, story_id))

    return Known(story_id, guid, url, title, published, entry_hash, words)


def _has_stories(lib: Library, feed_id: int) -> bool:
    return lib.conn.execute("SELECT 1 FROM stories WHERE feed_id = ? LIMIT 1", (feed_id,)).fetchone() is not None


def _outlived(lib: Library, feed_id: int, entries: Sequence[Arrival]) -> set[str]:
    """Guids and addresses of stories that outlived an earlier subscription, or came in with their notes alone."""
    found: set[str] = set()
    for start in range(0, len(entries), _AT_ONCE):
        some = entries[start : start + _AT_ONCE]
        guids, urls = [entry.guid for entry in some], [entry.url for entry in some]
        rows = lib.conn.execute(
            "SELECT r.guid FROM feeds f JOIN remembered r ON r.feed_url = f.url"
            f" WHERE f.id = ? AND r.story_id IS NOT NULL AND r.guid IN ({places(guids)})"
            f" UNION ALL SELECT guid FROM stories WHERE feed_id IS NULL AND partial = ? AND guid IN ({places(urls)})",
            (feed_id, *guids, ONLY_NOTES, *urls),
        ).fetchall()
        found |= {name for (name,) in rows}
    return found
