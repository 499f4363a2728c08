"""Entries as they arrive, stories as they are read, headlines as they are listed."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from reader.model.document import Document
from reader.model.mark import Analysis

RawKind = Literal["feed", "page", "text"]
"""What kind of raw input it came as: a feed's HTML, a whole page, pasted plain text."""

WAITING = "waiting"
"""Why a story is `partial` that has just arrived: it is listed, its text is about to be read out of what was sent."""


@dataclass(frozen=True, slots=True)
class FieldSource:
    """Where a story's title, author, date, outlet or address was found."""

    field: str
    """One of "title", "author", "published", "updated", "outlet" or "address"."""
    where: str
    """In words a reader understands: "JSON-LD datePublished", "byline", "the feed"."""
    said: str = ""
    """What stands there, before it was read: a date with its zone."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """What belongs to a story and is no text: the recording of a podcast, a film, the picture of a comic.

    Attachments are linked, never fetched unasked.
    """

    url: str
    kind: Literal["image", "audio", "video", "file"] = "file"
    title: str = ""
    """The picture's alternative text, or what the publisher calls the file."""
    hover: str = ""
    """What a picture says when one points at it: a web comic's second joke."""
    seconds: int = 0
    """How long it plays; 0 when not known."""
    size: int = 0
    """In bytes; 0 when not known."""


@dataclass(frozen=True, slots=True)
class Details:
    """What a story has beside its text."""

    attachments: tuple[Attachment, ...] = ()
    discussion: str = ""
    """Address of the page where readers discuss it: a link post's comments."""
    sources: tuple[FieldSource, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as a feed delivered it, raw."""

    guid: str
    """As sent, never completed to an address: it must survive a feed that moves."""
    url: str = ""
    title: str = ""
    author: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None
    html: str = ""
    attached: str = ""
    """HTML for what the feed sends beside the entry's own: enclosures, the discussion's address."""

    @property
    def raw(self) -> str:
        """All of the entry that is kept to be read again."""
        return self.html + self.attached


CLEAN_VERSION = 1
"""Raised when the rules of cleaning change: stories that older ones made are cleaned again, little by little."""


@dataclass(frozen=True, slots=True)
class CleanStory:
    """A story as cleaning made it, ready to be saved."""

    guid: str
    title: str
    document: Document
    markdown: str
    raw: str
    """The input as it came, so that cleaning can be run again."""
    raw_kind: RawKind
    url: str = ""
    author: str = ""
    site: str = ""
    """Name of the outlet, when the input gives one."""
    language: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None
    partial: str = ""
    """Why the text is not the whole story: "summary", "wall", `WAITING`; empty when it is whole."""
    picture: str = ""
    details: Details = Details()
    version: int = CLEAN_VERSION
    """Of the rules that made the text."""


@dataclass(frozen=True, slots=True)
class Status:
    """What the reader did with a story."""

    arrived_at: datetime
    read_at: datetime | None = None
    starred_at: datetime | None = None
    removed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """A story that is not listed, because another outlet's of the same words is."""

    source: str
    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """One story, whole, as the story pane shows it."""

    id: int
    title: str
    document: Document
    status: Status
    feed_id: int | None = None
    source: str = ""
    """The outlet: the feed's title, or the page's site."""
    url: str = ""
    author: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None
    language: str = ""
    partial: str = ""
    markdown: str = ""
    tags: tuple[str, ...] = ()
    thread_id: int | None = None
    analysis: Analysis | None = None
    """None until language analysis has seen the story."""
    other_sources: tuple[str, ...] = ()
    """Outlets that carried the same text."""
    copies: tuple["Copy", ...] = ()
    """The same text as other outlets carried it, each under its own title and address."""
    versions: int = 1
    details: Details = Details()
    damaged: bool = False
    """Whether the text kept of it cannot be read: `document` says so in its place."""
    other_text: Literal["", "feed", "page"] = ""
    """What is kept beside the text that is shown: "feed" while the page is shown, "page" while the feed's words are."""
    apart_from: str = ""
    """Title of the story with which this one was shown as one, and which has the notes and tags made then."""
    taken_apart: tuple[str, ...] = ()
    """Titles of stories that were shown as one with this one."""


@dataclass(frozen=True, slots=True)
class Headline:
    """One row of the list of stories; lists never load bodies."""

    id: int
    title: str
    source: str
    published_at: datetime
    """Publication, or arrival when the story names no date."""
    read: bool = False
    starred: bool = False
    tags: tuple[str, ...] = ()
    notes: int = 0
    links: int = 0
    quotes: int = 0
    figure: str = ""
    """The story's first lit figure as it stands in the text, "500% tariffs"."""
    other_sources: tuple[str, ...] = field(default=())
    changed: bool = False
    """Whether another text or headline came after it was read."""
