"""The words of a page that trafilatura takes for its story, asked for as little of the page as will do.

Only the element named as the story is read. Where that gives too little, trafilatura reads the whole page, with all its
second thoughts.
"""

from copy import copy
from functools import cache
from typing import Any

from lxml import etree, html
from trafilatura import bare_extraction, main_extractor
from trafilatura.core import ESCALATION_ACCEPT_RATIO, ESCALATION_MAX_LENGTH, ESCALATION_PAGE_SHARE
from trafilatura.htmlprocessing import convert_tags, delete_by_link_density, prune_unwanted_nodes, tree_cleaning
from trafilatura.main_extractor import extract_content
from trafilatura.settings import Extractor
from trafilatura.xpaths import BODY_XPATH, OVERALL_DISCARD_XPATH

from reader.ingest.extract.story_element import ELSEWHERE, EVERYONE, stands_elsewhere
from reader.ingest.extract.xpath_cache import Remembered

_OPTIONS = Extractor(fast=True, comments=False, links=True, formatting=True, output_format="html")
_CAREFUL = Extractor(fast=False, comments=False, links=True, formatting=True, output_format="html")
"""How a page is read of which the fast way finds only a small part: other algorithms are asked too."""

_MOST = 0.5
"""Share of a page's letters from which on the fast way has surely not missed most of the story."""

_TEASER = 500
"""Letters below which what the fast way found is no story."""

_SAME_STORY = 0.7
"""Share of what the fast way found that must be among what the careful one found."""

_STRING = etree.XPath("string()", smart_strings=False)


class _Linked:
    """A tree whose elements are only those with a link in them."""

    def __init__(self, tree: etree._Element) -> None:
        self._tree = tree

    def iter(self, tag: str) -> list[etree._Element]:
        found: list[etree._Element] = _with_links(tag)(self._tree)
        return found


@cache
def _with_links(tag: str) -> etree.XPath:
    return etree.XPath(f"descendant-or-self::{tag}[descendant::ref]")


def _without_link_lists(tree: etree._Element, *how: Any, **more: Any) -> etree._Element:
    """`tree` without the elements that are mostly links, for which only those with a link are looked at."""
    delete_by_link_density(_Linked(tree), *how, **more)
    return tree


vars(main_extractor).update(delete_by_link_density=_without_link_lists)
BODY_XPATH[:] = [Remembered(each) if "re:test" in each.path else each for each in EVERYONE]
OVERALL_DISCARD_XPATH[:] = [Remembered(*OVERALL_DISCARD_XPATH)]


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
    fast = _whole(root, _OPTIONS)
    if fast is not None and _size(fast) >= _MOST * _size(root):
        return fast
    careful = _whole(root, _CAREFUL)
    if fast is None or careful is None:
        return fast if careful is None else careful
    if _size(careful) <= ESCALATION_ACCEPT_RATIO * _size(fast):
        return fast
    return careful if _size(fast) < _TEASER or _share_within(fast, careful) > _SAME_STORY else fast


def _whole(root: html.HtmlElement, options: Extractor) -> etree._Element | None:
    return getattr(bare_extraction(root, options=options), "body", None)


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
        prune_unwanted_nodes(tree, [ELSEWHERE])
        body, text = extract_content(convert_tags(tree_cleaning(tree, _OPTIONS), _OPTIONS), _OPTIONS)
    except (TypeError, ValueError):  # control characters
        return None
    if len(text) < _OPTIONS.min_extracted_size:
        return None
    if len(text) < ESCALATION_MAX_LENGTH:
        page = len(" ".join(_STRING(root).split()))
        if len(text) < ESCALATION_PAGE_SHARE * page:
            return None
    return body


def _holder(root: html.HtmlElement) -> html.HtmlElement | None:
    """The first element that trafilatura would look for a story in and that has room for one."""
    for expression in BODY_XPATH:
        for element in expression(root):
            if len(_STRING(element)) >= _OPTIONS.min_extracted_size and not stands_elsewhere(element):
                return element
    return None
