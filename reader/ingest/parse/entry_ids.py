"""What an entry calls itself, and what tells it from others of its document that call themselves the same.

Which stored story it is, is decided beside the store (`store.same_entry`), where its history is known.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from hashlib import blake2b
from operator import itemgetter
from typing import NamedTuple

from reader.model.safe_text import safe_text
from reader.model.story import Entry


class Identity(NamedTuple):
    """An entry under a key that is unique in its document."""

    key: str
    name: str
    """Its guid, else its link, else a digest of its words; as the library keeps it."""
    named: bool
    """Whether the publisher gave it a guid."""
    entry: Entry


def identities(entries: Iterable[Entry]) -> list[Identity]:
    """Each entry with its identity: the name alone where no other entry has it, else with what tells it apart.

    That is its address where each has another one, else title and date, else all of its words. An entry that is sent
    twice under one guid, alike to the last sign, is one entry.
    """
    groups: dict[str, list[tuple[int, Entry]]] = defaultdict(list)
    seen: set[Entry] = set()
    for place, entry in enumerate(entries):
        guid = safe_text(entry.guid)
        if not (guid and entry in seen):
            seen.add(entry)
            groups[guid or safe_text(entry.url) or digest(entry)].append((place, entry))
    found: dict[str, tuple[int, Identity]] = {}
    for name, group in groups.items():
        for mark, (place, entry) in zip(_marks([entry for _, entry in group]), group, strict=True):
            key = f"{name} {safe_text(mark)}" if mark else name
            while key in found:
                key += "'"
            found[key] = place, Identity(key, name, bool(safe_text(entry.guid)), entry)
    return [identity for _, identity in sorted(found.values(), key=itemgetter(0))]


def digest(entry: Entry) -> str:
    """A short name for everything an entry says; equal as long as the publisher changes nothing."""
    return "sha:" + _digest(
        entry.url, entry.title, entry.author, str(entry.published_at), str(entry.updated_at), entry.html
    )


def _marks(group: list[Entry]) -> list[str]:
    if len(group) == 1:
        return [""]
    addresses = [entry.url for entry in group]
    if len(set(addresses)) == len(group):
        return addresses
    marks = [_digest(entry.url, entry.title, str(entry.published_at)) for entry in group]
    often = Counter(marks)
    return [mark if often[mark] == 1 else digest(entry) for mark, entry in zip(marks, group, strict=True)]


def _digest(*parts: str) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=12).hexdigest()
