"""How stories belong together."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

LinkKind = Literal["event", "story"]
"""`event`: both report one happening; `story`: both belong to one developing story."""

ReasonKind = Literal["person", "figure", "words", "answer"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing two stories share, in words a reader recognizes."""

    kind: ReasonKind
    text: str
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Link:
    """Two stories found related."""

    a: int
    b: int
    score: float
    kind: LinkKind
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Relative:
    """The other end of a link, as the side pane shows it."""

    id: int
    title: str
    source: str
    published_at: datetime
    link: Link


@dataclass(frozen=True, slots=True)
class Thread:
    """Stories on one developing event."""

    id: int
    name: str
    story_ids: tuple[int, ...] = ()
    """In order of time."""
