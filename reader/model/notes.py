"""What the reader writes and marks; never lost."""

from dataclasses import dataclass
from datetime import datetime

from reader.model.document import Span


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
