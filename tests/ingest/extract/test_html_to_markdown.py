import pytest
from lxml.html import fromstring
from markdown_it import MarkdownIt

from reader.ingest.extract.blocks.html_tables import read_table
from reader.ingest.extract.draft_block import Piece
from reader.ingest.extract.html_to_markdown import Converter, to_html, to_markdown
from reader.model.document import Inline

PARSED = Converter(bs4_options="lxml", heading_style="atx", bullets="-", escape_misc=True, strong_em_symbol="*")
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


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("4 * 3 = 12", "4 * 3 = 12"),
        ("0.5 and 3.14", "0.5 and 3.14"),
        ("1. one", "1\\. one"),
        ("2031. It was", "2031\\. It was"),
        ("a snake_case_name", "a snake_case_name"),
        ("a * star * here", "a * star * here"),
        ("*starred* words", "\\*starred\\* words"),
        ("_under_ lines", "\\_under\\_ lines"),
        ("- no item", "\\- no item"),
        ("# no heading, but #tag", "\\# no heading, but #tag"),
        ("> no quotation, 3 > 2", "\\> no quotation, 3 > 2"),
        ("AT&T &amp; co", "AT&T \\&amp; co"),
        ("a [bracket] and <b>", "a \\[bracket\\] and \\<b>"),
        ("===", "\\==="),
        ("`code` \\ slash", "\\`code\\` \\\\ slash"),
        ("a | pipe", "a | pipe"),
    ],
)
def test_only_what_markdown_would_misread_is_escaped(words: str, written: str) -> None:
    assert to_markdown([Piece("paragraph", words)]) == written
    inline = next(token for token in MarkdownIt().parse(written) if token.type == "inline")
    assert inline.children
    assert "".join(child.content for child in inline.children if child.type == "text") == words


def test_lines_of_a_poem_are_lines_in_markdown() -> None:
    lines = [Piece("paragraph", "The ferry sails"), Piece("paragraph", "and nobody waves", tight=True)]
    assert to_markdown(lines) == "The ferry sails  \nand nobody waves"


def test_a_table_has_its_head_and_each_cell_once() -> None:
    text, table = read_table(
        fromstring(
            "<table><tr><th>Month</th><th colspan='2'>Tonnes</th></tr><tr><th></th><th>sold</th><th>kept</th></tr>"
            "<tr><td rowspan='2'>July</td><td>310</td><td>12|3</td></tr><tr><td>9</td><td>8</td></tr></table>"
        )
    ) or ("", None)
    assert to_markdown([Piece("table", text, table=table)]) == "\n".join(
        [
            "| Month | Tonnes sold | kept |",
            "| --- | --- | --- |",
            "| July | 310 | 12\\|3 |",
            "|  | 9 | 8 |",
        ]
    )


def test_a_film_is_a_link() -> None:
    film = Piece("caption", "The swarm lands", picture="https://video.example/b33", media="video")
    assert to_markdown([film]) == "[Video: The swarm lands](https://video.example/b33)"
