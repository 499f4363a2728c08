"""A plain list of addresses, one a line: articles to read, where nothing says that they are feeds."""

import re
from urllib.parse import urlsplit

from reader.ingest.parse.exports.saved_link import SavedLink, SavedLinks, collected

_FEED = re.compile(
    r"(?:^|[/._?=&-])(?:feeds?|rss\d?|atom|rdf)(?:$|[/._?=&-])|\.(?:xml|rss|atom|rdf|json)$", re.IGNORECASE
)


def holds_addresses(text: str, name: str) -> bool:
    """Whether every line is one address of a page; not in a file called `urls`, which newsboat keeps its feeds in."""
    lines = _lines(text)
    return name != "urls" and bool(lines) and all(_is_page(line) for line in lines)


def read_addresses(text: str) -> SavedLinks:
    """The addresses, in order."""
    return collected("a list of addresses", (SavedLink(line) for line in _lines(text)))


def _lines(text: str) -> list[str]:
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _is_page(line: str) -> bool:
    if not re.fullmatch(r"https?://\S+", line, re.IGNORECASE):
        return False
    try:
        parts = urlsplit(line)
    except ValueError:
        return False
    # a site's front page has a feed rather than a text of its own
    has_path = parts.path.strip("/") != "" or parts.query != ""
    return has_path and not _FEED.search(f"{parts.path}?{parts.query}" if parts.query else parts.path)
