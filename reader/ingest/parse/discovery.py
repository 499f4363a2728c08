"""The feeds a web page offers, best first. Runs in the worker process."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from reader.model.safe_text import safe_line

MAX_PAGE = 2 * 1024 * 1024
"""Characters of a page that are looked at; feeds are named in its head."""

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_FEED_PATH = re.compile(r"(?:^|[/._-])(?:rss|atom|feeds?)(?:[/._-]|$)|\.(?:rss|atom|rdf)$", re.IGNORECASE)
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
        _found(base, node.get("href", ""), node.get("title", ""))
        for node in root.iter("link")
        if "alternate" in node.get("rel", "").lower().split()
        and node.get("type", "").lower().partition(";")[0].strip() in _FEED_TYPES
    ]
    linked = [
        _found(base, node.get("href", ""), "")
        for node in root.iter("a")
        if not declared and _FEED_PATH.search(_path(node.get("href", "")))
    ]
    found: dict[str, FoundFeed] = {}
    for feed in declared or linked:
        if feed:
            found.setdefault(feed.url, feed)
    return tuple(sorted(found.values(), key=_is_comments))


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


def _is_comments(feed: FoundFeed) -> bool:
    return bool(_COMMENTS.search(feed.title) or _COMMENTS.search(urlsplit(feed.url).path.replace("-", " ")))
