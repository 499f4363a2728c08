"""Pieces to Markdown, by markdownify.

A line with its links and emphasis goes straight to markdownify's converters; nested lists, tables and code first
become HTML of the few elements a story needs, which markdownify parses. The HTML is our own, small and shallow.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from types import SimpleNamespace
from typing import Any, Protocol

from markdownify import MarkdownConverter

from reader.ingest.extract.draft_block import Piece
from reader.model.document import Span

MAX_LEVEL = 6
"""Nesting of lists and quotations that is drawn; deeper ones stand at this level."""

_TAGS = {"bold": "strong", "italic": "em", "code": "code", "link": "a"}
_IN_ADDRESSES = str.maketrans({"(": "%28", ")": "%29", " ": "%20", "<": "%3C", ">": "%3E", '"': "%22"})
_SPECIAL = re.compile(r"[]\\&<`[>~=+|*_#]")
_NUMBERED = re.compile(r"[0-9][.)](?:\s|$)")
_SEPARATOR = "\ue000"
_ALWAYS = re.compile(r"[\\`<\[\]]|~(?=~)|(?<=~)~|&(?=#?\w{1,30};)")
"""What Markdown reads as something else than itself wherever it stands."""

_EMPHASIS = re.compile(r"\*(?=\S)|(?<=\S)\*|(?<![^\W_])_(?=\S)|(?<=\S)_(?![^\W_])")
"""Stars and underlines that may open or close emphasis: not between spaces, no underline within a word."""

_AT_START = re.compile(
    r"(?m)^(\s*)(?:([*+>-])(?=\s|$)|(#{1,6})(?=\s|$)|(=+|-{2,}|\*{3,})(?=\s*$)|(\d{1,9})([.)])(?=\s|$))"
)
"""What begins a list, a quotation or a heading."""


class Converter(MarkdownConverter):
    """markdownify, which escapes what Markdown might misread, and nothing else."""

    def escape(self, text: str, parent_tags: Any) -> str:
        """`text` as Markdown shows it; `parent_tags` are the elements around it."""
        text = _EMPHASIS.sub(r"\\\g<0>", _ALWAYS.sub(r"\\\g<0>", text))
        text = _AT_START.sub(_started, text)
        return text.replace("|", "\\|") if "td" in parent_tags or "th" in parent_tags else text


def _started(found: "re.Match[str]") -> str:
    indent, sign, hashes, line, number, point = found.groups()
    return f"{indent}{number}\\{point}" if number else f"{indent}\\{sign or hashes or line}"


_CONVERTER: Any = Converter(
    bs4_options="lxml", heading_style="atx", bullets="-", escape_misc=True, strong_em_symbol="*"
)


def to_markdown(pieces: Iterable[Piece]) -> str:
    """The pieces as Markdown: what a reader exports and another program reads."""
    runs = [list(run) for _, run in groupby(pieces, key=_company)]
    written = [_written(run) for run in runs]
    converted = iter(_converted([to_html(run) for run, text in zip(runs, written, strict=True) if text is None]))
    parts = (next(converted) if text is None else text for text in written)
    return "\n\n".join(filter(None, parts))


def _company(piece: Piece) -> str:
    """What pieces have in common that are written together."""
    if piece.kind in ("item", "quote"):
        return piece.kind
    return "line" if piece.kind in ("paragraph", "heading", "caption") and _is_line(piece) else "other"


def _is_line(piece: Piece) -> bool:
    return piece.text == " ".join(piece.text.split())


def _written(run: Sequence[Piece]) -> str | None:
    """The run as Markdown where no line has a part in another, as in most; else None, and it needs HTML."""
    kind = _company(run[0])
    if kind == "line":
        return _paragraphs(run)
    if kind == "other" or any(piece.level or not _is_line(piece) for piece in run):
        return None
    lines = [_markdown_line(piece) for piece in run]
    if kind == "quote":
        return "\n>\n".join(f"> {line}" for line in lines)
    first = run[0].marker.rstrip(".")
    markers = [f"{int(first) + n}." for n in range(len(run))] if first.isdecimal() else ["•"] * len(run)
    if [piece.marker for piece in run] != markers or not all(lines):
        return None
    return "\n".join(f"{marker.replace('•', '-')} {line}" for marker, line in zip(markers, lines, strict=True))


def _paragraphs(run: Sequence[Piece]) -> str:
    """Lines as paragraphs; one that only a line break divides from the line before follows it."""
    parts: list[str] = []
    for piece in run:
        words = _block_alone(piece)
        if words and parts:
            parts.append("  \n" if piece.tight and piece.kind == "paragraph" else "\n\n")
        parts += [words] if words else []
    return "".join(parts)


def _markdown_line(piece: Piece) -> str:
    return (_line(piece, _MARKDOWN) if piece.inlines else _MARKDOWN.text(piece.text, ())).strip()


def _block_alone(piece: Piece) -> str:
    if piece.kind == "caption":
        words = _MARKDOWN.element("em", "", _MARKDOWN.text(piece.text, ()), ())
        if piece.media in ("video", "audio"):
            name = f"{piece.media.capitalize()}: {_MARKDOWN.text(piece.text, ())}"
            return _MARKDOWN.element("a", _address(piece.picture), name, ())
        return f"{_MARKDOWN.picture(piece.text, _address(piece.picture))}\n\n{words}" if piece.picture else words
    line = _markdown_line(piece)
    if piece.kind == "heading":
        line = str(_CONVERTER.get_conv_fn_cached(f"h{min(max(piece.level, 1), 6)}")(None, line, parent_tags=set()))
    return line.strip()


def _converted(parts: list[str]) -> list[str]:
    """The Markdown of each part of HTML; in one call, since each has a price of its own."""
    if not parts:
        return []
    together = _CONVERTER.convert(f"<p>{_SEPARATOR}</p>".join(parts)).split(_SEPARATOR)
    if len(together) != len(parts):  # somebody's text holds the separator
        together = [_CONVERTER.convert(part) for part in parts]
    return [part.strip() for part in together]


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
    if piece.kind == "caption" and piece.media in ("video", "audio"):
        name = f"{piece.media.capitalize()}: {escape(piece.text, quote=False)}"
        return f'<p><a href="{escape(_address(piece.picture))}">{name}</a></p>'
    if piece.kind == "caption":
        picture = (
            f'<p><img src="{escape(_address(piece.picture))}" alt="{escape(piece.text)}"></p>' if piece.picture else ""
        )
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
    """A table with one head row, as Markdown has them: headings of several rows are joined by spaces."""
    if piece.table is None:
        rows = [[line] for line in piece.text.split("\n")]
        above = 1
    else:
        rows = [
            [
                "" if cell in row[:at] or (number and cell in piece.table.rows[number - 1]) else cell_words(piece, cell)
                for at, cell in enumerate(row)
            ]
            for number, row in enumerate(piece.table.rows)
        ]
        above = piece.table.head
    head = [" ".join(filter(None, column)) for column in zip(*rows[:above], strict=True)] or [""] * len(rows[0])
    lines = ["<tr>" + "".join(f"<th>{escape(cell, quote=False)}</th>" for cell in head) + "</tr>"]
    lines += [
        "<tr>" + "".join(f"<td>{escape(cell, quote=False)}</td>" for cell in row) + "</tr>" for row in rows[above:]
    ]
    return f"<table>{''.join(lines)}</table>"


def cell_words(piece: Piece, cell: Span) -> str:
    """What stands in a cell of a table."""
    return piece.text[cell.start : cell.end]


def _line(piece: Piece, write: "_Writer | None" = None) -> str:
    """The piece's text with its inlines as elements, nested as they lie."""
    write = write or _HTML
    position = 0
    open_now: list[tuple[int, str, str]] = []
    parts: list[list[str]] = [[]]

    def upto(end: int) -> None:
        nonlocal position
        if end > position:
            parts[-1].append(write.text(piece.text[position:end], [tag for _, tag, _ in open_now]))
            position = end

    def close(until: int) -> None:
        while open_now and open_now[-1][0] <= until:
            upto(open_now[-1][0])
            _, tag, href = open_now.pop()
            inner = "".join(parts.pop())
            parts[-1].append(write.element(tag, href, inner, [tag for _, tag, _ in open_now]))

    for inline in piece.inlines:
        close(inline.start)
        end = min([inline.end, *(until for until, _, _ in open_now[-1:])])
        tag = _TAGS.get(inline.kind, "")
        if not tag or end <= inline.start or any(tag == other for _, other, _ in open_now):
            continue
        upto(inline.start)
        open_now.append((end, tag, _address(inline.href)))
        parts.append([])
    close(len(piece.text))
    upto(len(piece.text))
    return "".join(parts[0])


