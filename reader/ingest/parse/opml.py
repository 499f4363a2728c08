"""Subscription lists as OPML, in and out. Reading runs in the worker process."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html import escape, unescape
from typing import Any
from xml.sax.saxutils import quoteattr

from reader.errors import ReaderError
from reader.ingest.encoding import as_utf8
from reader.ingest.parse.subscriptions import Subscription, Subscriptions, collected
from reader.ingest.urls import without_login
from reader.model.feed import Feed
from reader.model.safe_text import safe_line

MAX_DEPTH = 20
"""Folders within folders that are followed."""


def read_opml(data: bytes) -> Subscriptions:
    """The feeds in an OPML list, well-formed or not; folders within folders become "World/Europe".

    Bare ampersands, the commonest fault of lists made by hand, are what they look like. Raises ReaderError when it
    is no OPML.
    """
    from lxml import etree

    data = _AMPERSAND.sub(_as_meant, as_utf8(data).strip())
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or _name(root) != "opml":
        raise ReaderError("this is not an OPML list")
    found: list[Subscription] = []
    _walk(root, (), found)
    return replace(collected(found), cut_off=not _END.search(data))


_AMPERSAND = re.compile(rb"&(?:#(?:\d+|[xX][0-9a-fA-F]+);|(\w+);)?")
_END = re.compile(rb"</(?:opml|body)\s*>", re.IGNORECASE)
_OF_XML = (b"amp", b"lt", b"gt", b"quot", b"apos")


def _as_meant(found: "re.Match[bytes]") -> bytes:
    """A reference XML knows stays, one of HTML becomes its character, and any other ampersand is one."""
    name = found[1]
    if found[0] != b"&" and (name is None or name in _OF_XML):
        return found[0]
    character = unescape(found[0].decode()) if name else ""
    return escape(character).encode() if character and not character.startswith("&") else b"&amp;" + found[0][1:]


def write_opml(feeds: Iterable[Feed], title: str = "Feeds") -> str:
    """The feeds as OPML 2.0, folders as outlines around them; user names and passwords stay at home.

    A feed in several folders stands in each, its tags are its categories. What only this program and few others know
    (paused, whole pages) is written as they write it: `disabled` and `crawler`.
    """
    root = _Folder()
    for feed in sorted(feeds, key=lambda feed: (feed.title.casefold(), feed.url)):
        for path in feed.folders or ("",):
            folder = root
            for part in filter(None, path.split("/")):
                folder = folder.inner.setdefault(part, _Folder())
            folder.feeds.append(feed)
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<opml version="2.0">',
            f"  <head><title>{_text(title)[1:-1]}</title></head>",
            "  <body>",
            *_lines(root, 2),
            "  </body>",
            "</opml>",
            "",
        ]
    )


@dataclass(slots=True)
class _Folder:
    feeds: list[Feed] = field(default_factory=list)
    inner: dict[str, "_Folder"] = field(default_factory=dict)


def _lines(folder: _Folder, depth: int) -> Iterator[str]:
    indent = "  " * depth
    for feed in folder.feeds:
        yield indent + _outline(feed)
    for name in sorted(folder.inner):
        yield f"{indent}<outline text={_text(name)}>"
        yield from _lines(folder.inner[name], depth + 1)
        yield f"{indent}</outline>"


def _outline(feed: Feed) -> str:
    name = _text(feed.title or without_login(feed.url))
    more = {
        "htmlUrl": feed.site_url,
        "category": ",".join(feed.tags),
        "disabled": "true" if feed.paused else "",
        "crawler": "true" if feed.full_text else "",
    }
    given = "".join(f" {key}={_text(value)}" for key, value in more.items() if value)
    return f'<outline type="rss" text={name} title={name} xmlUrl={_text(without_login(feed.url))}{given}/>'


def _text(text: str) -> str:
    """An attribute's value in double quotes."""
    return '"' + quoteattr(safe_line(text), {'"': "&quot;"})[1:-1] + '"'


def _walk(node: Any, folder: tuple[str, ...], found: list[Subscription]) -> None:
    for child in node:
        if _name(child) != "outline":
            if len(folder) < MAX_DEPTH and _name(child) == "body":
                _walk(child, folder, found)
            continue
        given = {str(key).lower(): str(value) for key, value in child.attrib.items()}
        label = safe_line(given.get("title") or given.get("text") or "")[:200]
        url = given.get("xmlurl", "").strip()
        if url and given.get("type", "rss").lower() != "include":
            found.append(_subscription(url, label, folder, given))
        if len(folder) < MAX_DEPTH:
            _walk(child, (*folder, label.replace("/", "-")) if label and not url else folder, found)


def _subscription(url: str, label: str, folder: tuple[str, ...], given: dict[str, str]) -> Subscription:
    """Categories with a slash before or in them are folders, as OPML 2.0 says, others tags; the first may be either."""
    named = [word for word in (safe_line(part)[:200] for part in given.get("category", "").split(",")) if word]
    folders = ["/".join(folder)] if folder else []
    folders += [name.strip("/") for name in named if "/" in name]
    tags = [name for name in named if "/" not in name]
    return Subscription(
        url,
        label,
        tuple(dict.fromkeys(filter(None, folders))),
        tuple(dict.fromkeys(tags)),
        paused=given.get("disabled", "").lower() == "true",
        full_text=given.get("crawler", "").lower() == "true",
    )


def _name(node: Any) -> str:
    tag = node.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
