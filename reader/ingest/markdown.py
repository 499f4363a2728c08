"""Pieces to Markdown: first to HTML of the few elements a story needs, then through markdownify.

The HTML is our own, small and shallow, so markdownify's recursion and its speed are no concern.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from markdownify import MarkdownConverter

from reader.ingest.pieces import Piece
from reader.model.document import Inline

MAX_LEVEL = 6
"""Nesting of lists and quotations that is drawn; deeper ones stand at this level."""

_TAGS = {"bold": "strong", "italic": "em", "code": "code"}
_IN_ADDRESSES = str.maketrans({"(": "%28", ")": "%29", " ": "%20", "<": "%3C", ">": "%3E", '"': "%22"})
_SPECIAL = re.compile(r"[]\\&<`[>~=+|*_#]|(?:^|\s)-|(?:^|\s)\d{1,9}[.)](?:\s|$)|^\s|\n")
_SEPARATOR = "\ue000"
_CONVERTER = MarkdownConverter(
    bs4_options="lxml", heading_style="atx", bullets="-", escape_misc=True, strong_em_symbol="*"
)


def to_markdown(pieces: Iterable[Piece]) -> str:
    """The pieces as Markdown: what a reader exports and another program reads."""
    runs = [(plain, list(run)) for plain, run in groupby(pieces, key=_is_plain)]
    converted = iter(_converted([to_html(run) for plain, run in runs if not plain]))
    parts: list[str] = []
    for plain, run in runs:
        parts += [piece.text for piece in run] if plain else [next(converted)]
    return "\n\n".join(filter(None, parts))


def _converted(parts: list[str]) -> list[str]:
    """The Markdown of each part of HTML; in one call, since each has a price of its own."""
    if not parts:
        return []
    together = _CONVERTER.convert(f"<p>{_SEPARATOR}</p>".join(parts)).split(_SEPARATOR)
    if len(together) != len(parts):  # somebody's text holds the separator
        together = [_CONVERTER.convert(part) for part in parts]
    return [part.strip() for part in together]


def _is_plain(piece: Piece) -> bool:
    """Whether the piece reads the same in Markdown: most paragraphs do, and need no converting."""
    return piece.kind == "paragraph" and not piece.inlines and not _SPECIAL.search(piece.text)


def to_html(pieces: Iterable[Piece]) -> str:
    """The pieces as plain HTML; every character of theirs is escaped."""
    parts = []
    for kind, run in groupby(pieces, key=lambda piece: piece.kind if piece.kind in ("item", "quote") else "other"):
        if kind == "item":
            parts.append(_list(list(run), 0))
        elif kind == "quote":
            parts.append(_quotation(list(run), 0))
        else:
            parts += map(_block, run)
    return "".join(parts)


def _block(piece: Piece) -> str:
    if piece.kind == "heading":
        level = min(max(piece.level, 1), 6)
        return f"<h{level}>{_line(piece)}</h{level}>"
    if piece.kind == "code":
        return f"<pre><code>{escape(piece.text, quote=False)}\n</code></pre>"
    if piece.kind == "table":
        return _table(piece)
    if piece.kind == "caption":
        picture = f'<p><img src="{_address(piece.picture)}" alt="{escape(piece.text)}"></p>' if piece.picture else ""
        return f"{picture}<p><em>{escape(piece.text, quote=False)}</em></p>"
    return f"<p>{_line(piece)}</p>"


def _list(items: Sequence[Piece], level: int) -> str:
    """Items of one level and the deeper ones between them; one without a marker continues the item before it."""
    parts: list[str] = []
    index, tag = 0, ""
    while index < len(items):
        item = items[index]
        deeper = index
        while deeper < len(items) and min(items[deeper].level, MAX_LEVEL) > level:
            deeper += 1
        if deeper > index:
            nested = _list(items[index:deeper], level + 1)
            if parts and parts[-1].endswith("</li>"):
                parts[-1] = f"{parts[-1][:-5]}{nested}</li>"
            else:
                parts.append(nested)
            index = deeper
            continue
        number = item.marker.rstrip(".") if item.marker[:1].isdigit() else ""
        wanted = "ol" if number else "ul" if item.marker or not tag else tag
        if wanted != tag:
            parts.append(f"</{tag}>" if tag else "")
            parts.append(f'<ol start="{number}">' if number else f"<{wanted}>")
            tag = wanted
        if not item.marker and parts[-1].endswith("</li>"):
            parts[-1] = f"{parts[-1][:-5]}<p>{_line(item)}</p></li>"
        else:
            parts.append(f"<li>{_line(item)}</li>")
        index += 1
    return "".join(parts) + (f"</{tag}>" if tag else "")


def _quotation(quotes: Sequence[Piece], level: int) -> str:
    parts = []
    for deeper, run in groupby(quotes, key=lambda piece: min(piece.level, MAX_LEVEL) > level):
        pieces = list(run)
        parts.append(_quotation(pieces, level + 1) if deeper else "".join(f"<p>{_line(piece)}</p>" for piece in pieces))
    return f"<blockquote>{''.join(parts)}</blockquote>"


def _table(piece: Piece) -> str:
    rows = piece.rows or tuple((line,) for line in piece.text.split("\n"))
    head, *body = [[escape(cell, quote=False) for cell in row] for row in rows]
    lines = ["<tr>" + "".join(f"<th>{cell}</th>" for cell in head) + "</tr>"]
    lines += ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in body]
    return f"<table>{''.join(lines)}</table>"


def _line(piece: Piece) -> str:
    """The piece's text with its inlines as elements, nested as they lie."""
    parts: list[str] = []
    position = 0
    open_until: list[tuple[int, str]] = []

    def close(until: int) -> None:
        nonlocal position
        while open_until and open_until[-1][0] <= until:
            end, tag = open_until.pop()
            parts.append(escape(piece.text[position:end], quote=False) + f"</{tag}>")
            position = end

    for inline in piece.inlines:
        close(inline.start)
        end = min([inline.end, *(until for until, _ in open_until[-1:])])
        if end <= inline.start or any(_tag(inline) == tag for _, tag in open_until):
            continue
        parts.append(escape(piece.text[position : inline.start], quote=False))
        position = inline.start
        tag = _tag(inline)
        parts.append(f'<a href="{_address(inline.href)}">' if tag == "a" else f"<{tag}>")
        open_until.append((end, tag))
    close(len(piece.text))
    parts.append(escape(piece.text[position:], quote=False))
    return "".join(parts)


def _tag(inline: Inline) -> str:
    return _TAGS.get(inline.kind, "a")


def _address(address: str) -> str:
    return escape(address.translate(_IN_ADDRESSES))
