"""HTML from outside to a tree one can walk without harm.

Limits come first: size, depth and the number of attributes, each known to stall or overflow a parser. What breaks a
limit is refused with `TooTangled`; the caller then falls back to plain text.
"""

import re
from html import unescape

from lxml import etree, html

from reader.model.safe_text import safe_text

MAX_SIZE = 3_000_000
"""Characters of HTML that are looked at; the rest of a longer page is cut off."""

MAX_DEPTH = 200

LONGEST_TAG = 30_000
"""Characters; no real tag is longer. libxml2 compares attributes pairwise, so thousands of them take minutes."""

_LONG_TAG = re.compile(rf"<(/?[A-Za-z][\w:-]*)[^<>]{{{LONGEST_TAG},}}>")

_TOO_DEEP = etree.XPath("/*" * (MAX_DEPTH + 1))
_NOT_TEXT = ("script", "style", "template", "svg", "object", "embed", "canvas", "iframe", "audio", "video", "map")
_DROPPED_WITH_CONTENT = re.compile(r"<(script|style|template|head)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.I | re.S)
_BLOCK_TAG = re.compile(r"</?(?:p|div|br|h[1-6]|li|tr|ul|ol|table|blockquote|section|article|pre|hr)\b[^<>]*>", re.I)
_TAG = re.compile(r"<[/!?A-Za-z][^<>]*>")


class TooTangled(Exception):  # noqa: N818 - an answer to act on, not a fault of the program
    """The markup breaks a limit or holds no element at all: take its plain text instead."""


def parse_page(source: str) -> html.HtmlElement:
    """The tree of a whole page, scripts included (metadata lives in them).

    Raises TooTangled.
    """
    return _parse(source)


def parse_fragment(source: str) -> html.HtmlElement:
    """The tree of a feed's HTML, without anything that is no text.

    Raises TooTangled.
    """
    return drop_not_text(_parse(source))


def drop_not_text(root: html.HtmlElement) -> html.HtmlElement:
    """`root` without scripts, styles and embedded things; the text after each stays."""
    etree.strip_elements(root, *_NOT_TEXT, with_tail=False)
    return root


def plain_text(source: str) -> str:
    """The words of HTML that cannot be parsed, one line a block: the last resort, always linear in time."""
    text = _DROPPED_WITH_CONTENT.sub(" ", source[:MAX_SIZE])
    text = _TAG.sub(" ", _BLOCK_TAG.sub("\n", text))
    lines = (" ".join(line.split()) for line in safe_text(unescape(text)).split("\n"))
    return "\n".join(line for line in lines if line)


def _without_long_tags(source: str) -> str:
    if all(len(part) - part.rfind("<") <= LONGEST_TAG for part in source.split(">")):
        return source
    return _LONG_TAG.sub(r"<\1>", source)


def _parse(source: str) -> html.HtmlElement:
    source = _without_long_tags(source[:MAX_SIZE]).replace("\0", "")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise TooTangled(str(error)) from error
    if _TOO_DEEP(root) or any("Excessive depth" in entry.message for entry in parser.error_log[-3:]):
        raise TooTangled("nested too deep")
    return root
