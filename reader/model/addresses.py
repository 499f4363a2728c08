"""Web addresses that differ and yet lead to the same page: by scheme, "www.", a slash at the end, or what tracks."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKS = re.compile(
    r"utm_\w+|at_\w+|at|ref|referrer|source|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|cmpid?|cmp|ncid|xtor|ns_\w+"
    r"|smid|sref|taid|feature|partner|rss|from|traffic_source",
    re.IGNORECASE,
)
"""Parameters that say where a reader came from and nothing of what is read."""


def page_key(url: str) -> str:
    """What the addresses of one page have in common; empty for what is no web address.

    The port, the path and its capitals, all other parameters in their order, and a fragment that may name a place in
    the page stay: they may tell two pages apart.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not host:
        return ""
    kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKS.fullmatch(pair[0])]
    fragment = "" if _TRACKS.match(parts.fragment) and "=" in parts.fragment else parts.fragment
    return "\n".join(
        (host if port in (None, 80, 443) else f"{host}:{port}", parts.path.rstrip("/"), urlencode(kept), fragment)
    )


def same_page(one: str, other: str) -> bool:
    """Whether two addresses lead to the same page as far as they tell; two empty ones do not."""
    return bool(one) and (one == other or (page_key(one) == page_key(other) != ""))
