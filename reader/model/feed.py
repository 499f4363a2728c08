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
    folders: tuple[str, ...] = ()
    """Where it lies, "World/Asia" in a folder of a folder; a feed may lie in several."""
    tags: tuple[str, ...] = ()
    """The reader's words on the feed itself."""
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
    muted: bool = False
    """Kept, but not shown among all stories: found by search and under its own name."""
    paused: bool = False
    """Not asked until the reader wants it again."""
    user_agent: str = ""
    """What its server is told instead of the program's name; empty is the program's name."""
    story_tags: tuple[str, ...] = ()
    """Tags put on each of its stories as it arrives."""
    keep_days: int = 0
    """How long read stories are kept when the library is tidied; 0 leaves that to the config file."""
    removed_at: datetime | None = None
    """When the reader unsubscribed: it and its stories are hidden, and go after thirty days."""

    @property
    def folder(self) -> str:
        """The first of its folders, empty when it lies in none."""
        return self.folders[0] if self.folders else ""

    @property
    def settings(self) -> "FeedSettings":
        """All that the reader may set."""
        return FeedSettings(
            self.title, self.folders, self.tags, self.every_minutes, self.full_text, self.muted, self.paused,
            self.user_agent, self.story_tags, self.keep_days,
        )  # fmt: skip

    @property
    def name(self) -> str:
        """What the feed is called wherever it is shown: its title, else its address without the login."""
        return safe_line(self.title) or safe_address(self.url)


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """What the reader sets for a feed (see the fields of `Feed`)."""

    title: str = ""
    folders: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    every_minutes: int = 0
    full_text: bool = False
    muted: bool = False
    paused: bool = False
    user_agent: str = ""
    story_tags: tuple[str, ...] = ()
    keep_days: int = 0


def folder_parts(folder: str) -> tuple[str, ...]:
    """The names of a folder and those it lies in, the outermost first: "World/Asia" is Asia in World."""
    return tuple(part for part in (one.strip() for one in safe_line(folder).split("/")) if part)


@dataclass(frozen=True, slots=True)
class FeedInfo:
    """What a parsed feed says of itself."""

    title: str = ""
    site_url: str = ""
    language: str = ""
    ttl_minutes: int | None = None
    skip: tuple[str, ...] = ()
    """Hours ("3") and days ("sunday"), in UTC, when the feed asks to be left alone."""
