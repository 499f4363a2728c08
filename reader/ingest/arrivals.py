"""What of a parsed feed is worth cleaning: entries with an identity that are not in the library as they are."""

from collections.abc import Sequence

from reader.ingest.asking import CleanRequest
from reader.ingest.identity import identities
from reader.ingest.parse import ParsedFeed, plain_title
from reader.model.document import Document
from reader.model.story import CleanStory
from reader.store.connection import Library
from reader.store.known import unchanged


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


def new_or_changed(library: Library, feed_id: int, requests: Sequence[CleanRequest]) -> list[CleanRequest]:
    """The requests whose stories the library does not hold just so."""
    known = unchanged(library, feed_id, [_uncleaned(request) for request in requests])
    return [request for request in requests if request.guid not in known]


def _uncleaned(request: CleanRequest) -> CleanStory:
    """The story as it would be if cleaning changed neither title, author nor address, which it hardly ever does."""
    return CleanStory(
        guid=request.guid,
        title=request.title,
        document=Document("", ()),
        markdown="",
        raw=request.raw,
        raw_kind=request.kind,
        url=request.url,
        author=request.author,
    )
