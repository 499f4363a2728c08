"""What a feed's new body brings, ready for the list: made in a worker process, where parsing is done.

Listing a story should cost the one thread that writes as little as can be, so its entry comes back from the worker as
the store keeps it: safe to show, hashed and packed.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reader.ingest.workers.wire import pack, unpack
from reader.model.codec import from_plain, to_plain
from reader.model.feed import FeedInfo
from reader.store.texts.entries import Arrival

if TYPE_CHECKING:
    from reader.ingest.parse.parse import ParsedFeed
    from reader.ingest.workers.pool import Asks


@dataclass(frozen=True, slots=True)
class SentFeed:
    """What one body of a feed holds; no two entries are stored under the same guid."""

    info: FeedInfo
    entries: tuple[Arrival, ...] = ()


def ask_parse(workers: "Asks", body: bytes, url: str, content_type: str) -> SentFeed:
    """The feed in `body`. Raises ReaderError when it is none, JobFailed when it is too much."""
    args = {"body": body, "url": url, "content_type": content_type}
    seconds, memory = 4 + 3 * len(body) / 2**20, 96 * 2**20 + 16 * len(body)
    answer = workers.ask("parse", args, seconds=seconds, memory=memory)
    return SentFeed(from_plain(FeedInfo, answer["info"]), tuple(map(_from_wire, answer["entries"])))


def as_answer(parsed: "ParsedFeed") -> dict[str, Any]:
    """What `ask_parse` is answered."""
    return {"info": to_plain(parsed.info), "entries": [_to_wire(entry) for entry in as_sent(parsed)]}


def as_sent(parsed: "ParsedFeed") -> list[Arrival]:
    """The entries of a feed as they are listed before their texts are read out."""
    from reader.ingest.parse.entry_ids import identities
    from reader.ingest.parse.parse import plain_title
    from reader.store.texts.entries import arrival

    found: dict[str, Arrival] = {}
    for key, name, named, entry in identities(parsed.entries):
        one = arrival(
            guid=key,
            name=name,
            named=named,
            url=entry.url,
            title=plain_title(entry.title),
            author=entry.author,
            published_at=entry.published_at,
            updated_at=entry.updated_at,
            raw=entry.raw,
        )
        found.setdefault(one.guid, one)
    return list(found.values())


def _to_wire(entry: Arrival) -> list[Any]:
    *words, published, updated, raw = entry
    return [*words, published and published.isoformat(), updated and updated.isoformat(), pack(raw)]


def _from_wire(plain: list[Any]) -> Arrival:
    guid, name, named, url, title, author, entry_hash, published, updated, raw = plain
    moments = _moment(published), _moment(updated)
    return Arrival(guid, name, named, url, title, author, entry_hash, *moments, unpack(raw))


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
