"""An HTML tree to pieces, in one walk: paragraphs, headings, quotes, list items, tables, code and captions.

The walk decides nothing about what is worth reading; it only sees structure. White space collapses as a browser would
collapse it, a line break ends a piece, links and emphasis become inlines, pictures are known by their caption.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml import etree, html

from reader.ingest.extract.block_context import Frame
from reader.ingest.extract.draft_block import CELL_GAP, Piece
from reader.ingest.extract.html_tables import table_rows
from reader.ingest.extract.page_links import clean_address, picture_address
from reader.model.document import Inline, InlineKind
from reader.model.safe_text import safe_line, safe_text

MAX_PIECES = 20_000
"""A text of more pieces is cut: no story has so many."""

_SKIPPED = frozenset(
    {"script", "style", "template", "svg", "math", "canvas", "object", "embed", "audio", "video", "iframe", "button",
     "select", "input", "textarea", "option", "optgroup", "datalist", "map", "area", "head", "title", "meta", "link",
     "base", "rp", "rt", "progress", "meter", "dialog"}
)  # fmt: skip
_LEAVES = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "li", "dt", "dd", "blockquote", "figcaption", "caption",
     "hr"}
)  # fmt: skip
"""Blocks that are parts of a text, not containers around it."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _LEAVES | frozenset(
    {"html", "body", "address", "article", "aside", "center", "details", "dir", "div", "fieldset", "figure", "footer",
     "form", "header", "legend", "main", "menu", "nav", "section", "summary", "table", "tbody", "td", "tfoot", "th",
     "thead", "tr", "noscript"}
)  # fmt: skip
_ASIDE = frozenset({"figure", "fieldset", "form", "legend"})
"""Blocks whose words are not the story's own."""

_INLINE: dict[str, InlineKind] = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "cite": "italic",
    "code": "code", "kbd": "code", "samp": "code", "tt": "code", "a": "link",
}  # fmt: skip
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:fig)?caption(?:[_-]?(?:text|wrap\w*|body|content))?(?:$|[\s_-])|figcaption|caption-?text", re.I
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_CAPTION_LENGTH = 600
"""Characters; a longer element that calls itself a caption is a container of something else."""


_HAS_PICTURE = etree.XPath(
    "boolean(descendant::img | descendant::figcaption | descendant-or-self::*[contains(@class, 'aption')])"
)
"""Whether there is a picture or a caption in an element: furniture that has none need not be read."""

MAX_INLINES = 500
"""A line with more links and emphasis is kept as plain text."""


@dataclass(frozen=True, slots=True)
class Story:
    """The element of a page that holds its story, and the elements in it that are furniture."""

    holder: html.HtmlElement
    furniture: frozenset[html.HtmlElement]
    letters: int
    """How many its paragraphs have, furniture included."""


def read_blocks(root: html.HtmlElement, base: str = "", story: Story | None = None) -> list[Piece]:
    """The pieces below `root`, in order; `base` is the address relative links are resolved against.

    What `story` holds is marked as told; its furniture is read for captions only, and nothing that follows it.
    """
    walk = _Walk(base, story)
    walk.element(root)
    walk.flush()
    return walk.pieces


@dataclass(slots=True)
class _Open:
    """An inline element that is not closed yet."""

    kind: InlineKind
    href: str
    start: int


