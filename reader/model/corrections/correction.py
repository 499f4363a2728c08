"""The reader's word on a statement: it is somebody else's, it is none, or its speaker has this role."""

from dataclasses import dataclass
from datetime import datetime

from reader.model.document import Span
from reader.model.mark import Quote
from reader.model.saying import bare_words


@dataclass(frozen=True, slots=True)
class Correction:
    """What the reader says of one statement; it is found again by its words, as a note is."""

    id: int
    story_id: int
    made_at: datetime
    span: Span | None
    """From the first of the words said to the last, in `Document.text`; None when they no longer stand there."""
    quoted: str
    """The words of `span` as they were, by which they are found again when the text changes."""
    before: str = ""
    after: str = ""
    found: Quote | None = None
    """The statement as it was found; its spans count from the beginning of the passage, and may be negative."""
    is_statement: bool = True
    """False: nobody says this, whatever is found."""
    speaker: str | None = None
    """Who says it; empty for nobody one could name, None when the reader leaves that as it is found."""
    role: str | None = None
    """The speaker's role in the story; None when the reader leaves that as it is found."""
    everywhere: bool = False
    """Whether what is found under the same name in the stories of the thread is meant as well."""

    @property
    def lost(self) -> bool:
        """The words no longer stand in the text; the correction is kept and shown as such."""
        return self.span is None

    @property
    def found_name(self) -> str:
        """Whom analysis took for the speaker."""
        return self.found.speaker_name if self.found else ""

    @property
    def name(self) -> str:
        """Whose words these are, by the reader's word or as found."""
        return self.found_name if self.speaker is None else self.speaker

    @property
    def told(self) -> str:
        """What the reader says, with how far it reaches and whether its words are gone, as it is exported."""
        everywhere = "; everywhere in its thread" if self.everywhere else ""
        return f"{correction_words(self)}{everywhere}{'; no longer in the story’s text' if self.lost else ''}"

    @property
    def words(self) -> str:
        """The words said, on one line, without those of saying in between."""
        spans = self.found.spans if self.found else ()
        if spans and spans[0].start == 0 and spans[-1].end == len(self.quoted):
            return bare_words(self.quoted, self.found) if self.found else ""
        return " ".join(self.quoted.split())


@dataclass(frozen=True, slots=True)
class ListedCorrection:
    """A correction with the story it was made in."""

    correction: Correction
    title: str
    source: str
    thread: str = ""
    """The name of the thread, for one that is meant everywhere in it."""


def correction_words(correction: Correction) -> str:
    """What the reader says, on one line: "said by Dana Fosk, not Joana Pell", "role: ferry clerk"."""
    if not correction.is_statement:
        return "not a statement"
    parts = []
    if correction.speaker is not None:
        found = correction.found_name
        instead = f", not {found}" if found and found != correction.speaker else ""
        parts.append(f"said by {correction.speaker}{instead}" if correction.speaker else f"not by {found or 'anybody'}")
    if correction.role is not None:
        whose = f" of {correction.name}" if correction.name and correction.speaker is None else ""
        parts.append(f"role{whose}: {correction.role or 'none'}")
    return "; ".join(parts) or "as found"
