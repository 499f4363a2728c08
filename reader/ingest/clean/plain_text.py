"""Pasted plain text to pieces: a line is a paragraph, and the first line that looks like one is the headline."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.ingest.clean import opening_phrases
from reader.ingest.clean.captions import looks_like_caption
from reader.ingest.clean.labels import LABELS
from reader.ingest.dates import read_date
from reader.ingest.extract.draft_block import Piece
from reader.ingest.html.line_measures import (
    ends_like_a_sentence,
    is_prose,
    length,
    norm,
)
from reader.model.document import BlockKind
from reader.model.safe_text import safe_text

MAX_HEADLINE = 35
"""Words of the longest headline."""

_LOOKED_AT = 6
"""Lines at the top among which the headline is looked for."""

_MENU_WORDS = 3
"""Words of the longest line of a menu."""

_MENU_LINES = 4
"""Short lines one below the other that are a menu."""

_INVISIBLE = re.compile("[\u00ad\u200b\u2060]")
_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*")
_ITEM = re.compile(r"(\s*)(?:([-*•‣▪●])|(\d{1,3})[.)])\s+(\S.*)")
_QUOTED = re.compile(r"((?:>\s?)+)(.*)")
_BYLINE = re.compile(r"[Bb]y ((?:[A-Z][\w.'’-]*\s?(?:and |, |de |van |von |al-)?){1,8})")
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
    """Lines that stood above the headline: the page's, not the story's."""


def read_pasted(text: str, *, title: str = "") -> Pasted:
    """The pieces of `text`; with a `title` given, no line is taken for the headline."""
    pieces = _pieces(safe_text(_INVISIBLE.sub("", text)).replace("\t", "    "))
    above: tuple[str, ...] = ()
    if not title:
        at = _headline_at(pieces)
        if at is not None:
            title, above = pieces[at].text, tuple(piece.text for piece in pieces[:at])
            pieces = pieces[at + 1 :]
    author, published = "", ""
    for piece in pieces[:4]:
        byline = _BYLINE.fullmatch(piece.text)
        if byline and not author:
            author = byline.group(1).strip(" ,")
        elif length(piece.text) <= 10 and not published and read_date(piece.text):
            published = piece.text
    return Pasted(title, tuple(pieces), author, published, above)


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


def _headline_at(pieces: list[Piece]) -> int | None:
    """Index of the headline among the first lines below the menus, page furniture above it passed over; None without
    one. It stands above the byline and the prose.
    """
    if len(pieces) < 2:
        return None
    prose = next((index for index, piece in enumerate(pieces) if is_prose(piece.text)), len(pieces))
    prose = next((index for index, piece in enumerate(pieces[:prose]) if _BYLINE.fullmatch(piece.text)), prose)
    below = _below_menus(pieces[:prose])
    fits = [
        index
        for index, piece in enumerate(pieces[below : below + _LOOKED_AT], below)
        if piece.kind == "heading" or (piece.kind == "paragraph" and _could_be_headline(piece.text))
    ]
    fits = [index for index in fits if index <= prose]
    found = next(
        (index for index in fits if not _is_furniture(pieces[index].text)), fits[0] if fits[:1] == [below] else None
    )
    if below and found in (None, prose) and _could_be_headline(pieces[below - 1].text):
        return below - 1  # a headline as short as the lines of the menu above it
    return found


def _below_menus(pieces: list[Piece]) -> int:
    """Index of the first line below the last run of short lines, which is a menu; 0 without one."""
    below = run = 0
    for index, piece in enumerate(pieces):
        run = run + 1 if length(piece.text) <= _MENU_WORDS and not ends_like_a_sentence(piece.text) else 0
        below = index + 1 if run >= _MENU_LINES else below
    return below


def _could_be_headline(text: str) -> bool:
    words = length(text)
    if len(text) > 400 or not 2 <= words <= MAX_HEADLINE or looks_like_caption(text):
        return False
    return not text.endswith((".", ":", ",", ";", "。")) or (words <= 20 and text.endswith(("...", "U.S.")))


def _is_furniture(text: str) -> bool:
    line = norm(text)
    calls = (
        opening_phrases.TAIL,
        opening_phrases.NEWSLETTER,
        opening_phrases.FOLLOW,
        opening_phrases.CREDIT,
        opening_phrases.CROSS_REFERENCE,
    )
    return (
        line in LABELS
        or (length(text) <= 12 and any(call.match(line) for call in calls))
        or (length(text) <= 8 and (read_date(text) is not None or _BYLINE.fullmatch(text) is not None))
    )


def _pieces(text: str) -> list[Piece]:
    pieces: list[Piece] = []
    fence: list[str] | None = None
    for line in _unwrapped(text.split("\n")):
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
