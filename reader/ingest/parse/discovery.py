"""The feeds a web page offers, best first. Runs in the worker process."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from reader.model.safe_text import safe_line

MAX_PAGE = 2 * 1024 * 1024
"""Characters of a page that are looked at; feeds are named in its head."""

_FEED_TYPES = (
    "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "text/xml",
    "application/xml",
)  # fmt: skip
_FEED_PATH = re.compile(r"(?:^|[/._-])(?:rss|atom|feeds?)(?:[/._-]|$)|\.(?:rss|atom|rdf)$", re.IGNORECASE)
_FEED_NAME = re.compile(r"(?<![\w-])(?:rss|atom)(?![\w-])", re.IGNORECASE)
_LONGEST_NAME = 40
"""Characters of a link's words; longer ones are a sentence about feeds rather than a link to one."""
_COMMENTS = re.compile(r"\bcomments?\b|\bkommentare\b|\bcommentaires\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed a page links to."""

    url: str
    title: str = ""


def find_feeds(page: str, url: str) -> tuple[FoundFeed, ...]:
    """Feeds that `page`, found at `url`, declares in `link` elements; without any, what its own links call a feed.

    Feeds of comments come last.
    """
    from lxml import etree, html

    try:
        root = html.document_fromstring(page[:MAX_PAGE].encode("utf-8", "replace"), html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ()
    base = next((urljoin(url, node.get("href", "")) for node in root.iter("base") if node.get("href")), url)
    declared = [
        _found(base, node.get("href", ""), node.get("title", "")) for node in root.iter("link") if _declares(node)
    ]
    linked = [
        _found(base, node.get("href", ""), _words(node)) for node in root.iter("a") if not declared and _leads(node)
    ]
    found: dict[str, FoundFeed] = {}
    for feed in declared or linked:
        if feed:
            found.setdefault(feed.url, feed)
    return tuple(sorted(found.values(), key=is_comments))


def is_comments(feed: FoundFeed) -> bool:
    """Whether it is made of readers' comments rather than stories."""
    return bool(_COMMENTS.search(feed.title) or _COMMENTS.search(urlsplit(feed.url).path.replace("-", " ")))


def _declares(node: Any) -> bool:
    """Whether a `link` element names a feed, by its type or by `rel="feed"`."""
    rel = node.get("rel", "").lower().split()
    kind = node.get("type", "").lower().partition(";")[0].strip()
    return "feed" in rel or ("alternate" in rel and kind in _FEED_TYPES)


def _leads(node: Any) -> bool:
    """Whether a link leads to a feed, by its address or by what it is called."""
    names = (_words(node), node.get("title", ""), *(picture.get("alt", "") for picture in node.iter("img")))
    named = any(len(name) <= _LONGEST_NAME and _FEED_NAME.search(name) for name in names)
    return bool(named or _FEED_PATH.search(_path(node.get("href", ""))))


def _words(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def _found(base: str, href: str, title: str) -> FoundFeed | None:
    try:
        target = urljoin(base, safe_line(href))
    except ValueError:
        return None
    if not href.strip() or not target.startswith(("http://", "https://")):
        return None
    return FoundFeed(target, safe_line(title)[:200])


def _path(href: str) -> str:
    """The path of an address, empty when it is none."""
    try:
        return urlsplit(href[:2000]).path
    except ValueError:
        return ""
