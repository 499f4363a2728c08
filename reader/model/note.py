"""What the reader writes and marks, in the library and on its way out and in; never lost."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from reader.model.corrections.correction import Correction
from reader.model.document import Span
from reader.model.safe_text import safe_line


@dataclass(frozen=True, slots=True)
class Note:
    """The reader's words on a story or on a passage; a highlight is a note on a passage without words."""

    id: int
    story_id: int
    body: str
    created_at: datetime
    updated_at: datetime
    span: Span | None = None
    """The passage in `Document.text`; None for a note on the whole story, or one whose passage is gone."""
    quoted: str = ""
    """The passage's words as they were, by which it is found again when the text changes."""
    before: str = ""
    """Up to 32 characters before the passage, to tell equal passages apart."""
    after: str = ""

    @property
    def lost(self) -> bool:
        """The passage no longer stands in the text; the note is kept and shown as such."""
        return bool(self.quoted) and self.span is None

    @property
    def is_highlight(self) -> bool:
        """A marked passage without words of the reader's own."""
        return bool(self.quoted) and not self.body


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag and how many stories wear it."""

    name: str
    stories: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One note or highlight as it is exported: the passage's words, who says them there, and the reader's own words."""

    written_at: datetime
    quoted: str = ""
    """Empty for a note on the whole story."""
    note: str = ""
    """Empty for a highlight."""
    speaker: str = ""
    """Who says the passage, when it lies in a quote."""
    role: str = ""
    cue: str = ""
    """The words of saying: "denied", "did not say"; without them the passage would read as a claim."""
    via: str = ""
    doubtful: bool = False
    """The speaker was guessed with little confidence."""
    by_reader: bool = False
    """The speaker or the role is the reader's word."""
    lost: bool = False
    """The passage no longer stands in the story's text."""
    changed_at: datetime | None = None
    """When the reader last wrote on it."""
    before: str = ""
    """What stands before the passage, to tell equal passages apart when it comes in again."""
    after: str = ""
    origin: str = ""
    """Through whom or what the story says the words came: "told Nordwire; in an interview"."""

    @property
    def how(self) -> str:
        """What stands behind the speaker's name: " (denied)", " (said; uncertain)"; empty when nothing does."""
        signs = ("uncertain" if self.doubtful else "", "corrected by hand" if self.by_reader else "")
        parts = [part for part in (self.cue, *signs) if part and self.speaker]
        return f" ({'; '.join(parts)})" if parts else ""

    @property
    def came(self) -> str:
        """Through whom or what the words came, in words; empty when the story does not say."""
        return self.origin or (f"via {self.via}" if self.via else "")

    @property
    def kind(self) -> str:
        """ "note" or "highlight"."""
        return "note" if self.note else "highlight"


@dataclass(frozen=True, slots=True)
class ExportedLink:
    """Something a story has beside its text, as it is exported."""

    kind: str
    """One of "image", "audio", "video" or "file"."""
    url: str
    title: str = ""
    """A picture's alternative text, what it says when one points at it included; the name of a file."""
    seconds: int = 0

    @property
    def words(self) -> str:
        """What it is called in a line: "Audio: Part one (0:42:10)"."""
        length = f" ({self.seconds // 3600}:{self.seconds // 60 % 60:02}:{self.seconds % 60:02})" * bool(self.seconds)
        return f"{self.kind.capitalize()}{f': {self.title}' if self.title else ''}{length}"


@dataclass(frozen=True, slots=True)
class ExportItem:
    """One story as it is exported, with what the reader did to it."""

    title: str
    source: str = ""
    author: str = ""
    published_at: datetime | None = None
    url: str = ""
    tags: tuple[str, ...] = ()
    starred: bool = False
    passages: tuple[Passage, ...] = ()
    attachments: tuple[ExportedLink, ...] = ()
    """Recordings, films and pictures of the story."""
    corrections: tuple[Correction, ...] = ()
    """The reader's word on its statements."""
    discussion: str = ""
    """Address of the page where readers discuss it."""
    rests_on: tuple[str, ...] = ()
    """Outlets and agencies it names as where its words come from: "AP (dateline)"."""
    unanswered: tuple[str, ...] = ()
    """Who was asked and did not answer: "Calder Mining declined to comment"."""


ONLY_NOTES = "only what its notes quote is here"
"""Why a story is partial (`CleanStory.partial`) that came in with its notes: nothing else of it was in the library."""


def tag_name(text: str) -> str:
    """A tag as it is stored: "#Port Strike" is "port-strike"; empty when nothing is left."""
    return "-".join(unicodedata.normalize("NFC", safe_line(text)).casefold().lstrip("#").split())
