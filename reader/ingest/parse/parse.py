"""A feed's bytes to entries: RSS, RDF, Atom and CDF by feedparser, JSON Feed by `json_feed`, what is plain by
`fast_feed`.

Runs in the worker process: what it reads is hostile until proved otherwise, and feedparser can be made to hang.
"""

import html
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reader.errors import ReaderError
from reader.ingest.character_references import join_surrogates, mend_references, mend_references_in
from reader.ingest.dates import from_parts, read_date
from reader.ingest.encoding import as_utf8
from reader.ingest.extract.attachments import attached_html, attachment, seconds_of
from reader.ingest.parse.fast_feed import PlainEntry, read_plain
from reader.ingest.parse.feedparser_adapter import fitted_feedparser, parse_with_feedparser
from reader.ingest.parse.json_feed import is_json, parse_json_feed
from reader.ingest.parse.salvage import as_plain_xml, entries_one_by_one, with_one_byte_signs
from reader.model.feed import FeedInfo
from reader.model.safe_text import safe_line, shortened
from reader.model.story import Attachment, Entry

MAX_ADDRESS = 8000
"""Characters; no server takes a longer address, and a part of one leads nowhere."""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What one body of a feed holds."""

    info: FeedInfo
    entries: tuple[Entry, ...] = ()


def parse_feed(body: bytes, url: str = "", content_type: str = "") -> ParsedFeed:
    """The feed in `body`, fetched from `url`, as it was delivered.

    Raises ReaderError in words when there is no feed in it.
    """
    if not body.strip():
        raise ReaderError("the answer is empty")
    body = with_one_byte_signs(body)
    if is_json(body):
        info, entries = parse_json_feed(body, url)
    else:
        info, entries = _parse_xml(body, url, content_type)
    return ParsedFeed(info, tuple(entries))


def _parse_xml(body: bytes, url: str, content_type: str) -> tuple[FeedInfo, list[Entry]]:
    body = mend_references(as_utf8(body, content_type))
    plain = read_plain(body, _UTF8, _settled)
    if plain is not None:
        if plain.own is None:
            info, _ = _by_feedparser(plain.shell, url, _UTF8)
        else:
            info = _info(plain.own, body)
        return info, [_plain_entry(entry) for entry in plain.entries]
    fitted_feedparser()
    try:
        return _by_feedparser(body, url, _UTF8)
    except (MemoryError, RecursionError):
        raise
    except Exception as fault:  # feedparser raises whatever the libraries below it raise on hostile input
        return _salvaged(body, url, fault)


_UTF8 = "application/xml; charset=utf-8"


def _salvaged(body: bytes, url: str, fault: Exception) -> tuple[FeedInfo, list[Entry]]:
    """What can be had of a feed that cannot be read as it was sent. Raises ReaderError when that is nothing."""
    text = as_plain_xml(body.decode("utf-8", "replace"))
    info = FeedInfo()

    def read(part: str) -> list[Entry]:
        nonlocal info
        own, entries = _by_feedparser(part.encode(), url, _UTF8)
        info = info if info.title else own
        return entries

    entries = [] if _is_page(body) else entries_one_by_one(text, read)
    if not entries:
        raise fault if isinstance(fault, ReaderError) else ReaderError(_why_no_feed(body, {})) from None
    return info, entries


def _settled(text: str) -> str:
    """A text as feedparser mends it: UTF-8 taken for Latin-1, control characters meant as Windows punctuation."""
    if text.isascii():
        return text
    with suppress(UnicodeError):
        text = text.encode("iso-8859-1").decode("utf-8")
    return text.translate(_WINDOWS)


_WINDOWS = {
    code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
"""What Windows puts where Latin-1 has control characters."""


def _plain_entry(entry: PlainEntry) -> Entry:
    return Entry(
        guid=join_surrogates(entry.guid),
        url=_address(entry.url),
        title=safe_line(entry.title),
        author=shortened(html.unescape(entry.author)),
        published_at=entry.published,
        updated_at=entry.updated,
        html=join_surrogates(entry.html),
        attached=join_surrogates(entry.attached),
    )


def _by_feedparser(body: bytes, url: str, content_type: str) -> tuple[FeedInfo, list[Entry]]:
    result = parse_with_feedparser(body, url, content_type)
    broken = hasattr(result.get("bozo_exception"), "getLineNumber")
    if not result.entries and (broken or not result.get("version")):
        raise ReaderError(_why_no_feed(body, result))
    return _info(result.feed, body), [_entry(item, url) for item in result.entries]


def _why_no_feed(body: bytes, result: Any) -> str:
    start = body[:2000].lower()
    if _is_page(body):
        return "this is a web page, not a feed"
    fault = result.get("bozo_exception")
    line = getattr(fault, "getLineNumber", lambda: None)()
    if re.search(rb"<(rss|feed|rdf:rdf|channel)\b", start):
        return f"the feed is broken{f' at line {line}' if line else ''}"
    return "this is not a feed"


def _is_page(body: bytes) -> bool:
    return re.search(rb"<(?:html|!doctype html)\b", body[:2000], re.IGNORECASE) is not None


def _info(feed: Any, body: bytes) -> FeedInfo:
    ttl = _whole_number(feed.get("ttl"))
    period = _PERIODS.get(str(feed.get("sy_updateperiod") or "").strip().lower())
    if ttl is None and period:
        ttl = period // max(1, _whole_number(feed.get("sy_updatefrequency")) or 1)
    return FeedInfo(
        title=plain_title(str(feed.get("title") or "")),
        site_url=_address(feed.get("link")),
        language=safe_line(str(feed.get("language") or ""))[:20],
        ttl_minutes=ttl,
        skip=_skip(body),
    )


_PERIODS = {"hourly": 60, "daily": 1440, "weekly": 10080, "monthly": 43200, "yearly": 525600}


def _skip(body: bytes) -> tuple[str, ...]:
    """The hours and days of RSS 2.0, read from the body itself: feedparser keeps only the last of each."""
    if b"<skip" not in body:
        return ()
    found = [word.decode().lower() for group in _SKIP.findall(body) for word in _SKIPPED.findall(group)]
    hours = [str(int(word) % 24) for word in found if word.isdigit() and int(word) <= 24]
    return (*dict.fromkeys(hours), *dict.fromkeys(word for word in found if word in _DAYS))


_SKIP = re.compile(rb"<skip(?:Hours|Days)\b[^>]*>(.*?)</skip", re.DOTALL)
_SKIPPED = re.compile(rb"<(?:hour|day)>\s*(\w{1,9})\s*</")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _entry(item: Any, url: str) -> Entry:
    published = _moment(item, "published") or _moment(item, "created")
    return Entry(
        guid=join_surrogates(str(item.get("id") or "")),
        url=_link(item),
        title=safe_line(str(item.get("title") or "")),
        author=_author(item),
        published_at=published or _moment(item, "updated"),
        updated_at=_moment(item, "updated"),
        html=_html(item, url),
        attached=_attached(item),
    )


def _moment(item: Any, name: str) -> datetime | None:
    # Asked with `in`, because feedparser answers for "updated" with "published" when asked otherwise.
    if name not in item:
        return None
    text, parts = item[name], item.get(f"{name}_parsed")
    return read_date(str(text)) or from_parts(parts)


def _html(item: Any, url: str) -> str:
    """The fullest account the entry gives of itself: its content, else its summary; `url` is the feed's address."""
    bodies = [_based(_as_html(part.get("value"), part.get("type")), part, url) for part in item.get("content") or ()]
    if "summary" in item:
        detail = item.get("summary_detail") or {}
        bodies.append(_based(_as_html(item["summary"], detail.get("type")), detail, url))
    return max(bodies, key=len, default="")