class _Walk:
    """State of one walk: the line being written, the frame around it, the pieces so far."""

    def __init__(self, base: str, story: Story | None) -> None:
        self.base = base
        self.holder = story.holder if story else None
        self.furniture = story.furniture if story else frozenset[html.HtmlElement]()
        self.over = False
        self.pieces: list[Piece] = []
        self.frame = Frame()
        self.picture = ""
        self.alt = ""
        self._parts: list[str] = []
        self._size = 0
        self._open: list[_Open] = []
        self._closed: list[Inline] = []
        self._linked = 0
        self._homes = 0

    def element(self, element: html.HtmlElement) -> None:
        """Read one element with all that is in it, but not what follows it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED or self.over or _is_hidden(element):
            return
        if tag in _INLINE:
            self._inline(element, _INLINE[tag])
        elif tag == "br":
            self._break()
        elif tag == "img" or tag == "amp-img":
            self._see_picture(element)
        elif tag == "pre":
            self._code(element)
        elif tag == "table" and (rows := table_rows(element)):
            self._table(element, rows)
        elif tag in _BLOCKS or (tag == "span" and _names_caption(element.get("class") or "")):
            self._block(element, tag)
        else:
            self._children(element)

    def flush(self) -> None:
        """End the current line: it becomes a piece if it holds any text."""
        if not self._parts:
            return
        text = "".join(self._parts).rstrip()
        if text:
            self._add(text)
        self._parts, self._size, self._closed, self._linked = [], 0, [], 0
        for still_open in self._open:
            still_open.start = 0

    def _add(self, text: str) -> None:
        frame = self.frame
        inlines = [*self._closed, *(Inline(o.start, self._size, o.kind, o.href) for o in self._open)]
        linked = self._linked + sum(self._size - o.start for o in self._open if o.kind == "link")
        picture = self.picture if frame.kind == "caption" else ""
        self.pieces.append(
            Piece(
                frame.kind,
                text,
                frame.level,
                frame.marker,
                _trimmed(inlines, text) if inlines else (),
                picture,
                linked,
                where=frame.where,
                home=frame.home,
                told=frame.told and frame.text,
            )
        )
        frame.marker = ""
        self.over = self.over or len(self.pieces) >= MAX_PIECES

    def _children(self, element: html.HtmlElement) -> None:
        if text := element.text:
            self._write(text)
        for child in element:
            self.element(child)
            if tail := child.tail:
                self._write(tail)

    def _write(self, text: str) -> None:
        if text.isspace():
            if not self._size:
                return
            text = " "
        else:
            words = " ".join(text.split())
            text = f"{' ' * text[0].isspace()}{words}{' ' * text[-1].isspace()}" if words != text else text
            if not text.isascii() or not text.isprintable():
                text = _INVISIBLE.sub("", safe_text(text)).replace("\n", " ")
        if text.startswith(" ") and (not self._size or self._parts[-1].endswith(" ")):
            text = text[1:]
        if text:
            self._parts.append(text)
            self._size += len(text)

    def _inline(self, element: html.HtmlElement, kind: InlineKind) -> None:
        href = clean_address(element.get("href") or "", self.base) if kind == "link" else ""
        opened = _Open(kind, href, self._size)
        self._open.append(opened)
        self._children(element)
        self._open.pop()
        if self._size > opened.start:
            self._closed.append(Inline(opened.start, self._size, kind, href))
            if kind == "link":
                self._linked += self._size - opened.start

    def _break(self) -> None:
        if self.frame.kind in ("heading", "caption"):
            self._write(" ")
        else:
            self.flush()

    def _block(self, element: html.HtmlElement, tag: str) -> None:
        self.flush()
        if element in self.furniture and not _HAS_PICTURE(element):
            return
        outer = self.frame
        self.frame = self._framed(element, tag, outer)
        if tag == "figure":
            self._figure(element)
        else:
            self._children(element)
            self.flush()
        if outer.kind == self.frame.kind == "item" and tag not in ("li", "ul", "ol", "dl"):
            outer.marker = self.frame.marker
        self.frame = outer
        self.over = self.over or element is self.holder

    def _figure(self, element: html.HtmlElement) -> None:
        """A figure: its caption is one piece, and the picture's own description stands in for a missing one."""
        outside, self.picture, self.alt = (self.picture, self.alt), "", ""
        before = len(self.pieces)
        self._children(element)
        self.flush()
        inside = self.pieces[before:]
        captions = [piece for piece in inside if piece.kind == "caption"]
        if len(captions) > 1 and len(captions) == len(inside):
            self.pieces[before:] = [replace(captions[0], text=" ".join(piece.text for piece in captions), inlines=())]
        elif self.alt and not captions and not any(opened.kind == "link" for opened in self._open):
            self.pieces.append(
                Piece("caption", self.alt, picture=self.picture, home=self.frame.home, told=self.frame.told)
            )
        self.picture, self.alt = outside

    def _framed(self, element: html.HtmlElement, tag: str, outer: Frame) -> Frame:
        frame = Frame(outer)
        name, identity = element.get("class"), element.get("id")
        if name or identity:
            frame.where = f"{outer.where[-120:]} {name or ''} {identity or ''}".rstrip()
        if tag in _LEAVES:
            frame.text = True
        else:
            self._homes += 1
            frame.home = self._homes
        if element is self.holder:
            frame.told = True
        elif frame.told and (tag in _ASIDE or element in self.furniture):
            frame.told = False
        if outer.kind == "caption":
            return frame
        if tag == "li":
            frame.kind, frame.level, frame.marker = "item", max(0, outer.lists - 1), _marker(element, outer)
        elif tag in ("dt", "dd"):
            frame.kind, frame.level = "item", max(0, outer.lists - 1) + (tag == "dd")
        elif tag in ("ul", "ol", "dl"):
            frame.lists = outer.lists + 1
            frame.number = _number(element.get("start"), 1) if tag == "ol" else None
        elif tag == "blockquote":
            frame.kind, frame.level, frame.quotes = "quote", outer.quotes, outer.quotes + 1
        elif tag in _HEADINGS:
            frame.kind, frame.level = "heading", int(tag[1])
        elif tag in ("figcaption", "caption") or (name and _names_caption(name) and _is_short(element)):
            frame.kind, frame.level, frame.marker = "caption", 0, ""
        return frame

    def _see_picture(self, element: html.HtmlElement) -> None:
        address = picture_address(dict(element.attrib), self.base)
        if address:
            self.picture = address
            alt = safe_line(element.get("alt") or "")
            self.alt = alt if alt.count(" ") >= 2 else ""

    def _code(self, element: html.HtmlElement) -> None:
        self.flush()
        for line_break in element.iter("br"):
            line_break.tail = "\n" + (line_break.tail or "")
        text = safe_text("".join(element.itertext())).expandtabs(4).strip("\n").rstrip()
        if text:
            self.pieces.append(
                Piece(
                    "code",
                    "\n".join(line.rstrip() for line in text.split("\n")),
                    where=self.frame.where,
                    home=self.frame.home,
                    told=self.frame.told,
                )
            )

    def _table(self, table: html.HtmlElement, rows: tuple[tuple[str, ...], ...]) -> None:
        self.flush()
        linked = sum(map(len, (text for link in table.iter("a") for text in link.itertext())))
        text = "\n".join(CELL_GAP.join(row) for row in rows)
        self.pieces.append(
            Piece(
                "table",
                text,
                rows=rows,
                linked=linked,
                where=self.frame.where,
                home=self.frame.home,
                told=self.frame.told,
            )
        )


