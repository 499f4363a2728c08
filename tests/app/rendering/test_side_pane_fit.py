"""Which rows the side pane shows when it cannot show all."""

import pytest

from reader.app.rendering.rows.side_pane_fit import (
    drawn_rows,
    fair_shares,
    fitted,
    held_words,
)
from reader.app.rendering.rows.side_pane_rows import Section, SideRow

WIDTH = 30


def row(kind: str, words: str) -> SideRow:
    return SideRow(kind, ((words, "quiet", 0, 2),))  # type: ignore[arg-type]


TOLLER, BELKIN = row("person", "Maria Toller"), row("person", "Anton Belkin")
SAID = [row("quote", f"words {number}") for number in range(5)]
SPEAKERS = Section("Speakers", (TOLLER, *SAID[:3], BELKIN, *SAID[3:]), 2)
FIGURES = Section("Figures", tuple(row("figure", f"{number} crowns") for number in range(4)), 4)


@pytest.mark.parametrize(
    ("section", "room", "shown"),
    [
        (SPEAKERS, 7, "Maria Toller|words 0|words 1|words 2|Anton Belkin|words 3|words 4"),
        (SPEAKERS, 6, "Maria Toller|words 0|words 1|Anton Belkin|words 3|… 3 of 5 quotes"),
        (SPEAKERS, 4, "Maria Toller|words 0|Anton Belkin|… 1 of 5 quotes"),
        (SPEAKERS, 3, "Maria Toller|Anton Belkin|… 5 quotes"),
        (SPEAKERS, 2, "Maria Toller|… 1 of 2 speakers"),
        (SPEAKERS, 0, "Maria Toller|… 1 of 2 speakers"),
        (FIGURES, 4, "0 crowns|1 crowns|2 crowns|3 crowns"),
        (FIGURES, 3, "0 crowns|1 crowns|… 2 of 4 figures"),
        (FIGURES, 1, "0 crowns|… 1 of 4 figures"),
        (Section("Notes", ()), 3, ""),
    ],
)
def test_speakers_come_before_their_quotes_and_first_quotes_before_second_ones(
    section: Section, room: int, shown: str
) -> None:
    found = fitted(section, drawn_rows(section.rows, WIDTH), room, WIDTH)
    assert "|".join(one.row.parts[0][0] for one in found) == shown


def test_what_cannot_be_shown_is_not_laid_out_but_counted() -> None:
    drawn = drawn_rows(SPEAKERS.rows, WIDTH, 2)
    assert [one.row for one in drawn] == [TOLLER, BELKIN, SAID[0]]
    assert fitted(SPEAKERS, drawn, 3, WIDTH)[-1].row.parts[0][0] == "… 5 quotes"


@pytest.mark.parametrize(
    ("held", "words"),
    [((BELKIN, *SAID[3:]), "1 of 2 speakers"), (tuple(SAID[4:]), "4 of 5 quotes"), (tuple(SAID), "5 quotes")],
)
def test_what_is_held_back_is_counted_as_the_heading_counts_it(held: tuple[SideRow, ...], words: str) -> None:
    assert held_words(SPEAKERS, held) == words


@pytest.mark.parametrize(
    ("wants", "weights", "room", "shares"),
    [
        ([3, 3, 3], [1, 1, 1], 20, [3, 3, 3]),
        ([30, 2, 30], [1, 1, 1], 22, [10, 2, 10]),
        ([30, 2, 30], [2, 1, 1], 23, [14, 2, 7]),
        ([4, 30], [2, 1], 12, [4, 8]),
        ([5, 5], [1, 1], 0, [0, 0]),
        ([9, 1, 1, 1], [1, 1, 1, 1], 6, [3, 1, 1, 1]),
    ],
)
def test_fair_shares(wants: list[int], weights: list[int], room: int, shares: list[int]) -> None:
    assert fair_shares(wants, weights, room) == shares
