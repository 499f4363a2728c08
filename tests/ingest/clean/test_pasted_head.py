"""Pages pasted as a browser copies them: headline, author, date and text are read, and nothing of the furniture.

`pastes/NAME.html` are pages written for this test, `pastes/NAME.txt` what Chromium 150 gave for them: opened, all
selected (of `article-only` the article), copied, and pasted into a text field. So menus come first, entries set side by
side touch, tables have tabs, lists no bullets, and pictures with alternative text leave it.
"""

from pathlib import Path

import pytest

from reader.ingest.clean.labels import LABELS
from reader.ingest.clean.pasted_head import find_head
from reader.ingest.clean.plain_text import read_pasted
from reader.ingest.html.line_measures import norm
from reader.model.story import CleanStory
from tests.builders import clean

PASTES = Path(__file__).parent / "pastes"
PROSE = (
    "Drivers will cross the bridge for nothing from the first of March, the county council decided on Tuesday night."
)


def story(name: str) -> CleanStory:
    return clean((PASTES / f"{name}.txt").read_text("utf-8"), "text")


@pytest.mark.parametrize(
    ("name", "title", "author", "day", "first", "last", "lines"),
    [
        ("menu-byline-related", "Tolls on the Carrow bridge end in March", "Nora Askewell", "2026-02-11",
         "The county has paid off", "Two have said that", 8),
        ("table-and-list", "Barley harvest is the best in a decade", "Ilse Vandermoor", "2026-09-03",
         "Farmers in the Ossel valley", "“We sell more and earn less,”", 8),
        ("german", "Fähre nach Ossel fällt bis Ostern aus", "Greta Lindqvarn", "2026-01-14",
         "Die Fähre liegt", "Bis dahin fährt ein Bus", 6),
        ("live-hours", "As it happened: the night the Tarn broke its banks", "Mattis Oorlund, Hanne Rivel",
         "2026-11-06", "07:40", "Sand is handed out", 7),
        ("cookie-first-opinion", "Let the foxes of Hollin be", "Joana Quillen", "2026-03-08",
         "A town that cannot share", "Let the parish buy bins", 6),
        ("magazine-columns", "Inside the last rope walk on the coast", "Tobe Ansgard", "2026-06-21",
         "The shed is 340 meters", "Orders come from museums", 8),
        ("wire-datelined", "County to sell the Ossel paper mill to its workers", "", "2026-04-17",
         "OSSEL (Nordwire)", "The mill made paper", 4),
        ("french", "Le pont de Carrow sera gratuit dès le mois de mars", "Élodie Marchevent", "2026-02-12",
         "Les automobilistes", "Les dix-neuf employés", 3),
        ("article-only", "Two anglers rescued from the ice at Tarn", "Pim Dragten", "2026-01-05",
         "Two men were taken off", "Correction: An earlier version", 4),
        ("blog-newest-side", "Why I stopped using copper nails", "Amber Solvang", "2026-05-30",
         "For twenty years", "What do you use?", 7),
    ],
)  # fmt: skip
def test_a_page_as_a_browser_copies_it(
    name: str, title: str, author: str, day: str, first: str, last: str, lines: int
) -> None:
    found = story(name)
    assert (found.title, found.author) == (title, author)
    assert found.published_at is not None
    assert found.published_at.date().isoformat() == day
    document = found.document
    texts = [document.block_text(block) for block in document.blocks if not document.block_text(block).startswith("©")]
    assert texts[0].startswith(first)
    assert texts[-1].startswith(last)
    assert len(texts) == lines


def test_nothing_of_a_paste_is_lost_but_labels() -> None:
    for path in PASTES.glob("*.txt"):
        found = clean(path.read_text("utf-8"), "text")
        kept = norm(" ".join((found.title, found.document.text, *(fold.text for fold in found.document.folds))))
        lines = filter(None, map(norm, path.read_text("utf-8").splitlines()))
        lost = [line for line in lines if f" {line} " not in f" {kept} " and not LABELS.matches(line)]
        assert lost in ([], ["email"]), path.name


def test_tabs_are_a_table_with_heads() -> None:
    (table,) = (block for block in story("table-and-list").document.blocks if block.kind == "table")
    document = story("table-and-list").document
    assert document.block_text(table).splitlines()[1] == "Barley | 48,200 t | 61,000 t"
    assert table.table is not None
    assert (table.table.head, table.table.side) == (1, 1)
    at = document.text.index("61,000 t\nRye")
    assert [[document.text[span.start : span.end] for span in spans] for spans in document.headers_at(at)] == [
        ["Barley"], ["2026"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "title", "author"),
    [
        # the date above the headline
        (["Tuesday, February 10, 2026", "Tolls on the Carrow bridge end", PROSE], "Tolls on the Carrow bridge end", ""),
        # today's date in the page's head, the byline below the headline
        (["February 12, 2026", "Home", "News", "Sport", "Weather", "Tolls on the Carrow bridge end", "By Nora Askewell",
          PROSE], "Tolls on the Carrow bridge end", "Nora Askewell"),
        # a kicker, and a standfirst that does not end as a sentence does
        (["Roads", "Tolls on the Carrow bridge end", "Collectors are offered work at the ferries instead",
          "Nora Askewell", "10 Feb 2026", PROSE], "Tolls on the Carrow bridge end", "Nora Askewell"),
        # a headline with a day in it is no date line
        (["Flood of 6 November 2026 leaves Carrow without its bridge", "By Nora Askewell", PROSE],
         "Flood of 6 November 2026 leaves Carrow without its bridge", "Nora Askewell"),
        # names that look glued
        (["Menu", "McKinsey and McDonald to part after YouTube film", "By Nora Askewell", PROSE],
         "McKinsey and McDonald to part after YouTube film", "Nora Askewell"),
        # a caption with a slash
        (["Support the Post!", "Tolls on the Carrow bridge end", "Osk Bright. Pim Dragten / NORDWIRE", PROSE],
         "Tolls on the Carrow bridge end", ""),
        # a headline of two words
        (["Tolls end", "By Nora Askewell", PROSE], "Tolls end", "Nora Askewell"),
        # no byline, no date
        (["Tolls on the Carrow bridge end", PROSE], "Tolls on the Carrow bridge end", ""),
        ([PROSE, PROSE], "", ""),
    ],
)  # fmt: skip
def test_headline_and_author_by_their_place(lines: list[str], title: str, author: str) -> None:
    pasted = read_pasted("\n".join(lines))
    assert (pasted.title, pasted.author) == (title, author)


def test_a_titled_text_has_no_headline_among_its_lines() -> None:
    pieces = read_pasted("\n".join(["Tolls on the Carrow bridge end", "By Nora Askewell", PROSE]), title="x").pieces
    assert find_head(pieces, titled=True).headline is None
    assert pieces[0].text == "Tolls on the Carrow bridge end"