class _Writer(Protocol):
    """How words and inline elements are written; `around` holds the tags they stand in."""

    def text(self, words: str, around: Sequence[str]) -> str: ...

    def element(self, tag: str, href: str, inner: str, around: Sequence[str]) -> str: ...


class _HtmlWriter:
    def text(self, words: str, _around: Sequence[str]) -> str:
        return escape(words, quote=False)

    def element(self, tag: str, href: str, inner: str, _around: Sequence[str]) -> str:
        return f'<a href="{escape(href)}">{inner}</a>' if tag == "a" else f"<{tag}>{inner}</{tag}>"


class _MarkdownWriter:
    """What markdownify makes of a text node and of an element, without a tree of them."""

    def text(self, words: str, around: Sequence[str]) -> str:
        plain = "code" in around or not _has_marks(words)
        return words if plain else str(_CONVERTER.escape(words, around))

    def element(self, tag: str, href: str, inner: str, around: Sequence[str]) -> str:
        parents = {*around, "_noformat"} if "code" in around else set(around)
        return str(_CONVERTER.get_conv_fn_cached(tag)({"href": href}, inner, parent_tags=parents))

    def picture(self, words: str, address: str) -> str:
        element = SimpleNamespace(attrs={"alt": words, "src": address})
        return str(_CONVERTER.convert_img(element, "", parent_tags=set()))


def _has_marks(words: str) -> bool:
    """Whether Markdown might read something else than words here."""
    return bool(_SPECIAL.search(words) or words[:1] == "-" or " -" in words or _NUMBERED.search(words))


_HTML, _MARKDOWN = _HtmlWriter(), _MarkdownWriter()


def _address(address: str) -> str:
    """The address with nothing in it that would end it."""
    return address.translate(_IN_ADDRESSES)
