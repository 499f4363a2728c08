"""A dossier as values; every text in it is one line, safe to print."""

from dataclasses import dataclass
from datetime import date, datetime

from reader.model.note import Passage

MOST = 1_000
"""Stories one dossier may have."""
ONCE = "Given once"
"""The name under which figures stand that no other is about the same thing with."""


@dataclass(frozen=True, slots=True)
class Source:
    """A story that lines of the dossier rest on: its footnote."""

    number: int
    """From 1 on, in order of time."""
    title: str
    outlet: str = ""
    author: str = ""
    published_at: datetime | None = None
    url: str = ""
    accessed_at: datetime | None = None
    """When its text came in."""
    rests_on: tuple[str, ...] = ()
    """Outlets and agencies it names as where its words come from: "AP (dateline)"."""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement."""

    words: str
    """With the words of saying: "denied that …"."""
    day: date
    source: int
    """The number of its source."""
    via: str = ""
    doubtful: bool = False
    by_reader: bool = False
    origin: str = ""
    """Through whom or what it came, as far as `words` do not tell."""

    @property
    def signs(self) -> str:
        """What one should know of it, in words: "in an interview; speaker uncertain"."""
        signs = (
            self.origin,
            "speaker uncertain" if self.doubtful else "",
            "corrected by hand" if self.by_reader else "",
        )
        return "; ".join(filter(None, signs))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody with all they say, in order of time."""

    name: str
    role: str
    statements: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who was asked by a story and did not answer."""

    name: str
    how: str
    """In the story's words: "declined to comment"."""
    day: date
    source: int

    @property
    def words(self) -> str:
        """Both."""
        return f"{self.name} {self.how}"


@dataclass(frozen=True, slots=True)
class Value:
    """What one story says a figure is."""

    thing: str
    """What is measured."""
    words: str
    sentence: str
    day: date
    source: int
    origin: str = ""
    """Through whom or what it came, where the sentence says so."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One thing measured by several figures; or, under `ONCE`, the figures that stand alone."""

    name: str
    verdict: str
    """In words; empty when nothing is said."""
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the timeline."""

    first: date
    last: date
    words: str
    source: int
    told: bool
    """Whether it is told of another day than that of its story; else the story came out then."""


@dataclass(frozen=True, slots=True)
class Noted:
    """The reader's notes and highlights on one story."""

    source: int
    tags: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything."""

    name: str
    speakers: tuple[Speaker, ...]
    """The most quoted first, documents and outlets last."""
    figures: tuple[Measured, ...]
    timeline: tuple[Event, ...]
    notes: tuple[Noted, ...]
    sources: tuple[Source, ...]
    single_source: str = ""
    """The one outlet or agency that every story names as where its words come from, and no story any other."""
    unanswered: tuple[Asked, ...] = ()
    """In order of time."""

    def source(self, number: int) -> Source:
        """The source with this number."""
        return self.sources[number - 1]
