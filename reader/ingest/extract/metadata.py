"""What a page says about its story: headline, author, dates, outlet, language, picture.

The publisher's own words for machines come first (JSON-LD, OpenGraph), then what the page shows. The headline is the
one a reader sees: the h1 that resembles what the machines are told.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from urllib.parse import urlsplit

from lxml import etree, html

from reader.ingest.dates import read_date
from reader.ingest.extract import json_ld
from reader.ingest.extract.line_measures import likeness, norm
from reader.ingest.extract.page_links import clean_address
from reader.ingest.extract.sanitize import TooTangled, parse_whole
from reader.model.safe_text import safe_line

MAX_LENGTH = 500
"""Characters of a headline, a name or a description that are kept."""

_SEPARATOR = re.compile(r"\s+[|–—·•»:-]\s+|\s*\|\s*")
_SECTION_NAME = re.compile(r"\w+ |[\w &]{1,30} ?[|–—] ?")
"""What stands before a headline when a page puts the section's name into it."""

_MEDIA = re.compile(r"\s*[\[(](?:watch|listen|video|photos?|pictures|gallery)[\])]$", re.I)
"""What a page hangs on a headline when it has something to play."""

_TITLE_LIKE = 0.5
_URL = re.compile(r"https?://|www\.|/")
_DATED = etree.XPath(
    "//*[@itemprop='datePublished' or @pubdate or contains(@class, 'published') or contains(@class, 'entry-date')"
    " or contains(@class, 'post-date') or contains(@class, 'pub-date') or contains(@id, 'date_posted')"
    " or contains(@id, 'pubdate')]"
)
_BY = etree.XPath("//*[@rel='author' or @itemprop='author']")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Facts about a page's story; empty where the page is silent."""

    title: str = ""
    author: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None
    site: str = ""
    language: str = ""
    picture: str = ""
    description: str = ""
    locked: bool = False
    """Whether the publisher says that the story is not free to read."""


def read_metadata(root: html.HtmlElement, url: str = "", source: str = "") -> Metadata:
    """The metadata of the page `root`; `url` is its address, `source` what it was parsed from.

    Without a date in the usual places the source's programs are searched too.
    """
    metas = _metas(root)
    node = json_ld.article_node(root)
    site = _first(metas.get("og:site_name"), json_ld.words(node.get("publisher")), metas.get("application-name"))
    published, updated = _dates(root, metas, node)
    return Metadata(
        title=_title(root, metas, node, site),
        author=_author(root, metas, node),
        published_at=published or _searched_date(root, url, source),
        updated_at=updated,
        site=site or _host(url or metas.get("og:url", "")),
        language=_language(root, metas, node),
        picture=clean_address(
            _first(metas.get("og:image"), json_ld.address(node.get("image")), metas.get("twitter:image")), url
        ),
        description=_first(
            metas.get("og:description"),
            metas.get("description"),
            metas.get("twitter:description"),
            json_ld.words(node.get("description")),
        ),
        locked=str(node.get("isAccessibleForFree", "")).lower() in ("false", "no")
        or metas.get("article:content_tier") == "locked",
    )


