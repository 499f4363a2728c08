"""Where requests go: what a person types made whole, and which hosts are the user's own."""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from reader.errors import ReaderError
from reader.model.safe_text import safe_address, safe_line

_NAT64 = ip_network("64:ff9b::/96")
_GLOBAL_V6 = ip_network("2000::/3")
_OTHER_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
_DOMAIN = re.compile(
    r"^(?:(?:[\w-]+\.)+[^\W\d_]{2,}|localhost|\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?(?:[/?#]|$)", re.IGNORECASE
)


def whole_address(text: str) -> str:
    """The http or https address a person means by "feed:…", "example.org/news" or a full address.

    Raises ReaderError when it names another scheme or no host.
    """
    text = "".join(safe_line(text).split())
    text = re.sub(r"^feed:(?://)?", "", text, flags=re.IGNORECASE)
    if "://" not in text and not _OTHER_SCHEME.match(text):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise ReaderError(
            f"{safe_address(text)} is not a web address; one looks like https://example.org/feed"
        ) from None
    if parts.scheme.lower() not in ("http", "https"):
        raise ReaderError(f"{safe_address(text)} is not a web address: only http and https are read")
    if not parts.hostname or (port is not None and port == 0):
        raise ReaderError(f"{safe_address(text)} has no host; a web address looks like https://example.org/feed")
    return urlunsplit(parts._replace(scheme=parts.scheme.lower(), path=parts.path or "/", fragment=""))


def looks_like_address(text: str) -> bool:
    """Whether a person who types this means the web: it has a web scheme, or begins as a domain or an IPv4 address."""
    scheme = re.match(r"^(https?|feed):", text, re.IGNORECASE)
    return bool(scheme) or bool(_DOMAIN.match(text))


def without_login(url: str) -> str:
    """The address without user name and password."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def join_hop(base: str, location: str) -> str:
    """Where a redirect leads; a login goes along to the same server only, and never from https to http.

    Raises ReaderError for any scheme but http and https.
    """
    try:
        target = urljoin(base, location.strip())
        here, there = urlsplit(base), urlsplit(target)
    except ValueError:
        raise ReaderError(f"the server redirects to {safe_address(location)}, which is not a web address") from None
    if there.scheme in ("https", here.scheme) and there.netloc == here.netloc.rpartition("@")[2]:
        target = urlunsplit(there._replace(netloc=here.netloc))
    return whole_address(target)


def wire_address(url: str) -> str:
    """The address as it goes over the wire: in ASCII, without login and fragment.

    Raises ReaderError when the host's name cannot be written so.
    """
    parts = urlsplit(url)
    netloc = parts.netloc.rpartition("@")[2]
    if not netloc.isascii():
        host, colon, port = netloc.partition(":")
        try:
            netloc = f"{host.encode('idna').decode()}{colon}{port}"
            urlsplit(f"//{netloc}")
        except ValueError:
            raise ReaderError(f"{safe_address(url)} has no valid host name") from None
    path = quote(parts.path or "/", safe="/:@!$&'()*+,;=~%-._")
    query = f"?{quote(parts.query, safe='/:@!$&()*+,;=~%-._?[]|^')}" if parts.query else ""
    return f"{parts.scheme}://{netloc}{path}{query}"


def host_of(url: str) -> str:
    """The host in lower case, as politeness counts it."""
    return (urlsplit(url).hostname or "").rstrip(".")


def is_public(address: str) -> bool:
    """Whether an IP address lies in the open internet: neither private, loopback, link-local nor an alias of such."""
    ip = ip_address(address.partition("%")[0])
    inner = _embedded(ip)
    if inner is not None:
        return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and (isinstance(ip, IPv4Address) or ip in _GLOBAL_V6)


def _embedded(ip: IPv4Address | IPv6Address) -> IPv4Address | None:
    """The IPv4 address an IPv6 address stands for: mapped, 6to4 or NAT64."""
    if not isinstance(ip, IPv6Address):
        return None
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour
