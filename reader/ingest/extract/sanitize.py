"""HTML from outside to a tree one can walk without harm.

Limits come first: size, depth and the number of attributes, each known to stall or overflow a parser. What breaks a
limit is refused with `TooTangled`; the caller then falls back to plain text.
"""

import re
from html import unescape

from lxml import etree, html

from reader.ingest.character_references import join_surrogates, mend_references
from reader.model.safe_text import safe_text

MAX_SIZE = 3_000_000
"""Characters of HTML that are made a tree of; of a longer page the plain text is read, whole."""

MAX_DEPTH = 200

LONGEST_TAG = 30_000
"""Characters; no real tag is longer. libxml2 compares attributes pairwise, so thousands of them take minutes."""

_LONG_TAG = re.compile(rf"<(/?[A-Za-z][\w:-]*)[^<>]{{{LONGEST_TAG},}}>")

_ALL_ALIKE = etree.ElementDefaultClassLookup(element=html.HtmlElement)
"""Gives every element one class; lxml.html's own way of choosing by tag calls back into Python for each."""

_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
"""What HTML forbids and lxml stumbles over where it stands in the name of an attribute."""
_TOO_DEEP = etree.XPath("/*" * (MAX_DEPTH + 1))
_UNREAD = (("<script", "</script"), ("<style", "</style"), ("<svg", "</svg"))
"""How what nobody reads opens and ends."""

_AFTER_NAME = (">", " ", "\n", "\t", "\r", "\f", "/")
_NOT_TEXT = ("script", "style", "template", "svg", "object", "embed", "canvas", "iframe", "audio", "video", "map")
_DROPPED_WITH_CONTENT = re.compile(r"<(script|style|template|head)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.I | re.S)
_BLOCK_TAG = re.compile(r"</?(?:p|div|br|h[1-6]|li|tr|ul|ol|table|blockquote|section|article|pre|hr)\b[^<>]*>", re.I)
_TAG = re.compile(r"<[/!?A-Za-z][^<>]*>")


class TooTangled(Exception):  # noqa: N818 - an answer to act on, not a fault of the program
    """The markup breaks a limit or holds no element at all: take its plain text instead."""


def parse_page(source: str) -> html.HtmlElement:
    """The tree of a page, without programs but those that hold metadata.

    Raises TooTangled.
    """
    return _parse(_without_unread(source))


def parse_whole(source: str) -> html.HtmlElement:
    """The tree of a page with all its programs.

    Raises TooTangled.
    """
    return _parse(source)


def parse_fragment(source: str) -> html.HtmlElement:
    """The tree of a feed's HTML, without anything that is no text (see `inline_marks` for what stands in for some).

    Raises TooTangled.
    """
    from reader.ingest.extract.inline_marks import mark_up  # it uses what this module makes

    return drop_not_text(mark_up(_parse(_without_unread(source))))


def drop_not_text(root: html.HtmlElement) -> html.HtmlElement:
    """`root` without scripts, styles and embedded things; the text after each stays."""
    etree.strip_elements(root, *_NOT_TEXT, with_tail=False)
    return root


def plain_text(source: str) -> str:
    """The words of HTML that cannot be parsed, one line a block: the last resort, always linear in time."""
    text = _DROPPED_WITH_CONTENT.sub(" ", source)
    text = _TAG.sub(" ", _BLOCK_TAG.sub("\n", text))
    lines = (" ".join(line.split()) for line in safe_text(unescape(text)).split("\n"))
    return "\n".join(line for line in lines if line)


def _without_unread(source: str) -> str:
    """`source` without most of its programs, styles and drawings: they are more than half of many pages.

    What is odd is left to the parser: names in capitals, and what seems to open twice before it ends once, since then
    one of the two may stand in an attribute or in a program's own text.
    """
    for opening, closing in _UNREAD:
        parts, kept_from, at = [], 0, source.find(opening)
        while at >= 0:
            following = source.find(opening, at + len(opening))
            if source.startswith(_AFTER_NAME, at + len(opening)):
                end = source.find(closing, at + len(opening))
                end = source.find(">", end) + 1 if end >= 0 else 0
                if not end:
                    break
                if 0 <= following < end:
                    following = source.find(opening, end)
                elif not _is_told_to_machines(source, at, end):
                    parts.append(source[kept_from:at])
                    kept_from = end
            at = following
        source = "".join((*parts, source[kept_from:])) if parts else source
    return source


def _is_told_to_machines(source: str, start: int, end: int) -> bool:
    """Whether the element that begins at `start` holds what a page says of itself (see `json_ld`)."""
    return "ld+json" in source[start : source.find(">", start, end)].lower()


def _without_long_tags(source: str) -> str:
    return _LONG_TAG.sub(r"<\1>", source) if _has_long_tag(source) else source


def _has_long_tag(source: str) -> bool:
    """Whether so much follows a "<" without a ">"; looks at few characters of a page that has none."""
    start = 0
    while len(source) - start > LONGEST_TAG:
        end = source.rfind(">", start, start + LONGEST_TAG)
        if end < 0:
            end = source.find(">", start)
            end = len(source) if end < 0 else end
            if end - source.rfind("<", start, end) > LONGEST_TAG:
                return True
        start = end + 1
    return False


def _parse(source: str) -> html.HtmlElement:
    if len(source) > MAX_SIZE:
        raise TooTangled("too large")
    source = join_surrogates(_CONTROLS.sub("", _without_long_tags(source)))
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_ALL_ALIKE)
    try:
        root = etree.fromstring(mend_references(source.encode()), parser)
    except (etree.LxmlError, ValueError) as error:
        raise TooTangled(str(error)) from error
    if root is None:
        raise TooTangled("no element")
    if _TOO_DEEP(root) or any("Excessive depth" in entry.message for entry in parser.error_log[-3:]):
        raise TooTangled("nested too deep")
    return root
