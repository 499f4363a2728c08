"""What makes an entry the same entry next time."""

from collections import defaultdict
from collections.abc import Iterable
from hashlib import blake2b

from reader.model.safe_text import safe_text
from reader.model.story import Entry


def identities(entries: Iterable[Entry]) -> list[tuple[str, Entry]]:
    """Each entry with its identity, unique in the feed: its guid, else its link, else a digest of its words.

    A feed that gives stories of different addresses one guid gets them told apart by the address, so that none
    swallows another. Of entries that still have one identity the first, by custom the newest, stands for all.
    Identities are as the library keeps them, without what a terminal might obey: there they are looked for.
    """
    guids = [(safe_text(entry.guid), entry) for entry in entries]
    addresses: dict[str, set[str]] = defaultdict(set)
    for guid, entry in guids:
        addresses[guid].add(entry.url)
    named: dict[str, Entry] = {}
    for guid, entry in guids:
        name = guid or entry.url or digest(entry)
        if guid and len(addresses[guid]) > 1:
            name = f"{guid} {entry.url}"
        named.setdefault(name, entry)
    return list(named.items())


def digest(entry: Entry) -> str:
    """A short name for everything an entry says; equal as long as the publisher changes nothing."""
    parts = (entry.url, entry.title, entry.author, str(entry.published_at), str(entry.updated_at), entry.html)
    return "sha:" + blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=12).hexdigest()
