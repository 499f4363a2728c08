"""Which rows of the side pane are shown while there is not room for all of them.

Who speaks comes before what they say: every speaker is named before anyone's first quote is shown, and that before
anyone's second. What is held back is counted in a last row that opens the section.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.app.rendering.pieces import Piece
from reader.app.rendering.rows.side_pane_rows import Section, SideRow, row_lines


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A row with its lines."""

    position: int
    """Its place in the section."""
    row: SideRow
    lines: list[list[Piece]]


def drawn_rows(rows: Sequence[SideRow], width: int, most: int | None = None) -> list[DrawnRow]:
    """Rows in the order in which they get room, no further than `most` lines: the others need not be laid out."""
    drawn: list[DrawnRow] = []
    used = 0
    for position in _in_turn(rows):
        if most is not None and used > most:
            break
        drawn.append(DrawnRow(position, rows[position], row_lines(rows[position], width)))
        used += len(drawn[-1].lines)
    return drawn


def fitted(section: Section, drawn: Sequence[DrawnRow], room: int, width: int) -> list[DrawnRow]:
    """The rows that fit whole into `room` lines, at least one, as they stand in the section, and a row for the rest."""
    whole = len(drawn) == len(section.rows) and sum(len(one.lines) for one in drawn) <= room
    left = room if whole else room - 1
    kept: list[DrawnRow] = []
    for one in drawn:
        if kept and len(one.lines) > left:
            break
        kept.append(one)
        left -= len(one.lines)
    kept.sort(key=lambda one: one.position)
    if len(kept) == len(section.rows):
        return kept
    shown = {one.position for one in kept}
    held = [row for position, row in enumerate(section.rows) if position not in shown]
    more = SideRow("more", ((f"… {held_words(section, held)}", "more", 0, 1),))
    return [*kept, DrawnRow(len(section.rows), more, row_lines(more, width))]


def held_words(section: Section, held: Sequence[SideRow]) -> str:
    """How many of the rows are shown: speakers as the heading counts them, once all are named their quotes."""
    kinds = [row.kind for row in held]
    if people := kinds.count("person"):
        return _of(people, sum(row.kind == "person" for row in section.rows), "speakers")
    if quotes := kinds.count("quote"):
        return _of(quotes, sum(row.kind == "quote" for row in section.rows), "quotes")
    name = {"Related": "related stories"}.get(section.title, section.title.lower())
    return _of(len(kinds) - kinds.count("words"), sum(row.can_choose for row in section.rows), name)


def _of(held: int, all_of_them: int, name: str) -> str:
    """ "12 of 20 quotes", or all of them when none is shown: "20 quotes"."""
    words = f"{all_of_them} {name.removesuffix('s') if all_of_them == 1 else name}"
    return f"{all_of_them - held} of {words}" if held < all_of_them else words


def fair_shares(wants: Sequence[int], weights: Sequence[int], room: int) -> list[int]:
    """Lines for each section when together they want more than there is: small ones get all, large ones share."""
    shares, left, heavy = [0] * len(wants), room, sum(weights)
    for index in sorted(range(len(wants)), key=lambda index: wants[index] / weights[index]):
        shares[index] = min(wants[index], max(0, left) * weights[index] // heavy)
        left -= shares[index]
        heavy -= weights[index]
    return shares


def _in_turn(rows: Sequence[SideRow]) -> list[int]:
    """Positions: what is no quote first, then everyone's first quote, everyone's second, and so on."""
    turns: list[int] = []
    for row in rows:
        turns.append(turns[-1] + 1 if row.kind == "quote" and turns else 0)
    return sorted(range(len(rows)), key=turns.__getitem__)
