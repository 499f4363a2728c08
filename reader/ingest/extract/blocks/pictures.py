"""Pictures in a story: what is said of them, and what only looks like it."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from lxml import html

from reader.model.document import MediaKind
from reader.model.safe_text import safe_line


class Picture(NamedTuple):
    """A picture, film or recording and what it says of itself."""

    address: str
    alt: str = ""
    hover: str = ""
    """What is shown when one points at it."""
    media: MediaKind = "image"


_LABEL = re.compile(
    r"(?:image|photo|picture|figure|media|video)s?(?: caption| source| credits?)?[\s,:.;-]*"
    r"|[(\[]?\s*(?:image|photo|picture|credit|source|photograph|foto|bild)s?(?: credits?| by| via)?\s?[:/|©]"
    r"\s*[^.]{0,60}[)\]]?",
    re.I,
)
"""A caption that says nothing of the picture: a label, a bare credit."""

_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|avif|svg)|(?:img|dsc|image|photo|screenshot)?[-_ ]?[\d_-]+", re.I)


def caption_of(texts: Iterable[str]) -> str:
    """One caption out of the texts in a figure: none twice, and nothing where they are but labels and credits."""
    kept: list[str] = []
    for text in texts:
        once = _once(text)
        if once and once not in kept and not any(once in other for other in kept):
            kept.append(once)
    words = " ".join(kept)
    return "" if _LABEL.fullmatch(words) or words.count(" ") == 0 else words


def hover_of(image: html.HtmlElement, address: str, *, every: bool = False) -> Picture:
    """The picture of an `img` at an address.

    A description of less than three words is none, nor is the name of a file; with `every` any will do, and a picture
    that has none is called by the name of its file.
    """
    alt, title = safe_line(image.get("alt") or ""), safe_line(image.get("title") or "")
    alt = "" if _FILE.fullmatch(alt) else alt
    hover = title if title != alt and not _FILE.fullmatch(title) and (title.count(" ") >= 2 or every) else ""
    if every:
        return Picture(address, alt or hover or address.partition("?")[0].rpartition("/")[2][:80] or "picture", hover)
    if alt.count(" ") < 2:
        return Picture(address, hover)
    return Picture(address, alt, hover if hover != alt else "")


def _once(text: str) -> str:
    """A text that is written twice, once for each kind of screen, said once."""
    half = len(text) // 2
    for middle in (half, half + 1):
        if half > 8 and text[:half].strip() == text[middle:].strip():
            return text[:half].strip()
    return text