def _metas(root: html.HtmlElement) -> dict[str, str]:
    """The content of every meta element by its lowercased name; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        content = safe_line(meta.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(*candidates: str | None) -> str:
    return next((line[:MAX_LENGTH] for candidate in candidates if candidate and (line := safe_line(candidate))), "")


def _title(root: html.HtmlElement, metas: dict[str, str], node: dict[str, object], site: str) -> str:
    window = next((safe_line(title.text_content()) for title in root.iter("title")), "")
    told = [
        _first(metas.get("og:title")),
        _first(json_ld.words(node.get("headline"))),
        _first(metas.get("twitter:title")),
        window,
    ]
    told = [_MEDIA.sub("", _without_site(title, site)) for title in told if title]
    shown = [text for h1 in root.iter("h1") if 0 < len(text := safe_line(h1.text_content())) <= MAX_LENGTH]
    shown = [_MEDIA.sub("", text) for text in shown]
    best, score = "", 0.0
    for text in shown[:20]:
        alike = max((_resemblance(norm(text), norm(title)) for title in told), default=1.0)
        if alike > score:
            best, score = text, alike
    if score < _TITLE_LIKE:
        alone = len(shown) == 1 and shown[0].count(" ") >= 2 and likeness(norm(shown[0]), norm(site)) < 0.5
        return next(iter(shown if alone or not told else told), "")
    kickerless = [title for title in told if best.endswith(title) and _SECTION_NAME.fullmatch(best[: -len(title)])]
    return max(kickerless, key=len) if kickerless else best


def _resemblance(shown: str, told: str) -> float:
    """How sure it is that the norm of an h1 is the headline the norm `told` names; 1.0 when one begins the other."""
    begins = shown.count(" ") >= 3 and f"{told} ".startswith(f"{shown} ")
    return 1.0 if begins else likeness(shown, told)


def _without_site(title: str, site: str) -> str:
    """`title` without the outlet's name at its end or start."""
    pieces = list(_SEPARATOR.finditer(title))
    if not pieces or not site:
        return title
    for cut in (pieces[-1], pieces[0]):
        head, rest = title[: cut.start()], title[cut.end() :]
        if likeness(norm(rest), norm(site)) >= 0.5 and len(head) > len(rest):
            return head
        if likeness(norm(head), norm(site)) >= 0.5 and len(rest) > len(head):
            return rest
    return title


def _author(root: html.HtmlElement, metas: dict[str, str], node: dict[str, object]) -> str:
    told = (
        json_ld.words(node.get("author")),
        metas.get("author", ""),
        metas.get("article:author", ""),
        metas.get("parsely-author", ""),
        metas.get("sailthru.author", ""),
        metas.get("dc.creator", ""),
        metas.get("byl", ""),
    )
    for candidate in chain(told, _shown_authors(root)):
        name = re.sub(r"^(?:by|von|par|por)\s+", "", safe_line(candidate), flags=re.I)
        if name and len(name) <= 200 and not _URL.search(name):
            return name
    return ""


def _shown_authors(root: html.HtmlElement) -> Iterator[str]:
    for element in _BY(root)[:3]:
        yield element.text_content()


_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate",
    "publishdate", "publish-date", "publish_date", "published_time", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "article.published", "article_date_original", "cxenseparse:recs:publishtime",
    "iso-8601-publish-date", "dcterms.date",
)  # fmt: skip
_UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "dcterms.modified",
    "article.updated",
)


def _dates(
    root: html.HtmlElement, metas: dict[str, str], node: dict[str, object]
) -> tuple[datetime | None, datetime | None]:
    published = _first_date([json_ld.words(node.get("datePublished")), *(metas.get(name, "") for name in _PUBLISHED)])
    updated = _first_date([json_ld.words(node.get("dateModified")), *(metas.get(name, "") for name in _UPDATED)])
    if published is None:
        published = _first_date(
            element.get("datetime") or element.get("content") or safe_line(element.text_content())[:80]
            for element in _DATED(root)[:8]
        )
    if published is None:
        published = _first_date([time.get("datetime") or "" for time in list(root.iter("time"))[:1]])
    return published, updated if updated and (published is None or updated >= published) else None


def _first_date(candidates: Iterable[str]) -> datetime | None:
    return next((date for candidate in candidates if candidate and (date := read_date(candidate))), None)


def _searched_date(root: html.HtmlElement, url: str, source: str) -> datetime | None:
    """The date htmldate finds in the address, the text and the programs, when the page names none for machines."""
    from htmldate import find_date  # a third of a second to import, and few pages need it

    try:
        root = parse_whole(source) if source else root
        found = find_date(root, url=url or None, original_date=True, extensive_search=False, outputformat="%Y-%m-%d")
    except (ValueError, TypeError, AttributeError, OverflowError, TooTangled):
        return None
    return read_date(found) if found else None


def _language(root: html.HtmlElement, metas: dict[str, str], node: dict[str, object]) -> str:
    candidates = (
        root.get("lang"),
        metas.get("og:locale"),
        json_ld.words(node.get("inLanguage")),
        metas.get("content-language"),
        metas.get("language"),
    )
    for candidate in candidates:
        code = _LANGUAGE.match(candidate or "")
        if code:
            return code.group().lower()
    return ""


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
