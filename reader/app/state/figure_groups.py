"""Figures of many stories lined up by what they measure, for the lens "figures"."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis.compare.line_up import Comparison
from reader.analysis.compare.value_ranges import is_vague, present
from reader.export.figures_by_measure import Group, figure_groups
from reader.store.annotations.figures import FigureRow


@dataclass(frozen=True, slots=True)
class Value:
    """One figure of a thing, and how it stands to the one another story gave."""

    row: FigureRow
    verdict: Comparison | None = None
    before: FigureRow | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """What is measured, with its values, newest story first."""

    name: str
    verdict: Comparison | None
    values: tuple[Value, ...]
    is_revised: bool = False
    """Whether a text says that the number was corrected; then it neither rose nor fell."""

    @property
    def course(self) -> tuple[FigureRow, ...]:
        """The first value each story gives, in order of time; what was before is past and left out, and so is "dozens".

        Where outlets differ, every value of a story, as none of them stands for it, but no bounds.
        """
        now = [
            value.row
            for value in self.values
            if value.row.figure.sense != "before"
            and not is_vague(value.row.figure)
            and not (self.is_disputed and value.row.figure.modifier in "<>")
        ]
        now.sort(key=lambda row: (row.published_at, row.story_id, row.figure.span))
        first: dict[tuple[int, float], FigureRow] = {}
        for row in now:
            first.setdefault((row.story_id, present(row.figure) if self.is_disputed else 0), row)
        return tuple(first.values())

    @property
    def at_odds(self) -> tuple[FigureRow, ...]:
        """The values that outlets set against each other."""
        apart = [value for value in self.values if value.verdict == "differs"]
        return tuple(row for value in apart for row in (value.row, value.before) if row is not None)

    @property
    def is_disputed(self) -> bool:
        """Whether outlets differ on it."""
        return self.verdict == "differs"

    @property
    def has_moved(self) -> bool:
        """Whether its texts say that it grew or was corrected: only then a line leads from one value to the next."""
        return self.verdict in ("rises", "falls")


def things(rows: Sequence[FigureRow]) -> list[Thing]:
    """The figures by thing: those that most stories give first, then the newest; a verdict changes no place."""
    found = [_thing(group) for group in figure_groups(rows)]
    return sorted(
        found,
        key=lambda one: (-len({value.row.story_id for value in one.values}), -len(one.values), _age(one)),
    )


def _age(thing: Thing) -> float:
    return -thing.values[0].row.published_at.timestamp()


def _thing(group: Group) -> Thing:
    values = [
        Value(row, placed.verdict, against)
        for row, placed, against in zip(group.rows, group.measure.values, group.against, strict=True)
    ]
    # newest story first, but a story's own values as it gives them
    values.sort(key=lambda value: (-value.row.published_at.timestamp(), -value.row.story_id, value.row.figure.span))
    return Thing(group.name, group.measure.verdict, tuple(values), group.measure.is_revised)
