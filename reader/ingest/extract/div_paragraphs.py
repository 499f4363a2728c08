"""Paragraphs that are written as divs.

Builders of pages, mail programs and old editors write a text as a row of divs. What is a paragraph is seen by what it
holds: running text and nothing that makes a block of its own.
"""

from lxml import etree, html

from reader.ingest.extract.blocks.html_elements import BLOCKS
from reader.ingest.html.line_measures import is_prose

_STRING = etree.XPath("string()", smart_strings=False)

_MOSTLY = 2
"""Letters of running text in divs, by those in paragraphs, from which on a page is written in divs."""

_MOST = 4
"""Part of a page's letters in its paragraphs from which on these are surely its text."""

_INSIDE = sorted(BLOCKS | {"pre", "form", "input", "select", "textarea"})
_LINES = etree.XPath(f"//div[not({' or '.join(f'descendant::{tag}' for tag in _INSIDE)})]")
"""Finds all divs that hold no blocks: lines of text."""


def mark_paragraphs(root: html.HtmlElement) -> None:
    """Make paragraphs of the divs on the page `root` that are such, where they hold more running text than its own.

    Short lines beside them, as names of speakers and subheadings, go with them when they have their class.
    """
    if _MOST * sum(len(_STRING(paragraph)) for paragraph in root.iter("p")) > len(_STRING(root)):
        return
    lines = _LINES(root)
    prose = {line: letters for line in lines if (letters := _prose_letters(line))}
    if sum(prose.values()) <= _MOSTLY * sum(map(_prose_letters, root.iter("p"))):
        return
    boxes = {line: _box(line) for line in lines}
    beside = {(boxes[line].getparent(), line.get("class")) for line in prose}
    for line, box in boxes.items():
        if (box.getparent(), line.get("class")) in beside:
            line.tag = "p"
            if box is not line:
                line.tail = box.tail
                box.getparent().replace(box, line)


def _box(line: html.HtmlElement) -> html.HtmlElement:
    """The outermost div that holds the line and nothing else."""
    around = line.getparent()
    while (
        around is not None and around.tag == "div" and len(around) == 1 and not (around.text or line.tail or "").strip()
    ):
        line, around = around, around.getparent()
    return line


def _prose_letters(element: html.HtmlElement) -> int:
    text = " ".join(_STRING(element).split())
    return len(text) if is_prose(text) else 0
