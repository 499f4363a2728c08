"""What cleaning is asked for one story, and what it answers."""

from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from reader.analysis.related.terms import StoryTerms
from reader.model.story import CleanStory, RawKind


@dataclass(frozen=True, slots=True)
class CleanRequest:
    """What `clean` is asked for one story: the raw input and what its source says of it."""

    raw: str
    kind: RawKind
    url: str = ""
    title: str = ""
    guid: str = ""
    author: str = ""
    site: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None
    template: tuple[str, ...] = ()
    """Lines known as the source's furniture."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A clean story, which of its lines could be its source's furniture, and its telling words with their weights."""

    story: CleanStory
    lines: tuple[str, ...] = ()
    weights: dict[str, float] = field(default_factory=dict)
    names: tuple[str, ...] = ()

    @property
    def telling(self) -> StoryTerms | None:
        """Its telling words, when they were found where it was cleaned."""
        if not self.weights:
            return None
        return StoryTerms(self.story.title, self.story.document.text, self.weights, frozenset(self.names))


def as_arguments(request: CleanRequest) -> dict[str, Any]:
    """The keyword arguments of `clean`."""
    given = {item.name: getattr(request, item.name) for item in fields(request) if item.name not in ("raw", "kind")}
    return {**given, "template": frozenset(request.template)}
