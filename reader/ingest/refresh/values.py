"""What the threads of a refresh are asked for, and what they hand over to the thread that owns the library.

`Answered` belongs to the first pass, which lists what is new. Those of the second, which cleans and links it, are in
`cleaned_values`, as most refreshes have no use for them.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.ingest.fetch.fetch import Outcome
from reader.model.feed import Feed

if TYPE_CHECKING:
    from reader.ingest.workers.feed_requests import SentFeed
    from reader.model.story import Story


@dataclass(frozen=True, slots=True)
class Answered:
    """What a feed's server said, and what a new body holds."""

    feed: Feed
    outcome: Outcome
    sent: "SentFeed | None" = None


@dataclass(frozen=True, slots=True)
class Broken:
    """A task that failed through no fault of a server's: what it was for, and why."""

    feed: Feed | None
    why: str


class SecondPass:
    """What the second pass takes, of one of the kinds in `cleaned_values`."""

    __slots__ = ()


Value = Answered | Broken | SecondPass


@dataclass(frozen=True, slots=True)
class PageWanted:
    """The page of a feed's story, to be asked for when its host's turn comes."""

    feed: Feed
    story: "Story"
    template: tuple[str, ...]


Errand = Feed | PageWanted
"""What a host may be asked for."""
