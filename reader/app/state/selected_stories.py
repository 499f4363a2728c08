"""Which stories of a list are selected: by their ids, so that they stay so whatever is listed or scrolled."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selected:
    """Stories kept, and the range that is being drawn: from the story it was begun on to that under the cursor."""

    kept: frozenset[int] = frozenset()
    way: tuple[int, ...] = ()
    """The range in the order it is walked; empty while none is drawn."""
    adds: bool = True
    """Whether the range adds to what is kept; one that is begun on a selected story takes away."""

    @property
    def ids(self) -> frozenset[int]:
        """All stories selected."""
        return self.kept.union(self.way) if self.adds else self.kept.difference(self.way)

    def begun(self, story_id: int) -> "Selected":
        """A range begun on a story."""
        return Selected(self.ids, (story_id,), story_id not in self.ids)

    def reached(self, steps: Sequence[int]) -> "Selected":
        """The range drawn on along `steps`: from its end to where the cursor is now, both included."""
        if steps[-1] in self.way:
            way = self.way[: self.way.index(steps[-1]) + 1]
        elif self.way[0] in steps:  # back over where it was begun
            way = tuple(steps[steps.index(self.way[0]) :])
        else:
            way = (*self.way, *steps[1:])
        return Selected(self.kept, way, self.adds)

    def rested(self) -> "Selected":
        """The range kept as it is: moving selects nothing from now on."""
        return Selected(self.ids)
