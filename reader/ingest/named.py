"""The element of a page that is named as its story, and the furniture in it.

Pages name their elements for designers and machines. What the names mean trafilatura has learned from thousands of
pages; its expressions are used here as they are.
"""

from dataclasses import dataclass

from lxml import etree, html
from trafilatura.xpaths import (
    BODY_XPATH,
    DISCARD_IMAGE_ELEMENTS,
    OVERALL_DISCARD_XPATH,
    RAW_TREE_PRUNE_XPATH,
    REMOVE_COMMENTS_AND_LISTS_XPATH,
    TEASER_DISCARD_XPATH,
)

from reader.ingest.remembered import Remembered

_ROOM = 250
"""Characters of the shortest story that is looked for; trafilatura's own measure."""

_MOST = 0.5
"""Share of a page's paragraphs, in letters, that an element must hold to be surely the story."""

_LABEL = 40
"""Characters from which on a paragraph is no mere label."""

_NAMESPACES = {"re": "http://exslt.org/regular-expressions"}
_STRING = etree.XPath("string()", smart_strings=False)
_CALLED = {"ul": "list", "ol": "list", "dl": "list", "li": "item", "dt": "item", "dd": "item"}
"""trafilatura's names of elements, by which its expressions about furniture go."""

_MAY_BE_FURNITURE = ("div", "section", "p", "details", *_CALLED)


def _all_of(expression: etree.XPath) -> etree.XPath | Remembered:
    """An expression for the first of a tree as one for all of them, which remembers if it calls back into Python."""
    everyone = etree.XPath(expression.path.replace(")[1]", ")"), namespaces=_NAMESPACES)
    return Remembered(everyone) if "re:test" in everyone.path else everyone


STORIES = [_all_of(expression) for expression in BODY_XPATH]
"""Find elements named as a story, surest first; the last ones find the main part of any page."""

_SURE = 3
"""How many of them name a story and nothing else."""

_OTHERS = frozenset((*RAW_TREE_PRUNE_XPATH, *REMOVE_COMMENTS_AND_LISTS_XPATH))
ELSEWHERE = Remembered(*_OTHERS)
"""Finds other stories and readers' comments."""

_FURNITURE = Remembered(*OVERALL_DISCARD_XPATH, *TEASER_DISCARD_XPATH, *DISCARD_IMAGE_ELEMENTS, *_OTHERS)
_TITLED_PICTURES = etree.XPath(
    ".//div[.//a//img][not(.//a[normalize-space()])][string-length(normalize-space()) < 100]"
)
"""Finds pictures and videos that lead elsewhere, with their titles."""

_LEFT = 1 / 7
"""Share of an element's letters that must be left when its furniture is taken out; trafilatura's own measure."""


@dataclass(frozen=True, slots=True)
class Holder:
    """The first element that is named as the story and has room for one."""

    element: html.HtmlElement
    sure: bool
    """Whether it is named as a story, not only as the main part of a page, and holds most of the page's paragraphs."""


def find_holder(root: html.HtmlElement) -> Holder | None:
    """The element named as the story of the page `root`, if there is one."""
    for number, expression in enumerate(STORIES):
        for element in expression(root):
            if len(_STRING(element)) < _ROOM or any(ELSEWHERE.fitting([element, *element.iterancestors()])):
                continue
            return Holder(element, sure=number < _SURE and is_most(paragraph_letters(element), root))
    return None


def is_most(letters: int, root: html.HtmlElement) -> bool:
    """Whether so many letters outweigh the paragraphs elsewhere on the page `root`."""
    return letters > _MOST * paragraph_letters(root)


def paragraph_letters(root: html.HtmlElement) -> int:
    """Letters of all paragraphs below `root` that are no mere labels."""
    lengths = (len(_STRING(element)) for element in root.iterdescendants("p"))
    return sum(length for length in lengths if length >= _LABEL)


def furniture_in(holder: html.HtmlElement) -> frozenset[html.HtmlElement]:
    """The elements in `holder` that are named as furniture: buttons to share, teasers, comments, captions.

    Where next to nothing would be left, those names mean nothing on this page, as with builders of pages that call
    every paragraph a widget. Readers' comments are furniture all the same.
    """
    elements = list(holder.iterdescendants(*_MAY_BE_FURNITURE))
    tags = [_CALLED.get(element.tag, element.tag) for element in elements]
    named = {element: fits for element, fits in zip(elements, _FURNITURE.fitting(elements, tags), strict=True) if fits}
    outer = [element for element in named if not any(around in named for around in element.iterancestors())]
    titled = _TITLED_PICTURES(holder)
    size = len(_STRING(holder))
    if size - sum(len(_STRING(element)) for element in outer) > _LEFT * size:
        return frozenset((*named, *titled))
    return frozenset((*titled, *(element for element, fits in named.items() if not _OTHERS.isdisjoint(fits))))