def _trimmed(inlines: list[Inline], text: str) -> tuple[Inline, ...]:
    """The inlines in order, without white space at their ends, empty ones and refused links left out."""
    kept = []
    for inline in inlines if len(inlines) <= MAX_INLINES else ():
        start, end = inline.start, min(inline.end, len(text))
        while start < end and text[start] == " ":
            start += 1
        while end > start and text[end - 1] == " ":
            end -= 1
        if start < end and (inline.kind != "link" or inline.href):
            kept.append(Inline(start, end, inline.kind, inline.href))
    return tuple(sorted(kept, key=lambda inline: (inline.start, -inline.end)))


def _marker(item: html.HtmlElement, around: Frame) -> str:
    """What the list item is drawn with: its number in an ordered list, else a bullet."""
    if around.number is None:
        return "•"
    number = _number(item.get("value"), around.number)
    around.number = number + 1
    return f"{number}."


def _number(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text) else default


@lru_cache(1024)
def _names_caption(name: str) -> bool:
    return bool(_CAPTION.search(name))


def _is_hidden(element: html.HtmlElement) -> bool:
    """Whether the page hides the element without any program's help."""
    style = element.get("style")
    return bool(style and _HIDDEN.search(style)) or element.get("hidden") is not None


def _is_short(element: etree._Element) -> bool:
    return sum(map(len, element.itertext())) <= _CAPTION_LENGTH
