"""The authors of a page: what it tells machines, else its visible byline. Each answer says where it was found."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from lxml import etree, html

from reader.ingest.dates import says_day
from reader.ingest.html.visible_text import stands_apart, visible_text
from reader.ingest.metadata.bylines import is_person, joined, names_in
from reader.ingest.metadata.json_ld import types
from reader.ingest.metadata.page_head import Head, HeadLine, marked_elements

Found = tuple[str, str]
"""The authors as one line, and where they stand."""

_META = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl",
    "citation_author", "article.author", "authors", "news_authors", "cxenseparse:author", "article:author_name",
    "og:article:author", "rbauthors", "bt:author", "dc.contributor",
)  # fmt: skip


def _having(path: str, **attributes: Sequence[str]) -> etree.XPath:
    """Finds elements whose attribute holds one of some words."""
    tests = [f"contains(@{name}, '{word}')" for name, words in attributes.items() for word in words]
    return etree.XPath(f"{path}[{' or '.join(tests)}]".replace("@data_", "@data-"))


_MARKED = re.compile(r"uthor|yline|ritten-by|ontributor|fn n")
"""What elements for bylines are called."""

_NAMES = ("class", "itemprop", "rel", "data-testid")
_LINKED = _having(
    ".//a",
    rel=("author",),
    href=("/author", "/people/", "/by/", "/staff", "/profile/", "/contributor", "/reporter", "/writers/", "/team/",
          "/user/", "/blogger", "/person/", "/u/", "/reviewer/"),
)  # fmt: skip
_BOX = re.compile(
    r"author[-_\w]*(?:bio|box|card|about|desc|info|detail|list|archive|avatar|image|img|social)|bio|about", re.I
)
_BY = re.compile(r"^\W*(?:written\s+|words\s+|story\s+|posted\s+|text\s+)?by\b[:\s]", re.I)
_AUTHORLESS = re.compile(r"\b(?:review(?:ed|er)|edited|editor|fact[- ]check|photo|illustrat)", re.I)
_LABEL = re.compile(r"\s*(?:authors?|(?:article|story|words|text|written|posted)\s+by|by)\s*:?\s*", re.I)
_LONG = 25
"""Words of a byline at most: what is longer tells of the author."""


def read_authors(
    root: html.HtmlElement, metas: dict[str, list[str]], node: dict[str, Any], outlet: str, head: Head
) -> Found:
    """The authors of the page; empty when it names none. `head` gives the lines around its headline."""
    weak: list[Found] = []
    for text, where in _told(metas, node):
        names = names_in(text, outlet)
        if any(map(is_person, names)):
            return joined(name for name in names if is_person(name) or len(names) == 1), where
        weak += [(joined(names), where)] if names else []
        if not names:
            weak += [(joined(own), where)] if (own := names_in(text)) else []
    shown = next(_shown(root, head(), outlet), None) or next(_shown(root, head(), ""), None)
    return shown or next(iter(weak), ("", ""))


def _told(metas: dict[str, list[str]], node: dict[str, Any]) -> Iterator[Found]:
    """What the page tells machines, each text with its place."""
    names = [name for author in _listed(node.get("author") or node.get("creator")) if (name := _person(author))]
    if names:
        yield "; ".join(names), "JSON-LD author"
    for name in _META:
        if values := metas.get(name):
            yield "; ".join(values), f"meta {name}"
    for number in ("1", "2"):
        if any("ritten by" in label for label in metas.get(f"twitter:label{number}", ())):
            yield "; ".join(metas.get(f"twitter:data{number}", ())), "meta twitter:data"


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _person(author: Any) -> str:
    if isinstance(author, str):
        return author
    if not isinstance(author, dict):
        return ""
    name = author.get("name")
    name = name[0] if isinstance(name, list) and name else name
    return name if isinstance(name, str) and "Thing" not in types(author) else ""


def _shown(root: html.HtmlElement, head: Sequence[HeadLine], outlet: str) -> Iterator[Found]:
    """What the page shows as its byline, likeliest first."""
    near = {line.element for line in head}
    marked = [one for one in marked_elements(root, _MARKED, _NAMES, most=60) if not stands_apart(one)]
    for element in marked:
        if _is_box(element) and not near.intersection((element, *element.iterancestors())):
            continue
        text = visible_text(element)
        names = _linked(element, outlet)
        if not names and text and len(text.split()) <= _LONG:
            names = names_in(text, outlet, sure=False)
        if names:
            yield joined(names), "byline"
    for index, line in enumerate(head):
        if len(line.text.split()) > _LONG:
            continue
        names = [] if _AUTHORLESS.search(line.text) else _linked(line.element, outlet)
        if not names and _reads_as_byline(head, index):
            names = names_in(line.text, outlet, sure=False)
        if names:
            yield joined(names), "the line at the headline"
    for element in marked:
        text = visible_text(element)
        if _BY.match(text) and len(text.split()) <= _LONG and (names := names_in(text, outlet)):
            yield joined(names), "byline"

    for label in root.iter("h2", "h3", "h4", "h5", "h6", "dt", "p", "span", "strong", "div"):
        if len(label.text or "") < 20 and _LABEL.fullmatch(label.text or "") and len(label) == 0:
            following = label.getnext()
            text = "" if following is None or stands_apart(label) else visible_text(following)
            if len(text.split()) <= _LONG and (names := names_in(text, outlet, sure=False)):
                yield joined(names), "the line Author"
    boxes = {name for element in marked if _is_box(element) for name in _first_name(element, outlet)}
    if len(boxes) == 1:
        yield boxes.pop(), "the author's portrait"


def _first_name(box: html.HtmlElement, outlet: str) -> list[str]:
    """The first person named in a portrait of the author."""
    lines = (visible_text(part) for part in box.iter("a", "h2", "h3", "h4", "h5", "strong", "b", "p", "div", "span"))
    names = (names_in(line, outlet, sure=False) for line in islice(lines, 12) if 0 < len(line.split()) <= 8)
    return next((found[:1] for found in names if found), [])


def _linked(element: html.HtmlElement, outlet: str) -> list[str]:
    """The names that lead to pages of authors."""
    links = [element] if element.tag == "a" and _LINKED(element.getparent()) else _LINKED(element)
    return [name for link in links[:6] for name in names_in(visible_text(link), outlet, sure=False)]


def _reads_as_byline(head: Sequence[HeadLine], index: int) -> bool:
    """Whether a line at the headline can only be its byline: it says "by", or is a name beside a date."""
    text = head[index].text
    if _BY.match(text):
        return True
    first = re.split(r"\s*(?:[|•·–—@\d]|\s-\s)", text, maxsplit=1)[0]
    near = [head[at].text for at in (index - 1, index + 1) if 0 <= at < len(head)] if text == first else [text]
    return is_person(first) and any(len(line.split()) <= _LONG and says_day(line) for line in near)


def _is_box(element: html.HtmlElement) -> bool:
    return bool(_BOX.search(f"{element.get('class') or ''} {element.get('id') or ''}"))
