"""What makes an entry the same entry next time."""

from collections import defaultdict
from collections.abc import Iterable
from hashlib import blake2b

from reader.model.story import Entry


def identities(entries: Iterable[Entry]) -> list[tuple[str, Entry]]:
    """Each entry with its identity, unique in the feed: its raw guid, else its link, else a digest of its words.

    A feed that gives stories of different addresses one guid gets them told apart by the address, so that none
    swallows another. Of entries that still have one identity the first, by custom the newest, stands for all.
    """
    entries = list(entries)
    addresses: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        addresses[entry.guid].add(entry.url)
    named: dict[str, Entry] = {}
    for entry in entries:
        name = entry.guid or entry.url or digest(entry)
        if entry.guid and len(addresses[entry.guid]) > 1:
            name = f"{entry.guid} {entry.url}"
        named.setdefault(name, entry)
    return list(named.items())


def digest(entry: Entry) -> str:
    """A short name for everything an entry says; equal as long as the publisher changes nothing."""
    parts = (entry.url, entry.title, entry.author, str(entry.published_at), str(entry.updated_at), entry.html)
    return "sha:" + blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=12).hexdigest()
