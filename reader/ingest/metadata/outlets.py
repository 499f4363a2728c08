"""The name of the outlet a page is from: not its domain, not a handle, not a section."""

import re
from urllib.parse import urlsplit

from reader.ingest.html.line_measures import norm

_SEPARATOR = re.compile(r"\s+[|–—·•»-]\s+|\s*\|\s*")
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}/?", re.I | re.A)
_SECTIONS = frozenset(
    {"home", "homepage", "news", "world", "politics", "business", "sport", "sports", "opinion", "culture", "tech",
     "technology", "science", "health", "life", "style", "lifestyle", "entertainment", "travel", "money", "video",
     "local", "us", "uk", "international", "latest", "blog", "articles", "article", "index"}
)  # fmt: skip
MAX_LENGTH = 100


def outlet_name(told: "list[tuple[str, str]]", title: str, host: str) -> tuple[str, str]:
    """The outlet and where its name was found; `told` are (name, where), surest first.

    A domain among them is taken only when nothing says the name: neither what is told nor the end of the window's
    `title`, believed when the `host` bears the same letters. At last the host itself.
    """
    names = [(name.strip()[:MAX_LENGTH], where) for name, where in told if _is_name(name)]
    if names:
        return names[0]
    for part in reversed(_SEPARATOR.split(title)[1:] or []):
        if _same_letters(part, host):
            return part.strip(), "the end of the window's title"
    parts = _SEPARATOR.split(title)
    if len(parts) > 1 and _same_letters(parts[0], host):
        return parts[0].strip(), "the start of the window's title"
    bare = next(
        ((name.strip().removeprefix("www."), where) for name, where in told if _DOMAIN.fullmatch(name.strip())), None
    )
    return bare or (host, "the page's address" if host else "")


def host_of(url: str) -> str:
    """The host of an address without www; empty when it is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _is_name(name: str) -> bool:
    bare = name.strip()
    return bool(norm(bare)) and not bare.startswith("@") and not _DOMAIN.fullmatch(bare) and norm(bare) not in _SECTIONS


def _same_letters(name: str, host: str) -> bool:
    """Whether a name is the host's: "Fenmarket Courier" of fenmarket-courier.example."""
    letters = norm(name).replace(" ", "")
    labels = [re.sub(r"[^\w]", "", label.casefold()) for label in host.split(".")[:-1]]
    without = letters.removeprefix("the")
    return len(letters) >= 3 and any(label and label in (letters, without) for label in labels)
