"""Where one has been: what ^O goes back to."""

from dataclasses import dataclass, field

MOST = 100


@dataclass(frozen=True, slots=True)
class Place:
    """A story and the first words that were in view."""

    story_id: int
    offset: int


@dataclass
class Places:
    """The way back, newest last."""

    been: list[Place] = field(default_factory=list)

    def leave(self, place: Place) -> None:
        """Remember a place before jumping away from it."""
        if not self.been or self.been[-1] != place:
            self.been = [*self.been, place][-MOST:]

    def back(self) -> Place | None:
        """The place left last, or None."""
        return self.been.pop() if self.been else None
