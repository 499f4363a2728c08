"""One polite request: conditional, capped, with a deadline, its outcome a value.

Redirects are followed here, hop by hop, so that each address is checked and a permanent move is known for one. Nothing
is sent that the address and the saved validators do not call for: no cookies, no referrer.
"""

import base64
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from hashlib import blake2b
from urllib.parse import unquote, urlsplit

import httpcore

from reader import __version__
from reader.errors import ReaderError
from reader.ingest.body import BodyFault, read_body
from reader.ingest.client import Client, deadline, time_left
from reader.ingest.destination import host_of, join_hop, request_target
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
) -> Outcome:
    """Ask for `url` with the validators in `state`; never raises for what a server or the network does.

    `private` allows the address's own host, and only that, to lie on this machine or a private network.
    """
    state = state or FetchState()
    token = deadline.set(time.monotonic() + seconds)
    try:
        return _follow(client, url, state, now, private, cap, accept)
    except (ReaderError, BodyFault) as fault:
        return Failed(safe_line(str(fault)))
    except httpcore.TimeoutException:
        return Failed(f"timed out after {seconds:g} s")
    except httpcore.ProxyError as error:
        return Failed(f"the proxy refused: {safe_line(str(error))}")
    except (httpcore.RemoteProtocolError, httpcore.LocalProtocolError) as error:
        return Failed(f"the server does not speak HTTP properly: {safe_line(str(error)).rstrip('.').lower()}")
    except (httpcore.NetworkError, OSError):
        return Failed("the connection broke off")
    finally:
        deadline.reset(token)


def _follow(
    client: Client, url: str, state: FetchState, now: datetime, private: bool, cap: int, accept: str
) -> Outcome:
    own_host, permanent, start = host_of(url), True, url
    for _ in range(MAX_REDIRECTS + 1):
        scheme, host, port, target = request_target(url)
        pool = client.pool(scheme.decode(), host.decode(), private=private and host_of(url) == own_host)
        headers = [(b"Host", _host_header(scheme, host, port)), *_headers(url, state, accept)]
        address = httpcore.URL(scheme=scheme, host=host, port=port, target=target)
        request = httpcore.Request(b"GET", address, headers=headers, extensions={"timeout": {"pool": time_left()}})
        with closing(pool.handle_request(request)) as response:
            location = _header(response, b"location")
            if response.status not in (301, 302, 303, 307, 308) or not location:
                moved = url if permanent and url != start and not _weaker(start, url) else ""
                return _outcome(response, url, moved, state, now, cap)
            permanent = permanent and response.status in (301, 308)
            url = join_hop(url, location)
    return Failed(f"the server redirects more than {MAX_REDIRECTS} times")


def _outcome(response: httpcore.Response, url: str, moved: str, state: FetchState, now: datetime, cap: int) -> Outcome:
    etag, modified = _header(response, b"etag"), _header(response, b"last-modified")
    fresh_for = _fresh_for(response, now)
    if response.status == 304:
        response.read()  # there is no body; read to its end, the connection serves the host's next feed
        return NotModified(etag or state.etag, modified or state.modified, moved, fresh_for)
    if response.status != 200:
        return _refusal(response, now)
    body = read_body(response, cap)
    digest = blake2b(body, digest_size=16).hexdigest()
    if digest == state.body_hash:
        return NotModified(etag, modified, moved, fresh_for)
    content_type = safe_line(_header(response, b"content-type"))
    return Fetched(url, body, content_type, digest, etag, modified, moved, fresh_for)


def _refusal(response: httpcore.Response, now: datetime) -> Failed:
    wait = _retry_after(_header(response, b"retry-after"), now)
    status = response.status
    known = _STATUS_WORDS.get(status)
    if known is None:
        reason = safe_line(response.extensions.get("reason_phrase", b"").decode("latin-1"))
        fault = "the server has a fault" if status >= 500 else "the server refuses"
        known = f"{fault} (HTTP {status}{f' {reason}' if reason else ''})"
    else:
        known = f"{known} (HTTP {status})"
    return Failed(known, gone=status == 410, busy=status in (429, 503), wait=wait)


_STATUS_WORDS = {
    401: "a login is needed",
    403: "the server refuses to show it",
    404: "there is nothing at this address",
    410: "the feed is gone for good",
    429: "the server is asked too often",
    500: "the server has a fault",
    502: "the server has a fault",
    503: "the server is busy",
    504: "the server has a fault",
}


def _headers(url: str, state: FetchState, accept: str) -> list[tuple[bytes, bytes]]:
    headers = [
        (b"User-Agent", USER_AGENT.encode()),
        (b"Accept", accept.encode()),
        (b"Accept-Encoding", b"gzip"),
    ]
    if state.etag:
        headers.append((b"If-None-Match", state.etag.encode("latin-1", "replace")))
    if state.modified:
        headers.append((b"If-Modified-Since", state.modified.encode("latin-1", "replace")))
    parts = urlsplit(url)
    if parts.username is not None:
        login = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        headers.append((b"Authorization", b"Basic " + base64.b64encode(login.encode())))
    return headers


def _host_header(scheme: bytes, host: bytes, port: int) -> bytes:
    name = b"[%b]" % host if b":" in host else host
    return name if port == (443 if scheme == b"https" else 80) else b"%b:%d" % (name, port)


def _header(response: httpcore.Response, name: bytes) -> str:
    """The header as sent, one character a byte, so that it can be sent back unchanged."""
    return next((value.decode("latin-1") for key, value in response.headers if key.lower() == name), "")


def _weaker(old: str, new: str) -> bool:
    """A move from https to http is followed but never made for good."""
    return old.startswith("https:") and not new.startswith("https:")


def _retry_after(value: str, now: datetime) -> int | None:
    if value.strip().isdigit():
        return min(int(value.strip()[:9]), LONGEST_WAIT)
    moment = http_date(value)
    return None if moment is None else max(0, min(int((moment - now).total_seconds()), LONGEST_WAIT))


def _fresh_for(response: httpcore.Response, now: datetime) -> int:
    """Seconds the answer stays fresh, RFC 9111: max-age less Age, else Expires less Date."""
    for part in _header(response, b"cache-control").lower().split(","):
        name, _, value = part.strip().partition("=")
        if name in ("no-cache", "no-store"):
            return 0
        if name == "max-age" and value.strip('"').isdigit():
            age = _header(response, b"age").strip()
            return max(0, int(value.strip('"')[:9]) - (int(age[:9]) if age.isdigit() else 0))
    expires = http_date(_header(response, b"expires"))
    if expires is None:
        return 0
    return max(0, int((expires - (http_date(_header(response, b"date")) or now)).total_seconds()))


def http_date(value: str) -> datetime | None:
    """The moment an HTTP header names, or None when it is no date; a date without zone is none either."""
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else None
