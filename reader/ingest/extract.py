"""The words of a page that trafilatura takes for its story, asked for as little of the page as will do.

trafilatura finds the element that holds the story, and the furniture in it, by the names pages give to elements. Its
expressions call back into Python for each element, which is most of its time. They look at nothing but an element's
own tag and attributes, and pages repeat those: here each name is asked about once and the answer remembered, and only
the element that holds the story is read. Where that gives too little, trafilatura reads the whole page, with all its
second thoughts.
"""

import re
from copy import copy
from functools import cache
from typing import Any

from lxml import etree, html
from trafilatura import bare_extraction, main_extractor
from trafilatura.core import ESCALATION_MAX_LENGTH, ESCALATION_PAGE_SHARE
from trafilatura.htmlprocessing import convert_tags, delete_by_link_density, prune_unwanted_nodes, tree_cleaning
from trafilatura.main_extractor import extract_content
from trafilatura.settings import Extractor
from trafilatura.xpaths import (
    BODY_XPATH,
    OVERALL_DISCARD_XPATH,
    RAW_TREE_PRUNE_XPATH,
    REMOVE_COMMENTS_AND_LISTS_XPATH,
)

from reader.model.safe_text import safe_text

_OPTIONS = Extractor(fast=True, comments=False, links=True, formatting=True, output_format="html")
_STRING = etree.XPath("string()", smart_strings=False)
_FIRST_ONLY = re.compile(r"\s*\((\.//[^|]+(?:\|[^|]+)*)\)\[1\]\s*")
_NAMESPACES = {"re": "http://exslt.org/regular-expressions"}
_REMEMBERED = 20_000
"""Names of elements whose answers are remembered, for each expression."""


_Name = tuple[str, tuple[tuple[str, str], ...]]


class Remembered:
    """Expressions that find elements by their own tag and attributes, asked once about each.

    One that begins so and then looks inside the element too is asked again, of the tree, where a name fits.
    """

    def __init__(self, *expressions: etree.XPath) -> None:
        paths = [expression.path for expression in expressions]
        tags = [re.findall(r"self::(\w+)", path.partition("[")[2].partition("]")[0]) for path in paths]
        self._expressions = expressions
        self._tags = {tag for some in tags for tag in some} if all(tags) else set[str]()
        self._attributes = frozenset(name for path in paths for name in re.findall(r"@([\w-]+)", path))
        self._look_inside = [expression for expression in expressions if expression.path.count("//") > 1]
        self._answers: dict[_Name, tuple[etree.XPath, ...]] = {}

    def __call__(self, tree: etree._Element) -> list[etree._Element]:
        """Every element below `tree` that one of the expressions finds, the first only where they want that too."""
        elements = list(tree.iterdescendants(*self._tags or "*"))
        fitting = [(element, fits) for element, fits in zip(elements, self.fitting(elements), strict=True) if fits]
        found = [element for element, fits in fitting if any(each not in self._look_inside for each in fits)]
        for expression in self._look_inside:
            if any(expression in fits for _, fits in fitting):
                found += expression(tree)
        return found

    def fitting(self, elements: list[etree._Element]) -> list[tuple[etree.XPath, ...]]:
        """For each of the elements the expressions that its name fits."""
        wanted, answers = self._attributes, self._answers
        names = [(element.tag, tuple([item for item in element.items() if item[0] in wanted])) for element in elements]
        try:
            return [answers[name] for name in names]
        except KeyError:
            if len(answers) + len(names) > _REMEMBERED:
                answers.clear()
            self._ask([name for name in dict.fromkeys(names) if name not in answers])
            return [answers[name] for name in names]

    def _ask(self, names: list[_Name]) -> None:
        """Learn the answers about elements of these names, each standing alone in a tree made for the question."""
        tree = etree.Element("html")
        asked = [_standing_alone(tree, tag, dict(items)) for tag, items in names]
        found = [(expression, set(expression(tree))) for expression in self._expressions]
        for name, element in zip(names, asked, strict=True):
            self._answers[name] = tuple(expression for expression, elements in found if element in elements)


def _standing_alone(tree: etree._Element, tag: str, attributes: dict[str, str]) -> etree._Element:
    parent = etree.SubElement(tree, "body")
    try:
        return etree.SubElement(parent, tag, attributes)
    except ValueError:  # control characters
        return etree.SubElement(parent, tag, {key: safe_text(value) for key, value in attributes.items()})


def _first_of(expression: etree.XPath) -> etree.XPath | Remembered:
    """An expression for the first of the tree, which finds them all and remembers, where it calls back into Python."""
    first = _FIRST_ONLY.fullmatch(expression.path)
    if "re:test" not in expression.path:
        return expression
    return Remembered(etree.XPath(first.group(1), namespaces=_NAMESPACES) if first else expression)


_ELSEWHERE = Remembered(*RAW_TREE_PRUNE_XPATH, *REMOVE_COMMENTS_AND_LISTS_XPATH)
"""Finds other stories and readers' comments."""


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
BODY_XPATH[:] = map(_first_of, BODY_XPATH)
OVERALL_DISCARD_XPATH[:] = [Remembered(*OVERALL_DISCARD_XPATH)]


def story_words(root: html.HtmlElement) -> etree._Element | None:
    """The story in trafilatura's own elements, None when it finds too little; `root` stays as it is."""
    holder = _holder(root)
    body = None if holder is None else _read(root, holder)
    return getattr(bare_extraction(root, options=_OPTIONS), "body", None) if body is None else body


def _read(root: html.HtmlElement, holder: html.HtmlElement) -> etree._Element | None:
    """What trafilatura extracts of `holder`; None where it would have second thoughts about the page."""
    tree = root.makeelement("body")
    tree.append(copy(holder))
    try:
        prune_unwanted_nodes(tree, [_ELSEWHERE])
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
            if len(_STRING(element)) < _OPTIONS.min_extracted_size:
                continue
            around = [element, *element.iterancestors()]
            if not any(_ELSEWHERE.fitting(around)):
                return element
    return None
