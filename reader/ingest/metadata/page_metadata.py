"""What a page says about its story: headline, authors, dates, outlet, address, language, picture, each with its source.

The publisher's own words for machines come first (JSON-LD, OpenGraph), then what the page shows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import html

from reader.ingest.html.page_links import clean_address
from reader.ingest.html.visible_text import visible_text
from reader.ingest.metadata import json_ld
from reader.ingest.metadata.authors import read_authors
from reader.ingest.metadata.outlets import host_of, outlet_name
from reader.ingest.metadata.page_dates import FoundDate, read_dates
from reader.ingest.metadata.page_head import head_lines
from reader.ingest.metadata.titles import MAX_LENGTH, read_title
from reader.model.safe_text import safe_line
from reader.model.story import FieldSource

AHEAD = timedelta(days=1)
"""A date further ahead of the clock is none."""

_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}")
_Metas = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Metadata:
    """Facts about a page's story; empty where the page is silent."""

    title: str = ""
    author: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None
    site: str = ""
    address: str = ""
    """The address the publisher gives the page, its canonical one."""
    base: str = ""
    """What relative links of the page are relative to."""
    language: str = ""
    picture: str = ""
    description: str = ""
    locked: bool = False
    """Whether the publisher says that the story is not free to read."""
    sources: tuple[FieldSource, ...] = ()
    """Where title, author, dates, outlet and address were found."""


def read_metadata(root: html.HtmlElement, url: str = "", *, now: datetime | None = None) -> Metadata:
    """The metadata of the page `root`; `url` is its address when known, and no date may be ahead of the clock `now`."""
    metas = _metas(root)
    node = json_ld.article_node(root)
    address, address_from = _canonical(root, metas, node, url)
    window = next((visible_text(title) for title in root.iter("title")), "")
    host = host_of(url or address)
    site, site_from = outlet_name(
        [
            (_first(metas, "og:site_name"), "meta og:site_name"),
            (json_ld.words(node.get("publisher")), "JSON-LD publisher"),
            (_first(metas, "application-name"), "meta application-name"),
        ],
        window,
        host,
    )
    title, title_from = read_title(root, _told_titles(metas, node, window), site)
    head = cache(lambda: head_lines(root, title))  # most pages say all to machines
    author, author_from = read_authors(root, metas, node, site, head)
    published, updated = (
        None if found and now and found.moment > now + AHEAD else found
        for found in read_dates(root, metas, node, url or address, head)
    )
    base = next((element.get("href", "") for element in root.iter("base") if element.get("href")), "")
    return Metadata(
        title=title,
        author=author,
        published_at=published and published.moment,
        updated_at=updated and updated.moment,
        site=site,
        address=address,
        base=_joined(url or address, base),
        language=_language(root, metas, node),
        picture=clean_address(
            _first(metas, "og:image") or json_ld.address(node.get("image")) or _first(metas, "twitter:image"), url
        ),
        description=_first(metas, "og:description", "description", "twitter:description")
        or safe_line(json_ld.words(node.get("description")))[:MAX_LENGTH],
        locked=str(node.get("isAccessibleForFree", "")).lower() in ("false", "no")
        or _first(metas, "article:content_tier") == "locked",
        sources=(
            *_source("title", title, title_from),
            *_source("author", author, author_from),
            *_dated("published", published),
            *_dated("updated", updated),
            *_source("outlet", site, site_from),
            *_source("address", address, address_from),
        ),
    )


def _source(field: str, value: str, where: str) -> tuple[FieldSource, ...]:
    return (FieldSource(field, where, value),) if value and where else ()


def _dated(field: str, found: FoundDate | None) -> tuple[FieldSource, ...]:
    return (FieldSource(field, found.where, found.said),) if found else ()


def _metas(root: html.HtmlElement) -> _Metas:
    """The contents of all meta elements by their names in small letters, in order."""
    found: _Metas = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        content = safe_line(meta.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _first(metas: _Metas, *names: str) -> str:
    return next((metas[name][0][:MAX_LENGTH] for name in names if name in metas), "")


def _told_titles(metas: _Metas, node: dict[str, Any], window: str) -> Sequence[tuple[str, str]]:
    told = [
        (_first(metas, "og:title"), "meta og:title"),
        (safe_line(json_ld.words(node.get("headline"))), "JSON-LD headline"),
        (_first(metas, "twitter:title"), "meta twitter:title"),
        (window, "the window's title"),
    ]
    return [(title[:MAX_LENGTH], where) for title, where in told if title]


def _canonical(root: html.HtmlElement, metas: _Metas, node: dict[str, Any], url: str) -> tuple[str, str]:
    """The page's own address; the bare front page is none, as is what another site's syndication points at nowhere."""
    linked = next((link.get("href") or "" for link in root.iter("link") if _is_canonical(link.get("rel"))), "")
    told = (
        (linked, "link canonical"),
        (_first(metas, "og:url"), "meta og:url"),
        (json_ld.address(node.get("mainEntityOfPage")) or json_ld.address(node.get("url")), "JSON-LD url"),
        (_first(metas, "twitter:url"), "meta twitter:url"),
    )
    for href, where in told:
        address = clean_address(href.strip(), url) if href else ""
        if address and urlsplit(address).path.strip("/"):
            return address, where
    return "", ""


def _is_canonical(rel: str | None) -> bool:
    return bool(rel) and "canonical" in str(rel).lower().split()


def _joined(address: str, base: str) -> str:
    try:
        return urljoin(address, base.strip()) if base else address
    except ValueError:
        return address


def _language(root: html.HtmlElement, metas: _Metas, node: dict[str, Any]) -> str:
    candidates = (
        root.get("lang"),
        _first(metas, "og:locale"),
        json_ld.words(node.get("inLanguage")),
        _first(metas, "content-language", "language"),
    )
    for candidate in candidates:
        code = _LANGUAGE.match(candidate or "")
        if code:
            return code.group().lower()
    return ""
