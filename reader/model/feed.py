"""A feed and what is known of fetching it."""

from dataclasses import dataclass, field
from datetime import datetime

from reader.model.safe_text import safe_address, safe_line


@dataclass(frozen=True, slots=True)
class FetchState:
    """What the last fetches left behind; validators are kept byte for byte."""

    etag: str = ""
    modified: str = ""
    body_hash: str = ""
    fetched_at: datetime | None = None
    """The last request, whatever came of it."""
    next_at: datetime | None = None
    """When the feed should be asked again at the latest, so that no entry leaves its document unseen."""
    failures: int = 0
    error: str = ""
    interval_minutes: int = 0
    """The feed's own pace: minutes from one request to `next_at`; 0 not known yet."""
    skip: tuple[str, ...] = ()
    """Hours ("3") and days ("sunday"), in UTC, when the feed asks to be left alone."""
    held: bool = False
    """The server asked to wait until `next_at` (429, 503): not even a refresh by hand goes earlier."""
    rest_until: datetime | None = None
    """Before this no refresh asks by itself: the server's wish (max-age, Retry-After), or a failure."""
    answered_at: datetime | None = None
    """The last answer that was of use."""
    failing_since: datetime | None = None
    news_at: datetime | None = None
    """When the newest entry was published, or arrived if it has no date."""
    half_window_minutes: int = 0
    """Half the time its document reaches back: asked later than this, entries may be lost; 0 not known."""
    ttl_minutes: int = 0
    """What the feed says of its pace (`ttl`); 0 when it says nothing."""
    missed_from: datetime | None = None
    """The last gap: entries published between here and `missed_until` may have left the document unseen."""
    missed_until: datetime | None = None
    noted_at: datetime | None = None
    """When a wait was noted without a request, for another feed of the same host."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A source one subscribes to."""

    id: int
    url: str
    title: str
    site_url: str = ""
    folder: str = ""
    added_at: datetime | None = None
    private: bool = False
    """The user allowed this feed to live on a private or loopback address."""
    full_text: bool = False
    """Fetch the page of every new story that is only a summary."""
    gone: bool = False
    """The server said the feed is gone for good (410); its stories stay."""
    fetch: FetchState = field(default_factory=FetchState)
    every_minutes: int = 0
    """The pace the reader has set; 0 leaves it to the feed."""

    @property
    def name(self) -> str:
        """What the feed is called wherever it is shown: its title, else its address without the login."""
        return safe_line(self.title) or safe_address(self.url)


@dataclass(frozen=True, slots=True)
class FeedInfo:
    """What a parsed feed says of itself."""

    title: str = ""
    site_url: str = ""
    language: str = ""
    ttl_minutes: int | None = None
    skip: tuple[str, ...] = ()
    """Hours ("3") and days ("sunday"), in UTC, when the feed asks to be left alone."""
