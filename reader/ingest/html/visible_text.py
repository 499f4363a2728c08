"""The words of an element as a reader sees them on one line, and which elements are no part of the story."""

import re
from functools import lru_cache

from lxml import html

from reader.model.safe_text import safe_line

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
     "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section", "table", "td", "th", "tr",
     "ul"}
)  # fmt: skip
_UNREAD = frozenset({"script", "style", "template", "svg", "noscript", "button", "del", "s", "strike"})
"""Elements whose words nobody reads as part of a line; struck ones are not the publisher's words any more."""

_ENDS = (":", ",", ";", ".", "!", "?", "|", "–", "—", "•", "·")
_ELSEWHERE_TAGS = frozenset({"aside", "footer", "nav", "figure", "figcaption", "form"})
_ELSEWHERE = re.compile(
    r"comment|disqus|related|recirc|recommend|most-?(?:read|popular|viewed)|trending|popular|sidebar|side-bar|promo"
    r"|teaser|caption|newsletter|subscri|footer|breadcrumb|carousel|up-?next|read-?(?:next|more|also)|also-?read"
    r"|more-?(?:stories|posts|from|news|articles)|latest|archive|pagination|(?:next|prev(?:ious)?)[-_]?(?:post|article)"
    r"|post-?nav|cookie|modal|popup|advert",
    re.I,
)
_LAYOUT = re.compile(r"theiaStickySidebar|\b(?:has|with|no|without)[-_]side-?bar\b", re.I)
"""Names that tell how columns are laid out; a common script gives the first to the column of the story, too."""

_SHORT = 12
"""Words of an aside that can only be a byline or a date."""

_OWN = frozenset({"html", "body", "main", "article"})
"""Elements whose classes speak of the whole page."""


def visible_text(element: html.HtmlElement) -> str:
    """The words of `element` on one line, a space wherever the page shows a gap: at blocks, breaks, between spans."""
    parts: list[str] = []
    _gather(element, parts)
    return safe_line("".join(parts))


def _gather(element: html.HtmlElement, parts: list[str]) -> None:
    if element.text:
        parts.append(element.text)
    before = None
    for child in element:
        tag = child.tag
        if isinstance(tag, str) and tag not in _UNREAD:
            if tag in _BLOCKS or (before and _is_apart(parts, child)):
                parts.append(" ")
            _gather(child, parts)
            if tag in _BLOCKS:
                parts.append(" ")
        before = None if child.tail else tag
        if child.tail:
            parts.append(child.tail)


def _is_apart(parts: list[str], span: html.HtmlElement) -> bool:
    """Whether an element that touches the one before it begins a new word: styles put a gap there that nobody typed."""
    left, right = "".join(parts[-3:]), "".join(span.itertext())
    if not left or left[-1].isspace():
        return False
    if left.endswith(_ENDS):
        return True
    ends, begins = left[-1], right[:1]
    return (ends.islower() and (begins.isupper() or begins.isdigit())) or (ends.isdigit() and begins.isdigit())


def stands_apart(element: html.HtmlElement) -> bool:
    """Whether the element stands in what is no part of the story: comments, related stories, captions, the footer."""
    for around in (element, *element.iterancestors()):
        tag = around.tag
        if tag in _OWN:
            continue
        if tag == "aside" and _is_line(around):
            continue
        if tag in _ELSEWHERE_TAGS:
            return True
        if _names_elsewhere(f"{around.get('class') or ''} {around.get('id') or ''}") and not _holds_headline(around):
            return True
    return False


def _holds_headline(element: html.HtmlElement) -> bool:
    """Whether a name such as "has-sidebar" can only speak of the layout: the page's headline is in there."""
    return next(element.iterdescendants("h1"), None) is not None


def _is_line(aside: html.HtmlElement) -> bool:
    """Whether an aside can only be a byline or a date set beside the story."""
    listed = next(aside.iterdescendants("h1", "h2", "h3", "h4", "h5", "h6", "li", "img"), None) is not None
    return not listed and len("".join(aside.itertext()).split()) <= _SHORT


@lru_cache(2048)
def _names_elsewhere(names: str) -> bool:
    return bool(_ELSEWHERE.search(_LAYOUT.sub("", names)))
