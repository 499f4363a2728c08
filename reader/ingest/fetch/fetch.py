"""One polite request: conditional, capped, with a deadline, its outcome a value.

Redirects are followed here, hop by hop, so that each address is checked and a permanent move is known for one. Nothing
is sent that the address and the saved validators do not call for: no cookies, no referrer.
"""

import base64
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from hashlib import blake2b
from typing import Literal
from urllib.parse import unquote, urlsplit

from reader import __version__
from reader.errors import ReaderError
from reader.ingest.fetch.client import Client
from reader.ingest.fetch.transfer import Answer, PrivateAddress, Unreached
from reader.ingest.urls import host_of, join_hop, wire_address
from reader.model.feed import FetchState
from reader.model.safe_text import safe_line

USER_AGENT = f"reader/{__version__} (+reader-tui)"
FEED_TYPES = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1"
)
PAGE_TYPES = "text/html, application/xhtml+xml, application/xml;q=0.8, */*;q=0.5"
DEADLINE = 60.0
"""Seconds for a whole request, redirects included."""
MAX_BODY = 15 * 1024 * 1024
"""Bytes of a body after decompression."""
MAX_REDIRECTS = 10
LONGEST_WAIT = 7 * 24 * 3600
"""Seconds; a server that asks to wait longer is asked again after this."""


Offline = Literal["", "perhaps", "surely"]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A new body, with what to send next time."""

    url: str
    """Where the body was found, after redirects."""
    body: bytes
    content_type: str
    body_hash: str
    etag: str = ""
    modified: str = ""
    moved: str = ""
    """The address to use from now on, when every redirect was permanent."""
    fresh_for: int = 0
    """Seconds the server calls the answer fresh (max-age, Expires); 0 when it says nothing."""


@dataclass(frozen=True, slots=True)
class NotModified:
    """A 304, or the same body again."""

    etag: str = ""
    modified: str = ""
    moved: str = ""
    fresh_for: int = 0


@dataclass(frozen=True, slots=True)
class Failed:
    """No body, and why, in words."""

    reason: str
    gone: bool = False
    """The server said so (410): there is no use in asking again."""
    busy: bool = False
    """The whole host asks for rest (429, 503)."""
    wait: int | None = None
    """Seconds the server asks to wait (Retry-After)."""
    barred: str = ""
    """The host that was not asked, as it lies on this machine or a private network."""
    offline: Offline = ""
    """It was not asked for want of a network: surely when nobody looks names up or no way leads out."""


Outcome = Fetched | NotModified | Failed


def fetch(
    client: Client,
    url: str,
    state: FetchState | None = None,
    *,
    now: datetime,
    private: bool = False,
    seconds: float = DEADLINE,
    cap: int = MAX_BODY,
    accept: str = FEED_TYPES,
    user_agent: str = "",
) -> Outcome:
    """Ask for `url` with the validators in `state`; never raises for what a server or the network does.

    `private` allows the address's own host, and only that, to lie on this machine or a private network; `user_agent`
    is what the server is told in the place of the program's name.
    """
    try:
        end, headers = time.monotonic() + seconds, _Headers(state or FetchState(), accept, user_agent or USER_AGENT)
        return _follow(client, url, headers, now, private, end, cap)
    except ReaderError as fault:
        barred = fault.host if isinstance(fault, PrivateAddress) else ""
        offline: Offline = ("surely" if fault.surely else "perhaps") if isinstance(fault, Unreached) else ""
        return Failed(safe_line(str(fault)), barred=barred, offline=offline)
    except TimeoutError:
        return Failed(f"timed out after {seconds:g} s")


@dataclass(frozen=True, slots=True)
class _Headers:
    """What a request says beside the address."""

    state: FetchState
    accept: str
    user_agent: str


def _follow(client: Client, url: str, headers: _Headers, now: datetime, private: bool, end: float, cap: int) -> Outcome:
    own_host, permanent, start = host_of(url), True, url
    for _ in range(MAX_REDIRECTS + 1):
        left = end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        may_be_private = private and host_of(url) == own_host
        answer = client.get(wire_address(url), _lines(url, headers), private=may_be_private, seconds=left, cap=cap)
        location = answer.headers.get("location", "")
        if answer.status not in (301, 302, 303, 307, 308) or not location:
            moved = url if permanent and url != start and not _weaker(start, url) else ""
            return _outcome(answer, url, moved, headers.state, now)
        permanent = permanent and answer.status in (301, 308)
        url = join_hop(url, _as_meant(location))
    return Failed(f"the server redirects more than {MAX_REDIRECTS} times")


def _as_meant(location: str) -> str:
    """A redirect's address with its letters beyond ASCII, which most servers send as UTF-8."""
    try:
        return location.encode("latin-1").decode()
    except UnicodeDecodeError:
        return location


