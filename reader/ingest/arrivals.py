"""What of a parsed feed is worth taking in: entries with an identity that are not in the library as they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.ingest.asking import CleanRequest
from reader.ingest.identity import identities
from reader.ingest.parse import ParsedFeed, plain_title
from reader.model.document import Document
from reader.model.story import WAITING, CleanStory
from reader.store.connection import Library
from reader.store.known import known


def requests_for(parsed: ParsedFeed, *, site: str = "", template: Sequence[str] = ()) -> list[CleanRequest]:
    """What to ask `clean` for each entry of a feed called `site`."""
    return [
        CleanRequest(
            raw=entry.html,
            kind="feed",
            url=entry.url,
            title=plain_title(entry.title),
            guid=guid,
            author=entry.author,
            site=site,
            published_at=entry.published_at,
            updated_at=entry.updated_at,
            template=tuple(template),
        )
        for guid, entry in identities(parsed.entries)
    ]


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The entries of a feed that the library does not hold just so."""

    new: tuple[CleanRequest, ...]
    changed: tuple[CleanRequest, ...]
    """Stories that are here with other words."""


def arrivals(library: Library, feed_id: int, requests: Sequence[CleanRequest]) -> Arrivals:
    """The requests whose stories are new or have changed."""
    here = known(library, feed_id, [as_sent(request) for request in requests])
    return Arrivals(
        new=tuple(request for request in requests if request.guid not in here),
        changed=tuple(request for request in requests if here.get(request.guid) is False),
    )


def as_sent(request: CleanRequest) -> CleanStory:
    """The story before its text is read out of the entry: title, author and address as cleaning mostly leaves them."""
    return CleanStory(
        guid=request.guid,
        title=request.title,
        document=Document("", ()),
        markdown="",
        raw=request.raw,
        raw_kind=request.kind,
        url=request.url,
        author=request.author,
        site=request.site,
        published_at=request.published_at,
        updated_at=request.updated_at,
        partial=WAITING,
    )
