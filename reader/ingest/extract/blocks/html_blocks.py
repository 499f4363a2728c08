"""An HTML tree to pieces, in one walk: paragraphs, headings, quotes, list items, tables, code and captions.

The walk decides nothing about what is worth reading; it only sees structure. White space collapses as a browser would
collapse it, a line break ends a piece, links and emphasis become inlines, pictures are known by their caption.
"""

from dataclasses import dataclass, replace

from lxml import etree, html

from reader.ingest.extract.blocks.block_context import Frame
from reader.ingest.extract.blocks.boxes import role_of
from reader.ingest.extract.blocks.framing import framed
from reader.ingest.extract.blocks.html_elements import (
    BLOCKS,
    INLINE,
    INVISIBLE,
    LEAVES,
    SKIPPED,
    is_hidden,
    names_caption,
    trimmed,
)
from reader.ingest.extract.blocks.html_tables import read_table, table_caption
from reader.ingest.extract.blocks.pictures import Picture, caption_of, hover_of
from reader.ingest.extract.draft_block import Piece
from reader.ingest.extract.inline_marks import STAND_IN
from reader.ingest.extract.sanitize import TooTangled
from reader.ingest.html.page_links import (
    clean_address,
    is_picture,
    joined_address,
    picture_address,
)
from reader.model.document import Inline, InlineKind, MediaKind, Struck, Table
from reader.model.safe_text import safe_line, safe_text

MAX_PIECES = 20_000
"""Of a text of more pieces the plain text is read, whole."""

TIGHT = 90
"""Characters of the longest line that a line break alone divides from its neighbor: of a poem, an address."""

_HAS_PICTURE = etree.XPath(
    "boolean(descendant::img | descendant::figcaption | descendant-or-self::*[contains(@class, 'aption')])"
)
"""Whether there is a picture or a caption in an element: furniture that has none need not be read."""


@dataclass(frozen=True, slots=True)
class Story:
    """The element of a page that holds its story, and the elements in it that are furniture."""

    holder: html.HtmlElement
    furniture: frozenset[html.HtmlElement]
    letters: int
    """How many its paragraphs have, furniture included."""


def read_blocks(
    root: html.HtmlElement, base: str = "", story: Story | None = None, *, pictures: bool = False
) -> list[Piece]:
    """The pieces below `root`, in order; `base` is the address relative links are resolved against.

    What `story` holds is marked as told; its furniture is read for captions only, and nothing that follows it. With
    `pictures` every picture is a piece, also one that says nothing: for entries that are pictures.
    """
    walk = _Walk(base, story, pictures)
    walk.targets = frozenset(element.get("data-to", "") for element in root.iter(STAND_IN)) - {""}
    walk.element(root)
    walk.flush()
    walk.finish()
    return walk.pieces


@dataclass(slots=True)
class _Open:
    """An inline element that is not closed yet."""

    kind: InlineKind
    href: str
    start: int
    title: str = ""