def _outcome(answer: Answer, url: str, moved: str, state: FetchState, now: datetime) -> Outcome:
    etag, modified = answer.headers.get("etag", ""), answer.headers.get("last-modified", "")
    fresh_for = _fresh_for(answer.headers, now)
    if answer.status == 304:
        return NotModified(etag or state.etag, modified or state.modified, moved, fresh_for)
    if answer.status != 200:
        return _refusal(answer, now)
    digest = blake2b(answer.body, digest_size=16).hexdigest()
    if digest == state.body_hash:
        return NotModified(etag, modified, moved, fresh_for)
    content_type = safe_line(answer.headers.get("content-type", ""))
    return Fetched(url, answer.body, content_type, digest, etag, modified, moved, fresh_for)


def _refusal(answer: Answer, now: datetime) -> Failed:
    wait = _retry_after(answer.headers.get("retry-after", ""), now)
    status = answer.status
    known = _STATUS_WORDS.get(status)
    if known is None:
        reason = safe_line(answer.reason)
        fault = "the server has a fault" if status >= 500 else "the server refuses"
        known = f"{fault} (HTTP {status}{f' {reason}' if reason else ''})"
    else:
        known = f"{known} (HTTP {status})"
    return Failed(known, gone=status == 410, busy=status in (429, 503), wait=wait)


_STATUS_WORDS = {
    401: "a login is needed",
    403: "the server refuses to show it",
    404: "there is nothing at this address",
    407: "the proxy asks for a login",
    410: "the feed is gone for good",
    429: "the server is asked too often",
    500: "the server has a fault",
    502: "the server has a fault",
    503: "the server is busy",
    504: "the server has a fault",
}


def _lines(url: str, asked: _Headers) -> list[bytes]:
    headers = [b"Accept-Encoding: gzip"]
    for name, value in (
        ("User-Agent", asked.user_agent),
        ("Accept", asked.accept),
        ("If-None-Match", asked.state.etag),
        ("If-Modified-Since", asked.state.modified),
    ):
        if value.strip() and not {"\r", "\n", "\0"} & set(value):
            headers.append(f"{name}: {value}".encode("latin-1", "replace"))
    if "@" in url:
        parts = urlsplit(url)
        if parts.username is not None:
            login = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
            headers.append(b"Authorization: Basic " + base64.b64encode(login.encode()))
    return headers


def _weaker(old: str, new: str) -> bool:
    """A move from https to http is followed but never made for good."""
    return old.startswith("https:") and not new.startswith("https:")


def _retry_after(value: str, now: datetime) -> int | None:
    if value.strip().isdigit():
        return min(int(value.strip()[:9]), LONGEST_WAIT)
    moment = http_date(value)
    return None if moment is None else max(0, min(int((moment - now).total_seconds()), LONGEST_WAIT))


def _fresh_for(headers: Mapping[str, str], now: datetime) -> int:
    """Seconds the answer stays fresh, RFC 9111: max-age less Age, else Expires less Date."""
    for part in headers.get("cache-control", "").lower().split(","):
        name, _, value = part.strip().partition("=")
        if name in ("no-cache", "no-store"):
            return 0
        if name == "max-age" and value.strip('"').isdigit():
            age = headers.get("age", "")
            return max(0, int(value.strip('"')[:9]) - (int(age[:9]) if age.isdigit() else 0))
    expires = http_date(headers.get("expires", ""))
    if expires is None:
        return 0
    return max(0, int((expires - (http_date(headers.get("date", "")) or now)).total_seconds()))


def http_date(value: str) -> datetime | None:
    """The moment an HTTP header names, or None when it is no date; a date without zone is none either."""
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else None
