"""What happens during ingest, as values in a stream.

The app shows them, the command line prints them, tests list them.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RefreshStarted:
    """How many feeds are due."""

    feeds: int


@dataclass(frozen=True, slots=True)
class FeedFetched:
    """A feed answered; `new` and `changed` are 0 and `unchanged` true for a 304 or an equal body."""

    feed_id: int
    title: str
    new: int = 0
    changed: int = 0
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class FeedFailed:
    """A feed did not answer as it should; its stories stay."""

    feed_id: int
    title: str
    reason: str
    """In words, with what happens next ("tried again at 14:00")."""


@dataclass(frozen=True, slots=True)
class StorySaved:
    """A story came in (`new`), or what is stored of it changed."""

    story_id: int
    title: str
    new: bool = True


@dataclass(frozen=True, slots=True)
class InputFailed:
    """A file, page or line could not be taken in."""

    name: str
    reason: str
    story_id: int = 0
    """The story whose page it was, when one was asked for."""
    may_be_own: bool = False
    """It lies on this machine or a private network, and would be read if the user called it theirs."""
    no_feed: bool = False
    """It is a page that offers no feed, and would be kept as a story if the user wanted that."""


@dataclass(frozen=True, slots=True)
class OfferedFeed:
    """A feed a page offers."""

    address: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class FeedsOffered:
    """The page that was named offers several feeds, best first; one of them is taken, or the user is to choose."""

    page: str
    feeds: tuple[OfferedFeed, ...]
    taken: str = ""
    """The address of the one that is added now; empty when nothing is added before the user has chosen."""


@dataclass(frozen=True, slots=True)
class FeedAdded:
    """A subscription was made (`new`) or found to exist already."""

    feed_id: int
    title: str
    new: bool = True


@dataclass(frozen=True, slots=True)
class FeedFound:
    """A list that was only opened names this feed; nothing was subscribed to."""

    address: str
    title: str
    folder: str = ""


@dataclass(frozen=True, slots=True)
class StoryAnalyzed:
    """A story's marks are in the store."""

    story_id: int
    done: int = field(default=0, compare=False)
    """Stories analyzed so far by the one who tells this."""
    total: int = field(default=0, compare=False)
    """Those and the ones that still wait."""


@dataclass(frozen=True, slots=True)
class AnalysisPaused:
    """So many stories wait to be analyzed until the machine can spare the work; opened ones are analyzed at once."""

    reason: str
    """In words; empty when it goes on."""
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class ReasonsFound:
    """Why a story is related to others is in the store."""

    story_id: int


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be said once, such as a missing language model."""

    text: str
    story_id: int = 0
    """The story it is about, when it is about one."""


@dataclass(frozen=True, slots=True)
class RefreshDone:
    """Every feed has answered or failed; texts that were only listed so far follow as `StorySaved`."""

    feeds: int
    new: int
    failed: int
    offline: bool = False
    """There was no network: nothing was fetched from outside, and no feed counts as failed for that."""


Event = (
    RefreshStarted | FeedFetched | FeedFailed | StorySaved | InputFailed | FeedAdded | FeedFound | StoryAnalyzed
    | AnalysisPaused | ReasonsFound | Notice | RefreshDone | FeedsOffered
)  # fmt: skip
