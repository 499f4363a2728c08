"""Figures of all stories, those of one thing together: at the left the things, at the right their values over time."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reader.app.rendering.cells import cut, pad, width_of, wrapped
from reader.app.rendering.headline_lines import Piece
from reader.app.rendering.times import short_time
from reader.app.screens.lens import Lens, LensRow
from reader.model.safe_text import safe_line
from reader.store.figures import FigureRow, figures


@dataclass(frozen=True, slots=True)
class Thing:
    """Figures of one thing in one unit, newest first."""

    name: str
    rows: tuple[FigureRow, ...]

    @property
    def differs(self) -> bool:
        """Whether outlets give different values."""
        return len({(row.figure.low, row.figure.high) for row in self.rows}) > 1 and len(self.outlets) > 1

    @property
    def outlets(self) -> frozenset[str]:
        """Who gives it."""
        return frozenset(row.source for row in self.rows)


def things(rows: Sequence[FigureRow]) -> list[Thing]:
    """Figures by thing and unit: those that differ between outlets first, then those most given."""
    grouped: dict[tuple[str, str, str], list[FigureRow]] = defaultdict(list)
    for row in rows:
        figure = row.figure
        key = figure.thing_key or figure.thing.lower() or row.words.lower()
        grouped[key, figure.unit, figure.kind].append(row)
    found = [Thing(_name(rows), tuple(rows)) for rows in grouped.values()]
    return sorted(found, key=lambda thing: (not thing.differs, -len(thing.rows)))


class FiguresScreen(Lens):
    """The lens "figures"."""

    left_title, right_title = "Figures of", "values, newest first"

    def fill(self, text: str) -> None:
        """Things whose words hold the text."""
        found = things(figures(self.session.lib, text))
        self.status.place = f"Figures: {len(found):,} things" + (f" with {text}" if text else "")
        rows = [LensRow(lambda width, one=one: thing_lines(one, width), key=one) for one in found]  # type: ignore[misc]
        self.master.show(rows, f"No figure with {text}." if text else "No figures yet.")

    def follow(self, row: LensRow | None) -> None:
        """The values of a thing."""
        thing = row.key if row is not None and isinstance(row.key, Thing) else Thing("", ())
        now = self.session.now()
        rows = [
            LensRow(
                lambda width, one=one: value_lines(one, width, short_time(one.published_at, now), _other(one, thing)),  # type: ignore[misc]
                answer=(one.story_id, one.figure.lit),
            )
            for one in thing.rows
        ]
        self.detail.show(rows, "")


def thing_lines(thing: Thing, width: int) -> list[list[Piece]]:
    """The thing, its latest value, and whether outlets differ."""
    mark = " ≠" if thing.differs else ""
    count = f" {len(thing.rows)}×" if len(thing.rows) > 1 else ""
    name = cut(thing.name, width - width_of(mark) - width_of(count))
    latest = cut(safe_line(thing.rows[0].words), width - 2)
    return [
        [(pad(name, width - width_of(mark) - width_of(count)), "title"), (mark, "differs"), (count, "quiet")],
        [("  ", "quiet"), (latest, "figure")],
        [("", "quiet")],
    ]


def value_lines(row: FigureRow, width: int, time: str, differs: bool) -> list[list[Piece]]:
    """A value with its outlet and sentence; ≠ where it is not the newest one."""
    where = cut(f"{safe_line(row.source)} {time} · {safe_line(row.title)}", width)
    words: list[Piece] = [(cut(safe_line(row.words), width - 2), "figure"), (" ≠" if differs else "", "differs")]
    sentence: list[list[Piece]] = [[(line, "quiet")] for line in wrapped(safe_line(row.sentence), min(width, 80), 3)]
    return [words, *sentence, [(where, "quiet")], [("", "quiet")]]


def _name(rows: Sequence[FigureRow]) -> str:
    figure = rows[0].figure
    return safe_line(figure.thing or (figure.unit if figure.unit not in ("", "%") else "") or figure.kind)


def _other(row: FigureRow, thing: Thing) -> bool:
    newest = thing.rows[0].figure
    return (row.figure.low, row.figure.high) != (newest.low, newest.high)
