import pytest
from lxml import html

from reader.ingest.extract.div_paragraphs import mark_paragraphs
from tests.builders import clean

PROSE = [
    "The harbor office at Skarholm said on Tuesday that no ferry would sail before the weekend.",
    "Nobody on the pier had expected anything else, since the crews went home on Monday evening already.",
    "The baker on Utvik has flour for three days, and the mail plane brings letters but no sacks.",
]


def marked(body: str) -> list[str]:
    root = html.document_fromstring(f"<html><body>{body}</body></html>")
    mark_paragraphs(root)
    return [" ".join(paragraph.text_content().split()) for paragraph in root.iter("p")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("".join(f"<div>{line}</div>" for line in PROSE), PROSE),
        ("".join(f"<div><div>{line}</div></div>" for line in PROSE), PROSE),
        ("".join(f"<div><span><b>{line}</b></span></div>" for line in PROSE), PROSE),
        (f"<div class='q'>Port</div><div class='q'>{PROSE[0]}</div>", ["Port", PROSE[0]]),
        (f"<div class='share'>Share</div><div class='q'>{PROSE[0]}</div>", [PROSE[0]]),
        # near-misses: a page that writes paragraphs as such, a container of blocks, lines that are no prose
        ("".join(f"<p>{line}</p>" for line in PROSE) + f"<div>{PROSE[0]}</div>", PROSE),
        (f"<div>{PROSE[0]}<ul><li>Flour</li></ul></div>", []),
        ("<div>Home</div><div>Harbor</div><div>Tide tables</div>", []),
        (f"<div>{PROSE[0]}<input name='mail'></div>", []),
    ],
)
def test_divs_of_running_text_are_paragraphs(body: str, expected: list[str]) -> None:
    assert marked(body) == expected


@pytest.mark.parametrize("row", ["<div>{}</div>", "<div><div>{}</div></div>", "<div class='t'><span>{}</span></div>"])
def test_a_story_of_divs_is_read_whole(row: str) -> None:
    lines = [*PROSE, "Port minister Belkin said nothing.", *(f"{line[:-1]} at noon." for line in PROSE)]
    around = "<div><div><a href='/a'>Home</a></div><div><a href='/b'>Tides</a></div></div>"
    body = "".join(row.format(line) for line in lines)
    page = f"<html><body>{around}<h1>No ferry before the weekend</h1><div>{body}</div></body></html>"
    assert clean(page.encode(), "page", url="https://harbour.example/a").document.text.split("\n") == lines


@pytest.mark.parametrize("lines", [["Harbor Office", "1 Pier Road", "Skarholm"], ["Utvik Bakery", "The Quay"]])
def test_an_address_within_the_story_is_part_of_it(lines: list[str]) -> None:
    address = f"<address>{'<br>'.join(lines)}</address>"
    told = "".join(f"<p>{line}</p>" for line in PROSE[:2]) + address + f"<p>{PROSE[2]}</p>"
    story = clean(f"<html><body><article>{told}</article></body></html>".encode(), "page", url="https://h.example/a")
    assert story.document.text.split("\n") == [*PROSE[:2], *lines, PROSE[2]]
