"""What stands around the story on every page of a site: menus, footers, side columns, windows that open over it."""

import re
from collections import Counter

from lxml import etree, html

from reader.ingest.extract.blocks.html_elements import is_hidden

_SURROUNDINGS = ("noscript", "head", "nav", "footer", "button", "select", "menu", "aside")
"""Elements around a story, never in it."""

_APART = frozenset(
    {"navigation", "complementary", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "tooltip"}
)
"""Roles by which a page tells such elements apart that have no name of their own."""

_TOOLTIP = re.compile(r"(?:tool-?tip|popover|hover-?card)[-_]*(?:bubble|text|content|body|inner|card|panel)", re.I)
"""Classes of what is shown when one points at a word; the word itself is often called a tooltip, too."""

_WINDOW = re.compile(r"(?:^|\s)modal(?:[-_]*(?:content|dialog|body|wrapper|container|window))?(?:\s|$)")
"""Classes of a window that opens over the page."""

_MAY_STAND_APART = etree.XPath(
    "//@role/.. | //@class[contains(., 'ool') or contains(., 'over') or contains(., 'modal')]/.."
)
"""Finds all elements that may be such; asked of attributes, which are far fewer than elements."""

_HIDDEN = etree.XPath("//@hidden/.. | //@style[contains(., 'none') or contains(., 'hidden')]/..")
"""Finds all elements that may be hidden."""

_STRING = etree.XPath("string()", smart_strings=False)

_FEW = 200
"""Letters of all paragraphs of a page below which its text stands in other elements."""


def strip_surroundings(root: html.HtmlElement) -> None:
    """Remove menus, footers and the like from the page `root`.

    One that holds half of the page's paragraphs was never closed, or is called what it is not: it stays as a plain
    container. So does an element that is hidden until a program shows it.
    """
    _name_surroundings(root)
    held = Counter[html.HtmlElement]()
    hidden = [element for element in _HIDDEN(root) if is_hidden(element)]
    total, page = 0, len(_STRING(root))
    for paragraph in root.iter("p"):
        letters = len(_STRING(paragraph))
        total += letters
        for around in paragraph.iterancestors(*_SURROUNDINGS, *{element.tag for element in hidden}):
            held[around] += letters
    if total < _FEW:
        total = page
        held = Counter({around: len(_STRING(around)) for around in root.iter(*_SURROUNDINGS)})
    for around, letters in held.items():
        if 2 * letters > total and around.tag in _SURROUNDINGS:
            around.tag = "div"
    for element in hidden:
        if 2 * held[element] > total or 2 * len(_STRING(element)) > page:
            for name in ("hidden", "style"):
                element.attrib.pop(name, None)
    etree.strip_elements(root, *_SURROUNDINGS, with_tail=False)


def _name_surroundings(root: html.HtmlElement) -> None:
    """Make an aside of what is one by its role, of what is shown when one points at a word, and of windows."""
    for element in _MAY_STAND_APART(root):
        name = element.get("class") or ""
        if element.get("role") in _APART or _TOOLTIP.search(name) or _WINDOW.search(name):
            element.tag = "aside"
