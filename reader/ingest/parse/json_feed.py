"""JSON Feed, versions 1 and 1.1 (jsonfeed.org); feedparser does not read it."""

import html
import json
from typing import Any
from urllib.parse import urljoin

from reader.errors import ReaderError
from reader.ingest.character_references import join_surrogates
from reader.ingest.dates import read_date
from reader.ingest.encoding import decode
from reader.ingest.extract.attachments import attached_html, attachment, seconds_of
from reader.ingest.parse.json_salvage import beginning_of, items_one_by_one
from reader.model.feed import FeedInfo
from reader.model.safe_text import safe_line, shortened
from reader.model.story import Entry


def is_json(body: bytes) -> bool:
    """Whether a body begins as JSON does; no XML feed can."""
    return body[:200].removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"["))


def parse_json_feed(body: bytes, url: str) -> tuple[FeedInfo, list[Entry]]:
    """The feed's own data and its entries. Raises ReaderError when it is no JSON Feed."""
    text = decode(body)
    try:
        feed = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        items = items_one_by_one(text)
        if not items:
            raise ReaderError(f"the JSON is broken{f' at line {line}' if line else ''}") from None
        feed = {**beginning_of(text), "items": items}
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise ReaderError("this is JSON, but not a JSON Feed")
    author = _author(feed)
    info = FeedInfo(
        title=html.unescape(_line(feed.get("title"))),
        site_url=_link(url, feed.get("home_page_url")),
        language=_line(feed.get("language"))[:20],
    )
    return info, [_entry(item, url, author) for item in feed["items"] if isinstance(item, dict)]


def _entry(item: dict[str, Any], url: str, feed_author: str) -> Entry:
    body = _text(item.get("content_html"))
    if not body and item.get("content_text"):
        body = html.escape(_text(item.get("content_text")), quote=False).replace("\n", "<br>\n")
    published = read_date(_text(item.get("date_published")))
    updated = read_date(_text(item.get("date_modified")))
    return Entry(
        guid=_text(item.get("id")),
        url=_link(url, item.get("url") or item.get("external_url")),
        title=_line(item.get("title")),
        author=_author(item) or feed_author,
        published_at=published or updated,
        updated_at=updated,
        html=body or html.escape(_text(item.get("summary")), quote=False),
        attached=_attached(item, url),
    )


def _attached(item: dict[str, Any], url: str) -> str:
    """The entry's attachments, and what it links to."""
    given = item.get("attachments")
    found = [
        attachment(
            _link(url, one.get("url")),
            one.get("mime_type"),
            title=_line(one.get("title")),
            seconds=seconds_of(one.get("duration_in_seconds")),
            size=one.get("size_in_bytes"),
        )
        for one in (given if isinstance(given, list) else ())
        if isinstance(one, dict)
    ]
    external = _link(url, item.get("external_url"))
    if external and item.get("url"):
        found.append(attachment(external, title="Linked page"))
    return attached_html(found)


def _author(of: dict[str, Any]) -> str:
    """The names in `authors` (1.1) or `author` (1)."""
    authors = of.get("authors") if isinstance(of.get("authors"), list) else [of.get("author")]
    names = [_line(author.get("name")) for author in authors or () if isinstance(author, dict)]
    return ", ".join(name for name in names if name)


def _text(value: Any) -> str:
    """Strings as they are, numbers as text (ids are often numbers), anything else as nothing."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return join_surrogates(str(value))


def _line(value: Any) -> str:
    return shortened(_text(value))


def _link(base: str, value: Any) -> str:
    text = safe_line(_text(value))
    try:
        return urljoin(base, text) if text else ""
    except ValueError:
        return ""
