"""The words of a page that trafilatura takes for its story, asked for as little of the page as will do.

trafilatura finds the element that holds the story, and the furniture in it, by the names pages give to elements. Its
expressions call back into Python for each element, which is most of its time. They look at nothing but an element's
own tag and attributes, and pages repeat those: here each name is asked about once and the answer remembered, and only
the element that holds the story is read. Where that gives too little, trafilatura reads the whole page, with all its
second thoughts.
"""

import re
from copy import copy

from lxml import etree, html
from trafilatura import bare_extraction
from trafilatura.core import ESCALATION_MAX_LENGTH, ESCALATION_PAGE_SHARE
from trafilatura.htmlprocessing import convert_tags, prune_unwanted_nodes, tree_cleaning
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
_REMEMBERED = 20_000
"""Names of elements whose answers are remembered, for each expression."""


class Remembered:
    """An expression that finds elements by their own tag and attributes, asked once about each.

    One that begins so and then looks inside the element too is asked again, of the tree, where a name fits.
    """

    def __init__(self, expression: etree.XPath) -> None:
        self.expression = expression
        path = expression.path
        self._tags = re.findall(r"self::(\w+)", path.partition("[")[2].partition("]")[0])
        self._attributes = frozenset(re.findall(r"@([\w-]+)", path))
        self._looks_inside = path.count("//") > 1
        self._answers: dict[tuple[str, tuple[tuple[str, str], ...]], bool] = {}

    def __call__(self, tree: etree._Element) -> list[etree._Element]:
        """Every element below `tree` that the expression finds, where it wants the first only as well."""
        found = self.among(list(tree.iterdescendants(*self._tags or "*")))
        return self.expression(tree) if found and self._looks_inside else found

    def among(self, elements: list[etree._Element]) -> list[etree._Element]:
        """Those of the elements whose name fits."""
        wanted, answers = self._attributes, self._answers
        names = [(element.tag, tuple([item for item in element.items() if item[0] in wanted])) for element in elements]
        unknown = [name for name in dict.fromkeys(names) if name not in answers]
        if len(answers) + len(unknown) > _REMEMBERED:
            answers.clear()
            unknown = list(dict.fromkeys(names))
        self._ask(unknown)
        return [element for element, name in zip(elements, names, strict=True) if answers[name]]

    def _ask(self, names: list[tuple[str, tuple[tuple[str, str], ...]]]) -> None:
        """Learn the answers about elements of these names, each standing alone in a tree made for the question."""
        tree = etree.Element("html")
        asked = [_standing_alone(tree, tag, dict(items)) for tag, items in names]
        fitting = set(self.expression(tree))
        self._answers.update((name, element in fitting) for name, element in zip(names, asked, strict=True))


def _standing_alone(tree: etree._Element, tag: str, attributes: dict[str, str]) -> etree._Element:
    parent = etree.SubElement(tree, "body")
    try:
        return etree.SubElement(parent, tag, attributes)
    except ValueError:  # control characters
        return etree.SubElement(parent, tag, {key: safe_text(value) for key, value in attributes.items()})


def _calls_back(expression: etree.XPath) -> bool:
    """Whether remembering pays; an expression in brackets may want one element of the whole tree only."""
    return "re:test" in expression.path and not expression.path.strip().startswith("(")


for _expressions in (BODY_XPATH, OVERALL_DISCARD_XPATH, RAW_TREE_PRUNE_XPATH, REMOVE_COMMENTS_AND_LISTS_XPATH):
    _expressions[:] = [Remembered(each) if _calls_back(each) else each for each in _expressions]
_ELSEWHERE = [*RAW_TREE_PRUNE_XPATH, *REMOVE_COMMENTS_AND_LISTS_XPATH]
"""What finds other stories and readers' comments."""


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
        prune_unwanted_nodes(tree, _ELSEWHERE)
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
            if not any(other.among(around) for other in _ELSEWHERE if isinstance(other, Remembered)):
                return element
    return None
