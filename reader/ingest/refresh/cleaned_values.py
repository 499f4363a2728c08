"""What the threads of a refresh hand over in its second pass."""

from dataclasses import dataclass
from datetime import datetime

from reader.ingest.clean.request import Cleaned
from reader.ingest.refresh.values import Answered, SecondPass
from reader.model.story import CleanStory


@dataclass(frozen=True, slots=True)
class CleanedChanges(SecondPass):
    """Entries that were in the library with other words, cleaned; `listed` of the same answer were new."""

    answered: Answered
    listed: int
    gap: tuple[datetime, datetime] | None
    stories: tuple[Cleaned, ...]


@dataclass(frozen=True, slots=True)
class CleanedEntries(SecondPass):
    """Entries that were listed before, cleaned."""

    feed_id: int
    stories: tuple[Cleaned, ...]


@dataclass(frozen=True, slots=True)
class PageRead(SecondPass):
    """The page of a story of which the feed gave a summary; None when it cannot be had."""

    story_id: int
    page: CleanStory | None
