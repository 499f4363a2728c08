"""What an element of a page makes of the text in it: of what kind it is, how deep, in which container, whose."""

from lxml import etree, html

from reader.ingest.extract.blocks.block_context import Frame
from reader.ingest.extract.blocks.html_elements import (
    ASIDE,
    HEADINGS,
    LEAVES,
    is_short,
    marker_of,
    names_caption,
    number_of,
)

_HAS_TEXT = etree.XPath("boolean(descendant::table | descendant::blockquote | descendant::pre)")
"""Whether a figure is no picture but a table, a quotation or code, set off from the text and part of it."""


def framed(element: html.HtmlElement, tag: str, outer: Frame, *, home: int, told: bool, furniture: bool) -> Frame:
    """The frame of the text in `element`, inside the frame around it.

    `home` is the number of its container if it is one, `told` whether it is the story's but for what its tag says,
    `furniture` whether it is named as such itself.
    """
    frame = Frame(outer)
    name, identity = element.get("class"), element.get("id")
    if name or identity:
        frame.where = f"{outer.where[-120:]} {name or ''} {identity or ''}".rstrip()
    if tag in LEAVES:
        frame.text = True
    else:
        frame.home, frame.around = home, outer.home
    frame.furniture = frame.furniture or furniture
    beside = outer.told and tag in ASIDE and not (tag == "figure" and _HAS_TEXT(element))
    frame.told = told and not beside
    if outer.kind != "caption":
        _set_kind(frame, element, tag, outer)
    return frame


def _set_kind(frame: Frame, element: html.HtmlElement, tag: str, outer: Frame) -> None:
    if tag == "li":
        frame.kind, frame.level, frame.marker = "item", max(0, outer.lists - 1), marker_of(element, outer)
    elif tag in ("dt", "dd"):
        frame.kind, frame.level = "item", max(0, outer.lists - 1) + (tag == "dd")
    elif tag in ("ul", "ol", "dl"):
        frame.lists = outer.lists + 1
        frame.number = number_of(element.get("start"), 1) if tag == "ol" else None
    elif tag == "blockquote":
        frame.kind, frame.level, frame.quotes = "quote", outer.quotes, outer.quotes + 1
    elif tag in HEADINGS:
        frame.kind, frame.level = "heading", int(tag[1])
    elif tag in ("figcaption", "caption") or (names_caption(element.get("class") or "") and is_short(element)):
        frame.kind, frame.level, frame.marker = "caption", 0, ""
