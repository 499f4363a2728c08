"""Quotation marks of all kinds, without a model."""

import pytest

from reader.analysis.text.quotation_marks import find_paragraphs, in_title_case
from reader.model.document import Block, BlockKind, Document, plain_document

MARKS = {
    "curly": ("She said “go home” twice.", ["“go home”"]),
    "straight": ('She said "go home" twice.', ['"go home"']),
    "British single": ("‘We can't heat it,’ said Osei.", ["‘We can't heat it,’"]),
    "straight single": ("He answered 'No' and left.", ["'No'"]),
    "angle": ("Il a dit « non merci » hier.", ["« non merci »"]),
    "German": ("„Das war knapp“, sagte sie.", ["„Das war knapp“"]),
    "doubled": ("``We stay,'' said Belkin.", ["``We stay,''"]),
    "opened curly, closed straight": ('“We stay," said Belkin.', ['“We stay,"']),
    "opened straight, closed curly": ('"We stay,” said Belkin.', ['"We stay,”']),
    "nested": ("“He said ‘never’ to me,” she said.", ["“He said ‘never’ to me,”"]),
    "straight in curly": ('“He said "never" to me,” she said.', ['“He said "never" to me,”']),
    "two in a line": ("“Yes,” said Ana. “No,” said Ivo.", ["“Yes,”", "“No,”"]),
    "apostrophes are no marks": ("The dockers' union didn't sign Ivo's paper.", []),
    "plural possessive in single marks": ("‘The dockers’ pay is low,’ he said.", ["‘The dockers’ pay is low,’"]),
    "inches are no marks": ('The plank was 6" wide.', []),
    "never closed, curly": ("“We stay until spring", ["“We stay until spring"]),
    "never closed, at the start": ('"We stay until spring', ['"We stay until spring']),
    "never closed inside": ('The 6" plank broke', []),
    "closing mark where one opens": ("He said: ”We stay,” and left.", ["”We stay,”"]),
}


@pytest.mark.parametrize(("text", "expected"), MARKS.values(), ids=MARKS.keys())
def test_passages(text: str, expected: list[str]) -> None:
    paragraphs = find_paragraphs(plain_document(text))
    assert [text[p.start : p.end] for paragraph in paragraphs for p in paragraph.passages] == expected


def test_a_quotation_over_paragraphs_goes_on_where_it_is_opened_again() -> None:
    first, second = find_paragraphs(plain_document("“We stay.\n\n“And we wait.”"))
    assert first.passages[0].goes_on
    assert not second.passages[0].goes_on


def test_captions_code_and_tables_are_no_prose() -> None:
    text = "“One,” he said.\n“Two”\n“Three”\n“Four”"
    kinds: tuple[BlockKind, ...] = ("paragraph", "caption", "code", "table")
    starts = (0, 16, 22, 30)
    ends = (15, 21, 29, 36)
    blocks = tuple(Block(kind, start, end) for kind, start, end in zip(kinds, starts, ends, strict=True))
    assert len(find_paragraphs(Document(text, blocks))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Ana Duarte at the port. Photo: J. Ash/Pool",
        "Ana Duarte and Ivo Brankov. Sergei Volin / TASS",
        "Image: Harbour Post",
    ],
)
def test_a_picture_credit_is_no_prose(line: str) -> None:
    assert find_paragraphs(plain_document(line)) == ()


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Port Minister Says Peace Talks Still Alive", True),
        ("Ferry strike enters third week", False),
        ("Ana Duarte met Ivo Brankov.", False),
    ],
)
def test_title_case(line: str, title: bool) -> None:
    assert in_title_case(line) is title