def _based(body: str, part: Any, url: str) -> str:
    """A body with the base its relative links have of their own."""
    base = str(part.get("base") or "")
    if not body or "<" not in body or not base.startswith(("http://", "https://")) or base == url:
        return body
    return f'<div xml:base="{html.escape(join_surrogates(base))}">{body}</div>'


def _attached(item: Any) -> str:
    """Enclosures, media and the discussion's address, as HTML."""
    seconds = seconds_of(item.get("itunes_duration"))
    sent = [link for link in item.get("links") or () if link.get("rel") == "enclosure"]
    found = [attachment(one.get("href"), one.get("type"), seconds=seconds, size=one.get("length")) for one in sent]
    for one in item.get("media_content") or ():
        kind = one.get("type") or one.get("medium")
        found.append(
            attachment(one.get("url"), kind, seconds=seconds_of(one.get("duration")), size=one.get("filesize"))
        )
    seen: dict[str, Attachment] = {}
    for each in found:
        seen.setdefault(each.url, each)
    replies = [link.get("href") for link in item.get("links") or () if link.get("rel") == "replies"]
    discussion = str(item.get("comments") or next(iter(replies), "") or "")
    return join_surrogates(attached_html(seen.values(), discussion if discussion.startswith("http") else ""))


def _as_html(value: Any, kind: Any) -> str:
    text = join_surrogates(str(value or ""))
    return html.escape(text, quote=False).replace("\n", "<br>\n") if kind == "text/plain" else text


def plain_title(title: str) -> str:
    """A title as one plain line: feeds put HTML into titles, said or unsaid, and entities escaped twice."""
    text = re.sub(r"<(script|style)\b[^<>]*>[^<]*</\1>", "", mend_references_in(title), flags=re.IGNORECASE)
    return shortened(html.unescape(_TAG.sub("", text)))


_TAG = re.compile(
    r"</?(?:a|abbr|b|big|br|cite|code|div|em|font|h[1-6]|i|img|mark|p|q|s|small|span|strong|sub|sup|tt|u|wbr)\b[^<>]*>",
    re.IGNORECASE,
)


def _author(item: Any) -> str:
    names = [str(author.get("name") or "") for author in item.get("authors") or () if author]
    text = ", ".join(dict.fromkeys(name for name in names if name)) or str(item.get("author") or "")
    return shortened(html.unescape(text))


def _address(value: Any) -> str:
    """A link as it can be followed, with %20 for blanks; empty for what is none, such as a guid that is a number."""
    text = safe_line(str(value or "")).replace(" ", "%20")
    return text if len(text) <= MAX_ADDRESS and _SCHEME.match(text) else ""


_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def _link(item: Any) -> str:
    """The story's page: feedparser's choice where it is an alternate, else any alternate, else what link there is."""
    links = [link for link in item.get("links") or () if link.get("href")]
    alternates = [_address(link["href"]) for link in links if link.get("rel") == "alternate"]
    chosen = _address(item.get("link"))
    if alternates and chosen not in alternates:
        return alternates[0]
    return chosen or next((_address(link["href"]) for link in links), "")


def _whole_number(value: Any) -> int | None:
    text = str(value or "").strip()
    return int(text) if text.isdecimal() and len(text) < 9 else None