class _Walk:
    """State of one walk: the line being written, the frame around it, the pieces so far."""

    def __init__(self, base: str, story: Story | None, pictures: bool) -> None:
        self.base = base
        self.pictures = pictures
        self.targets = frozenset[str]()
        """Ids that marks of footnotes lead to."""
        self.holder = story.holder if story else None
        self.furniture = story.furniture if story else frozenset[html.HtmlElement]()
        self.over = False
        self.pieces: list[Piece] = []
        self.frame = Frame()
        self.figure: list[Picture] | None = None
        """The pictures of the figure that is being read."""
        self._last: Picture | None = None
        """The picture that a caption after it is about."""
        self._waiting: list[Picture] = []
        """Pictures within the line being written: they stand below it."""
        self._struck: list[Struck] = []
        self._marks: list[tuple[int, str, str]] = []
        self._ids: list[str] = []
        self._breaks = 0
        self._parts: list[str] = []
        self._size = 0
        self._open: list[_Open] = []
        self._closed: list[Inline] = []
        self._linked = 0
        self._homes = 0

    def element(self, element: html.HtmlElement) -> None:
        """Read one element with all that is in it, but not what follows it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in SKIPPED or self.over or is_hidden(element):
            return
        if self.targets and (element.get("id") or element.get("name")) in self.targets:
            self._ids.append(element.get("id") or element.get("name") or "")
        if tag in INLINE:
            self._inline(element, INLINE[tag])
        elif tag == STAND_IN:
            self._beside(element)
        elif tag == "br":
            self._break()
        elif tag == "time":
            if self._parts and self._parts[-1][-1:].isalnum():
                self._write(" ")  # two times side by side
            self._children(element)
        elif tag == "img" or tag == "amp-img":
            self._see_picture(element)
        elif tag == "pre":
            self._code(element)
        elif tag == "table" and (table := read_table(element)):
            self._table(element, *table)
        elif tag in BLOCKS or (tag == "span" and names_caption(element.get("class") or "")):
            self._block(element, tag)
        else:
            self._children(element)

    def flush(self) -> None:
        """End the current line: it becomes a piece if it holds any text."""
        if self._parts:
            text = "".join(self._parts).rstrip()
            if text:
                self._add(text)
            self._parts, self._size, self._closed, self._linked = [], 0, [], 0
            for still_open in self._open:
                still_open.start = 0
        if self._waiting and self.figure is None:
            waiting, self._waiting = self._waiting, []
            for picture in waiting:
                self._show(picture)

    def finish(self) -> None:
        """What stood beside the text behind the last line belongs to that line's end."""
        if self.pieces and (self._struck or self._marks):
            last = self.pieces[-1]
            end = len(last.text)
            struck = tuple(Struck(end, one.text) for one in self._struck)
            marks = tuple((end, mark, to) for _, mark, to in self._marks)
            self.pieces[-1] = replace(last, struck=last.struck + struck, marks=last.marks + marks)

    def _add(self, text: str) -> None:
        frame = self.frame
        inlines = [*self._closed, *(Inline(o.start, self._size, o.kind, o.href, o.title) for o in self._open)]
        linked = self._linked + sum(self._size - o.start for o in self._open if o.kind == "link")
        breaks, self._breaks = self._breaks, 0
        before = self.pieces[-1] if self.pieces else None
        tight = breaks == 1 and before is not None and len(text) <= TIGHT and len(before.text) <= TIGHT
        self.pieces.append(
            Piece(
                frame.kind,
                text,
                frame.level,
                frame.marker,
                trimmed(inlines, text) if inlines else (),
                linked=linked,
                where=frame.where,
                home=frame.home,
                told=frame.told,
                loose=not frame.text,
                around=frame.around,
                furniture=frame.furniture,
                role="" if frame.kind in ("heading", "caption") else role_of(text, frame.where),
                tight=tight and frame.kind in ("paragraph", "quote", "item"),
                struck=tuple(Struck(min(one.at, len(text)), one.text) for one in self._struck),
                marks=tuple((min(at, len(text)), mark, to) for at, mark, to in self._marks),
                ids=tuple(self._ids),
            )
        )
        self._struck, self._marks, self._ids = [], [], []
        frame.marker = ""
        if len(self.pieces) > MAX_PIECES:
            raise TooTangled("too many pieces")

    def _beside(self, element: html.HtmlElement) -> None:
        """What an empty element stands for (see `inline_marks`)."""
        if words := element.get("data-struck"):
            self._struck.append(Struck(self._size, safe_line(words)))
        elif mark := element.get("data-footnote"):
            spaced = bool(self._parts) and self._parts[-1].endswith(" ")
            self._marks.append((self._size - spaced, safe_line(mark), element.get("data-to", "")))
        elif kind := element.get("data-media"):
            address = clean_address(element.get("data-href", ""), self.base)
            if address:
                self.flush()
                said: MediaKind = "audio" if kind == "audio" else "video"
                self._show(Picture(address, safe_line(element.get("data-title") or ""), media=said))
        else:
            self._children(element)

    def _show(self, picture: Picture, words: str = "") -> None:
        """A picture, film or recording on a line of its own, with its caption or what it says of itself."""
        said = words or picture.alt
        if not said or any(piece.kind == "caption" and piece.text == said for piece in self.pieces[-4:]):
            return
        for tight, text in ((False, said), (True, picture.hover)):
            if text and (text != said or not tight):
                self.pieces.append(
                    Piece(
                        "caption",
                        text,
                        picture="" if tight else picture.address,
                        media="" if tight else picture.media,
                        where=self.frame.where,
                        home=self.frame.home,
                        told=self.frame.told,
                        tight=tight,
                    )
                )

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
                text = INVISIBLE.sub("", safe_text(text)).replace("\n", " ")
        if text.startswith(" ") and (not self._size or self._parts[-1].endswith(" ")):
            text = text[1:]
        if text:
            self._parts.append(text)
            self._size += len(text)

    def _inline(self, element: html.HtmlElement, kind: InlineKind) -> None:
        href = clean_address(element.get("href") or "", self.base) if kind == "link" else ""
        title = safe_line(element.get("title") or "") if kind == "abbreviation" else ""
        opened = _Open(kind, href, self._size, title)
        self._open.append(opened)
        self._children(element)
        self._open.pop()
        if element.tag == "cite" and self._parts and self._parts[-1].endswith(":"):
            self._write(" ")  # who is quoted, and the words: styles put a gap there
        if self._size > opened.start:
            self._closed.append(Inline(opened.start, self._size, kind, href, title))
            if kind == "link":
                self._linked += self._size - opened.start

    def _break(self) -> None:
        if self.frame.kind in ("heading", "caption"):
            self._write(" ")
        else:
            self.flush()
            self._breaks += 1

    def _block(self, element: html.HtmlElement, tag: str) -> None:
        self.flush()
        if element in self.furniture and not _HAS_PICTURE(element):
            return
        self._breaks = 0
        outer, base = self.frame, self.base
        self.frame = self._framed(element, tag, outer)
        if own := element.get("xml:base"):
            self.base = joined_address(base, own)
        if tag == "figure" or (self.frame.kind == "caption" and outer.kind != "caption"):
            self._figure(element, is_figure=tag == "figure")
        else:
            self._children(element)
            self.flush()
        self.base = base
        self._breaks = 0
        if outer.kind == self.frame.kind == "item" and tag not in ("li", "ul", "ol", "dl"):
            outer.marker = self.frame.marker
        self.frame = outer
        self.over = self.over or element is self.holder

    def _figure(self, element: html.HtmlElement, *, is_figure: bool) -> None:
        """A figure or a caption: what is said of a picture is one piece, else the picture's own description."""
        if not is_figure and self.figure is not None:
            self._children(element)
            self.flush()
            return
        outside, self.figure = self.figure, []
        before = len(self.pieces)
        self._children(element)
        self.flush()
        seen, self.figure = self.figure, outside
        inside = self.pieces[before:]
        captions = [piece for piece in inside if piece.kind == "caption" and not piece.media]
        linked = any(opened.kind == "link" for opened in self._open)
        if not captions:
            if seen and not linked:
                self._show(seen[0])
            return
        words = caption_of(piece.text for piece in captions)
        picture = seen[-1] if seen else self._last
        self.pieces[before:] = [piece for piece in inside if piece not in captions]
        last = self.pieces[-1] if self.pieces else None
        if last and picture and words and (last.kind, last.text) == ("caption", picture.alt):
            self.pieces.pop()  # its own description, before it was known that it has a caption
        same = [piece for piece in self.pieces[-6:] if piece.kind == "caption" and piece.text == words]
        if not words and picture and not linked:
            self._show(picture)
        self._last = None
        if words and not same:
            single = captions[0] if len(captions) == 1 and captions[0].text == words else None
            made = single or replace(captions[0], text=words, inlines=())
            address = picture.address if picture else ""
            self.pieces.append(replace(made, picture=address, media="image" if address else ""))

    def _framed(self, element: html.HtmlElement, tag: str, outer: Frame) -> Frame:
        self._homes += tag not in LEAVES
        told = element is self.holder or (outer.told and element not in self.furniture)
        return framed(element, tag, outer, home=self._homes, told=told, furniture=element in self.furniture)

    def _see_picture(self, element: html.HtmlElement) -> None:
        address = picture_address(dict(element.attrib), self.base)
        if not address:
            return
        picture = self._last = hover_of(element, address, every=self.pictures)
        if self.figure is not None:
            self.figure.append(picture)
        elif picture.alt and all(is_picture(opened.href) for opened in self._open if opened.kind == "link"):
            self._waiting.append(picture)
            if not self._parts:
                self.flush()

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

    def _table(self, element: html.HtmlElement, text: str, table: Table) -> None:
        self.flush()
        linked = sum(map(len, (text for link in element.iter("a") for text in link.itertext())))
        frame = self.frame
        if caption := table_caption(element):
            self.pieces.append(
                Piece("heading", caption, 5, where=frame.where, home=frame.home, told=frame.told and frame.text)
            )
        self.pieces.append(
            Piece("table", text, linked=linked, where=frame.where, home=frame.home, told=frame.told, table=table)
        )
