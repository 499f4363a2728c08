"""A story as the lenses look at it that lay several side by side: its words, its marks, and when they were told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from reader.analysis.compare.figure_context import context_of
from reader.analysis.compare.same_measure import Sighting
from reader.model.document import Span
from reader.model.mark import DOUBTFUL, Analysis, Figure, Quote
from reader.model.safe_text import safe_line
from reader.model.saying import bare_words, said_as

OPENING = 400
"""Characters of a story that say what it is about."""


@dataclass(frozen=True, slots=True)
class AnalyzedStory:
    """One story; spans of its marks count code points of `text`."""

    id: int
    title: str
    source: str
    at: datetime
    """When it was published, aware, in the reader's time zone: days are the reader's days."""
    text: str
    analysis: Analysis | None = None
    captions: tuple[Span, ...] = ()
    """Where words under pictures stand."""
    is_dated: bool = True
    """Whether it is known when it was published; else `at` is when it arrived."""
    thread: int | None = 0
    """The thread it is in; figures of two threads are never of one measure."""
    people: Mapping[str, int] = field(default_factory=dict)
    """The library's number for each speaker's name in this story, so that people the reader merged are one."""

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Quotes with words, in the order of the text."""
        found = self.analysis.quotes if self.analysis else ()
        return tuple(sorted((one for one in found if one.spans), key=lambda one: one.spans[0]))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Lit figures in the order of the text."""
        found = self.analysis.figures if self.analysis else ()
        return tuple(sorted((one for one in found if one.is_lit), key=lambda one: one.span))

    def words(self, span: Span) -> str:
        """The words of a span on one line."""
        return " ".join(self.text[span.start : span.end].split())

    def quoted(self, quote: Quote) -> str:
        """The words of a quote on one line, … where it is interrupted."""
        return " … ".join(self.words(span) for span in quote.spans)


def sightings(story: AnalyzedStory) -> list[Sighting]:
    """The lit figures of a story with what their sentences say; what was before is no value of its own."""
    now = [one for one in story.figures if one.sense != "before"]
    about = f"{story.title}. {story.text[:OPENING]}"
    day = story.at.date() if story.is_dated else None
    return [
        Sighting(
            one,
            story.id,
            story.at,
            story.source or f"story {story.id}",
            context_of(story.text, one, day, about),
            story.thread,
            is_dated=story.is_dated,
        )
        for one in now
    ]


def said_words(story: AnalyzedStory, quote: Quote) -> str:
    """What somebody said as it goes on after their name: " denied that …", " said: “…”"; without a cue ": “…”"."""
    said = said_as(story.text, quote)
    return f": {safe_line(said)}" if said == bare_words(story.text, quote) else f" {safe_line(said)}"


def is_named(quote: Quote) -> bool:
    """Whether it is known, and sure enough, who speaks, and the speaker has a name: "officials" have none."""
    name = quote.speaker_name.split()
    return bool(name) and name[-1][0].isupper() and quote.confidence >= DOUBTFUL


def same_speaker(a: AnalyzedStory, name: str, b: AnalyzedStory, other: str) -> bool:
    """Whether two stories' speakers are one: as the library has it where it knows both, else by name or surname."""
    one, two = a.people.get(name), b.people.get(other)
    if one is not None and two is not None:
        return one == two
    here, there = name.casefold().split(), other.casefold().split()
    return bool(here) and (here == there or (bool(there) and here[-1] == there[-1] and 1 in (len(here), len(there))))
