"""The authors of a page: what it tells machines, else its visible byline. Each answer says where it was found."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import Any

from lxml import etree, html

from reader.ingest.dates import says_day
from reader.ingest.html.line_measures import norm
from reader.ingest.html.visible_text import stands_apart, visible_text
from reader.ingest.metadata.bylines import ends_in_role, is_person, joined, label_in, names_in
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
_OTHER_MATTER = frozenset({"a", "article", "h1", "h2", "h3", "h4", "h5", "h6", "img", "li"})
"""What comes behind these in an aside is about another story."""

_AUTHOR_PAGE = etree.XPath("self::a[@rel='author' or contains(@href, '/author') or contains(@href, '/contributor')]")
_CALL = re.compile(r"\b(?:view|see|read|more|all|posts|articles|about|follow|profile|bio)\b", re.I)
_SIGNED = re.compile(r"^\W*(?:written\s+|words\s+|story\s+|text\s+|reporting\s+|reported\s+)?by\b[:\s]", re.I)
_REPORTED = re.compile(r"^\W*report(?:ing|ed)\s+by\b", re.I)
_AND = re.compile(r"\s(?:and|&)\s")
_HELPED = (
    r"(?i:\b(?:photo(?:graph)?(?:s|y|er)?|pictures|illustrat\w+|art|video|graphics?|contributions?|edited|editing"
    r"|fact[- ]check\w*|review\w*|produced|styl(?:ed|ing|ist))(?:\s+(?:by|from))?\s*:?)\s+"
)
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
            people = [name for name in names if is_person(name) or len(names) == 1]
            return joined(_without_helpers(root, people)), where
        weak += [(joined(names), where)] if names else []
        if not names:
            weak += [(joined(own), where)] if (own := names_in(text) or label_in(text)) else []
    shown = next(_shown(root, head(), outlet), None) or next(_shown(root, head(), ""), None)
    if shown:
        return shown
    weak.sort(key=lambda found: ends_in_role(found[0]))
    if weak and not ends_in_role(weak[0][0]):
        return weak[0]
    return next(_signed(root), None) or next(iter(weak), None) or next(_bodies(root, head(), outlet), ("", ""))


def _without_helpers(root: html.HtmlElement, names: list[str]) -> list[str]:
    """`names` but for those whom the page's byline names as photographers, editors or helpers.

    Many a publisher lists all of them as authors for machines.
    """
    if len(names) < 2:
        return names
    lines = [visible_text(one) for one in marked_elements(root, _MARKED, _NAMES, most=60) if not stands_apart(one)]
    credit = " ".join(line for line in lines if len(line.split()) <= 2 * _LONG)
    helpers = [name for name in names if re.search(_HELPED + re.escape(name), credit)]
    return [name for name in names if name not in helpers] or names


def _signed(root: html.HtmlElement) -> Iterator[Found]:
    """Whom the story itself names: a paragraph that says "By" and a name and no more, or who reported it."""
    for element in root.iter("p", "em", "i", "div"):
        text = element.text_content().strip() if len(element) <= 3 else ""
        if not 5 < len(text) < 90 or not _SIGNED.match(text) or _AUTHORLESS.search(text) or _is_elsewhere(element):
            continue
        names = names_in(_REPORTED.sub("by", text), sure=False)
        rest = _REPORTED.sub("", _BY.sub("", text))
        if names and norm(_AND.sub(" ", rest)) == norm(" ".join(names)):
            yield joined(names), "the line By"


def _is_elsewhere(element: html.HtmlElement) -> bool:
    """Whether a line is no part of this story; one beside it is when it says who wrote it."""
    aside = next(element.iterancestors("aside"), None)
    if aside is None:
        return stands_apart(element)
    before = takewhile(lambda part: part is not element, aside.iterdescendants())
    return any(part.tag in _OTHER_MATTER for part in before)


def _bodies(root: html.HtmlElement, head: Sequence[HeadLine], outlet: str) -> Iterator[Found]:
    """What stands for an author where nobody is named: a team, a nickname, the body that sent the story out."""
    for line in head:
        link = line.element if line.element.tag == "a" else next(line.element.iter("a"), None)
        text = visible_text(link) if link is not None and _AUTHOR_PAGE(link) else ""
        if 0 < len(text.split()) <= 4 and text[0].isupper() and not _CALL.search(text):
            yield text, "the link to the author"
    for element in root.xpath("//*[contains(@itemprop, 'author')]")[:9]:
        text = visible_text(element)
        if len(text.split()) <= _LONG and not stands_apart(element) and (names := names_in(text, outlet)):
            yield joined(names), "byline"
    for label in root.iter("dt"):
        following = label.getnext() if (label.text or "").strip(" :").lower() == "source" else None
        if following is not None and (names := names_in(visible_text(following), outlet)):
            yield joined(names), "the line Source"


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
