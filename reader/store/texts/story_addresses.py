"""Which stories of the library lie at given addresses."""

from collections.abc import Iterable

from reader.store.file.library import Library


def stories_at(lib: Library, addresses: Iterable[str]) -> dict[str, int]:
    """The listed story at each of the addresses that has one; the oldest, where there are several."""
    wanted = frozenset(addresses)
    found: dict[str, int] = {}
    if not wanted:
        return found
    rows = lib.conn.execute(
        "SELECT coalesce(same_as, id) AS id, url, guid FROM stories ORDER BY same_as IS NOT NULL, id"
    )
    for row in rows:
        for address in (row["url"], row["guid"]):
            if address in wanted:
                found.setdefault(address, row["id"])
    return found
