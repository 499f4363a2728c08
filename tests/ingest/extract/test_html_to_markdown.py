import pytest
from markdownify import MarkdownConverter

from reader.ingest.extract.draft_block import Piece
from reader.ingest.extract.html_to_markdown import to_html, to_markdown
from reader.model.document import Inline

PARSED = MarkdownConverter(bs4_options="lxml", heading_style="atx", bullets="-", escape_misc=True, strong_em_symbol="*")
HREF = "https://harbour.example/a_(b)?c=1&d=2"


@pytest.mark.parametrize(
    "piece",
    [
        Piece("paragraph", "No ferry sails."),
        Piece("paragraph", "1. A * star, an under_score, a [bracket], 3 < 4 & # 5 - 6"),
        Piece("heading", "What # the union wants", level=2),
        Piece("heading", "Deep", level=9),
        Piece("paragraph", "The offer of last week", inlines=(Inline(4, 9, "link", HREF),)),
        Piece("paragraph", HREF, inlines=(Inline(0, len(HREF), "link", HREF),)),
        Piece("heading", "The offer", level=3, inlines=(Inline(0, 3, "bold"), Inline(4, 9, "link", HREF))),
        Piece(
            "paragraph", "all of", inlines=(Inline(0, 6, "bold"), Inline(1, 3, "italic"), Inline(2, 5, "link", HREF))
        ),
        Piece("paragraph", "run a_b `now`", inlines=(Inline(4, 13, "code"), Inline(8, 13, "bold"))),
        Piece("paragraph", "bold in bold", inlines=(Inline(0, 12, "bold"), Inline(5, 7, "bold"))),
        Piece("caption", "The pier at [Skarholm]. Photo: A_B", picture=HREF),
        Piece("caption", "The pier"),
        Piece("paragraph", "two  spaces and\u00a0one that holds"),
    ],
)
def test_a_line_reads_as_if_its_html_had_been_parsed(piece: Piece) -> None:
    assert to_markdown([piece]) == PARSED.convert(to_html([piece])).strip()


def item(text: str, marker: str = "•", level: int = 0) -> Piece:
    return Piece("item", text, marker=marker, level=level)


@pytest.mark.parametrize(
    "pieces",
    [
        [item("- One"), item("2. Two_"), item("three")],
        [item("One", "3."), item("Two", "4.")],
        [item("One", "3."), item("Two", "7.")],
        [item("One", "1."), item("Two"), item("Three", "2.")],
        [item("One"), item("Under one", level=1), item("Two")],
        [item("One"), item("goes on", ""), item("Two")],
        [Piece("item", "The offer", marker="•", inlines=(Inline(4, 9, "link", HREF),)), item("Two")],
        [Piece("quote", "An insult"), Piece("quote", "> in a *ribbon*", inlines=(Inline(0, 4, "bold"),))],
        [Piece("quote", "An insult"), Piece("quote", "in a ribbon", level=1)],
    ],
)
def test_lists_and_quotes_read_as_if_their_html_had_been_parsed(pieces: list[Piece]) -> None:
    around = [Piece("paragraph", "Before."), *pieces, Piece("heading", "After", level=2)]
    assert to_markdown(around) == f"Before.\n\n{PARSED.convert(to_html(pieces)).strip()}\n\n## After"
