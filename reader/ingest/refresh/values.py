"""What the threads of a refresh hand over to the one that owns the library.

`Answered` belongs to the first pass, which lists what is new; the others to the second, which cleans and links it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from reader.ingest.fetch.fetch import Outcome
from reader.model.feed import Feed

if TYPE_CHECKING:
    from reader.ingest.clean.request import Cleaned
    from reader.ingest.workers.feed_requests import SentFeed
    from reader.model.story import CleanStory, Story


@dataclass(frozen=True, slots=True)
class Answered:
    """What a feed's server said, and what a new body holds."""

    feed: Feed
    outcome: Outcome
    sent: "SentFeed | None" = None


@dataclass(frozen=True, slots=True)
class CleanedChanges:
    """Entries that were in the library with other words, cleaned; `listed` of the same answer were new."""

    answered: Answered
    listed: int
    gap: tuple[datetime, datetime] | None
    stories: "tuple[Cleaned, ...]"


@dataclass(frozen=True, slots=True)
class CleanedEntries:
    """Entries that were listed before, cleaned."""

    feed_id: int
    stories: "tuple[Cleaned, ...]"


@dataclass(frozen=True, slots=True)
class PageRead:
    """The page of a story of which the feed gave a summary; None when it cannot be had."""

    story_id: int
    page: "CleanStory | None"


@dataclass(frozen=True, slots=True)
class Broken:
    """A task that failed through no fault of a server's: what it was for, and why."""

    feed: Feed | None
    why: str


Value = Answered | CleanedChanges | CleanedEntries | PageRead | Broken


@dataclass(frozen=True, slots=True)
class PageWanted:
    """The page of a feed's story, to be asked for when its host's turn comes."""

    feed: Feed
    story: "Story"
    template: tuple[str, ...]


Errand = Feed | PageWanted
"""What a host may be asked for."""
