"""Everything of trafilatura that is used, and all that is replaced in it to make it fast.

Its expressions know the names that pages give to stories and to furniture. Asked as they are, they call back into
Python for each element of a page; here they are remembered (see `xpath_cache`). trafilatura's version is pinned in
pyproject.toml; that all names are there is checked when the first page is read.
"""

from functools import cache
from importlib.metadata import version
from typing import Any

from lxml import etree, html

from reader.errors import ReaderError
from reader.ingest.extract.extractor.xpath_cache import Remembered

try:
    from trafilatura import bare_extraction, main_extractor
    from trafilatura.core import ESCALATION_ACCEPT_RATIO, ESCALATION_MAX_LENGTH, ESCALATION_PAGE_SHARE
    from trafilatura.htmlprocessing import (
        convert_tags,
        convert_to_html,
        delete_by_link_density,
        prune_unwanted_nodes,
        tree_cleaning,
    )
    from trafilatura.main_extractor import extract_content
    from trafilatura.settings import Extractor
    from trafilatura.xpaths import (
        BODY_XPATH,
        DISCARD_IMAGE_ELEMENTS,
        OVERALL_DISCARD_XPATH,
        RAW_TREE_PRUNE_XPATH,
        REMOVE_COMMENTS_AND_LISTS_XPATH,
        TEASER_DISCARD_XPATH,
    )

    vars(main_extractor)["delete_by_link_density"]
except (ImportError, KeyError) as fault:
    raise ReaderError(
        f"trafilatura {version('trafilatura')} does not fit this reader ({fault}); "
        "install reader again, with the version it asks for"
    ) from fault

__all__ = [
    "ESCALATION_ACCEPT_RATIO",
    "ESCALATION_MAX_LENGTH",
    "ESCALATION_PAGE_SHARE",
    "MIN_LETTERS",
    "convert_to_html",
]

_FAST = Extractor(fast=True, comments=False, links=True, formatting=True, output_format="html")
_CAREFUL = Extractor(fast=False, comments=False, links=True, formatting=True, output_format="html")

MIN_LETTERS: int = _FAST.min_extracted_size
"""Letters of the shortest story trafilatura is content with."""

EVERYONE = [
    etree.XPath(expression.path.replace(")[1]", ")"), namespaces={"re": "http://exslt.org/regular-expressions"})
    for expression in BODY_XPATH
]
"""Find all elements named as a story, surest first; the last ones find the main part of any page."""

NAMED = EVERYONE[:3]
"""Those that name a story and nothing else."""

STORIES = Remembered(*NAMED)
OTHERS = frozenset((*RAW_TREE_PRUNE_XPATH, *REMOVE_COMMENTS_AND_LISTS_XPATH))
ELSEWHERE = Remembered(*OTHERS)
"""Finds other stories and readers' comments."""

FURNITURE = Remembered(*OVERALL_DISCARD_XPATH, *TEASER_DISCARD_XPATH, *DISCARD_IMAGE_ELEMENTS, *OTHERS)
CALLED = {"ul": "list", "ol": "list", "dl": "list", "li": "item", "dt": "item", "dd": "item"}
"""trafilatura's names of elements, by which its expressions about furniture go."""

BODIES = [Remembered(each) if "re:test" in each.path else each for each in EVERYONE]
"""`EVERYONE`, remembered."""


def extracted(root: html.HtmlElement, *, careful: bool = False) -> etree._Element | None:
    """What trafilatura takes for the story of a whole page, in its own elements; None when it finds too little.

    The careful way asks other algorithms too.
    """
    return getattr(bare_extraction(root, options=_CAREFUL if careful else _FAST), "body", None)


def extracted_from(holder: html.HtmlElement) -> tuple[etree._Element, str]:
    """What it takes of an element that stands alone in a tree, which is changed by it, and the text.

    Raises TypeError, ValueError for control characters.
    """
    prune_unwanted_nodes(holder, [ELSEWHERE])
    body, text, *_ = extract_content(convert_tags(tree_cleaning(holder, _FAST), _FAST), _FAST)
    return body, str(text)


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
BODY_XPATH[:] = BODIES
OVERALL_DISCARD_XPATH[:] = [Remembered(*OVERALL_DISCARD_XPATH)]
