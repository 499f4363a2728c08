"""What the elements of HTML mean for a text: which are blocks, parts of a line, captions, or nothing to read."""

import re
from functools import lru_cache

from lxml import etree, html

from reader.ingest.extract.blocks.block_context import Frame
from reader.model.document import Inline, InlineKind

SKIPPED = frozenset(
    {"script", "style", "template", "svg", "math", "canvas", "object", "embed", "audio", "video", "iframe", "button",
     "select", "input", "textarea", "option", "optgroup", "datalist", "map", "area", "head", "title", "meta", "link",
     "base", "rp", "rt", "progress", "meter", "dialog"}
)  # fmt: skip
LEAVES = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "li", "dt", "dd", "blockquote", "figcaption", "caption",
     "address", "hr"}
)  # fmt: skip
"""Blocks that are parts of a text, not containers around it."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = LEAVES | frozenset(
    {"html", "body", "address", "article", "aside", "center", "details", "dir", "div", "fieldset", "figure", "footer",
     "form", "header", "legend", "main", "menu", "nav", "section", "summary", "table", "tbody", "td", "tfoot", "th",
     "thead", "tr", "noscript"}
)  # fmt: skip
ASIDE = frozenset({"figure", "fieldset", "form", "legend"})
"""Blocks whose words are not the story's own."""

INLINE: dict[str, InlineKind] = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "cite": "italic",
    "code": "code", "kbd": "code", "samp": "code", "tt": "code", "a": "link", "ins": "inserted",
    "abbr": "abbreviation", "acronym": "abbreviation",
}  # fmt: skip
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:fig)?caption(?:[_-]?(?:text|wrap\w*|body|content))?(?:$|[\s_-])|figcaption|caption-?text", re.I
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_CAPTION_LENGTH = 600
"""Characters; a longer element that calls itself a caption is a container of something else."""


def trimmed(inlines: list[Inline], text: str) -> tuple[Inline, ...]:
    """The inlines in order, without white space at their ends, empty ones and refused links left out."""
    kept = []
    for inline in inlines:
        start, end = inline.start, min(inline.end, len(text))
        while start < end and text[start] == " ":
            start += 1
        while end > start and text[end - 1] == " ":
            end -= 1
        told = inline.href if inline.kind == "link" else inline.title if inline.kind == "abbreviation" else inline.kind
        if start < end and told:
            kept.append(Inline(start, end, inline.kind, inline.href, inline.title))
    return tuple(sorted(kept, key=lambda inline: (inline.start, -inline.end)))


def marker_of(item: html.HtmlElement, around: Frame) -> str:
    """What the list item is drawn with: its number in an ordered list, else a bullet."""
    if around.number is None:
        return "•"
    number = number_of(item.get("value"), around.number)
    around.number = number + 1
    return f"{number}."


def number_of(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text) else default


@lru_cache(1024)
def names_caption(name: str) -> bool:
    return bool(_CAPTION.search(name))


def is_hidden(element: html.HtmlElement) -> bool:
    """Whether the page hides the element without any program's help."""
    style = element.get("style")
    return bool(style and _HIDDEN.search(style)) or element.get("hidden") is not None


def is_short(element: etree._Element) -> bool:
    return sum(map(len, element.itertext())) <= _CAPTION_LENGTH
