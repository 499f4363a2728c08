"""Parts of a page that open at a press: answers to questions, transcripts, the rest of a story.

A page builds them in one of two ways: as `details` below a `summary`, or as a button that names the element it opens,
which is hidden until then. What is pressed is a heading of the part; what it opens is text like any other.
"""

from lxml import etree, html

from reader.ingest.extract.draft_block import OPENED
from reader.ingest.html.line_measures import is_prose

_OPENS = etree.XPath("//@aria-expanded/parent::*[@aria-controls or @data-target or @data-bs-target or @href]")
_HEADING = "self::h2 or self::h3 or self::h4 or self::h5 or self::h6 or self::dt"
_PRESSED = etree.XPath(f"//summary | //button[ancestor::*[{_HEADING}] or descendant::*[{_HEADING}]]")
_QUESTION = "h4"
"""What a button becomes that opens a part and stands in no heading."""

_LETTERS = etree.XPath("string()", smart_strings=False)
_OUTSIDE = frozenset({"nav", "menu", "header", "form", "dialog"})
"""Elements whose parts are menus and windows."""


def unfold(root: html.HtmlElement) -> None:
    """Open on the page `root` what holds prose, and make what is pressed for it part of the text."""
    for pressed in _PRESSED(root):
        if pressed.tag == "button":
            pressed.tag = "span"
    for part in root.iter("details"):
        if _holds_prose(part):
            part.set("class", f"{part.get('class') or ''} {OPENED}")
    controls = {name.lstrip("#"): control for control in _OPENS(root) for name in _named_by(control)}
    controls.pop("", None)
    for part in root.iter() if controls else ():
        if isinstance(part.tag, str) and part.get("id") in controls and _holds_prose(part):
            part.attrib.pop("hidden", None)
            part.attrib.pop("style", None)
            part.set("class", f"{part.get('class') or ''} {OPENED}")
            pressed = controls[part.get("id")]
            if pressed.tag == "button":
                pressed.tag = _QUESTION


def _named_by(control: html.HtmlElement) -> tuple[str, ...]:
    names = ("aria-controls", "data-target", "data-bs-target", "href")
    return tuple(name for name in (control.get(one) or "" for one in names) if " " not in name)


def _holds_prose(part: html.HtmlElement) -> bool:
    """Whether running text stands in the part, and it is no menu, window or form."""
    if any(around.tag in _OUTSIDE for around in (part, *part.iterancestors())) or part.find(".//form") is not None:
        return False
    return any(is_prose(" ".join(text.split())) for text in (*part.itertext(), *map(_LETTERS, part.iter("p", "li"))))
