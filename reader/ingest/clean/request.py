"""What cleaning is asked for one story, and what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from reader.analysis.related.terms import StoryTerms
from reader.model.story import CleanStory, RawKind, Story


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
    """A clean story, which of its lines could be its source's furniture, and its weighted key terms."""

    story: CleanStory
    lines: tuple[str, ...] = ()
    weights: dict[str, float] = field(default_factory=dict)
    names: tuple[str, ...] = ()

    @property
    def story_terms(self) -> StoryTerms | None:
        """Its key terms, when they were found where it was cleaned."""
        if not self.weights:
            return None
        return StoryTerms(self.story.title, self.story.document.text, self.weights, frozenset(self.names))


def request_for_stored(
    story: Story, raw: str, kind: RawKind, *, url: str = "", template: Sequence[str] = ()
) -> CleanRequest:
    """What to ask to clean `raw` as the text of a story that is stored: its title, author and dates stay."""
    return CleanRequest(
        raw=raw,
        kind=kind,
        url=url,
        title=story.title,
        author=story.author,
        site=story.source,
        published_at=story.published_at,
        updated_at=story.updated_at,
        template=tuple(template),
    )
