"""Addresses inside a story: made absolute, freed of tracking, refused when they are not http or https."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from reader.model.safe_text import safe_line

MAX_LENGTH = 30_000
"""Characters of an address; a tag that holds a longer one has lost it before (see `sanitize`)."""

_REMEMBERED = 2048
"""Characters of the longest address whose clean form is remembered."""

_TRACKING = re.compile(
    r"(?:utm_|mtm_|pk_|hsa_|vero_|oly_|stm_|at_(?:medium|campaign|link|ptr|custom))\w*"
    r"|fbclid|gclid|gclsrc|dclid|msclkid|yclid|twclid|igshid|igsh|mc_[ce]id|_hs(?:enc|mi)|mkt_tok|wickedid|ncid|ocid"
    r"|cmpid|icid|smid|sref|partner|taid|xtor|s_cid|wt_mc|spm|ref_src|ref_url|guccounter|guce_referrer\w*|traffic_source",
    re.I,
)
"""Names of query parameters that say where a reader came from and never what is shown."""

_ABSOLUTE = re.compile("https?://", re.I)
_PLAIN = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[\w.~%+/-]*)?", re.A)
_PLAIN_HOST = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?(?=/|$)", re.A)
_PLAIN_PATH = re.compile(r"(?:/[\w~%+-]+)+(?:\.html?|/)?", re.A)
"""Addresses that are as they should be, the second but for the page's host: most are."""

_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:$|\?)", re.I)
_LAZY = (
    "data-src", "data-original", "data-lazy-src", "data-hi-res-src", "data-full-src", "data-image", "data-img-src",
    "data-url", "data-orig-file",
)  # fmt: skip
_LAZY_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_BLANK = re.compile(
    r"(?:^|[/_.-])(?:blank|spacer|pixel|transparent|placeholder|lazy|loading|1x1|clear)(?:[_.-]|$)", re.I
)


def clean_address(href: str, base: str = "") -> str:
    """`href` as an absolute http(s) address without tracking parameters; empty when it is none.

    `base` is the address of the page the link stands on. A link into the same page is no address either.
    """
    return _cleaned(href, base) if len(href) <= _REMEMBERED else _made_clean(href, base)


@lru_cache(maxsize=2048)
def _cleaned(href: str, base: str) -> str:
    return _made_clean(href, base)


def _made_clean(href: str, base: str) -> str:
    if len(href) <= MAX_LENGTH and _PLAIN.fullmatch(href):
        return href
    if len(href) <= MAX_LENGTH // 2 and (at_home := _host(base)) and _PLAIN_PATH.fullmatch(href):
        return at_home + href
    href = "".join(safe_line(href).split())
    if not href or href.startswith("#") or len(href) > MAX_LENGTH:
        return ""
    try:
        parts = urlsplit(href if _ABSOLUTE.match(href) else urljoin(base, href))
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    if parts.fragment and base and urlunsplit(parts._replace(fragment="")) == base.partition("#")[0]:
        return ""
    return urlunsplit(parts._replace(query=_without_tracking(parts.query)))


def joined_address(base: str, other: str) -> str:
    """`other` as seen from `base`; `base` itself where that is no address."""
    try:
        return urljoin(base, safe_line(other).strip())
    except ValueError:
        return base


def is_picture(address: str) -> bool:
    """Whether an address leads to a picture, by its name."""
    return bool(_PICTURE.search(address))


@lru_cache(maxsize=64)
def _host(base: str) -> str:
    """The beginning of every address on the host of `base`; empty when that is no plain address."""
    parts = _PLAIN_HOST.match(base)
    return parts.group() if parts else ""


def picture_address(attributes: Mapping[str, str], base: str = "") -> str:
    """Where the picture of an `img` lies, lazy loading seen through; empty for pixels and placeholders."""
    if attributes.get("width") in ("0", "1") or attributes.get("height") in ("0", "1"):
        return ""
    for candidate in _candidates(attributes):
        address = clean_address(candidate, base) if candidate and not _is_blank(candidate) else ""
        if address:
            return address
    return ""


def _candidates(attributes: Mapping[str, str]) -> Iterator[str]:
    """What may be the picture's address, likeliest first; most pictures need no more than their `src`."""
    yield attributes.get("src", "")
    for name in _LAZY:
        yield attributes.get(name, "")
    for name in _LAZY_SETS:
        yield _largest(attributes.get(name, ""))


def _is_blank(src: str) -> bool:
    return not src or src.startswith("data:") or bool(_BLANK.search(urlsplit(src[:MAX_LENGTH]).path[-60:]))


def _largest(srcset: str) -> str:
    """The widest candidate of a `srcset`; its entries are separated by a comma and white space."""
    best, widest = "", -1.0
    for entry in re.split(r",\s+", srcset.strip())[:30]:
        address, _, size = entry.strip().partition(" ")
        number = re.match(r"[\d.]+", size.strip())
        width = float(number.group()) if number and number.group().count(".") < 2 and number.group() != "." else 0.0
        if address and width > widest:
            best, widest = address.rstrip(","), width
    return best


def _without_tracking(query: str) -> str:
    if not query:
        return ""
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)]
    return query if len(kept) == len(pairs) else urlencode(kept)
