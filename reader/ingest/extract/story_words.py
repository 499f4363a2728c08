"""The words of a page that trafilatura takes for its story, asked for as little of the page as will do.

Only the element named as the story is read. Where that gives too little, trafilatura reads the whole page, with all its
second thoughts.
"""

from copy import copy

from lxml import etree, html

from reader.ingest.extract.extractor.trafilatura_adapter import (
    BODIES,
    ESCALATION_ACCEPT_RATIO,
    ESCALATION_MAX_LENGTH,
    ESCALATION_PAGE_SHARE,
    MIN_LETTERS,
    extracted,
    extracted_from,
)
from reader.ingest.extract.story_element import stands_elsewhere

_MOST = 0.5
"""Share of a page's letters from which on the fast way has surely not missed most of the story."""

_TEASER = 500
"""Letters below which what the fast way found is no story."""

_SAME_STORY = 0.7
"""Share of what the fast way found that must be among what the careful one found."""

_STRING = etree.XPath("string()", smart_strings=False)


def story_words(root: html.HtmlElement) -> etree._Element | None:
    """The story in trafilatura's own elements, None when it finds too little; `root` stays as it is."""
    holder = _holder(root)
    body = None if holder is None else _read(root, holder)
    return _with_second_thoughts(root) if body is None else body


def _with_second_thoughts(root: html.HtmlElement) -> etree._Element | None:
    """What is read of the whole page, the careful way where the fast one leaves most of it.

    The careful reading is taken only when it adds much to the other one: one that finds something else instead has
    mostly found a list of other stories, unless that is no more than a teaser.
    """
    fast = extracted(root)
    if fast is not None and _size(fast) >= _MOST * _size(root):
        return fast
    careful = extracted(root, careful=True)
    if fast is None or careful is None:
        return fast if careful is None else careful
    if _size(careful) <= ESCALATION_ACCEPT_RATIO * _size(fast):
        return fast
    return careful if _size(fast) < _TEASER or _share_within(fast, careful) > _SAME_STORY else fast


def _size(tree: etree._Element) -> int:
    return len(" ".join(_STRING(tree).split()))


def _share_within(part: etree._Element, whole: etree._Element) -> float:
    """Share of the letters of `part` whose lines stand in `whole` too."""
    stream = "".join(_STRING(whole).split())
    lines = ["".join(text.split()) for text in part.itertext()]
    return sum(len(line) for line in lines if line in stream) / max(1, sum(map(len, lines)))


def _read(root: html.HtmlElement, holder: html.HtmlElement) -> etree._Element | None:
    """What trafilatura extracts of `holder`; None where it would have second thoughts about the page."""
    tree = root.makeelement("body")
    tree.append(copy(holder))
    try:
        body, text = extracted_from(tree)
    except (TypeError, ValueError):  # control characters
        return None
    if len(text) < MIN_LETTERS:
        return None
    if len(text) < ESCALATION_MAX_LENGTH:
        page = len(" ".join(_STRING(root).split()))
        if len(text) < ESCALATION_PAGE_SHARE * page:
            return None
    return body


def _holder(root: html.HtmlElement) -> html.HtmlElement | None:
    """The first element that trafilatura would look for a story in and that has room for one."""
    for expression in BODIES:
        for element in expression(root):
            if len(_STRING(element)) >= MIN_LETTERS and not stands_elsewhere(element):
                return element
    return None
