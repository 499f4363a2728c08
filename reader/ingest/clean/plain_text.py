"""Pasted plain text to pieces: a line is a paragraph, and the first line that looks like one is the headline."""

import re
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from reader.ingest.clean.pasted_head import find_head, hours
from reader.ingest.extract.draft_block import CELL_GAP, Piece
from reader.ingest.html.line_measures import (
    ends_like_a_sentence,
    is_prose,
    length,
)
from reader.model.document import BlockKind, Span, Table
from reader.model.safe_text import safe_text

_INVISIBLE = re.compile("[\u00ad\u200b\u2060]")
_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*")
_ITEM = re.compile(r"(\s*)(?:([-*•‣▪●])|(\d{1,3})[.)])\s+(\S.*)")
_QUOTED = re.compile(r"((?:>\s?)+)(.*)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CELL_WORDS = 12
"""Words of the longest cell of a pasted table."""

_WRAPPED = range(45, 101)
"""Lengths in characters of a line that was broken to fit a column."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text somebody pasted."""

    title: str
    pieces: tuple[Piece, ...]
    author: str = ""
    published: str = ""
    """The date line below the headline, as it is written."""
    above: tuple[str, ...] = ()
    """Lines that stood above the headline, and those below it that say who wrote the story, and when."""


def read_pasted(text: str, *, title: str = "") -> Pasted:
    """The pieces of `text`; with a `title` given, no line is taken for the headline."""
    pieces = _pieces(safe_text(_INVISIBLE.sub("", text)))
    for index in hours(pieces):
        pieces[index] = replace(pieces[index], kind="heading", level=2)
    head = find_head(pieces, titled=bool(title))
    at = -1 if head.headline is None else head.headline
    above = tuple(piece.text for piece in pieces[: max(at, 0)])
    told = tuple(piece for index, piece in enumerate(pieces) if index > at and index not in head.beside)
    beside = tuple(pieces[index].text for index in sorted(head.beside))
    title = title if at < 0 else pieces[at].text
    return Pasted(title, told, head.author, head.published, (*above, *beside))


def with_headings(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Short lines between prose as headings; run it on a text the rules have cleaned."""
    found = list(pieces)
    for index in range(1, len(pieces) - 1):
        piece = pieces[index]
        if (
            piece.kind == "paragraph"
            and _could_be_heading(piece.text)
            and is_prose(pieces[index + 1].text)
            and pieces[index - 1].kind not in ("heading", "code")
            and length(pieces[index - 1].text) > 10
        ):
            found[index] = replace(piece, kind="heading", level=2)
    return tuple(found)


def _could_be_heading(text: str) -> bool:
    first = text.lstrip("\"'“‘«(")[:1]
    return (
        length(text) <= 10
        and text[-1] not in ".,;:!…-–—"
        and (first.isupper() or first.isdigit() or not (first.islower() or first.isupper()))
        and first.isalnum()
        and not text.endswith(("”", '"', "»"))
    )


def _pieces(text: str) -> list[Piece]:
    pieces: list[Piece] = []
    fence: list[str] | None = None
    lines = _unwrapped(text.split("\n"))
    tables = _tables(lines)
    inside = {index for start, end in tables.items() for index in range(start, end)}
    for index, line in enumerate(lines):
        if index in tables:
            pieces.append(_table(lines[index : tables[index]]))
        if index in inside:
            continue
        bare = " ".join(line.split())
        if bare.startswith("```"):
            if fence is not None and any(fence):
                pieces.append(Piece("code", "\n".join(fence).strip("\n")))
            fence = [] if fence is None else None
        elif fence is not None:
            fence.append(line.rstrip())
        elif bare:
            pieces.append(_piece(line, bare))
    if fence and any(fence):
        pieces += [Piece("paragraph", " ".join(line.split())) for line in fence if line.strip()]
    return pieces


def _tables(lines: list[str]) -> dict[int, int]:
    """Where tables begin and end: rows below each other with as many tabs, as browsers and sheets copy them."""
    found: dict[int, int] = {}
    for (tabs, _), run in groupby(
        enumerate(lines), key=lambda at: (at[1].strip("\n").count("\t"), bool(at[1].strip()))
    ):
        rows = list(run)
        words = max((length(cell) for _, line in rows for cell in line.split("\t")), default=0)
        if tabs and len(rows) > 1 and words <= _CELL_WORDS and any(line.split("\t")[0].strip() for _, line in rows):
            found[rows[0][0]] = rows[-1][0] + 1
    return found


def _table(lines: list[str]) -> Piece:
    """Rows of cells as a table; its first row is its head when no cell of it holds a figure but a year."""
    text, rows, position = [], [], 0
    for line in lines:
        cells = [" ".join(cell.split()) for cell in line.split("\t")]
        spans = []
        for cell in cells:
            spans.append(Span(position, position + len(cell)))
            position += len(cell) + len(CELL_GAP)
        position += 1 - len(CELL_GAP)
        text.append(CELL_GAP.join(cells))
        rows.append(tuple(spans))
    head = all(
        not any(char.isdigit() for char in cell) or _YEAR.fullmatch(cell.strip()) for cell in lines[0].split("\t")
    )
    side = not any(char.isdigit() for line in lines[1:] for char in line.split("\t")[0])
    return Piece("table", "\n".join(text), table=Table(tuple(rows), int(head), int(side)))


def _piece(line: str, bare: str) -> Piece:
    heading = _HEADING.fullmatch(bare)
    if heading:
        return Piece("heading", heading.group(2), level=len(heading.group(1)))
    item = _ITEM.fullmatch(line.rstrip())
    if item:
        indent, bullet, number, words = item.groups()
        marker = "•" if bullet else f"{number}."
        return Piece("item", " ".join(words.split()), level=min(len(indent) // 2, 6), marker=marker)
    quoted = _QUOTED.fullmatch(bare)
    if quoted and quoted.group(2).strip():
        return Piece("quote", quoted.group(2).strip(), level=quoted.group(1).count(">") - 1)
    kind: BlockKind = "paragraph"
    return Piece(kind, bare)


def _unwrapped(lines: list[str]) -> list[str]:
    """The lines with paragraphs that were broken to fit a column in one piece again.

    A text was broken so when most lines that are followed by another have a column's length and no sentence ends there.
    """
    runs = [(line, after) for line, after in pairwise(lines) if line.strip() and after.strip()]
    broken = [line for line, _ in runs if len(line.rstrip()) in _WRAPPED and not ends_like_a_sentence(line.rstrip())]
    if len(runs) < 4 or len(broken) < 0.6 * len(runs):
        return lines
    joined: list[str] = []
    goes_on = False
    for line in lines:
        starts_anew = (
            not line.strip() or _ITEM.match(line) or _HEADING.match(line) or line.lstrip().startswith((">", "```"))
        )
        if goes_on and not starts_anew:
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
        else:
            joined.append(line)
        goes_on = bool(line.strip()) and len(line.rstrip()) >= _WRAPPED.start
    return joined
