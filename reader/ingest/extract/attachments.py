"""What an entry has beside its text: recordings, films, pictures, the page where it is discussed.

The parser of feeds writes them behind the entry's own HTML, as elements that HTML has for them, so that they are kept
with the raw input and found again whenever it is cleaned anew.
"""

import re
from collections.abc import Iterable
from html import escape
from typing import Any

from lxml import html

from reader.ingest.extract.sanitize import parse_whole
from reader.ingest.html.page_links import clean_address
from reader.ingest.html.visible_text import visible_text
from reader.model.safe_text import safe_line
from reader.model.story import Attachment

MOST = 50
"""Attachments of one entry that are kept."""

_CLASS = "reader-attachments"
_TAGS = {"audio": "audio", "video": "video", "image": "img", "file": "embed"}
_KINDS = {tag: kind for kind, tag in _TAGS.items()}
_NAMES = (
    (re.compile(r"\.(?:mp3|m4a|ogg|opus|aac|flac|wav)(?:$|[?#])", re.I), "audio"),
    (re.compile(r"\.(?:mp4|m4v|webm|mov|mkv|m3u8)(?:$|[?#])", re.I), "video"),
    (re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)(?:$|[?#])", re.I), "image"),
)
_DISCUSSION = re.compile(
    r"\W*(?:\d+ )?(?:comments?|discuss(?:ion)?|reply|replies|join the discussion|kommentare|commentaires|comentarios)"
    r"(?: \(\d+\)| here)?\W*",
    re.I,
)


def attachment(address: Any, mime: Any = "", *, title: Any = "", seconds: int = 0, size: Any = "") -> Attachment:
    """An attachment as a feed sends it; its kind by the type it names, else by the address's ending."""
    url, named = safe_line(str(address or "")), str(mime or "").partition("/")[0].lower()
    kind: Any = named if named in ("audio", "video", "image") else ""
    kind = kind or next((kind for ending, kind in _NAMES if ending.search(url)), "file")
    length = str(size or "").strip()
    size = int(length) if length.isdecimal() and len(length) < 14 else 0
    return Attachment(url, kind, safe_line(str(title or ""))[:500], seconds=seconds, size=size)


def seconds_of(duration: Any) -> int:
    """A duration as podcasts write it, 00:42:10, 42:10 or 2530, in seconds; 0 for anything else."""
    parts = str(duration or "").strip().split(":")
    if not 1 <= len(parts) <= 3 or not all(re.fullmatch(r"\d{1,6}(?:\.\d+)?", part, re.A) for part in parts):
        return 0
    total = 0
    for part in parts:
        total = total * 60 + int(float(part))
    return total if total < 10**6 else 0


def attached_html(attachments: Iterable[Attachment], discussion: str = "") -> str:
    """The attachments as HTML, to be put behind an entry's own; nothing when there are none."""
    parts = []
    for one in list(dict.fromkeys(attachments))[:MOST]:
        if not one.url:
            continue
        numbers = "".join(
            f' data-{name}="{number}"' for name, number in (("seconds", one.seconds), ("size", one.size)) if number
        )
        words = f' title="{escape(one.title)}"' if one.title else ""
        ending = "" if one.kind in ("image", "file") else f"</{_TAGS[one.kind]}>"
        parts.append(f'<{_TAGS[one.kind]} src="{escape(one.url)}"{words}{numbers}>{ending}')
    if discussion:
        parts.append(f'<a rel="replies" href="{escape(discussion)}"></a>')
    return f'<section class="{_CLASS}">{"".join(parts)}</section>' if parts else ""


def split_attached(source: str) -> tuple[str, str]:
    """An entry's own HTML, and what `attached_html` put behind it."""
    at = source.rfind(f'<section class="{_CLASS}">')
    return (source[:at], source[at:]) if at >= 0 else (source, "")


def read_attached(attached: str, base: str) -> tuple[tuple[Attachment, ...], str]:
    """The attachments in what `attached_html` wrote, and the address of the discussion."""
    found: list[Attachment] = []
    discussion = ""
    for element in parse_whole(attached).iter("a", *_KINDS) if attached else ():
        address = clean_address(element.get("src") or element.get("href") or "", base)
        if address and element.tag == "a":
            discussion = discussion or address
        elif address:
            title = safe_line(element.get("title") or "")
            kind: Any = _KINDS[element.tag]
            numbers = (_number(element.get("data-seconds")), _number(element.get("data-size")))
            found.append(Attachment(address, kind, title, "", *numbers))
    return tuple(found), discussion


def discussion_in(root: html.HtmlElement, base: str) -> str:
    """Where a body leads to that says "Comments"."""
    links = list(root.iter("a"))[:200]
    said = [link for link in links if _DISCUSSION.fullmatch(visible_text(link) or " ")]
    return clean_address(said[-1].get("href") or "", base) if said else ""


def pictures_in(root: html.HtmlElement, base: str) -> tuple[Attachment, ...]:
    """The pictures of an entry that is nothing but pictures, with what they say: a web comic."""
    found = []
    for image in list(root.iter("img"))[:MOST]:
        address = clean_address(image.get("src") or "", base)
        if address and image.get("width") not in ("0", "1"):
            alt, title = safe_line(image.get("alt") or ""), safe_line(image.get("title") or "")
            found.append(Attachment(address, "image", alt, title if title != alt else ""))
    return tuple(found)


def is_discussion(words: str) -> bool:
    """Whether a line is only the way to the discussion."""
    return bool(_DISCUSSION.fullmatch(words))


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 14 else 0
