"""How stories belong together."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

LinkKind = Literal["event", "story"]
"""`event`: both report one happening; `story`: both belong to one developing story."""

SHOWN_SCORE = 0.34
"""Links of this score and more are shown to a reader."""
SAME_THREAD = 0.12
"""What being in one thread adds to the nearness of two stories: together they are the score."""
KEPT_NEARNESS = SHOWN_SCORE - SAME_THREAD
"""Nearness a link is kept from: enough to be shown once both stories are in one thread."""
EVENT_NEARNESS = 0.4
"""Stories so near report one happening, others one developing story."""

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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story that shares key terms with the current one."""

    id: int
    vector: dict[int, float]
    """Term number to weight, strongest first."""
    published_at: datetime | None = None
    thread_id: int | None = None
