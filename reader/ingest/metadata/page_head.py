"""What stands around a page's headline: the lines between it and the story, where byline and date are shown."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from lxml import html

from reader.ingest.html.visible_text import stands_apart, visible_text
from reader.model.safe_text import safe_line

AFTER, BEFORE = 30, 6
"""Lines after and before the headline that are looked at."""

_PROSE = 30
"""Words of a line from which on the story has begun."""

_STANDFIRST = 1
"""Long lines that may stand between headline and byline."""

_LINES = frozenset({"p", "div", "span", "a", "li", "time", "address", "small", "em", "i", "b", "strong", "dd", "h2",
                    "h3", "h4", "h5", "h6", "header", "section", "ul", "td"})  # fmt: skip
_CONTAINERS = frozenset({"p", "div", "li", "ul", "ol", "section", "header", "article", "main", "table", "tbody", "tr",
                         "td", "h2", "h3", "h4", "h5", "h6", "address", "dl", "dd", "dt", "figure"})  # fmt: skip


class HeadLine(NamedTuple):
    """A line near the headline."""

    text: str
    element: html.HtmlElement


def marked_elements(
    root: html.HtmlElement, pattern: "re.Pattern[str]", attributes: Sequence[str], most: int
) -> list[html.HtmlElement]:
    """The first elements with one of the `attributes` holding what `pattern` looks for.

    A walk in Python: a regular expression an attribute takes a third of the time that XPath takes for as many words.
    """
    found = []
    for element in root.iter("*"):
        for name in attributes:
            value = element.get(name)
            if value and pattern.search(value):
                found.append(element)
                break
        if len(found) >= most:
            break
    return found


Head = Callable[[], Sequence[HeadLine]]
"""Gives the lines around the headline; they are looked for when first asked for."""


def head_lines(root: html.HtmlElement, title: str) -> list[HeadLine]:
    """The short lines around the headline `title`, nearest first: those after it up to the story, then those before.

    Empty where the headline is not shown.
    """
    shown = _headline(root, title)
    if shown is None:
        return []
    after: list[HeadLine] = []
    prose = 0
    for line in _lines(shown):
        if len(line.text.split()) >= _PROSE:
            prose += 1
            if prose > _STANDFIRST:
                break
            continue
        after.append(line)
        if len(after) >= AFTER:
            break
    before: list[HeadLine] = []
    for element in shown.itersiblings(preceding=True):
        if isinstance(element.tag, str) and not stands_apart(element):
            text = visible_text(element)
            if 0 < len(text.split()) < _PROSE:
                before.append(HeadLine(text, element))
        if len(before) >= BEFORE:
            break
    return [*after, *before]


def _headline(root: html.HtmlElement, title: str) -> html.HtmlElement | None:
    """The element that shows the headline: mostly the h1; on pages whose h1 names the site it is another."""
    first = None
    for heading in root.iter("h1", "h2", "h3", "legend"):
        if stands_apart(heading):
            continue
        if title and visible_text(heading)[:80] == title[:80]:
            return heading
        if first is None and heading.tag == "h1":
            first = heading
    return first


def _lines(shown: html.HtmlElement) -> Iterator[HeadLine]:
    """The lines of the page that follow the headline, in order."""
    around = shown
    while around is not None and around.tag != "body":
        if text := safe_line(around.tail or ""):
            yield HeadLine(text, html.Element("span"))  # loose text has no element of its own
        for following in around.itersiblings():
            yield from _leaves(following)
        around = around.getparent()


def _leaves(element: html.HtmlElement) -> Iterator[HeadLine]:
    """The innermost blocks of `element` with words of their own."""
    if not isinstance(element.tag, str) or element.tag not in _LINES | _CONTAINERS or stands_apart(element):
        return
    if any(child.tag in _CONTAINERS for child in element):
        for child in element:
            yield from _leaves(child)
    elif text := visible_text(element):
        yield HeadLine(text, element)
