"""Entries as the store keeps them before their texts are read out.

They are made ready in worker processes, which never open a library: nothing here needs one.
"""

from datetime import datetime
from typing import NamedTuple

from reader.model.document import Document
from reader.model.safe_text import safe_line, safe_text
from reader.store import blobs
from reader.store.texts import fingerprints

_NOTHING = Document("", ())


class Arrival(NamedTuple):
    """An entry made ready to be listed, where its feed was parsed: safe to show, hashed and packed."""

    guid: str
    """What it is stored under: unlike any other of its document."""
    name: str
    """What it calls itself, which others may do too: its guid, else its address, else a digest of its words."""
    named: bool
    """Whether that is a guid the publisher gave."""
    url: str
    title: str
    author: str
    entry_hash: int
    published_at: datetime | None
    updated_at: datetime | None
    raw: bytes
    """The entry's HTML; see `raw_of`."""


def arrival(
    *,
    guid: str,
    name: str = "",
    named: bool = True,
    url: str,
    title: str,
    author: str,
    published_at: datetime | None,
    updated_at: datetime | None,
    raw: str,
) -> Arrival:
    """The entry a feed sent, as it is listed."""
    url, title, author = safe_line(url), safe_line(title), safe_line(author)
    return Arrival(
        guid=safe_text(guid) or url,
        name=safe_text(name or guid) or url,
        named=named,
        url=url,
        title=title,
        author=author,
        entry_hash=fingerprints.hash_of_entry(title, author, url, raw),
        published_at=published_at,
        updated_at=updated_at,
        raw=blobs.pack_beside(raw, _NOTHING, level=1),
    )


def raw_of(entry: Arrival) -> str:
    """The HTML the feed sent."""
    return blobs.unpack_beside(entry.raw, _NOTHING)
