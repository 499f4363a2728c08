"""Figures of many stories by what they measure, as `reader figures --json` gives them and the lens shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reader.analysis.compare.figure_context import context_of
from reader.analysis.compare.line_up import Comparison, Measure, Placed, line_up
from reader.analysis.compare.same_measure import Sighting
from reader.model.document import Span
from reader.model.mark import Figure
from reader.model.safe_text import safe_line
from reader.store.annotations.figures import FigureRow

VERDICTS: dict[Comparison, str] = {
    "equal": "all agree", "differs": "outlets differ", "rises": "rises", "falls": "falls",
}  # fmt: skip
REVISED = "revised"


@dataclass(frozen=True, slots=True)
class Group:
    """One thing measured: its measure, and the rows it is made of in order of time."""

    measure: Measure
    rows: tuple[FigureRow, ...]
    against: tuple[FigureRow | None, ...]
    """For each row the one its verdict is about."""

    @property
    def name(self) -> str:
        """What it is called: the words its members share, else the unit or kind."""
        return safe_line(self.measure.thing) or plain_name(self.rows[0])

    @property
    def word(self) -> str:
        """The verdict in words; empty when nothing is said."""
        if self.measure.is_revised:
            return REVISED
        return VERDICTS[self.measure.verdict] if self.measure.verdict else ""


def figure_groups(rows: Sequence[FigureRow]) -> list[Group]:
    """The figures grouped by what they measure, those that most stories give first; every row is in one group."""
    by_place = {(row.story_id, row.figure.span): row for row in rows}

    def row_of(one: Sighting) -> FigureRow:
        return by_place[one.story_id, one.figure.span]

    return [
        Group(
            measure,
            tuple(row_of(one) for one in measure.sightings),
            tuple(row_of(one.against) if one.against else None for one in measure.values),
        )
        for measure in line_up(map(_sighting, by_place.values()))
    ]


def group_row(group: Group) -> dict[str, Any]:
    """A group as plain data: what is measured, the verdict, and each value with both sentences."""
    return {
        "thing": group.name,
        "unit": group.measure.unit,
        "verdict": group.measure.verdict,
        "words": group.word,
        "values": [
            _value_row(row, placed, against)
            for row, placed, against in zip(group.rows, group.measure.values, group.against, strict=True)
        ],
    }


def _value_row(row: FigureRow, placed: Placed, against: FigureRow | None) -> Mapping[str, Any]:
    figure = row.figure
    return {
        "story_id": row.story_id,
        "title": row.title,
        "source": row.source,
        "published_at": row.published_at,
        "day": placed.sighting.day.isoformat(),
        "words": row.words,
        "span": list(figure.span),
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "kind": figure.kind,
        "thing": figure.thing,
        "modifier": figure.modifier,
        "direction": figure.direction,
        "speaker": figure.source,
        "sentence": row.sentence,
        "verdict": placed.verdict,
        "against": None
        if against is None
        else {
            "story_id": against.story_id,
            "source": against.source,
            "words": against.words,
            "sentence": against.sentence,
        },
    }


def plain_name(row: FigureRow) -> str:
    """What a figure without a thing is called: its unit or kind."""
    figure = row.figure
    return safe_line(figure.thing or ("" if figure.unit in ("", "%") else figure.unit) or figure.kind)


def _sighting(row: FigureRow) -> Sighting:
    """With what its sentence tells; the sentence stands for the text it is from."""
    figure, at = row.figure, row.sentence_at - len(row.before)
    lit, span = (Span(one.start - at, one.end - at) for one in (figure.lit, figure.span))
    placed: Figure = replace(figure, lit=lit, span=span)
    when = row.dated_at or row.published_at
    about = f"{row.title}. {row.opening}"
    told = context_of(row.before + row.sentence + row.behind, placed, when.date() if row.dated_at else None, about)
    return Sighting(
        figure, row.story_id, when, row.source or f"story {row.story_id}", told, row.thread_id,
        is_dated=row.dated_at is not None,
    )  # fmt: skip
